"""Money by calendar year: every cohort's stream, added up from the year in which it began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor, Perspective, Viewpoint
from hiacalc.model.ledger import Item, Kind, Measure
from hiacalc.programme.cohort import StreamLine
from hiacalc.programme.fixed_costs import PAYING, FixedLine
from hiacalc.programme.roll_out import RollOut
from hiacalc.scenario.options import Component, Sector


class Selection(NamedTuple):
    """Which lines are summed.

    Args:
        actors: on whom they fall.
        kind: cost, benefit or transfer; None for the net of all of them.
        item: what is paid for or gained; None for all.
        component: the measure; None for both and for fixed costs.
        measure: money, the value of time or the cost of tax funding; None for all.
        transfers: whether transfers count in the net, as they do for a perspective narrower than society.
    """

    actors: tuple[Actor, ...]
    kind: Kind | None = None
    item: Item | None = None
    component: Component | None = None
    measure: Measure | None = None
    transfers: bool = True

    def sign(self, item: Item, actor: Actor, kind: Kind, component: Component | None) -> float:
        """What a krone of a line counts as in the sum."""
        if (
            actor not in self.actors
            or self.item not in (None, item)
            or self.component not in (None, component)
            or self.measure not in (None, item.measure)
            or self.kind not in (None, kind)
        ):
            return 0.0
        if self.kind is not None:
            return 1.0
        if kind is Kind.TRANSFER:
            return float(self.transfers)
        return -1.0 if kind is Kind.COST else 1.0


def selection(viewpoint: Viewpoint, sector: Sector, **parts: object) -> Selection:
    """The lines of a viewpoint; society's net leaves transfers out.

    Args:
        viewpoint: a perspective or an actor.
        sector: who the employer is.
        parts: of a `Selection`.

    >>> selection(Perspective.NAV, Sector.PRIVATE).actors
    (<Actor.NAV: 'nav'>,)
    """
    transfers = viewpoint is not Perspective.SOCIETY
    return Selection(viewpoint.actors(sector), transfers=transfers, **parts)  # type: ignore[arg-type]


class CashRow(NamedTuple):
    """A sum of money of one draw.

    Args:
        year: calendar year.
        region: name; None for what belongs to no region.
        actor: on whom it falls.
        item: what is paid for or gained.
        kind: cost, benefit or transfer.
        component: the measure; None for fixed costs.
        name: of a fixed cost, else None.
        amount: undiscounted NOK.
    """

    year: int
    region: str | None
    actor: Actor
    item: Item
    kind: Kind
    component: Component | None
    name: str | None
    amount: float


@dataclass(frozen=True, slots=True, eq=False)
class Cash:
    """All money of a programme, summed as asked.

    Args:
        lines: per worker and per patient.
        fixed: costs by year, with what raising them by taxes costs.
        roll_out: who is in which year of a stream, and which patients are served.
        wages: real wages by calendar year, relative to the price year, `(all years, 1 or draws)`.
        tax_rate: what raising a krone costs, shape `(1 or draws,)`; 0 where none is counted.
        draws: of the run.
    """

    lines: tuple[StreamLine, ...]
    fixed: tuple[FixedLine, ...]
    roll_out: RollOut
    wages: Floats
    tax_rate: Floats
    draws: int

    def by_year(self, chosen: Selection) -> Floats:
        """Undiscounted NOK of all regions and of what belongs to none, `(all years, draws)`."""
        patients = self._patients.sum(axis=1, keepdims=True)
        total = self._streams(chosen, self.roll_out.in_year_of_all, patients)[:, 0]
        return np.broadcast_to(total + self.fixed_by_year(chosen), (len(self.wages), self.draws))

    def by_region(self, chosen: Selection) -> Floats:
        """Undiscounted NOK of each region, `(all years, regions, draws)`; fixed costs belong to none."""
        total = self._streams(chosen, self.roll_out.in_year, self._patients)
        return np.broadcast_to(total, (*total.shape[:2], self.draws))

    def fixed_by_year(self, chosen: Selection) -> Floats:
        """Fixed costs, and the cost of their tax funding, `(all years, 1 or draws)`."""
        total = np.zeros((len(self.wages), 1))
        for line in self.fixed:
            cost = chosen.sign(Item.FIXED, PAYING[line.payer], Kind.COST, None)
            tax = chosen.sign(Item.TAX_FUNDING, Actor.TAXPAYERS, Kind.COST, None)
            total = total + line.amount * (cost + tax * self.tax_rate)
        return total

    @property
    def _patients(self) -> Floats:
        """Patients served in all years; none after the programme's last."""
        served = self.roll_out.patients
        after = np.zeros((len(self.wages) - len(served), *served.shape[1:]))
        return np.concatenate([served, after])

    def _streams(self, chosen: Selection, in_year: Floats, patients: Floats) -> Floats:
        """The sum of the chosen lines for workers by year since the start, and for patients."""
        total = np.zeros((1, 1, 1))
        for follows_wages in (True, False):
            rise = self.wages[:, None] if follows_wages else 1.0
            of_workers = _summed(self.lines, chosen, Component.WORKPLACE, follows_wages)
            if of_workers is not None:
                total = total + _convolved(in_year, of_workers) * rise
            of_patients = _summed(self.lines, chosen, Component.INDIVIDUAL, follows_wages)
            if of_patients is not None:
                total = total + patients * of_patients[0] * rise
        return np.broadcast_to(total, np.broadcast_shapes(total.shape, (*in_year.shape[1:3], 1)))

    def rows(self, calendar_years: Sequence[int], regions: Sequence[str], draw: int = 0) -> Iterator[CashRow]:
        """Every sum by year, region, actor, item and kind that is not nought.

        Args:
            calendar_years: names of the years.
            regions: names of the regions.
            draw: which of the draws.
        """
        keys = dict.fromkeys((line.item, line.actor, line.kind, line.component) for line in self.lines)
        for item, actor, kind, component in keys:
            chosen = Selection((actor,), kind, item, component)
            by_region = self.by_region(chosen)[:, :, draw]
            for year, region in np.argwhere(by_region):
                amount = float(by_region[year, region])
                where = int(calendar_years[year]), regions[region]
                yield CashRow(*where, actor, item, kind, component, None, amount)
        for line in self.fixed:
            yield from self._fixed_rows(line, calendar_years, draw)

    def _fixed_rows(self, line: FixedLine, calendar_years: Sequence[int], draw: int) -> Iterator[CashRow]:
        amounts = np.broadcast_to(line.amount, (len(line.amount), self.draws))[:, draw]
        tax = np.broadcast_to(self.tax_rate, (self.draws,))[draw]
        for year, amount in zip(calendar_years, amounts, strict=True):
            if amount:
                payer = PAYING[line.payer]
                yield CashRow(year, None, payer, Item.FIXED, Kind.COST, None, line.name, float(amount))
            if amount and tax:
                to_raise = float(amount * tax)
                yield CashRow(
                    year, None, Actor.TAXPAYERS, Item.TAX_FUNDING, Kind.COST, None, line.name, to_raise
                )


def _summed(
    lines: tuple[StreamLine, ...], chosen: Selection, component: Component, follows_wages: bool
) -> Floats | None:
    """The sum of the chosen streams, `(cohort years, 1 or draws)`; None where there are none."""
    total: Floats | None = None
    for line in lines:
        if line.component is component and line.follows_wages is follows_wages:
            sign = chosen.sign(line.item, line.actor, line.kind, line.component)
            if sign:
                amount = line.amount * sign
                total = amount if total is None else total + amount
    return total


def _convolved(in_year: Floats, stream: Floats) -> Floats:
    """Workers by year since the start x what a worker is in that year, summed."""
    draws = max(in_year.shape[-1], stream.shape[-1])
    total = np.zeros((*in_year.shape[1:3], draws))
    for workers, amount in zip(in_year, stream, strict=True):
        total += workers * amount
    return total
