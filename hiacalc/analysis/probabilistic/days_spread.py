"""How likely is it that the individual measure pays, by what is believed of the days it saves?

No single set leads. Net benefit is affine in the days saved, so what a draw costs,
and what it gains for each day, tell it for every set on the same draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.distributions.marginal import marginal
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_in_use import named_days_evidence
from hiacalc.analysis.probabilistic.evidence_spread import NetBenefit
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.model import Evaluation
from hiacalc.model.inputs import Inputs
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.options import Component
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.registry import quantities

_BLOCK = 16_384


@dataclass(frozen=True, slots=True)
class BelievedDays:
    """What follows when one set of evidence on the days saved is believed.

    `name` is the set's, or `scenario` for the scenario's own word, which has no `effect`.
    `days` is the mean of what is drawn; `none` and `harm` are the probabilities of no days
    saved at all, and of fewer than none. `alone` is the net benefit of the individual measure
    by itself, `together` that of both measures.
    """

    name: str
    effect: Effect | None
    is_in_use: bool
    is_distribution: bool
    days: float
    none: float
    harm: float
    alone: NetBenefit
    together: NetBenefit


@dataclass(frozen=True, slots=True)
class DaysSpread:
    """One row for each set, in the order of the sets."""

    rows: tuple[BelievedDays, ...]

    @property
    def by_chance(self) -> tuple[BelievedDays, ...]:
        """The rows, the least likely to pay first."""
        return tuple(sorted(self.rows, key=lambda row: row.alone.probability))

    @property
    def in_use(self) -> BelievedDays:
        """The row that the draws were made with."""
        return next(row for row in self.rows if row.is_in_use)


def days_spread(drawn: Uncertainty) -> DaysSpread:
    """Every set on days saved, and the scenario's own word where it is another, on the same draws.

    Args:
        drawn: the draws of a scenario with the individual measure.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import changed, shipped
    >>> scenario = changed(shipped("helseiarbeid-2016"), {"individual": {}})
    >>> spread = days_spread(uncertainty(scenario, draws=1024))
    >>> spread.by_chance[0].name, spread.in_use.name, spread.in_use.none
    ('raskere-tilbake', 'mixture', 0.5)
    """
    individual = drawn.scenario.individual
    assert individual is not None
    gain, costs = _alone(drawn)
    own = quantities(drawn.scenario)[DAYS_SAVED]
    in_use = drawn.values.get(DAYS_SAVED, np.full(1, drawn.laid.numbers[DAYS_SAVED]))
    workplace = drawn.net_benefit - (gain * in_use - costs)

    def believed(name: str, effect: Effect | None, quantity: Quantity) -> BelievedDays:
        days = _drawn_days(drawn, quantity)
        alone = gain * days - costs
        return BelievedDays(
            name=name,
            effect=effect,
            is_in_use=name == individual.evidence,
            is_distribution=quantity.has_width,
            days=float(days.mean()),
            none=float(np.mean(days == 0.0)) if effect is None else effect.none,
            harm=float(np.mean(days < 0.0)) if effect is None else effect.below(0.0),
            alone=NetBenefit.of(alone),
            together=NetBenefit.of(workplace + alone),
        )

    rows = []
    for chosen in read_days_saved().offered:
        effect = named_days_evidence(chosen.name)
        assert effect is not None
        rows.append(believed(chosen.name, effect, quantities(effect.laid_over(drawn.scenario))[DAYS_SAVED]))
    if individual.evidence == OWN_RANGE:
        rows.append(believed(OWN_RANGE, None, own))
    return DaysSpread(tuple(rows))


def _drawn_days(drawn: Uncertainty, quantity: Quantity) -> Floats:
    if not quantity.has_width:
        return np.full(1, quantity.value)
    return marginal(drawn.scenario, DAYS_SAVED, quantity).at(drawn.days_scores)


def _alone(drawn: Uncertainty) -> tuple[Floats, Floats]:
    """What the individual measure gains in every draw for each day saved, and what it costs, NOK."""
    gain, costs = np.empty(drawn.draws), np.empty(drawn.draws)
    for start in range(0, drawn.draws, _BLOCK):  # arrays of a block stay in the processor's cache
        here = slice(start, start + _BLOCK)
        inputs = {path: values[here] for path, values in drawn.values.items()}
        none, of_a_day = (
            Evaluation.of(
                Inputs(drawn.laid, {**inputs, DAYS_SAVED: days}), (Component.INDIVIDUAL,)
            ).net_benefit(drawn.perspective)
            for days in (0.0, 1.0)
        )
        costs[here] = -none
        gain[here] = of_a_day - none
    return gain, costs
