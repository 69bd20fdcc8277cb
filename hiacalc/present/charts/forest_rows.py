"""The rows of a forest plot: studies, what they say together, and the effect that is used."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from hiacalc.analysis.distributions.log_ratio import LogRatio
from hiacalc.analysis.evidence_synthesis.effect_sets import LEVEL, Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.analysis.evidence_synthesis.study_sets import FromStudies
from hiacalc.evidence.studies import Study
from hiacalc.present.locale.language import Language


class Mark(StrEnum):
    """How a row is drawn."""

    STUDY = "study"
    POOLED = "pooled"
    FIXED = "fixed"
    PREDICTION = "prediction"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the plot: a ratio of absence and its interval, on the log scale.

    `middle` is None for a prediction interval, `low` and `high` for a single
    figure, `level` for that and for a range of judgement; `weight` is the share of
    a study in the pooled result, `tau2` the variance between trials with the ends
    of its interval.
    """

    mark: Mark
    key: str
    label: str
    below: str
    middle: float | None
    low: float | None
    high: float | None
    weight: float | None = None
    level: float | None = LEVEL
    tau2: tuple[float, float, float] | None = None


def forest_rows(effect: Effect | None, evidence: EvidenceFindings, language: Language) -> list[Row]:
    """The rows of the forest plot for a chosen set, or for all offered sets where none is chosen.

    A set that rests on no study stands below the studies there are, so that it
    can be seen beside what has been measured.

    Args:
        effect: the set that was chosen, if one was.
        evidence: all studies and sets.
        language: of the labels.
    """
    if effect is not None and effect.studies is not None:
        synthesis = effect.studies
        rows = _measured(synthesis, language, weighed=len(synthesis.studies) > 1)
        if len(synthesis.studies) > 1:
            rows += _pooled(synthesis, language)
        ahead = synthesis.pooled.prediction(LEVEL)
        if ahead is not None:
            rows.append(
                Row(Mark.PREDICTION, "prediction", language.say("forest.prediction"), "", None, *ahead)
            )
        if synthesis.widening:
            texts = (language.say("forest.widened"), language.say("forest.widened_below"))
            rows.append(_of_reductions(effect, "widened", *texts))
        return rows
    rows = _measured(evidence.measured, language, weighed=False)
    if effect is not None:
        return [*rows, _of_effect(effect, language)]
    return rows + [_of_effect(offered, language) for offered in evidence.offered.values()]


def table_rows(rows: list[Row]) -> list[list[object]]:
    """The numbers behind the plot as ratios and reductions, unrounded; head first."""
    head: list[object] = ["row", "key", "label", "ratio", "ratio_low", "ratio_high"]
    head += ["reduction", "reduction_low", "reduction_high", "level", "weight"]
    head += ["tau_squared", "tau_squared_low", "tau_squared_high"]
    return [head, *([row.mark.value, row.key, row.label, *_figures(row)] for row in rows)]


def _figures(row: Row) -> list[object]:
    ratios = [None if at is None else math.exp(at) for at in (row.middle, row.low, row.high)]
    ends = (row.middle, row.high, row.low)  # more absence is a lower reduction
    reductions = [None if at is None else 0.0 - math.expm1(at) for at in ends]
    return [*ratios, *reductions, row.level, row.weight, *(row.tau2 or (None, None, None))]


def _pooled(synthesis: FromStudies, language: Language) -> list[Row]:
    """The studies together; where they are of several trials, also with one true effect in all."""
    pooled = synthesis.pooled
    row = _of(Mark.POOLED, "pooled", language.say("forest.pooled"), "", synthesis.measured)
    between = pooled.tau2_interval(LEVEL)
    if between is None:
        return [row]
    fixed = LogRatio(pooled.fixed_effect, pooled.fixed_error)
    texts = (language.say("forest.fixed_effect"), language.say("forest.fixed_below"))
    return [replace(row, tau2=(pooled.tau2, *between)), _of(Mark.FIXED, "fixed", *texts, fixed)]


def _measured(synthesis: FromStudies, language: Language, *, weighed: bool) -> list[Row]:
    ratios = [ratio for trial in synthesis.trials for ratio in trial.ratios]
    rows = []
    for study, ratio, weight in zip(synthesis.studies, ratios, synthesis.weights, strict=True):
        low, high = _reported(study) or ratio.interval(LEVEL)
        title = study.title.in_language(language.code)
        ends = (ratio.meanlog, math.log(low), math.log(high))
        below = _design_text(study, language)
        rows.append(Row(Mark.STUDY, study.key, title, below, *ends, weight if weighed else None))
    return rows


def _reported(study: Study) -> tuple[float, float] | None:
    """The interval as the study prints it, where it has the level of the plot."""
    ratio = study.nearest_ratio
    return ratio.interval if ratio is not None and ratio.level == LEVEL else None


def _design_text(study: Study, language: Language) -> str:
    """Design, complaints and units of a study."""
    texts = [language.say(f"evidence.design.{study.design.value}")]
    texts += [language.say(f"forest.complaints.{complaint.value}") for complaint in study.complaints]
    if study.stand_in is not None:
        texts.append(language.say(f"forest.only.{study.stand_in.measure.value}"))
    if study.clusters is not None:
        units = {"arm": study.clusters.arm, "control": study.clusters.control}
        texts.append(language.say("forest.units", **units))
    return " · ".join(texts)


def _of(mark: Mark, key: str, label: str, below: str, ratio: LogRatio) -> Row:
    low, high = (math.log(end) for end in ratio.interval(LEVEL))
    return Row(mark, key, label, below, ratio.meanlog, low, high)


def _of_effect(effect: Effect, language: Language) -> Row:
    label = effect.chosen.title.in_language(language.code)
    below = language.say(f"forest.rests.{effect.chosen.kind}")
    return _of_reductions(effect, effect.chosen.name, label, below)


def _of_reductions(effect: Effect, key: str, label: str, below: str) -> Row:
    low = None if effect.high is None else math.log1p(-effect.high)
    high = None if effect.low is None else math.log1p(-effect.low)
    middle = math.log1p(-effect.value)
    return Row(Mark.EFFECT, key, label, below, middle, low, high, level=effect.level)
