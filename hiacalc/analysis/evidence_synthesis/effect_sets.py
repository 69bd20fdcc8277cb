"""What does a named set of evidence say, as a distribution of the reduction in absence or of days saved?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from hiacalc.analysis.distributions.composite import Truncated
from hiacalc.analysis.distributions.fitting import fitted
from hiacalc.analysis.distributions.log_ratio import LogRatio, from_interval
from hiacalc.analysis.evidence_synthesis.study_sets import FromStudies, from_studies
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, changed
from hiacalc.scenario.distribution import Component, Distribution, Family
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown
from hiacalc.scenario.registry import key_of, keys

if TYPE_CHECKING:  # studies and sets are handed in; this room reads no files
    from hiacalc.evidence.days_saved import DaysSaved
    from hiacalc.evidence.effect_sets import AnySet, EffectSets, NamedSets
    from hiacalc.evidence.studies import Studies, Study

LEVEL = 0.95
_MIDDLE = (0.5, (1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a set says of an input: a value, an interval or a range, and the whole distribution.

    The input at `path` is the reduction in absence, or the days saved per patient.

    Where `level` is given, `low` and `high` are the interval of that level and
    `value` the median of what is drawn, which is cut at the input's bounds. Without
    it they are a range of judgement, with its most likely value. `low`, `high` and
    `distribution` are None for a single figure. `follow_up_years` is the shortest
    time that the studies behind it were followed; None where there are none.
    """

    chosen: AnySet
    value: float
    low: float | None
    high: float | None
    basis: str | None
    provenance: str
    source: Mapping[str, str]
    distribution: Distribution | None
    studies: FromStudies | None = None
    follow_up_years: float | None = None
    path: str = REDUCTION

    @property
    def level(self) -> float | None:
        """The level of the interval; None for a range of judgement and for a single figure.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> report.level is None
        True
        """
        return None if self.distribution is None or self.distribution.kind is Family.PERT else LEVEL

    @property
    def rests_on_judgement(self) -> bool:
        """Whether no study is behind the middle of it.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> report.rests_on_judgement
        True
        """
        return self.studies is None

    def below(self, value: float) -> float:
        """The probability that the input is below a value; `below(0)` is that of harm.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> clinic = effect_set("odeen-clinic", read_effect_sets(), read_studies())
        >>> round(clinic.below(0.0), 3)
        0.121
        """
        if self.distribution is None:
            return float(self.value < value)
        just_below = np.array(math.nextafter(value, -math.inf))  # a value may have a chance of its own
        return float(_truncated(self.distribution, self.path).cdf(just_below))

    @property
    def none(self) -> float:
        """The probability of no effect at all, which some sets give a chance of its own.

        >>> from hiacalc.evidence.days_saved import read_days_saved
        >>> days_set("mixture", read_days_saved()).none
        0.5
        """
        if self.distribution is None:
            return float(self.value == 0.0)
        law = _truncated(self.distribution, self.path)
        return max(0.0, round(float(law.cdf(np.array(0.0))) - self.below(0.0), 12))

    def ppf(self, share: float) -> float:
        """The value that a share of what is drawn lies below; a single figure has no other.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> [round(report.ppf(share), 4) for share in (0.025, 0.5, 0.975)]
        [0.0276, 0.0525, 0.0832]
        """
        if self.distribution is None:
            return self.value
        return float(_truncated(self.distribution, self.path).ppf(np.array([share]))[0])

    @property
    def cut(self) -> float:
        """The share of the distribution that lies outside the input's bounds and is cut.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> clinic = effect_set("odeen-clinic", read_effect_sets(), read_studies())
        >>> clinic.cut < 0.001
        True
        """
        return 0.0 if self.distribution is None else _cut(self.distribution, self.path)

    def mapping(self) -> dict[str, Any]:
        """The set as an input, to be laid over a scenario.

        A single figure has None for its range, which takes away that of the
        scenario below.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> report.mapping()["distribution"]
        {'kind': 'pert', 'low': 0.02, 'mode': 0.05, 'high': 0.1}
        """
        mapping: dict[str, Any] = {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "basis": self.basis,
            "provenance": self.provenance,
            "source": dict(self.source),
        }
        if self.distribution is None:
            return mapping
        return mapping | {"distribution": self.distribution.model_dump(mode="json", exclude_none=True)}

    def laid_over(self, scenario: Scenario) -> Scenario:
        """A scenario whose input is this one, and nothing else changed.

        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> report.laid_over(shipped("no-effect")).numbers["effect.relative_reduction"]
        0.05
        """
        return changed(scenario, {self.path: self.mapping()})


