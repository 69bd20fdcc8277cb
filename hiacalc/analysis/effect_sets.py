"""What does a named set of evidence say of the effect, as a distribution of the reduction in absence?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hiacalc.analysis.from_studies import FromStudies, from_studies
from hiacalc.analysis.log_ratio import LogRatio, from_interval
from hiacalc.scenario import Scenario, changed
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown

if TYPE_CHECKING:  # studies and sets are handed in; this room reads no files
    from hiacalc.evidence.effect_sets import AnySet, EffectSets
    from hiacalc.evidence.studies import Studies, Study

LEVEL = 0.95
_MOST = 2.0  # a reduction lies in [-1, 1], so what is drawn is cut where absence has doubled


@dataclass(frozen=True, slots=True)
class Effect:
    """A set's reduction in absence: a value, an interval or a range, and the whole distribution.

    Where `level` is given, `low` and `high` are the interval of that level and
    `value` the median of what is drawn, which is cut at a reduction of -1. Without
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
    distribution: dict[str, Any] | None
    studies: FromStudies | None = None
    follow_up_years: float | None = None

    @property
    def level(self) -> float | None:
        """The level of the interval; None for a range of judgement and for a single figure."""
        return None if self.distribution is None or self.distribution["kind"] == "pert" else LEVEL

    @property
    def rests_on_judgement(self) -> bool:
        """Whether no study is behind the middle of it."""
        return self.studies is None

    def below(self, reduction: float) -> float:
        """The probability that the reduction is below a value; `below(0)` is that of harm."""
        return (
            float(self.value < reduction)
            if self.distribution is None
            else _below(reduction, self.distribution)
        )

    def quantile(self, share: float) -> float:
        """The reduction that a share of what is drawn lies below; a single figure has no other.

        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> report = effect_set("report", read_effect_sets(), read_studies())
        >>> [round(report.quantile(share), 4) for share in (0.025, 0.5, 0.975)]
        [0.0276, 0.0525, 0.0832]
        """
        return self.value if self.distribution is None else _quantile(share, self.distribution)

    @property
    def cut(self) -> float:
        """The share of the distribution that is cut, since absence would more than double."""
        return 0.0 if self.distribution is None else _cut(self.distribution)

    def mapping(self) -> dict[str, Any]:
        """The set as the input `effect.relative_reduction`, to be laid over a scenario.

        A single figure has None for its range, which takes away that of the
        scenario below.
        """
        given: dict[str, Any] = {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "basis": self.basis,
            "provenance": self.provenance,
            "source": dict(self.source),
        }
        return given if self.distribution is None else given | {"distribution": self.distribution}

    def laid_over(self, scenario: Scenario) -> Scenario:
        """A scenario whose effect is this one, and nothing else changed."""
        return changed(scenario, {"effect.relative_reduction": self.mapping()})


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
    >>> found = effect_set("odeen-clinic", read_effect_sets(), read_studies())
    >>> round(found.value, 2), found.distribution["kind"]
    (0.16, 'risk_ratio')
    """
    chosen = sets.named(name)
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


def _of_studies(found: FromStudies, chosen: AnySet) -> Effect:
    source = {language: _cited(found.studies, language) for language in ("nb", "en")}
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
    chosen: AnySet,
    studies: FromStudies | None = None,
) -> Effect:
    law: dict[str, Any] = {"kind": "risk_ratio", "meanlog": ratio.meanlog, "sdlog": ratio.sdlog}
    if ratio.degrees is not None:
        law["df"] = ratio.degrees
    judged = studies is None or studies.widening or studies.stand_ins
    basis = "judgement" if judged else "interval"
    followed = None if studies is None else studies.follow_up_years
    return Effect(chosen, *_told(law), basis, provenance, source, law, studies, followed)


def _mixed(chosen: AnySet, parts: Sequence[tuple[float, Effect]]) -> Effect:
    laws = [{"weight": weight, "distribution": part.distribution} for weight, part in parts]
    law = {"kind": "mixture", "components": laws}
    said = {
        language: "; ".join(dict.fromkeys(part.source[language] for _, part in parts))
        for language in ("nb", "en")
    }
    measured = [part.follow_up_years for _, part in parts if part.follow_up_years is not None]
    followed = min(measured, default=None)
    return Effect(chosen, *_told(law), "judgement", "assumption", said, law, follow_up_years=followed)


def _told(law: Mapping[str, Any]) -> tuple[float, float, float]:
    """The median of what is drawn, and the ends of its interval."""
    tail = (1.0 - LEVEL) / 2
    return _quantile(0.5, law), _quantile(tail, law), _quantile(1.0 - tail, law)


def _quantile(share: float, law: Mapping[str, Any]) -> float:
    from scipy.optimize import brentq
    from scipy.special import betaincinv

    if law["kind"] == "mixture":
        return float(brentq(lambda reduction: _below(reduction, law) - share, -1.0, 1.0, xtol=1e-12))
    if law["kind"] == "risk_ratio":
        return 1.0 - _ratio_of(law).quantile(1.0 - share, _MOST)
    return float(law["low"] + (law["high"] - law["low"]) * betaincinv(*_shapes(law), share))


def _cut(law: Mapping[str, Any]) -> float:
    if law["kind"] == "mixture":
        return float(sum(part["weight"] * _cut(part["distribution"]) for part in law["components"]))
    return 1.0 - _ratio_of(law).below(_MOST) if law["kind"] == "risk_ratio" else 0.0


def _below(reduction: float, law: Mapping[str, Any]) -> float:
    from scipy.special import betainc

    if law["kind"] == "mixture":
        parts = law["components"]
        return float(sum(part["weight"] * _below(reduction, part["distribution"]) for part in parts))
    if law["kind"] == "risk_ratio":
        return 1.0 - _ratio_of(law).below(1.0 - reduction, _MOST)
    share = (reduction - law["low"]) / (law["high"] - law["low"])
    return float(betainc(*_shapes(law), min(max(share, 0.0), 1.0)))


def _ratio_of(law: Mapping[str, Any]) -> LogRatio:
    return LogRatio(law["meanlog"], law["sdlog"], law.get("df"))


def _shapes(law: Mapping[str, Any]) -> tuple[float, float]:
    """Of the beta distribution behind a PERT."""
    first = 1 + 4 * (law["mode"] - law["low"]) / (law["high"] - law["low"])
    return first, 6 - first
