"""How likely is it that the measure pays, by what is believed of the effect?

No single set of evidence leads. Every set that holds a distribution is asked on
the same draws of all other inputs: net benefit is affine in the reduction, so
what a draw costs, and what it gains for each unit of reduction, tell it for every set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.deterministic.conventions import least_favourable
from hiacalc.analysis.distributions.marginal import marginal
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_in_use import named_evidence
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.model import Outcome, outcomes
from hiacalc.model.evaluation import leading_input
from hiacalc.scenario.effect import EFFECT_INPUTS, NO_EFFECT, REDUCTION
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.schema import Scenario

DURATION = "effect.duration"
_MIDDLE = (2.5, 97.5)
_FEWER = 65_536  # draws are enough for what only stands beside


@dataclass(frozen=True, slots=True)
class NetBenefit:
    """Net benefit over the draws: the share in which it pays, the mean, and the middle 95 %, NOK."""

    probability: float
    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, net_benefit: Floats) -> NetBenefit:
        """The figures of draws, shape `(draws,)`.

        >>> figures = NetBenefit.of(np.array([-1.0, 1.0, 2.0, 6.0]))
        >>> figures.probability, figures.mean
        (0.75, 2.0)
        """
        low, high = np.percentile(net_benefit, _MIDDLE)
        return cls(float(np.mean(net_benefit > 0.0)), float(net_benefit.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Believed:
    """What follows when one set of evidence is believed.

    `name` is the set's, or `scenario` for the scenario's own word, which has no
    `effect`. `as_measured` counts the effect for `follow_up_years` alone; both
    are None where nothing was measured. `least_favourable` is the probability
    that it pays with every convention at its least favourable end.
    `is_distribution` is False for a single figure, `holds_harm` says whether a
    reduction of nought or less is thought possible.
    """

    name: str
    effect: Effect | None
    is_in_use: bool
    is_distribution: bool
    holds_harm: bool
    as_thought: NetBenefit
    as_measured: NetBenefit | None
    follow_up_years: float | None
    least_favourable: float


@dataclass(frozen=True, slots=True)
class EvidenceSpread:
    """One row for each set; `conventions` are the least favourable ends, by path."""

    rows: tuple[Believed, ...]
    conventions: Mapping[str, float]

    @property
    def distributions(self) -> tuple[Believed, ...]:
        """The rows that hold a distribution, the least likely to pay first."""
        return tuple(sorted(self._of_kind(True), key=lambda row: row.as_thought.probability))

    @property
    def figures(self) -> tuple[Believed, ...]:
        """The rows of a single figure."""
        return self._of_kind(False)

    def _of_kind(self, is_distribution: bool) -> tuple[Believed, ...]:
        return tuple(row for row in self.rows if row.is_distribution is is_distribution)

    @property
    def in_use(self) -> Believed:
        """The row that the draws were made with."""
        return next(row for row in self.rows if row.is_in_use)


def evidence_spread(drawn: Uncertainty) -> EvidenceSpread:
    """Every set that is offered, and the scenario's own word where it is another, on the same draws.

    Args:
        drawn: the draws; their evidence is the one in use.

    What lasts as measured and what conventions do are told by the first 65 536
    draws. A row of a set is what `uncertainty` gives with that set as evidence.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> spread = evidence_spread(uncertainty(shipped("helseiarbeid-2016"), draws=1024))
    >>> spread.distributions[0].name, spread.in_use.name
    ('sceptical', 'mixture')
    """
    ends = least_favourable(drawn.scenario, drawn.perspective, but=drawn.values)
    used = min(drawn.draws, _FEWER)
    if drawn.scenario.effect.way is not ActsOn.ABSENCE:
        return EvidenceSpread((_own_alone(drawn, ends, used),), ends)
    thought = _as_drawn(drawn)
    unkind = _rerun(drawn, ends, used) if ends else thought
    measured: dict[float, tuple[Floats, Floats]] = {}

    def believed(name: str, effect: Effect | None, quantity: Quantity) -> Believed:
        reduction = _drawn_reduction(drawn, quantity)
        years = effect.follow_up_years if effect is not None else None
        if years is not None and years not in measured:
            measured[years] = _rerun(drawn, {DURATION: years}, used)
        return Believed(
            name=name,
            effect=effect,
            is_in_use=name == drawn.scenario.effect.evidence,
            is_distribution=quantity.has_width,
            holds_harm=float(reduction.min()) <= 0.0,
            as_thought=NetBenefit.of(_net(thought, reduction)),
            as_measured=None if years is None else NetBenefit.of(_net(measured[years], reduction)),
            follow_up_years=years,
            least_favourable=NetBenefit.of(_net(unkind, reduction)).probability,
        )

    rows = [
        believed(name, effect, quantities(effect.laid_over(drawn.scenario))[REDUCTION])
        for name, effect in _sets(drawn.scenario).items()
    ]
    own = quantities(drawn.scenario)[REDUCTION]
    if drawn.scenario.effect.evidence == OWN_RANGE or not _is_listed(own, rows):
        rows.append(believed(OWN_RANGE, None, own))
    return EvidenceSpread(tuple(rows), ends)


def _own_alone(drawn: Uncertainty, ends: Mapping[str, float], used: int) -> Believed:
    """What the scenario itself says of an effect on spells, for which there are no sets of evidence."""
    inputs = {path: values[:used] for path, values in drawn.values.items()}
    unkind = outcomes(drawn.laid, {**inputs, **ends}, [Outcome.NET_BENEFIT], drawn.perspective)
    path, way = leading_input(drawn.scenario), drawn.scenario.effect.way
    values = drawn.values.get(path, np.full(1, drawn.scenario.numbers[path]))
    return Believed(
        name=OWN_RANGE,
        effect=None,
        is_in_use=True,
        is_distribution=any(f"effect.{name}" in drawn.values for name in EFFECT_INPUTS[way]),
        holds_harm=float(values.min()) <= NO_EFFECT[path],
        as_thought=NetBenefit.of(drawn.net_benefit),
        as_measured=None,
        follow_up_years=None,
        least_favourable=NetBenefit.of(unkind[Outcome.NET_BENEFIT]).probability,
    )


def _sets(scenario: Scenario) -> dict[str, Effect]:
    """Every set on offer, and a reader's own choice of studies where that is in use."""
    names = dict.fromkeys([option.name for option in read_effect_sets().offered])
    if scenario.effect.evidence != OWN_RANGE:
        names[scenario.effect.evidence] = None
    effects = ((name, named_evidence(name)) for name in names)
    return {name: effect for name, effect in effects if effect is not None}