def effect_set(name: str, sets: EffectSets, studies: Studies) -> Effect:
    """A named set as a distribution, computed from its studies where it rests on any.

    Args:
        name: of a set that is offered, or of a reader's own choice of studies,
            such as `studies:odeen-2013-clinic,odeen-2013-peer:one_year`.
        sets: all sets.
        studies: all studies.

    Raises:
        ScenarioError: an unknown set, one that is not offered, or a choice of
            no studies, of a study that cannot be pooled or of an unknown reason.

    >>> from hiacalc.evidence.effect_sets import read_effect_sets
    >>> from hiacalc.evidence.studies import read_studies
    >>> effect = effect_set("odeen-clinic", read_effect_sets(), read_studies())
    >>> round(effect.value, 2), effect.distribution.kind.value
    (0.16, 'risk_ratio')
    """
    chosen = _named(name, sets)
    if chosen.kind == "studies":
        return _of_studies(from_studies(chosen.studies, chosen.widening, sets, studies), chosen)
    if chosen.kind == "mixture":
        parts = [(part.weight, effect_set(part.set, sets, studies)) for part in chosen.components]
        return _mixed(chosen, parts, REDUCTION)
    if chosen.kind == "ratio":
        assumed = from_interval(chosen.interval, chosen.level, chosen.ratio)
        return _of_ratio(assumed, "assumption", chosen.source.model_dump(), chosen)
    return _stated(chosen, REDUCTION)


def days_set(name: str, evidence: DaysSaved) -> Effect:
    """A named set as a distribution of the sick-pay days saved per patient.

    Args:
        name: of a set that is offered.
        evidence: all sets and studies of days saved.

    Raises:
        ScenarioError: an unknown set.

    >>> from hiacalc.evidence.days_saved import read_days_saved
    >>> trial = days_set("i-more", read_days_saved())
    >>> [round(figure, 6) for figure in (trial.value, trial.low, trial.high)], trial.follow_up_years
    ([43.0, -6.0, 92.0], 2.0)
    """
    chosen = _named(name, evidence)
    if chosen.kind == "mixture":
        parts = [(part.weight, days_set(part.set, evidence)) for part in chosen.components]
        return _mixed(chosen, parts, DAYS_SAVED)
    keys = chosen.studies if chosen.kind == "normal" else ()
    measured = (evidence[key].follow_up_years for key in keys)
    followed = min((years for years in measured if years is not None), default=None)
    return _stated(chosen, DAYS_SAVED, followed)


def _named(name: str, sets: NamedSets) -> AnySet:
    """The set of a name, which is one on offer."""
    chosen = sets.named(name)
    if chosen is None:
        names = [option.name for option in sets.offered]
        close = nearest(name, names)
        allowed = ", ".join(names)
        problem = Problem(Code.UNKNOWN_EFFECT_SET, Mark("evidence"), "", shown(name), allowed, close)
        raise ScenarioError([problem])
    if chosen.kind == "none":
        fail(Code(f"effect_set_{chosen.offer.value}"), Mark("evidence"), actual=name)
    return chosen


