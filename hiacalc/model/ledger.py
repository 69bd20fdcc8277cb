"""The ledger: every krone with its item, actor, kind and year. All totals are sums of its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor, Perspective, ViewpointOrName, viewpoint_of
from hiacalc.model.choice import chosen
from hiacalc.model.table import Table
from hiacalc.scenario.options import Component, CostItem, Sector
from hiacalc.scenario.paid_item import FIXED


class Kind(StrEnum):
    """Costs use resources, benefits free them, transfers only move money between actors."""

    COST = "cost"
    BENEFIT = "benefit"
    TRANSFER = "transfer"


class Factor(StrEnum):
    """What the amount of a line is the product of: numbers of things, hours, prices, shares."""

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
    CONVERSION = "conversion"
    LABOUR_COST = "labour_cost"
    REDUCTION_OUTSIDE = "reduction_outside"
    NAV_DAYS = "nav_days"
    BELOW_CAP = "below_cap"
    ABOVE_CAP = "above_cap"
    HOLIDAY_PAY_RATE = "holiday_pay_rate"
    WITHIN_48_DAYS = "within_48_days"
    CHARGED = "charged"
    EMPLOYER_CONTRIBUTION = "employer_contribution"
    REPLACED_SHARE = "replaced_share"
    NOT_REPLACED = "not_replaced"
    SUBSTITUTE_PRICE = "substitute_price"
    TAX_FUNDING_COST = "tax_funding_cost"
    PUBLIC_OUTLAY = "public_outlay"
    PATIENTS = "patients"
    CONSULTATIONS = "consultations"
    CLINICIAN_HOURS = "clinician_hours"
    NAV_HOURS = "nav_hours"
    OWN_HOURS = "own_hours"
    PATIENT_PRICE = "patient_price"
    DAYS_SAVED = "days_saved"
    HOURS_PER_DAY = "hours_per_day"
    SIGN = "sign"


class Item(StrEnum):
    """What a line pays for or gains."""

    ATTENDEES_TIME = "attendees_time"
    HEALTH_PROFESSIONALS = CostItem.HEALTH_PROFESSIONALS.value
    NAV_ADVISERS = CostItem.NAV_ADVISERS.value
    TRANSPORT = CostItem.TRANSPORT.value
    VENUE = CostItem.VENUE.value
    COORDINATION = CostItem.COORDINATION.value
    GP = CostItem.GP.value
    PATIENT_TRAVEL = CostItem.PATIENT_TRAVEL.value
    PATIENTS_TIME = "patients_time"
    PATIENT_FEE = "patient_fee"
    OTHER_CARE = "other_care"
    FIXED = FIXED
    PRODUCTION = "production"
    SUBSTITUTES = "substitutes"
    SICK_PAY = "sick_pay"
    HOLIDAY_PAY = "holiday_pay"
    EMPLOYER_CONTRIBUTION = "employer_contribution"
    WAGE_ABOVE_CAP = "wage_above_cap"
    TAX_FUNDING = "tax_funding"

    @property
    def measure(self) -> Measure:
        """Whether it is money that changes hands, or the value of working time.

        >>> Item.VENUE.measure.value, Item.PRODUCTION.measure.value
        ('money', 'time')
        """
        return _MEASURES.get(self, Measure.MONEY)


class Measure(StrEnum):
    """What an amount is: cash, the value of working time, or a loss to society on nobody's budget."""

    MONEY = "money"
    TIME = "time"
    TAX_FUNDING = "tax_funding"


_MEASURES = {
    Item.ATTENDEES_TIME: Measure.TIME,
    Item.PATIENTS_TIME: Measure.TIME,
    Item.PRODUCTION: Measure.TIME,
    Item.TAX_FUNDING: Measure.TAX_FUNDING,
}


