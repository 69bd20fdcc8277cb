"""What does a named set of evidence say of the effect, as a distribution of the reduction in absence?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from hiacalc.analysis.log_ratio import LogRatio, from_interval
from hiacalc.analysis.pooling import Arms, Pooled, combine_arms, pool, shared_control
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown

if TYPE_CHECKING:  # studies and sets are handed in; this room reads no files
    from hiacalc.evidence.effect_sets import AnySet, EffectSets, Widening
    from hiacalc.evidence.studies import Studies, Study

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial as an estimate; `arms` tells how far its arms are apart where it has several."""

    studies: tuple[Study, ...]
    ratios: tuple[LogRatio, ...]
    arms: Arms | None
    ratio: LogRatio


@dataclass(frozen=True, slots=True)
class FromStudies:
    """What studies say, before and after widening for what was different there."""

    trials: tuple[Trial, ...]
    pooled: Pooled
    widening: tuple[Widening, ...]
    measured: LogRatio
    widened: LogRatio

    @property
    def widening_share(self) -> float:
        """How much of the final variance is added by judgement."""
        return 1.0 - (self.measured.sdlog / self.widened.sdlog) ** 2


@dataclass(frozen=True, slots=True)
class Effect:
    """A set's reduction in absence: the median, a 95 % interval and the whole distribution.

    `low`, `high` and `distribution` are None for a single figure.
    """

    chosen: AnySet | None
    value: float
    low: float | None
    high: float | None
    basis: str | None
    provenance: str
    source: Mapping[str, str]
    distribution: dict[str, Any] | None
    studies: FromStudies | None = None

    @property
    def rests_on_judgement(self) -> bool:
        """Whether no study is behind the middle of it."""
        return self.studies is None

    def mapping(self) -> dict[str, Any]:
        """The set as the input `effect.relative_reduction` of a scenario."""
        given = {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "basis": self.basis,
            "provenance": self.provenance,
            "source": dict(self.source),
            "distribution": self.distribution,
        }
        return {key: value for key, value in given.items() if value is not None}


def effect_set(name: str, sets: EffectSets, studies: Studies) -> Effect:
    """A named set as a distribution, computed from its studies where it rests on any.

    Args:
        name: of a set that is offered.
        sets: all sets.
        studies: all studies.

    Raises:
        ScenarioError: an unknown set, or one that is not offered.

    >>> from hiacalc.evidence.effect_sets import read_effect_sets
    >>> from hiacalc.evidence.studies import read_studies
    >>> found = effect_set("odeen-clinic", read_effect_sets(), read_studies())
    >>> round(found.value, 2), found.distribution["kind"]
    (0.16, 'risk_ratio')
    """
    chosen = next((one for one in sets.sets if one.name == name), None)
    if chosen is None:
        names = [one.name for one in sets.offered]
        close = nearest(name, names)
        allowed = ", ".join(names)
        problem = Problem("unknown_effect_set", Mark("evidence"), "", shown(name), allowed, close)
        raise ScenarioError([problem])
    if chosen.kind == "none":
        fail(f"effect_set_{chosen.offer.value}", Mark("evidence"), found=name)
    if chosen.kind == "studies":
        return _of_studies(from_studies(chosen.studies, chosen.widening, sets, studies), chosen)
    if chosen.kind == "mixture":
        parts = [(part.weight, effect_set(part.set, sets, studies)) for part in chosen.components]
        return _mixed(chosen, parts)
    source = chosen.source.model_dump()
    if chosen.kind == "ratio":
        assumed = from_interval(chosen.interval, chosen.level, chosen.ratio)
        return _of_ratio(assumed, "assumption", source, chosen)
    if chosen.kind == "fixed":
        return Effect(chosen, chosen.value, None, None, None, chosen.provenance, source, None)
    law = {"kind": "pert", "low": chosen.low, "mode": chosen.value, "high": chosen.high}
    ends = (chosen.low, chosen.high)
    return Effect(chosen, chosen.value, *ends, chosen.basis, chosen.provenance, source, law)


def effect_of_studies(
    keys: Sequence[str], widening: Sequence[str], sets: EffectSets, studies: Studies
) -> Effect:
    """The effect that studies of one's own choice give, with reasons for widening of one's own choice.

    Raises:
        ScenarioError: a study that cannot be pooled, or none at all.
    """
    return _of_studies(from_studies(keys, widening, sets, studies), None)


