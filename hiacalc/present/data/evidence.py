"""The evidence for other programs: plain data with unrounded numbers, stable in its names."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.analysis.distributions.log_ratio import LogRatio
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings, EvidenceFindings
from hiacalc.analysis.evidence_synthesis.study_sets import FromStudies
from hiacalc.evidence.effect_sets import AnySet
from hiacalc.evidence.studies import LargestTrialEffect


def evidence_data(evidence: EvidenceFindings, days: DaysFindings, chosen: Effect | None) -> dict[str, Any]:
    """Studies, sets, the most that trials have shown, and the chosen set, or null.

    Args:
        evidence: all studies and sets.
        days: all studies and sets on days saved per patient.
        chosen: the effect that a set gives; None for none.
    """
    studies, sets = evidence.studies, evidence.sets
    return {
        "studies": [study.model_dump(mode="json") for study in studies.studies],
        "documents": {key: title.model_dump() for key, title in studies.documents.items()},
        "trial_ceiling": _ceiling(evidence.ceiling),
        "widening": [reason.model_dump(mode="json") for reason in sets.widening],
        "sets": [_set(of_set, evidence.offered.get(of_set.name)) for of_set in sets.sets],
        "days_saved": {
            "studies": [study.model_dump(mode="json") for study in days.evidence.studies],
            "sets": [_days_set(of_set, days) for of_set in days.evidence.sets],
        },
        "chosen": None if chosen is None else _effect(chosen),
    }


def _days_set(of_set: AnySet, days: DaysFindings) -> dict[str, Any]:
    effect = days.offered[of_set.name]
    return {
        **_set(of_set, effect),
        "value": effect.value,
        "low": effect.low,
        "high": effect.high,
        "probability_of_none": effect.none,
        "probability_of_harm": effect.below(0.0),
        "weight_in_mixture": days.evidence.mixed_in(of_set.name),
    }


def _set(of_set: AnySet, effect: Effect | None) -> dict[str, Any]:
    return {
        "name": of_set.name,
        "kind": of_set.kind,
        "offer": of_set.offer.value,
        "title": of_set.title.model_dump(),
        "what_it_is": of_set.what_it_is.model_dump(),
        "what_it_is_not": of_set.what_it_is_not.model_dump(),
        "level": None if effect is None else effect.level,
        "follow_up_years": None if effect is None else effect.follow_up_years,
        "input": None if effect is None else effect.mapping(),
    }


def _ceiling(ceiling: LargestTrialEffect) -> dict[str, Any]:
    figures = {
        "reduction": ceiling.reduction,
        "low": ceiling.low,
        "high": ceiling.high,
        "level": ceiling.level,
    }
    return {"study": ceiling.study.key, **figures}


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "set": effect.chosen.name,
        "value": effect.value,
        "low": effect.low,
        "high": effect.high,
        "level": effect.level,
        "drawn": {
            "median": effect.ppf(0.5),
            "interval": [effect.ppf(0.025), effect.ppf(0.975)],
        },
        "follow_up_years": effect.follow_up_years,
        "probability_of_harm": effect.below(0.0),
        "rests_on_judgement": effect.rests_on_judgement,
        "input": effect.mapping(),
        "pooled": None if effect.studies is None else _pooled(effect.studies),
    }


def _pooled(synthesis: FromStudies) -> dict[str, Any]:
    pooled = synthesis.pooled
    ahead = pooled.prediction()
    return {
        "weights": {
            study.key: weight for study, weight in zip(synthesis.studies, synthesis.weights, strict=True)
        },
        "trials": [
            {
                "studies": [
                    {"key": study.key, **_ratio(ratio)}
                    for study, ratio in zip(trial.studies, trial.ratios, strict=True)
                ],
                "stand_ins": {
                    study.key: study.stand_in.model_dump(mode="json", include={"measure", "sd", "basis"})
                    for study in trial.studies
                    if study.stand_in is not None
                },
                "arms": None if trial.arms is None else {"q": trial.arms.q, "degrees": trial.arms.degrees},
                "weight": float(weight),
                **_ratio(trial.ratio),
            }
            for trial, weight in zip(synthesis.trials, pooled.weights, strict=True)
        ],
        "method": pooled.method.value,
        "count": pooled.count,
        "tau_squared": _finite(pooled.tau2),
        "tau_squared_interval": pooled.tau2_interval(),
        "fixed_effect": (
            _ratio(LogRatio(pooled.fixed_effect, pooled.fixed_error)) if pooled.count > 1 else None
        ),
        "i_squared": _finite(pooled.i2),
        "q": pooled.q,
        "narrower_than_classic": pooled.is_narrower,
        "prediction": None if ahead is None else [math.exp(end) for end in ahead],
        "measured": _ratio(synthesis.measured),
        "widening": [reason.key for reason in synthesis.widening],
        "widening_share": synthesis.widening_share,
        "widened": _ratio(synthesis.widened),
    }


def _ratio(ratio: LogRatio) -> dict[str, Any]:
    return {
        "ratio": math.exp(ratio.meanlog),
        "interval": list(ratio.interval()),
        "meanlog": ratio.meanlog,
        "sdlog": ratio.sdlog,
        "degrees": ratio.degrees,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
