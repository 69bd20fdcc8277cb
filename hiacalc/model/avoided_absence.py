"""What the measure gains: absence hours avoided, the production they bring, the sick pay that moves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor
from hiacalc.model.effect import effect_profile, share_in_force
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Item, Kind
from hiacalc.scenario.schema import REDUCTION

# The inputs whose product are the hours that a whole effect avoids in a year.
_HOURS = {
    Factor.WORKERS: "population.workers",
    Factor.FTE_PER_WORKER: "population.fte_per_worker",
    Factor.HOURS_PER_FTE_YEAR: "valuation.hours_per_fte_year",
    Factor.ABSENCE_RATE: "absence.rate",
    Factor.REDUCTION: REDUCTION,
}


@dataclass(frozen=True, slots=True, eq=False)
class AvoidedAbsence:
    """Absence hours avoided by year, and what they are the product of.

    Args:
        hours: paid hours, undiscounted, shape `(years, 1 or draws)`.
        factors: what `hours` is the product of, each of a shape that broadcasts to it.
    """

    hours: Floats
    factors: tuple[tuple[Factor, Floats], ...]

    @classmethod
    def of(cls, inputs: Inputs, years: Floats, within_horizon: Floats) -> AvoidedAbsence:
        """Workers x full-time equivalents x hours x absence rate x reduction x share at work in a year.

        Args:
            inputs: the numbers of the run.
            years: programme years 1, 2, 3 ..., shape `(years, 1)`.
            within_horizon: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.

        >>> from hiacalc.scenario import shipped
        >>> years = np.arange(1.0, 7.0)[:, None]
        >>> avoided = AvoidedAbsence.of(Inputs(shipped("helseiarbeid-2016")), years, np.ones((6, 1)))
        >>> avoided.hours[:, 0].round(2).tolist()
        [5906.25, 5906.25, 5906.25, 5906.25, 5906.25, 0.0]
        """
        profile = effect_profile(
            years, inputs["effect.onset_years"], inputs["effect.duration"], inputs["effect.decay"]
        )
        factors = [(factor, inputs[path]) for factor, path in _HOURS.items()]
        in_force = reduction_share(inputs)
        hours = math.prod(values for _, values in factors) * in_force * profile * within_horizon
        in_year = (Factor.IN_FORCE, in_force), (Factor.PROFILE, profile * within_horizon)
        return cls(hours, (*factors, *in_year))


def reduction_share(inputs: Inputs) -> Floats:
    """The share of the relative reduction that attendance leaves in force, shape `(1,)` or `(draws,)`.

    >>> from hiacalc.scenario import shipped
    >>> reduction_share(Inputs(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.8})).tolist()
    [0.8]
    """
    return share_in_force(
        inputs["delivery.attendance"],
        inputs["effect.attendance_behind"],
        inputs["effect.follows_attendance"],
    )


def production(inputs: Inputs, avoided: AvoidedAbsence, value_per_hour: Floats, wage_index: Floats) -> Entry:
    """The production gained, which falls to the employer: hours avoided x value of an hour x share.

    Args:
        inputs: the numbers of the run.
        avoided: absence hours avoided.
        value_per_hour: NOK an hour in the first year, shape `(1 or draws,)`.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.

    Returns:
        An entry whose amount has the shape `(1, years, 1 or draws)`.
    """
    share = inputs["valuation.production_share"]
    return Entry(
        Item.PRODUCTION,
        Actor.EMPLOYER,
        Kind.BENEFIT,
        (avoided.hours * (value_per_hour * wage_index) * share)[None],
        (
            *avoided.factors,
            (Factor.VALUE_PER_HOUR, value_per_hour),
            (Factor.WAGE_INDEX, wage_index),
            (Factor.PRODUCTION_SHARE, share),
        ),
    )


def sick_pay(
    inputs: Inputs, avoided: AvoidedAbsence, wage: Floats, wage_index: Floats
) -> tuple[Entry, Entry]:
    """Sick pay that NAV saves outside the employer-paid period, and the employer pays as wage instead.

    Args:
        inputs: the numbers of the run.
        avoided: absence hours avoided.
        wage: gross wage an hour in the first year, NOK, shape `(1 or draws,)`.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.

    Returns:
        What NAV receives and what the employer pays, two transfers that sum to zero, each of
        the shape `(1, years, 1 or draws)`.
    """
    outside = 1.0 - inputs["absence.share_in_employer_period"]
    amount = (avoided.hours * (wage * wage_index) * outside)[None]
    factors = (
        *avoided.factors,
        (Factor.WAGE_PER_HOUR, wage),
        (Factor.WAGE_INDEX, wage_index),
        (Factor.OUTSIDE_EMPLOYER_PERIOD, outside),
    )
    return (
        Entry(Item.SICK_PAY, Actor.NAV, Kind.TRANSFER, amount, factors),
        Entry(Item.SICK_PAY, Actor.EMPLOYER, Kind.TRANSFER, -amount, (*factors, (Factor.SIGN, -np.ones(1)))),
    )
