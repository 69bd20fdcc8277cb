"""Hours of work that are gained or given up: what a substitute would have done, and what nobody would."""

from __future__ import annotations

import math
from dataclasses import replace

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Factors, Item, Kind
from hiacalc.model.valuation import ANNUAL_VALUE

REPLACED = "employer.replaced_share"


def hours_worth(inputs: Inputs, time: Entry, share: tuple[Factor, Floats] | None = None) -> tuple[Entry, ...]:
    """Hours as time, and as money where a substitute covers them; each hour is counted once.

    Args:
        inputs: the numbers of the run.
        time: the entry of all hours at the value of an hour.
        share: what part of its value an hour has that nobody replaces, as a factor; all by default.

    Returns:
        One entry, or two where the scenario says how many hours substitutes cover.
    """
    replaced = inputs[REPLACED] if inputs.scenario.employer is not None else None
    shares = () if share is None else (share,)
    if replaced is not None:
        shares = (*shares, (Factor.NOT_REPLACED, 1.0 - replaced))
    amount = time.amount * math.prod(values for _, values in shares) if shares else time.amount
    left = replace(time, amount=amount, factors=(*time.factors, *shares))
    if replaced is None:
        return (left,)
    price = inputs["employer.substitute_price"]
    substitutes = replace(
        time,
        item=Item.SUBSTITUTES,
        amount=time.amount * (replaced * price),
        factors=(*time.factors, (Factor.REPLACED_SHARE, replaced), (Factor.SUBSTITUTE_PRICE, price)),
    )
    return left, substitutes


def production(
    inputs: Inputs, avoided: tuple[Floats, Factors], value_per_hour: Floats, wage_index: Floats
) -> tuple[Entry, ...]:
    """The production gained, which falls to the employer: hours avoided x value of an hour x share.

    Args:
        inputs: the numbers of the run.
        avoided: absence hours avoided, shape `(years, 1 or draws)`, and what they are the product of.
        value_per_hour: NOK an hour in the first year, shape `(1 or draws,)`.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.

    Returns:
        Entries whose amounts have the shape `(1, years, 1 or draws)`.
    """
    hours, factors = avoided
    time = Entry(
        Item.PRODUCTION,
        Actor.EMPLOYER,
        Kind.BENEFIT,
        (hours * (value_per_hour * wage_index))[None],
        (
            *factors,
            *inputs.priced(Factor.VALUE_PER_HOUR, value_per_hour, ANNUAL_VALUE),
            (Factor.WAGE_INDEX, wage_index),
        ),
    )
    return hours_worth(inputs, time, (Factor.PRODUCTION_SHARE, inputs["valuation.production_share"]))
