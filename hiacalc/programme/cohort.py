"""What one worker of a cohort, and one patient, costs and gains: the model's own run, divided.

Nothing is evaluated twice. The amounts are undiscounted and without real wage growth, which
the programme counts by calendar year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor, public_actors
from hiacalc.model.delivery import Delivery
from hiacalc.model.individual import hours_per_patient, patients_a_year
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Item, Kind, Ledger, Measure
from hiacalc.model.public_finance import RATE, base_of
from hiacalc.model.run import run_model, years_within_horizon
from hiacalc.scenario.options import Component, Profession, Sector, TaxFundingBase

GROWTH = "valuation.real_wage_growth"


@dataclass(frozen=True, slots=True, eq=False)
class StreamLine:
    """What one item is to one actor for each worker begun, or for each patient.

    Args:
        item: what is paid for or gained.
        actor: on whom it falls.
        kind: cost, benefit or transfer.
        component: the measure; of the individual one the amounts are those of a patient.
        follows_wages: whether the amounts rise with real wages.
        amount: NOK, undiscounted, by year since the start, shape `(years, 1 or draws)`; one year for a
            patient.
    """

    item: Item
    actor: Actor
    kind: Kind
    component: Component
    follows_wages: bool
    amount: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """The streams of a cohort per worker, and of a patient.

    Args:
        lines: of both measures.
        years: in which anything happens after the start.
        hours: of a profession for each worker by year since the start, shape `(years, 1 or draws)`.
        patient_hours: of a profession for each patient, shape `(1 or draws,)`.
    """

    lines: tuple[StreamLine, ...]
    years: int
    hours: dict[Profession, Floats]
    patient_hours: dict[Profession, Floats]

    @classmethod
    def of(cls, inputs: Inputs) -> Cohort:
        """The streams of a scenario's measures.

        >>> from hiacalc.scenario import shipped
        >>> cohort = Cohort.of(Inputs(shipped("helseiarbeid-2016")))
        >>> (cohort.hours[Profession.NAV][:, 0] * 1000).round(3).tolist()
        [868.863, 428.189, 428.189, 0.0, 0.0]
        """
        today = inputs.with_value(GROWTH, 0.0)
        workplace, _ = run_model(today, (Component.WORKPLACE,))
        workers = inputs["population.workers"]
        years = np.arange(1.0, workplace.years + 1.0)[:, None]
        delivery = Delivery.planned(today, np.ones_like(years), years_within_horizon(today, years))
        hours = {profession: delivery.hours_by_year(profession) / workers for profession in Profession}
        lines = _lines(workplace, workers, Component.WORKPLACE)
        lasting = _lasting([*(line.amount for line in lines), *hours.values()])
        patient_hours = {}
        patient_lines: list[StreamLine] = []
        if inputs.scenario.individual is not None:
            clinic, _ = run_model(today, (Component.INDIVIDUAL,))
            patients = patients_a_year(today)
            patient_lines = [
                StreamLine(
                    line.item, line.actor, line.kind, line.component, line.follows_wages, line.amount[:1]
                )
                for line in _lines(clinic, patients, Component.INDIVIDUAL)
            ]
            patient_hours = {profession: hours_per_patient(today, profession) for profession in Profession}
        whole = [
            StreamLine(
                line.item, line.actor, line.kind, line.component, line.follows_wages, line.amount[:lasting]
            )
            for line in lines
        ]
        all_lines = (*whole, *patient_lines)
        return cls(
            (*all_lines, *_tax_funding(inputs, all_lines, workplace.sector)),
            lasting,
            {profession: schedule[:lasting] for profession, schedule in hours.items()},
            patient_hours,
        )


def _lines(ledger: Ledger, divisor: Floats, component: Component) -> list[StreamLine]:
    return [
        StreamLine(
            entry.item,
            entry.actor,
            entry.kind,
            component,
            entry.follows_wages,
            _each(entry, divisor),
        )
        for entry in ledger.entries
        if entry.item is not Item.TAX_FUNDING and entry.amount.any()
    ]


def _each(entry: Entry, divisor: Floats) -> Floats:
    amount = entry.amount.sum(axis=0)
    shape = np.broadcast_shapes(amount.shape, divisor.shape)
    each: Floats = np.zeros(shape)
    np.divide(amount, divisor, out=each, where=np.broadcast_to(divisor, shape) > 0.0)
    return each


def _lasting(streams: Sequence[Floats]) -> int:
    """Years until nothing happens any more, at least one."""
    return max([1, *(int(np.flatnonzero(stream.any(axis=-1)).max(initial=0)) + 1 for stream in streams)])


def public_sign(actor: Actor, item: Item, kind: Kind, sector: Sector, base: TaxFundingBase) -> float:
    """What a krone of a line is to public outlay: 1 where it is paid, -1 where it is got or saved, else 0.

    >>> public_sign(Actor.NAV, Item.SICK_PAY, Kind.TRANSFER, Sector.PRIVATE, TaxFundingBase.NET)
    -1.0
    """
    if actor not in public_actors(sector) or item.measure is not Measure.MONEY:
        return 0.0
    if kind is Kind.COST:
        return 1.0
    return -1.0 if base is TaxFundingBase.NET else 0.0


def _tax_funding(inputs: Inputs, lines: Iterable[StreamLine], sector: Sector) -> list[StreamLine]:
    """The cost of tax funding of each measure, which is a share of its lines on the public purse."""
    if inputs.scenario.valuation.tax_funding_cost is None:
        return []
    rate, base = inputs[RATE], base_of(inputs)
    outlay: dict[tuple[Component, bool], Floats] = {}
    for line in lines:
        sign = public_sign(line.actor, line.item, line.kind, sector, base)
        if sign:
            key = line.component, line.follows_wages
            outlay[key] = outlay.get(key, np.zeros((1, 1))) + sign * line.amount
    return [
        StreamLine(Item.TAX_FUNDING, Actor.TAXPAYERS, Kind.COST, component, follows_wages, amount * rate)
        for (component, follows_wages), amount in outlay.items()
    ]
