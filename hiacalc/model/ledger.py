"""The ledger: every krone with its item, actor, kind and year. All totals are sums of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hiacalc.model.actors import Actor, Perspective, ViewOrName, view_of
from hiacalc.model.choice import chosen
from hiacalc.model.table import Table

Floats = NDArray[np.float64]


class Kind(StrEnum):
    """Costs use resources, benefits free them, transfers only move money between actors."""

    COST = "cost"
    BENEFIT = "benefit"
    TRANSFER = "transfer"


class Factor(StrEnum):
    """What a line's amount is the product of."""

    MEETINGS = "meetings"
    SESSIONS = "sessions"
    HOURS = "hours"
    SESSION_HOURS = "session_hours"
    COORDINATION_HOURS = "coordination_hours"
    ATTENDEES = "attendees"
    WORKERS = "workers"
    FTE_PER_WORKER = "fte_per_worker"
    HOURS_PER_FTE_YEAR = "hours_per_fte_year"
    ABSENCE_RATE = "absence_rate"
    REDUCTION = "reduction"
    IN_FORCE = "in_force"
    PROFILE = "profile"
    VALUE_PER_HOUR = "value_per_hour"
    WAGE_PER_HOUR = "wage_per_hour"
    HOURLY_COST = "hourly_cost"
    WAGE_INDEX = "wage_index"
    PRODUCTION_SHARE = "production_share"
    OUTSIDE_EMPLOYER_PERIOD = "outside_employer_period"
    FARE = "fare"
    FARE_SHARE = "fare_share"
    VENUE_PRICE = "venue_price"
    SIGN = "sign"


class Item(StrEnum):
    """What a line pays for or gains."""

    ATTENDEES_TIME = "attendees_time"
    HEALTH_PROFESSIONALS = "health_professionals"
    NAV_ADVISERS = "nav_advisers"
    TRANSPORT = "transport"
    VENUE = "venue"
    COORDINATION = "coordination"
    PRODUCTION = "production"
    SICK_PAY = "sick_pay"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """The lines of one item, actor and kind.

    `amount` is NOK, undiscounted, of shape `(origins, years, 1 or draws)`;
    `factors` are what it is the product of, each of a shape that broadcasts to
    it; `origins` names the activities the lines come from, or is empty.
    """

    item: Item
    actor: Actor
    kind: Kind
    amount: Floats
    factors: tuple[tuple[Factor, Floats], ...]
    origins: tuple[str, ...] = ()

    def factors_of(self, place: int, year: int, draw: int) -> tuple[tuple[Factor, float], ...]:
        """The factors of one line, by origin, year and draw counted from 0."""
        return tuple((name, _at(values, place, year, draw)) for name, values in self.factors)


class Line(NamedTuple):
    """One line of a single draw, NOK."""

    item: Item
    actor: Actor
    kind: Kind
    origin: str | None
    year: int
    amount: float
    discount_factor: float
    discounted: float
    factors: tuple[tuple[Factor, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """All entries of a run.

    Args:
        entries: lines by item, actor and kind.
        discount: discount factors, shape `(years, 1 or draws)`.
        draws: how many draws the entries hold, a constant counting for all of them.
    """

    entries: tuple[Entry, ...]
    discount: Floats
    draws: int

    @property
    def years(self) -> int:
        """The last programme year of the ledger."""
        return len(self.discount)

    def matching(
        self,
        perspective: ViewOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
    ) -> list[Entry]:
        """The entries of a perspective, kind and item, each given as such or by name."""
        actors = view_of(perspective).actors
        kind = kind and chosen(kind, Kind)
        item = item and chosen(item, Item)
        return [
            entry
            for entry in self.entries
            if entry.actor in actors
            and (kind is None or entry.kind is kind)
            and (item is None or entry.item is item)
        ]

    def by_year(
        self,
        perspective: ViewOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
        *,
        discounted: bool = True,
    ) -> Floats:
        """Sums a year, NOK, shape `(years, draws)`."""
        total = np.zeros((self.years, self.draws))
        for entry in self.matching(perspective, kind, item):
            total += entry.amount.sum(axis=0)
        if discounted:
            total *= self.discount
        return total

    def total(
        self,
        perspective: ViewOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
    ) -> Floats:
        """Discounted sums, NOK, shape `(draws,)`.

        Society's transfers are the same lines with both signs, so they sum to zero.
        """
        return np.asarray(self.by_year(perspective, kind, item).sum(axis=0))

    def table(self) -> Table:
        """The lines of all draws as columns: one row for each line of each draw, draw by draw.

        Columns: `draw`, from 0; `item`, `actor` and `kind`; `activity`, None
        where the line comes from none; `year`, from 1; `amount`, undiscounted
        NOK; `discount_factor`; `discounted`, NOK. A line stands there when it
        holds money in any draw. Costs are positive, as in the ledger.
        """
        heads: list[tuple[str, str, str, str | None, int]] = []
        amounts: list[Floats] = [np.empty((0, self.draws))]
        for entry in self.entries:
            for place, of_origin in enumerate(entry.amount):
                held = np.flatnonzero(of_origin.any(axis=-1))
                origin = entry.origins[place] if entry.origins else None
                names = entry.item.value, entry.actor.value, entry.kind.value, origin
                heads += [(*names, int(year) + 1) for year in held]
                amounts.append(np.broadcast_to(of_origin[held], (held.size, self.draws)))
        years = np.array([head[4] for head in heads], dtype=np.int64)
        discount = np.broadcast_to(self.discount, (self.years, self.draws))
        amount, factor = np.concatenate(amounts).T.ravel(), discount[years - 1].T.ravel()
        names_of = ("item", "actor", "kind", "activity")
        return {
            "draw": np.repeat(np.arange(self.draws), len(heads)),
            **{name: [head[at] for head in heads] * self.draws for at, name in enumerate(names_of)},
            "year": np.tile(years, self.draws),
            "amount": amount,
            "discount_factor": factor,
            "discounted": amount * factor,
        }

    def lines(self, draw: int = 0) -> Iterator[Line]:
        """The lines of one draw that hold any money, in order of entry, origin and year."""
        discount = self.discount[:, draw if self.discount.shape[-1] > 1 else 0]
        for entry in self.entries:
            amounts = entry.amount[..., draw if entry.amount.shape[-1] > 1 else 0]
            for place, amounts_of_origin in enumerate(amounts):
                origin = entry.origins[place] if entry.origins else None
                pairs = zip(amounts_of_origin, discount, strict=True)
                for year, (amount, factor) in enumerate(pairs, start=1):
                    if amount:
                        yield Line(
                            entry.item,
                            entry.actor,
                            entry.kind,
                            origin,
                            year,
                            float(amount),
                            float(factor),
                            float(amount * factor),
                            entry.factors_of(place, year - 1, draw),
                        )


def _at(values: Floats, *index: int) -> float:
    """An element of an array that broadcasts over some of its axes."""
    padded = values.reshape((1,) * (len(index) - values.ndim) + values.shape)
    return float(padded[tuple(min(at, size - 1) for at, size in zip(index, padded.shape, strict=True))])
