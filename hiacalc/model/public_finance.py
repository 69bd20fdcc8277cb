"""What public bodies pay and save, and what it costs society to raise that by taxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor, public_actors
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Item, Kind, Measure
from hiacalc.scenario.options import Sector, TaxFundingBase

RATE = "valuation.tax_funding_cost"


def public_outlay(
    entries: Sequence[Entry], sector: Sector, base: TaxFundingBase, shape: tuple[int, int]
) -> Floats:
    """Cash that public bodies pay in each year, net of what they get and save unless outlays alone count.

    Working time is no cash, so neither attendees' time nor production counts.

    Args:
        entries: of a run.
        sector: who the employer is; a public one pays and saves public money.
        base: the net outlay, or what is paid out alone.
        shape: years, and 1 or draws.

    Returns:
        Undiscounted NOK of shape `(years, 1 or draws)`.
    """
    total = np.zeros(shape)
    public = public_actors(sector)
    for entry in entries:
        if entry.actor in public and entry.item.measure is Measure.MONEY:
            if entry.kind is Kind.COST:
                total = total + entry.amount.sum(axis=0)
            elif base is TaxFundingBase.NET:
                total = total - entry.amount.sum(axis=0)
    return total


def tax_funding(
    inputs: Inputs, resources: Sequence[Entry], moved: Callable[[], Sequence[Entry]], years: int
) -> tuple[Entry, ...]:
    """The cost of tax funding: a share of each krone of public outlay, which nobody's budget holds.

    Args:
        inputs: the numbers of the run.
        resources: entries of costs and benefits.
        moved: gives the transfers, where they count.
        years: of the run.

    Returns:
        One cost of taxpayers, below zero in years in which public money is saved; none where the
        scenario counts none.

    Source: circular R-109/21 of the Ministry of Finance.
    """
    if inputs.scenario.valuation.tax_funding_cost is None:
        return ()
    rate = inputs[RATE]
    entries = (*resources, *(moved() if base_of(inputs) is TaxFundingBase.NET else ()))
    outlay = public_outlay(entries, sector_of(inputs), base_of(inputs), (years, 1))
    factors = (Factor.PUBLIC_OUTLAY, outlay), (Factor.TAX_FUNDING_COST, rate)
    return (Entry(Item.TAX_FUNDING, Actor.TAXPAYERS, Kind.COST, (outlay * rate)[None], factors),)


def sector_of(inputs: Inputs) -> Sector:
    """Who the employer is: a private one, unless something else is said.

    >>> from hiacalc.scenario import shipped
    >>> sector_of(Inputs(shipped("helseiarbeid-2016"))).value
    'private'
    """
    return inputs.scenario.population.employer_sector or Sector.PRIVATE


def base_of(inputs: Inputs) -> TaxFundingBase:
    """What the cost of tax funding is a share of: the net outlay, unless something else is said.

    >>> from hiacalc.scenario import shipped
    >>> base_of(Inputs(shipped("helseiarbeid-2016"))).value
    'net'
    """
    return inputs.scenario.valuation.tax_funding_base or TaxFundingBase.NET