def _stated(chosen: AnySet, path: str, follow_up_years: float | None = None) -> Effect:
    """A set that states its figures: one alone, a low and a high end, or a normal distribution."""
    assert chosen.kind in ("fixed", "judgement", "normal")
    source = chosen.source.model_dump()
    if chosen.kind == "fixed":
        return Effect(chosen, chosen.value, None, None, None, chosen.provenance, source, None, path=path)
    if chosen.kind == "judgement":
        law = Distribution(kind=Family.PERT, low=chosen.low, mode=chosen.value, high=chosen.high)
        figures, basis = (chosen.value, chosen.low, chosen.high), str(chosen.basis)
    else:
        by_sd = {"mean": chosen.mean, "sd": chosen.sd}
        by_interval = {"interval": chosen.interval, "level": chosen.level}
        law = Distribution(kind=Family.NORMAL, **(by_interval if chosen.sd is None else by_sd))
        figures = _median_and_interval(law, path)
        basis = "interval" if chosen.sd is None else "judgement"
    return Effect(
        chosen,
        *figures,
        basis,
        chosen.provenance,
        source,
        law,
        follow_up_years=follow_up_years,
        path=path,
    )


def _of_studies(combined: FromStudies, chosen: AnySet) -> Effect:
    source = {language: _cited(combined.studies, language) for language in ("nb", "en")}
    return _of_ratio(combined.widened, "derived", source, chosen, combined)


def _cited(studies: Iterable[Study], language: str) -> str:
    citations = []
    for study in studies:
        doi = next((source.doi for source in study.sources if source.doi), None)
        citations.append(f"{getattr(study.title, language)}{f' (doi {doi})' if doi else ''}")
    return "; ".join(citations)


def _of_ratio(
    ratio: LogRatio,
    provenance: str,
    source: Mapping[str, str],
    chosen: AnySet,
    studies: FromStudies | None = None,
) -> Effect:
    distribution = Distribution(
        kind=Family.RISK_RATIO, meanlog=ratio.meanlog, sdlog=ratio.sdlog, df=ratio.degrees
    )
    judged = studies is None or studies.widening or studies.stand_ins
    basis = "judgement" if judged else "interval"
    followed = None if studies is None else studies.follow_up_years
    return Effect(
        chosen,
        *_median_and_interval(distribution, REDUCTION),
        basis,
        provenance,
        source,
        distribution,
        studies,
        followed,
    )


def _mixed(chosen: AnySet, parts: Sequence[tuple[float, Effect]], path: str) -> Effect:
    components = tuple(Component(weight=weight, distribution=_law(part)) for weight, part in parts)
    distribution = Distribution(kind=Family.MIXTURE, components=components)
    source = {
        language: "; ".join(dict.fromkeys(part.source[language] for _, part in parts))
        for language in ("nb", "en")
    }
    measured = [part.follow_up_years for _, part in parts if part.follow_up_years is not None]
    followed = min(measured, default=None)
    return Effect(
        chosen,
        *_median_and_interval(distribution, path),
        "judgement",
        "assumption",
        source,
        distribution,
        follow_up_years=followed,
        path=path,
    )


def _law(part: Effect) -> Distribution:
    """What a part of a mixture is drawn from; a single figure is a point."""
    return part.distribution or Distribution(kind=Family.EMPIRICAL, values=(part.value,))


@lru_cache(maxsize=64)
def _median_and_interval(distribution: Distribution, path: str) -> tuple[float, float, float]:
    """The median of what is drawn, and the ends of its interval."""
    median, low, high = _truncated(distribution, path).ppf(np.array(_MIDDLE)).tolist()
    return median, low, high


@lru_cache(maxsize=64)
def _truncated(distribution: Distribution, path: str) -> Truncated:
    """The distribution cut at the bounds of its input: at a reduction of -1 absence has doubled."""
    bounds = keys()[key_of(path)]
    return Truncated.of(fitted(distribution, bounds.lower, bounds.upper), bounds.lower, bounds.upper)


def _cut(distribution: Distribution, path: str) -> float:
    if distribution.components is not None:
        total = sum(part.weight for part in distribution.components)
        return sum(part.weight * _cut(part.distribution, path) for part in distribution.components) / total
    return 1.0 - _truncated(distribution, path).mass