def from_studies(
    keys: Sequence[str], widening: Sequence[str], sets: EffectSets, studies: Studies
) -> FromStudies:
    """Studies pooled: the arms of a trial to one estimate first, then the trials.

    The interval between trials is that of Hartung and Knapp, never narrower than
    the classic one, since trials are few here.

    Raises:
        ScenarioError: a study that cannot be pooled, or none at all.

    >>> from hiacalc.evidence.effect_sets import read_effect_sets
    >>> from hiacalc.evidence.studies import read_studies
    >>> both = ["odeen-2013-clinic", "odeen-2013-peer"]
    >>> found = from_studies(both, [], read_effect_sets(), read_studies())
    >>> len(found.trials), found.pooled.count, [round(end, 2) for end in found.measured.interval()]
    (1, 1, [0.76, 1.02])
    """
    known = {study.key: study for study in studies.studies if study.ratio is not None}
    odd = [
        Problem("study_not_pooled", Mark("evidence"), found=shown(key)) for key in keys if key not in known
    ]
    if odd or not keys:
        raise ScenarioError(odd or [Problem("no_studies", Mark("evidence"))])
    chosen = [known[key] for key in dict.fromkeys(keys)]
    chosen.sort(key=lambda study: study.trial or study.key)
    trials = tuple(
        _trial(tuple(arms)) for _, arms in groupby(chosen, key=lambda study: study.trial or study.key)
    )
    effects, errors = ([getattr(trial.ratio, name) for trial in trials] for name in ("meanlog", "sdlog"))
    pooled = pool(effects, errors, never_narrower=True)
    reasons = sets.reasons(tuple(widening))
    measured = LogRatio(pooled.effect, pooled.error, pooled.degrees)
    widened = measured.widened([reason.sd for reason in reasons])
    return FromStudies(trials, pooled, reasons, measured, widened)


def _trial(studies: tuple[Study, ...]) -> Trial:
    ratios = []
    for study in studies:
        found = study.ratio
        assert found is not None
        assert found.interval is not None
        assert found.level is not None
        ratios.append(from_interval(found.interval, found.level, found.value))
    if len(studies) == 1:
        return Trial(studies, tuple(ratios), None, ratios[0])
    clusters = [study.clusters for study in studies if study.clusters is not None]
    together = shared_control([one.arm for one in clusters], clusters[0].control)
    arms = combine_arms([one.meanlog for one in ratios], [one.sdlog for one in ratios], together)
    return Trial(studies, tuple(ratios), arms, LogRatio(arms.effect, arms.error))


def _of_studies(found: FromStudies, chosen: AnySet | None) -> Effect:
    names = [study for trial in found.trials for study in trial.studies]
    source = {"nb": _cited(names, "nb"), "en": _cited(names, "en")}
    return _of_ratio(found.widened, "derived", source, chosen, found)


def _cited(studies: Iterable[Study], language: str) -> str:
    said = []
    for study in studies:
        doi = next((source.doi for source in study.sources if source.doi), None)
        said.append(f"{getattr(study.title, language)}{f' (doi {doi})' if doi else ''}")
    return "; ".join(said)


def _of_ratio(
    ratio: LogRatio,
    provenance: str,
    source: Mapping[str, str],
    chosen: AnySet | None,
    studies: FromStudies | None = None,
) -> Effect:
    low, high = ratio.interval(LEVEL)
    law: dict[str, Any] = {"kind": "risk_ratio", "meanlog": ratio.meanlog, "sdlog": ratio.sdlog}
    if ratio.degrees is not None:
        law["df"] = ratio.degrees
    basis = "interval" if studies is not None and not studies.widening else "judgement"
    value = 0.0 - math.expm1(ratio.meanlog)
    # a reduction lies in [-1, 1]: absence more than doubled is cut off
    return Effect(chosen, value, max(-1.0, 1.0 - high), 1.0 - low, basis, provenance, source, law, studies)


def _mixed(chosen: AnySet, parts: Sequence[tuple[float, Effect]]) -> Effect:
    """The mixture; its median and interval by solving for them."""
    from scipy.optimize import brentq

    def at(share: float) -> float:
        def gap(reduction: float) -> float:
            return sum(weight * _below(reduction, part) for weight, part in parts) - share

        return float(brentq(gap, -1.0, 1.0, xtol=1e-12))

    tail = (1.0 - LEVEL) / 2
    low, middle, high = (at(share) for share in (tail, 0.5, 1.0 - tail))
    law = {
        "kind": "mixture",
        "components": [{"weight": weight, "distribution": part.distribution} for weight, part in parts],
    }
    said = {
        language: "; ".join(dict.fromkeys(part.source[language] for _, part in parts))
        for language in ("nb", "en")
    }
    return Effect(chosen, middle, low, high, "judgement", "assumption", said, law)


def _below(reduction: float, part: Effect) -> float:
    """The probability that a set's reduction is below a value."""
    from scipy.special import betainc

    law = part.distribution
    assert law is not None
    if law["kind"] == "risk_ratio":
        ratio = LogRatio(law["meanlog"], law["sdlog"], law.get("df"))
        return 1.0 - ratio.below(1.0 - reduction)
    width = law["high"] - law["low"]
    share = min(max((reduction - law["low"]) / width, 0.0), 1.0)
    first = 1 + 4 * (law["mode"] - law["low"]) / width
    return float(betainc(first, 6 - first, share))
