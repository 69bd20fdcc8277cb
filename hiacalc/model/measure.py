"""What the two measures share: the prices of an hour, and what a run of a measure gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hiacalc.arrays import Floats
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry
from hiacalc.model.valuation import ANNUAL_VALUE, wage_index, wage_per_hour
from hiacalc.scenario.options import Component

BOTH = tuple(Component)


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What an hour is worth.

    Args:
        wage: gross wage an hour in the first year, NOK, shape `(1 or draws,)`.
        value_per_hour: what society counts it as, of the same shape.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.
    """

    wage: Floats
    value_per_hour: Floats
    wage_index: Floats

    @classmethod
    def of(cls, inputs: Inputs, years: Floats) -> Prices:
        """The prices of a run.

        Args:
            inputs: the numbers of the run.
            years: programme years 1, 2, 3 ..., shape `(years, 1)`.

        >>> import numpy as np
        >>> from hiacalc.scenario import shipped
        >>> Prices.of(Inputs(shipped("helseiarbeid-2016")), np.array([[1.0]])).wage.round(2).tolist()
        [302.22]
        """
        wage = wage_per_hour(inputs[ANNUAL_VALUE], inputs["valuation.hours_per_fte_year"])
        index = wage_index(years, inputs["valuation.real_wage_growth"])
        return cls(wage, wage * inputs["valuation.labour_cost_multiplier"], index)


@dataclass(frozen=True, slots=True, eq=False)
class MeasureRun:
    """What one measure costs, gains and moves.

    Args:
        component: which of the two it is.
        resources: entries of costs and benefits.
        hours: absence hours avoided, undiscounted, shape `(years, 1 or draws)`.
        moved: gives the transfers, the same each time.
    """

    component: Component
    resources: tuple[Entry, ...]
    hours: Floats
    moved: Callable[[], tuple[Entry, ...]]