def _is_listed(own: Quantity, rows: list[Believed]) -> bool:
    """Whether the scenario's own word on the effect is that of a set."""
    figures = (own.value, own.low, own.high)
    return any(row.effect and (row.effect.value, row.effect.low, row.effect.high) == figures for row in rows)


def _drawn_reduction(drawn: Uncertainty, quantity: Quantity) -> Floats:
    if not quantity.has_width:
        return np.full(1, quantity.value)
    return marginal(drawn.scenario, REDUCTION, quantity).at(drawn.effect_scores)


def _as_drawn(drawn: Uncertainty) -> tuple[Floats, Floats]:
    """What every draw gains for each unit of reduction, and what it loses without any, NOK."""
    reduction = drawn.values.get(REDUCTION)
    costs_follow = drawn.scenario.valuation.tax_funding_cost is not None
    if reduction is None or costs_follow or not reduction.all():
        return _rerun(drawn, {}, drawn.draws)
    return (drawn.net_benefit + drawn.costs) / reduction, drawn.costs


def _rerun(drawn: Uncertainty, fixed: Mapping[str, float], used: int) -> tuple[Floats, Floats]:
    """The same with some inputs held, for the first draws."""
    inputs = {path: values[:used] for path, values in drawn.values.items()}
    at_full, at_none = (
        outcomes(drawn.laid, {**inputs, **fixed, REDUCTION: share}, perspective=drawn.perspective)
        for share in (1.0, 0.0)
    )
    full, none = (np.broadcast_to(at[Outcome.NET_BENEFIT], (used,)) for at in (at_full, at_none))
    return full - none, -none


def _net(affine: tuple[Floats, Floats], reduction: Floats) -> Floats:
    gain, costs = affine
    return np.asarray(gain * reduction[: len(gain)] - costs)
