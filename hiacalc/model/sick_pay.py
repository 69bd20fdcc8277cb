"""Sick pay that moves when absence falls: plain, as in the report, or by the law."""

from __future__ import annotations

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.sick_pay_law import read_sick_pay_law
from hiacalc.model.actors import Actor
from hiacalc.model.avoided_absence import AvoidedAbsence
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Factors, Item, Kind
from hiacalc.model.measure import Prices
from hiacalc.model.sick_pay_law import share_below_cap, share_with_holiday_pay
from hiacalc.model.valuation import ANNUAL_VALUE
from hiacalc.scenario.options import SickPayRules

_SIGN: tuple[Factor, Floats] = (Factor.SIGN, -np.ones(1))


def sick_pay(inputs: Inputs, avoided: AvoidedAbsence, prices: Prices) -> tuple[Entry, ...]:
    """Sick pay that NAV saves outside the employer's period, and the employer pays as wage instead.

    Args:
        inputs: the numbers of the run.
        avoided: absence hours avoided.
        prices: what an hour is worth.

    Returns:
        Transfers that sum to zero, each of the shape `(1, years, 1 or draws)`.
    """
    hours, hours_factors = avoided.hours_outside, avoided.hours_outside_factors
    if is_statutory(inputs) and inputs["sick_pay.exempt_share"].any():
        hours, hours_factors = avoided.nav_hours(inputs["sick_pay.exempt_share"])
    early = share_with_holiday(inputs, avoided) if is_statutory(inputs) else np.ones(1)
    return moved_wages(inputs, (hours, hours_factors), early, prices)


def is_statutory(inputs: Inputs) -> bool:
    """Whether sick pay is that of the law.

    >>> from hiacalc.scenario import shipped
    >>> is_statutory(Inputs(shipped("helseiarbeid-2016"))), is_statutory(Inputs(shipped("helseiarbeid-2025")))
    (False, True)
    """
    rules = inputs.scenario.sick_pay
    return rules is not None and rules.rules is SickPayRules.STATUTORY


def moved_wages(
    inputs: Inputs, nav_hours: tuple[Floats, Factors], early: Floats, prices: Prices
) -> tuple[Entry, ...]:
    """What moves between NAV and the others for hours that NAV no longer pays.

    Args:
        inputs: the numbers of the run.
        nav_hours: which NAV would have paid, shape `(years, 1 or draws)`, and what they are the product of.
        early: share of NAV's days with holiday pay, shape `(1 or draws,)`.
        prices: what an hour is worth.

    Returns:
        Transfers that sum to zero, each of the shape `(1, years, 1 or draws)`.
    """
    hours, factors = nav_hours
    factors = (
        *factors,
        *inputs.priced(Factor.WAGE_PER_HOUR, prices.wage, ANNUAL_VALUE),
        (Factor.WAGE_INDEX, prices.wage_index),
    )
    wages = hours * (prices.wage * prices.wage_index)
    if not is_statutory(inputs):
        return _transfer(Item.SICK_PAY, Actor.NAV, wages, factors)
    return _by_law(inputs, early, wages, factors)


def _by_law(inputs: Inputs, early: Floats, wages: Floats, factors: Factors) -> tuple[Entry, ...]:
    """Sick pay up to the cap, holiday pay on it, the employer's contribution, and pay above the cap.

    Args:
        inputs: the numbers of the run.
        early: share of NAV's days with holiday pay, shape `(1 or draws,)`.
        wages: of the hours that NAV pays, undiscounted NOK, shape `(years, 1 or draws)`.
        factors: what `wages` is the product of.
    """
    below = share_of_pay_below_cap(inputs)
    rate = np.array([read_sick_pay_law().holiday_pay_rate])
    contribution = inputs["sick_pay.employer_contribution"]
    sick_pay_factors = (*factors, (Factor.BELOW_CAP, below))
    holiday_factors = (*sick_pay_factors, (Factor.HOLIDAY_PAY_RATE, rate), (Factor.WITHIN_48_DAYS, early))
    moved = [
        (Item.SICK_PAY, Actor.NAV, wages * below, sick_pay_factors),
        (Item.HOLIDAY_PAY, Actor.NAV, wages * (below * rate * early), holiday_factors),
    ]
    rules = inputs.scenario.sick_pay
    assert rules is not None
    if not rules.full_pay:
        above = 1.0 - below
        moved.append(
            (Item.WAGE_ABOVE_CAP, Actor.WORKER, wages * above, (*factors, (Factor.ABOVE_CAP, above)))
        )
    charged = below * (1.0 + rate * early) + (0.0 if rules.full_pay else 1.0 - below)
    charged_factors = (*factors, (Factor.CHARGED, charged), (Factor.EMPLOYER_CONTRIBUTION, contribution))
    moved.append(
        (Item.EMPLOYER_CONTRIBUTION, Actor.TREASURY, wages * (charged * contribution), charged_factors)
    )
    return tuple(entry for transfer in moved for entry in _transfer(*transfer))


def share_of_pay_below_cap(inputs: Inputs) -> Floats:
    """The share of pay that NAV covers: below six times the basic amount of the price year.

    >>> from hiacalc.scenario import changed, shipped
    >>> scenario = changed(shipped("helseiarbeid-2016"), {"sick_pay.rules": "statutory"})
    >>> share_of_pay_below_cap(Inputs(scenario)).round(10).tolist()
    [0.8724576757]
    """
    cap = inputs.each_price_year(
        lambda year: read_sick_pay_law().highest_base(read_basic_amount().average(year))
    )
    mean_pay = inputs[ANNUAL_VALUE] * inputs["population.fte_per_worker"]
    return share_below_cap(mean_pay, inputs["sick_pay.wage_spread"], cap)


def share_with_holiday(inputs: Inputs, avoided: AvoidedAbsence) -> Floats:
    """The share of NAV's avoided days that are among the first 48 paid of a year, with holiday pay.

    Args:
        inputs: the numbers of the run.
        avoided: absence hours avoided.
    """
    share, spells = inputs["sick_pay.share_within_48_days"], avoided.reduction.spells
    return share if spells is None else share_with_holiday_pay(share, spells.early, spells.avoided_early)


def _transfer(item: Item, actor: Actor, amount: Floats, factors: Factors) -> tuple[Entry, Entry]:
    """What an actor receives and the employer pays."""
    received = amount[None]
    return (
        Entry(item, actor, Kind.TRANSFER, received, factors),
        Entry(item, Actor.EMPLOYER, Kind.TRANSFER, -received, (*factors, _SIGN)),
    )
