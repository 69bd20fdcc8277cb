"""The evidence for other programs: plain data with unrounded numbers, stable in its names."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.analysis.effect_sets import Effect, effect_set
from hiacalc.analysis.from_studies import FromStudies
from hiacalc.analysis.log_ratio import LogRatio
from hiacalc.evidence.effect_sets import AnySet, Availability, EffectSets
from hiacalc.evidence.studies import Studies, trial_ceiling


def evidence_data(studies: Studies, sets: EffectSets, chosen: Effect | None) -> dict[str, Any]:
    """Studies, sets, the most that trials have shown, and the chosen set, or null."""
    return {
        "studies": [study.model_dump(mode="json") for study in studies.studies],
        "documents": {key: said.model_dump() for key, said in studies.documents.items()},
        "trial_ceiling": _ceiling(),
        "widening": [reason.model_dump(mode="json") for reason in sets.widening],
        "sets": [_set(one, sets, studies) for one in sets.sets],
        "chosen": None if chosen is None else _effect(chosen),
    }


def _set(one: AnySet, sets: EffectSets, studies: Studies) -> dict[str, Any]:
    effect = effect_set(one.name, sets, studies) if one.offer is Availability.AS_SET else None
    return {
        "name": one.name,
        "kind": one.kind,
        "offer": one.offer.value,
        "title": one.title.model_dump(),
        "what_it_is": one.what_it_is.model_dump(),
        "what_it_is_not": one.what_it_is_not.model_dump(),
        "level": None if effect is None else effect.level,
        "follow_up_years": None if effect is None else effect.follow_up_years,
        "input": None if effect is None else effect.mapping(),
    }


def _ceiling() -> dict[str, Any]:
    found = trial_ceiling()
    figures = {"reduction": found.reduction, "low": found.low, "high": found.high, "level": found.level}
    return {"study": found.study.key, **figures}


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


def _pooled(found: FromStudies) -> dict[str, Any]:
    pooled = found.pooled
    ahead = pooled.prediction()
    return {
        "weights": {study.key: weight for study, weight in zip(found.studies, found.weights, strict=True)},
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
            for trial, weight in zip(found.trials, pooled.weights, strict=True)
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
        "measured": _ratio(found.measured),
        "widening": [reason.key for reason in found.widening],
        "widening_share": found.widening_share,
        "widened": _ratio(found.widened),
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
