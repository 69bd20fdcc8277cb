"""Fixed costs: what a programme costs each payer in a year however many begin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.evidence.price_series import PriceIndex, read_price_series
from hiacalc.model.actors import Actor
from hiacalc.model.inputs import Inputs
from hiacalc.programme.calendar import Calendar, by_year
from hiacalc.scenario.options import Payer
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.programme import FixedCost

PAYING = {Payer.HEALTH_SERVICE: Actor.HEALTH_SERVICE, Payer.NAV: Actor.NAV}


@dataclass(frozen=True, slots=True, eq=False)
class FixedLine:
    """A fixed cost by year.

    Args:
        name: of the cost.
        payer: on whom it falls.
        amount: NOK of the answer's price year, undiscounted, shape `(all years, 1 or draws)`.
    """

    name: str
    payer: Payer
    amount: Floats


def fixed_costs(inputs: Inputs, calendar: Calendar, wages: Floats) -> tuple[FixedLine, ...]:
    """The fixed costs of a programme; there are none after its last year.

    Args:
        inputs: the numbers of the run.
        calendar: of the programme, with its run-out.
        wages: real wages by calendar year, relative to the price year, `(all years, 1 or draws)`.
    """
    programme = inputs.scenario.programme
    assert programme is not None
    during = (np.arange(calendar.all_years) < calendar.years)[:, None]
    return tuple(
        FixedLine(name, cost.payer, _amounts(inputs, name, cost, calendar) * during * _rise(cost, wages))
        for name, cost in programme.fixed.items()
    )


def _amounts(inputs: Inputs, name: str, cost: FixedCost, calendar: Calendar) -> Floats:
    amounts = by_year(inputs, f"programme.fixed.{name}.amounts", cost.amounts, calendar, 0.0)
    return amounts * in_kroner_of_answer(inputs, cost.index, cost.price_year)


def _rise(cost: FixedCost, wages: Floats) -> Floats:
    return wages if cost.index is PriceIndex.WAGES else np.ones_like(wages)


def in_kroner_of_answer(inputs: Inputs, index: PriceIndex, stated: int | None) -> Floats:
    """What a krone of a year is in the kroner of the answer, shape `(1 or draws,)`.

    Args:
        inputs: the numbers of the run.
        index: what the krone follows.
        stated: the year; None for the kroner of the scenario itself.

    Raises:
        ScenarioError: `outside_series`, where a series lacks a year.

    >>> from hiacalc.scenario import shipped
    >>> in_kroner_of_answer(Inputs(shipped("helseiarbeid-2016")), PriceIndex.WAGES, 2025).round(3).tolist()
    [0.676]
    """
    own = int(inputs.scenario.time.price_year.value) if stated is None else stated
    if stated is None and PRICE_YEAR not in inputs.drawn:
        return np.ones(1)
    return inputs.each_price_year(lambda year: read_price_series().conversion(index, own, year))
