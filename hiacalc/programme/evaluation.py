"""A programme's evaluation: money, people and funding by region and calendar year, for all draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor, Perspective, ViewpointOrName, viewpoint_of
from hiacalc.model.choice import chosen
from hiacalc.model.discounting import discount_factors
from hiacalc.model.inputs import Inputs
from hiacalc.model.lasting import holds_from
from hiacalc.model.ledger import Item, Kind, Measure
from hiacalc.model.public_finance import RATE, sector_of
from hiacalc.problem_code import Code
from hiacalc.programme.calendar import Calendar
from hiacalc.programme.cash import Cash, CashRow, Selection, selection
from hiacalc.programme.cohort import GROWTH, Cohort
from hiacalc.programme.fixed_costs import fixed_costs
from hiacalc.programme.funding import Funding
from hiacalc.programme.people import PeopleByYear
from hiacalc.programme.roll_out import RollOut
from hiacalc.scenario.options import Component, Profession
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.programme import Programme
from hiacalc.scenario.reading import shipped_with
from hiacalc.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class ProgrammeEvaluation:
    """What a programme gives.

    Money is NOK of the scenario's price year. Yearly figures are undiscounted unless said otherwise;
    totals are discounted to the programme's first year with the scenario's rate and timing.

    Args:
        inputs: the numbers of the run.
        calendar: of the programme, with its run-out.
        cohort: the streams of a worker and of a patient.
        roll_out: who begins and waits, and the hours that takes.
        cash: all money, summed as asked.
        funding: need, lines and gap.
        discount: factors by year, shape `(all years, 1 or draws)`.
    """

    inputs: Inputs
    calendar: Calendar
    cohort: Cohort
    roll_out: RollOut
    cash: Cash
    funding: Funding
    discount: Floats

    @classmethod
    def of(cls, inputs: Inputs, ends: Mapping[int, int] | None = None) -> ProgrammeEvaluation:
        """The evaluation of some inputs.

        Args:
            inputs: the numbers of the run.
            ends: by number of a line of funding from 0, the calendar year from which it is gone.

        Raises:
            ScenarioError: `no_programme`, where the scenario has none.
        """
        require_programme(inputs.scenario)
        cohort = Cohort.of(inputs)
        calendar = replace(Calendar.of(inputs), run_out=cohort.years - 1)
        roll_out = RollOut.of(inputs, cohort, calendar)
        wages = _real_wages(inputs, calendar)
        tax_rate = inputs.get(RATE, 0.0)
        fixed = fixed_costs(inputs, calendar, wages)
        cash = Cash(cohort.lines, fixed, roll_out, wages, tax_rate, inputs.draws)
        funding = Funding.of(inputs, cash, calendar, ends)
        time = inputs.scenario.time
        steps = () if "time.discount_rate" in inputs.drawn else time.discount_rate.steps
        years = np.arange(1.0, calendar.all_years + 1.0)[:, None]
        discount = discount_factors(inputs["time.discount_rate"], time.timing, years, steps)
        return cls(inputs, calendar, cohort, roll_out, cash, funding, discount)

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run."""
        return self.inputs.scenario

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return self.inputs.draws

    @property
    def regions(self) -> tuple[str, ...]:
        """The names of the regions, in order."""
        programme = self.scenario.programme
        assert programme is not None
        return tuple(programme.regions)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors on whom anything falls, in order."""
        on_whom = {line.actor for line in self.cohort.lines} | {
            Actor(line.payer.value) for line in self.cash.fixed
        }
        return tuple(actor for actor in Actor if actor in on_whom)

    def by_year(
        self,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        *,
        item: Item | str | None = None,
        component: Component | None = None,
        measure: Measure | None = None,
    ) -> Floats:
        """Undiscounted money by calendar year, run-out included, `(all years, draws)`.

        Args:
            perspective: whose lines count, a perspective or an actor.
            kind: cost, benefit or transfer; by default the net of them.
            item: what is paid for or gained; all by default.
            component: the measure; both by default.
            measure: money, the value of time, or the cost of tax funding; all by default.
        """
        return self.cash.by_year(self._selection(perspective, kind, item, component, measure))

    def by_region(
        self,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        kind: Kind | str | None = None,
        *,
        item: Item | str | None = None,
        component: Component | None = None,
        measure: Measure | None = None,
    ) -> Floats:
        """Undiscounted money by calendar year and region, `(all years, regions, draws)`.

        Fixed costs belong to no region. Arguments are those of `by_year`.
        """
        return self.cash.by_region(self._selection(perspective, kind, item, component, measure))

    def net_benefit(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """Discounted net benefit with every cohort followed to its end, `(draws,)`."""
        return np.asarray((self.by_year(perspective) * self.discount).sum(axis=0))

    def net_benefit_period(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """Discounted net benefit cut at the last year of the programme, `(draws,)`."""
        years = self.calendar.years
        return np.asarray((self.by_year(perspective)[:years] * self.discount[:years]).sum(axis=0))

    def after_period(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """Discounted net benefit after the programme, of those who began in it, `(draws,)`."""
        years = self.calendar.years
        return np.asarray((self.by_year(perspective)[years:] * self.discount[years:]).sum(axis=0))

    def cumulative_net(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """Cumulative discounted net benefit by calendar year, run-out included, `(all years, draws)`."""
        return np.cumsum(self.by_year(perspective) * self.discount, axis=0)

    def payback_year(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """The calendar year from which cumulative net benefit stays at or above zero, or nan, `(draws,)`.

        Not before the first year with any money; nan where there is none.
        """
        by_year = self.by_year(perspective)
        some = by_year != 0.0
        paid_back = holds_from(np.cumsum(by_year * self.discount, axis=0) >= 0.0)
        year = np.maximum(paid_back, np.argmax(some, axis=0))
        return np.where(some.any(axis=0), float(self.calendar.first_year) + year, np.nan)

    def ahead_from_year(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """The calendar year from which a year's net stays above zero while the programme lasts, or nan.

        Args:
            perspective: whose lines count, a perspective or an actor.

        Returns:
            Shape `(draws,)`; the money is undiscounted, each year by itself.
        """
        ahead = self.by_year(perspective)[: self.calendar.years] > 0.0
        return float(self.calendar.first_year) + holds_from(ahead)

    @property
    def all_reached_year(self) -> Floats:
        """The calendar year from which everyone who wants to has begun, or nan, `(draws,)`."""
        year = self.people().all_reached_year
        return np.broadcast_to(year, (self.draws,))

    def people(self, region: str | None = None) -> PeopleByYear:
        """Workers, patients and full-time years by calendar year.

        Args:
            region: by name; all of them by default.
        """
        return PeopleByYear.of(
            self.roll_out,
            self.inputs["valuation.hours_per_fte_year"],
            self.calendar.first_year,
            None if region is None else self.regions.index(region),
        )

    def actors_of(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> tuple[Actor, ...]:
        """The actors of a viewpoint on whom anything falls, in order.

        Args:
            perspective: a perspective or an actor.
        """
        seen = viewpoint_of(perspective).actors(sector_of(self.inputs))
        return tuple(actor for actor in self.actors if actor in seen)

    def fte_needed(self, profession: Profession) -> Floats:
        """Full-time years of a profession that are needed, `(years, regions, 1 or draws)`."""
        return self.roll_out.hours_needed[profession] / self.inputs["valuation.hours_per_fte_year"]

    def fte_available(self, profession: Profession) -> Floats:
        """Full-time years there are, `(years, regions, 1 or draws)`; infinite where nothing limits."""
        return self.roll_out.hours_available[profession] / self.inputs["valuation.hours_per_fte_year"]

    def rows(self, draw: int = 0) -> Iterator[CashRow]:
        """Undiscounted money by calendar year, region, actor, item and kind, of one draw."""
        return self.cash.rows(self.calendar.all_calendar_years, self.regions, draw)

    def _selection(
        self,
        perspective: ViewpointOrName,
        kind: Kind | str | None,
        item: Item | str | None,
        component: Component | None,
        measure: Measure | None,
    ) -> Selection:
        return selection(
            viewpoint_of(perspective),
            sector_of(self.inputs),
            kind=kind and chosen(kind, Kind),
            item=item and chosen(item, Item),
            component=component,
            measure=measure,
        )


def evaluate_programme(
    scenario: Scenario,
    draws: Mapping[str, ArrayLike] | None = None,
    ends: Mapping[int, int] | None = None,
) -> ProgrammeEvaluation:
    """Evaluate a programme.

    Args:
        scenario: with a programme.
        draws: other values for some inputs by path, each a number or shape `(draws,)`.
        ends: by number of a line of funding from 0, the calendar year from which it is gone.

    Raises:
        ScenarioError: an unknown path, a value outside its bounds, or a scenario without a programme.

    >>> from hiacalc.scenario import changed, shipped
    >>> region = {"starts": [1000, 0]}
    >>> programme = {"first_year": 2014, "years": 5, "regions": {"nord": region}}
    >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
    >>> run.net_benefit().round().tolist()
    [4926870.0]
    """
    return ProgrammeEvaluation.of(Inputs(scenario, draws), ends)


def require_programme(scenario: Scenario) -> Programme:
    """The programme of a scenario.

    Args:
        scenario: that should have one.

    Raises:
        ScenarioError: `no_programme`, with the shipped scenarios that have one.
    """
    if scenario.programme is None:
        shipped_ones = ", ".join(shipped_with("programme"))
        fail(Code.NO_PROGRAMME, Mark(scenario.name), "programme", allowed=shipped_ones)
    return scenario.programme


def _real_wages(inputs: Inputs, calendar: Calendar) -> Floats:
    """Real wages by calendar year, relative to the price year, `(all years, 1 or draws)`."""
    growth = inputs[GROWTH]
    years = np.array(calendar.all_calendar_years, dtype=np.float64)[:, None]
    if not growth.any():
        return np.ones_like(years)
    return np.asarray((1.0 + growth) ** (years - inputs[PRICE_YEAR]))
