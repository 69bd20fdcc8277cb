"""What a measure means for a reader's own workplace: money apart from time, days, people and chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from hiacalc.analysis.deterministic.absence_by_chance import ChanceSpan, chance_in, power_in, spell_days_in
from hiacalc.evidence.working_time import WorkingTime, read_working_time
from hiacalc.model import Actor, Evaluation, Measure, Perspective
from hiacalc.model.actors import Viewpoint
from hiacalc.model.ledger import Item, Kind
from hiacalc.scenario import Scenario
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.price_years import PRICE_YEAR

_NOTHING = 1e-6  # NOK: less than this is left over from transfers that cancel


class Pays(StrEnum):
    """When the measure pays for somebody, as its effect grows."""

    FROM = "from"
    UP_TO = "up_to"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class BreakEvenDays:
    """How many days of absence fewer a year it takes before the measure pays for somebody.

    Attributes:
        pays: whether there is such a number at all.
        days: full-time working days a year; the most at which it still pays where it pays up to
            some; None where it always or never pays.
        share: of the absence days of a year, as `days`.
    """

    pays: Pays
    days: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Stake:
    """What somebody gains and gives up over all years, discounted NOK of the answer's price year.

    Attributes:
        viewpoint: whose lines count.
        net: of all.
        money: by item, what changes hands; what comes in is positive.
        time: by item, the value of working time; what is gained is positive.
        tax_funding: the loss from tax funding, mostly negative; on nobody's budget.
    """

    viewpoint: Viewpoint
    net: float
    money: tuple[tuple[Item, float], ...]
    time: tuple[tuple[Item, float], ...]
    tax_funding: float

    @property
    def money_in(self) -> float:
        """Money received or saved.

        >>> Stake(Actor.NAV, 7.0, ((Item.SICK_PAY, 9.0), (Item.VENUE, -2.0)), (), 0.0).money_in
        9.0
        """
        return sum(amount for _, amount in self.money if amount > 0.0)

    @property
    def money_out(self) -> float:
        """Money paid, as a positive number.

        >>> Stake(Actor.NAV, 7.0, ((Item.SICK_PAY, 9.0), (Item.VENUE, -2.0)), (), 0.0).money_out
        2.0
        """
        return -sum(amount for _, amount in self.money if amount < 0.0)

    @property
    def time_gained(self) -> float:
        """The value of the working time gained.

        >>> time = (Item.PRODUCTION, 9.0), (Item.ATTENDEES_TIME, -2.0)
        >>> Stake(Actor.EMPLOYER, 7.0, (), time, 0.0).time_gained
        9.0
        """
        return sum(amount for _, amount in self.time if amount > 0.0)

    @property
    def time_spent(self) -> float:
        """The value of the working time given up, as a positive number.

        >>> time = (Item.PRODUCTION, 9.0), (Item.ATTENDEES_TIME, -2.0)
        >>> Stake(Actor.EMPLOYER, 7.0, (), time, 0.0).time_spent
        2.0
        """
        return -sum(amount for _, amount in self.time if amount < 0.0)


@dataclass(frozen=True, slots=True)
class OwnWorkplace:
    """A workplace and what the measure means for it.

    Days are working days of a full-time employee (`dagsverk`), a year, while the effect is whole.

    Attributes:
        employees: persons.
        fte: full-time equivalents.
        workplaces: how many places of work they make, not rounded.
        absent_on_a_day: employees absent on an ordinary day, on average.
        years: that the measure and what it gives are counted over.
        price_year: whose kroner the money is in.
        absence_days: lost to absence in a year now.
        days_avoided: of them, with the effect assumed.
        reduction: the same as a share of the absence days.
        stakes: of society first, then of each actor on whom something falls.
        break_even: for society and for the employer.
        chance: what chance alone does to the workplace's yearly rate.
        power: probability that its own figures of a year show the fall, if it is real.
        employees_to_tell: employees, working as much as here, before the figures of a year show the
            fall in half of all cases; None without a fall.
    """

    employees: float
    fte: float
    workplaces: float
    absent_on_a_day: float
    years: int
    price_year: int
    absence_days: float
    days_avoided: float
    reduction: float
    stakes: tuple[Stake, ...]
    break_even: tuple[tuple[Viewpoint, BreakEvenDays], ...]
    chance: ChanceSpan
    power: float
    employees_to_tell: float | None

    def stake(self, viewpoint: Viewpoint) -> Stake:
        """What somebody gains and gives up; nothing where nothing falls on them.

        Args:
            viewpoint: society or an actor.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> own = own_workplace(evaluate(shipped("helseiarbeid-2016")))
        >>> round(own.stake(Actor.EMPLOYER).money_out), round(own.stake(Actor.EMPLOYER).time_spent)
        (5454481, 2204309)
        """
        none = Stake(viewpoint, 0.0, (), (), 0.0)
        return next((stake for stake in self.stakes if stake.viewpoint is viewpoint), none)

    def break_even_for(self, viewpoint: Viewpoint) -> BreakEvenDays:
        """The days that it takes before it pays.

        Args:
            viewpoint: society or the employer.

        Raises:
            KeyError: somebody else.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> own = own_workplace(evaluate(shipped("helseiarbeid-2016")))
        >>> [round(own.break_even_for(view).days) for view in (Perspective.SOCIETY, Actor.EMPLOYER)]
        [318, 618]
        """
        return dict(self.break_even)[viewpoint]


def own_workplace(run: Evaluation, time: WorkingTime | None = None) -> OwnWorkplace:
    """What a run of a single draw means for the workplace that its scenario describes.

    Args:
        run: of a single draw.
        time: of a working day; as in the evidence where it is left out.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import shipped
    >>> own = own_workplace(evaluate(shipped("helseiarbeid-2016")))
    >>> round(own.absence_days), round(own.days_avoided)
    (15750, 788)
    """
    time = time or read_working_time()
    scenario, figures = run.scenario, run.single()
    numbers = scenario.numbers
    workers, share = numbers["population.workers"], numbers["population.fte_per_worker"]
    days = workers * share * numbers["valuation.hours_per_fte_year"] / time.hours_per_day
    absence_days = days * numbers["absence.rate"]
    spell_days = spell_days_in(scenario, time)
    chance = chance_in(run, time, spell_days)
    views: tuple[Viewpoint, ...] = (Perspective.SOCIETY, *run.ledger.actors)
    deciding: tuple[Viewpoint, ...] = (Perspective.SOCIETY, Actor.EMPLOYER)
    return OwnWorkplace(
        employees=workers,
        fte=workers * share,
        workplaces=figures.employers,
        absent_on_a_day=workers * numbers["absence.rate"],
        years=run.ledger.years,
        price_year=int(numbers[PRICE_YEAR]),
        absence_days=absence_days,
        days_avoided=absence_days * figures.reduction_in_force,
        reduction=figures.reduction_in_force,
        stakes=tuple(stake_of(run, view) for view in views),
        break_even=tuple((view, break_even_days(run, view, absence_days)) for view in deciding),
        chance=chance,
        power=power_in(run, time, spell_days),
        employees_to_tell=chance.workers_to_tell,
    )


def full_time_equivalents(scenario: Scenario) -> float:
    """The full-time equivalents of all workers of a scenario.

    >>> from hiacalc.scenario import changed, shipped
    >>> part_time = {"population.workers": 43, "population.fte_per_worker": 0.7}
    >>> round(full_time_equivalents(changed(shipped("helseiarbeid-2016"), part_time)), 1)
    30.1
    """
    return scenario.numbers["population.workers"] * scenario.numbers["population.fte_per_worker"]


def stake_of(run: Evaluation, viewpoint: Viewpoint) -> Stake:
    """What somebody gains and gives up in a run of a single draw, money apart from time.

    Money that only moves between those who count together is no part of it.

    Args:
        run: of a single draw.
        viewpoint: whose lines count.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import shipped
    >>> stake = stake_of(evaluate(shipped("helseiarbeid-2016")), Perspective.SOCIETY)
    >>> [(item.value, round(amount)) for item, amount in stake.time]
    [('attendees_time', -2204309), ('production', 8264365)]
    """
    return Stake(
        viewpoint,
        run.single().net_benefit(viewpoint),
        _by_item(run, viewpoint, Measure.MONEY),
        _by_item(run, viewpoint, Measure.TIME),
        sum(amount for _, amount in _by_item(run, viewpoint, Measure.TAX_FUNDING)),
    )


def break_even_days(run: Evaluation, viewpoint: Viewpoint, absence_days: float) -> BreakEvenDays:
    """How many days of absence fewer a year it takes before the measure pays for somebody.

    Args:
        run: of a single draw, whose effect is made weaker and stronger in its own way of acting.
        viewpoint: whose costs and gains count.
        absence_days: of a year now.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import shipped
    >>> break_even_days(evaluate(shipped("no-effect")), Actor.HEALTH_SERVICE, 100.0).pays.value
    'never'
    """
    figures, none = run.single(), NO_EFFECT[run.leading_input]
    pays_at_once = run.at_effect(none).single().net_benefit(viewpoint) >= 0.0
    turns = (figures.largest_effect_that_pays if pays_at_once else figures.break_even_effect)(viewpoint)
    if not np.isfinite(turns) or turns < none:
        return BreakEvenDays(Pays.ALWAYS if pays_at_once else Pays.NEVER, None, None)
    share = run.at_effect(turns).single().reduction_in_force
    return BreakEvenDays(Pays.UP_TO if pays_at_once else Pays.FROM, absence_days * share, share)


def _by_item(run: Evaluation, viewpoint: Viewpoint, measure: Measure) -> tuple[tuple[Item, float], ...]:
    """Discounted sums with their sign, of the items of which anything is left."""
    totals: dict[Item, float] = {}
    for entry in run.ledger.matching(viewpoint, measure=measure):
        amount = float((entry.amount.sum(axis=0) * run.ledger.discount).sum(axis=0)[0])
        sign = -1.0 if entry.kind is Kind.COST else 1.0
        totals[entry.item] = totals.get(entry.item, 0.0) + sign * amount
    return tuple((item, amount) for item, amount in totals.items() if abs(amount) > _NOTHING)