Factors: TypeAlias = tuple[tuple[Factor, Floats], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """The lines of one item, actor and kind.

    Args:
        item: what is paid for or gained.
        actor: on whom the lines fall.
        kind: cost, benefit or transfer.
        amount: NOK, undiscounted, shape `(activities, years, 1 or draws)`; costs are positive.
        factors: what `amount` is the product of, each of a shape that broadcasts to it.
        activities: names of the activities the lines come from; empty where they come from
            none, and `amount` has one row.
        component: which of the two measures they come from.
    """

    item: Item
    actor: Actor
    kind: Kind
    amount: Floats
    factors: Factors
    activities: tuple[str, ...] = ()
    component: Component = Component.WORKPLACE

    @property
    def follows_wages(self) -> bool:
        """Whether the amounts rise with real wages from year to year.

        >>> factors = ((Factor.WAGE_INDEX, np.ones((1, 1))),)
        >>> Entry(Item.COORDINATION, Actor.NAV, Kind.COST, np.ones((1, 1, 1)), factors).follows_wages
        True
        """
        return any(factor is Factor.WAGE_INDEX for factor, _ in self.factors)

    def activity_of(self, row: int) -> str | None:
        """The name of the activity that a row of `amount` comes from; None where it comes from none.

        >>> amount = np.array([[[5.0]]])
        >>> Entry(Item.VENUE, Actor.NAV, Kind.COST, amount, (), ("module",)).activity_of(0)
        'module'
        """
        return self.activities[row] if self.activities else None

    def factors_of(self, row: int, year: int, draw: int) -> tuple[tuple[Factor, float], ...]:
        """The factors of one line, by row of `amount`, year and draw, each counted from 0.

        Args:
            row: which of the activities.
            year: which of the years.
            draw: which of the draws; a factor that is the same in all of them has one value.

        >>> factors = ((Factor.MEETINGS, np.array([[[3.0], [2.0]]])), (Factor.FARE, np.array([600.0])))
        >>> entry = Entry(Item.TRANSPORT, Actor.NAV, Kind.COST, np.array([[[1800.0], [1200.0]]]), factors)
        >>> [value for _, value in entry.factors_of(0, 1, 0)]
        [2.0, 600.0]
        """
        return tuple((name, _element(values, row, year, draw)) for name, values in self.factors)


class Line(NamedTuple):
    """One line of a single draw.

    Args:
        item: what is paid for or gained.
        actor: on whom it falls.
        kind: cost, benefit or transfer.
        activity: the activity it comes from, or None.
        year: programme year, from 1.
        amount: NOK, undiscounted.
        discount_factor: what a krone of that year is worth at programme start.
        discounted: NOK, the product of both.
        factors: what `amount` is the product of.
        component: which of the two measures it comes from.
    """

    item: Item
    actor: Actor
    kind: Kind
    activity: str | None
    year: int
    amount: float
    discount_factor: float
    discounted: float
    factors: tuple[tuple[Factor, float], ...]
    component: Component = Component.WORKPLACE


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """All entries of a run; every figure is a sum of its lines or a ratio of such sums.

    Args:
        resources: lines of costs and benefits, by item, actor and kind.
        discount: discount factors, shape `(years, 1 or draws)`.
        draws: how many draws the entries hold, a constant counting for all of them.
        sector: who the employer is; a municipality or the state is a part of the public.
        moved: gives the lines of transfers, which society's result has no need of; it is asked
            for them when they are, and should give the same each time.
    """

    resources: tuple[Entry, ...]
    discount: Floats
    draws: int
    sector: Sector = Sector.PRIVATE
    moved: Callable[[], tuple[Entry, ...]] = tuple

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries: what is used and freed, and what only moves."""
        return (*self.resources, *self.moved())

    @property
    def years(self) -> int:
        """The last programme year of the ledger.

        >>> Ledger((), np.ones((5, 1)), 1).years
        5
        """
        return len(self.discount)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors to show: treasury and taxpayers only where something falls on them.

        >>> len(Ledger((), np.ones((5, 1)), 1).actors)
        4
        """
        on_whom = {entry.actor for entry in self.entries}
        return tuple(a for a in Actor if a in on_whom or a not in (Actor.TREASURY, Actor.TAXPAYERS))

    def matching(
        self,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
        measure: Measure | None = None,
    ) -> list[Entry]:
        """The entries of a perspective, kind and item, each given as such or by name.

        Args:
            perspective: whose lines count, a perspective or an actor.
            kind: cost, benefit or transfer; all of them by default.
            item: what is paid for or gained; all of them by default.
            measure: money, the value of time, or the cost of tax funding; all of them by default.

        Raises:
            ScenarioError: `not_a_choice`, where a name is none of those there are.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> ledger = evaluate(shipped("helseiarbeid-2016")).ledger
        >>> [entry.item.value for entry in ledger.matching("health_service")]
        ['health_professionals', 'transport']
        """
        actors = viewpoint_of(perspective).actors(self.sector)
        kind = kind and chosen(kind, Kind)
        item = item and chosen(item, Item)
        return [
            entry
            for entry in (self.entries if kind in (None, Kind.TRANSFER) else self.resources)
            if entry.actor in actors
            and (kind is None or entry.kind is kind)
            and (item is None or entry.item is item)
            and (measure is None or entry.item.measure is measure)
        ]

    def by_year(
        self,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
        *,
        discounted: bool = True,
    ) -> Floats:
        """Sums of the lines by year.

        Args:
            perspective: whose lines count, a perspective or an actor.
            kind: cost, benefit or transfer; all of them by default.
            item: what is paid for or gained; all of them by default.
            discounted: to programme start, as by default.

        Returns:
            NOK, shape `(years, draws)`.

        Raises:
            ScenarioError: `not_a_choice`, where a name is none of those there are.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> ledger = evaluate(shipped("helseiarbeid-2016")).ledger
        >>> ledger.by_year("society", "benefit", discounted=False)[:, 0].round().tolist()
        [1785001.0, 1785001.0, 1785001.0, 1785001.0, 1785001.0]
        """
        total = np.zeros((self.years, self.draws))
        for entry in self.matching(perspective, kind, item):
            total += entry.amount.sum(axis=0)
        if discounted:
            total *= self.discount
        return total

    def total(
        self,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        item: Item | str | None = None,
    ) -> Floats:
        """Discounted sums of the lines.

        Society's transfers are the same lines with both signs, so they sum to zero.

        Args:
            perspective: whose lines count, a perspective or an actor.
            kind: cost, benefit or transfer; all of them by default.
            item: what is paid for or gained; all of them by default.

        Returns:
            NOK, shape `(draws,)`.

        Raises:
            ScenarioError: `not_a_choice`, where a name is none of those there are.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).ledger.total(item="venue").round().tolist()
        [25043.0]
        """
        return np.asarray(self.by_year(perspective, kind, item).sum(axis=0))

    def table(self) -> Table:
        """The lines of all draws as columns: one row for each line of each draw, draw by draw.

        Columns: `draw`, from 0; `item`, `actor` and `kind`; `activity`, None
        where the line comes from none; `year`, from 1; `amount`, undiscounted
        NOK; `discount_factor`; `discounted`, NOK; `component`, which of the two
        measures it comes from. A line stands there when it
        holds money in any draw. Costs are positive, as in the ledger.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> columns = evaluate(shipped("helseiarbeid-2016")).ledger.table()
        >>> columns["item"][0], columns["activity"][0], int(columns["year"][0]), round(columns["amount"][0])
        ('attendees_time', 'introduction', 1, 18922)
        """
        rows: list[tuple[str, str, str, str | None, str, int]] = []
        amounts: list[Floats] = [np.empty((0, self.draws))]
        for entry in self.entries:
            for row, by_year in enumerate(entry.amount):
                with_money = np.flatnonzero(by_year.any(axis=-1))
                names = entry.item.value, entry.actor.value, entry.kind.value, entry.activity_of(row)
                rows += [(*names, entry.component.value, int(year) + 1) for year in with_money]
                amounts.append(np.broadcast_to(by_year[with_money], (with_money.size, self.draws)))
        years = np.array([row[-1] for row in rows], dtype=np.int64)
        discount = np.broadcast_to(self.discount, (self.years, self.draws))
        amount, factor = np.concatenate(amounts).T.ravel(), discount[years - 1].T.ravel()
        columns = ("item", "actor", "kind", "activity")
        return {
            "draw": np.repeat(np.arange(self.draws), len(rows)),
            **{name: [row[column] for row in rows] * self.draws for column, name in enumerate(columns)},
            "year": np.tile(years, self.draws),
            "amount": amount,
            "discount_factor": factor,
            "discounted": amount * factor,
            "component": [row[4] for row in rows] * self.draws,
        }

    def lines(self, draw: int = 0) -> Iterator[Line]:
        """The lines of one draw that hold any money, in order of entry, activity and year.

        Args:
            draw: which of the draws, counted from 0.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> line = next(evaluate(shipped("helseiarbeid-2016")).ledger.lines())
        >>> line.item.value, line.activity, line.year, round(line.amount)
        ('attendees_time', 'introduction', 1, 18922)
        """
        discount = self.discount[:, draw if self.discount.shape[-1] > 1 else 0]
        for entry in self.entries:
            amounts = entry.amount[..., draw if entry.amount.shape[-1] > 1 else 0]
            for row, by_year in enumerate(amounts):
                for year, (amount, factor) in enumerate(zip(by_year, discount, strict=True), start=1):
                    if amount:
                        yield Line(
                            entry.item,
                            entry.actor,
                            entry.kind,
                            entry.activity_of(row),
                            year,
                            float(amount),
                            float(factor),
                            float(amount * factor),
                            entry.factors_of(row, year - 1, draw),
                            entry.component,
                        )


def _element(values: Floats, *index: int) -> float:
    """An element of an array that broadcasts over some of its axes."""
    padded = values.reshape((1,) * (len(index) - values.ndim) + values.shape)
    clipped = tuple(min(number, size - 1) for number, size in zip(index, padded.shape, strict=True))
    return float(padded[clipped])
