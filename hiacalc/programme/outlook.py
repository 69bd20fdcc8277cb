"""What a planner asks first: who is reached and when, people and money, and what it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Perspective, ViewpointOrName
from hiacalc.programme.capacity import Capacity
from hiacalc.programme.evaluation import ProgrammeEvaluation
from hiacalc.programme.figures import patient_fees, sick_pay_saved
from hiacalc.programme.people import all_reached_year
from hiacalc.programme.roll_out import RollOut
from hiacalc.programme.rounding import A_KRONE, A_WORKER
from hiacalc.scenario.options import Payer, Profession


class Supply(StrEnum):
    """Whether there are as many people as it takes that nobody waits."""

    UNLIMITED = "unlimited"
    ENOUGH = "enough"
    TOO_FEW = "too_few"
    UNEVEN = "uneven"  # enough in all, and not where they are needed


@dataclass(frozen=True, slots=True)
class People:
    """Full-time years of a profession: those it takes that nobody waits, and those there are.

    They are those of the regions that list people: in the year in which most are lacking, or else in
    that in which most are needed.

    Args:
        supply: whether there are enough.
        needed: full-time years.
        year: which calendar year that is.
        available: full-time years; infinite where no region lists any.
        region: the one that lacks most, where `supply` is uneven; these are then its own figures.
    """

    supply: Supply
    needed: float
    year: int
    available: float
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Teams:
    """Full-time years of each profession in the programme's last year, by the size of the teams.

    Args:
        posts: those of teams of the size that the regions list, where they do; infinite where none does.
    """

    posts: dict[Profession, float]

    @classmethod
    def of(cls, run: ProgrammeEvaluation) -> Teams:
        """The teams of a programme.

        Args:
            run: of a programme; whatever the size of its teams.
        """
        listed = Capacity.of(run.inputs.with_value("programme.team_size", 1.0), run.calendar)
        per_post = run.inputs["valuation.hours_per_fte_year"][0]
        last = run.calendar.years - 1
        posts = {profession: hours[last, :, 0] / per_post for profession, hours in listed.hours.items()}
        return cls(
            {
                profession: float(each[np.isfinite(each)].sum()) if np.isfinite(each).any() else np.inf
                for profession, each in posts.items()
            }
        )

    @property
    def are_limited(self) -> bool:
        """Whether there are only so many people of any profession."""
        return any(np.isfinite(posts) for posts in self.posts.values())

    def at(self, size: float) -> dict[Profession, float]:
        """Full-time years of each profession with teams of a size.

        Args:
            size: 1 for the teams that the regions list.

        >>> Teams({Profession.NAV: 4.0}).at(1.5)
        {<Profession.NAV: 'nav'>: 6.0}
        """
        return {profession: posts * size for profession, posts in self.posts.items()}


@dataclass(frozen=True, slots=True)
class Purse:
    """Undiscounted cash costs of a payer within the programme, NOK.

    Args:
        needed: all of it.
        gap: what no line of funding pays.
        displaced: what of the gap could be met only from money that is bound to other tasks.
        first_gap: the first calendar year with a gap; None where there is none.
        has_lines: whether any line of funding is this payer's.
    """

    needed: float
    gap: float
    displaced: float
    first_gap: int | None
    has_lines: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """The main figures of one draw of a programme, of one region or of all.

    Workers are those of the programme's years. Money is that of all regions, net benefit discounted
    to the first year.

    Args:
        wanted: workers who want to begin, those who are to be served again counted again.
        begun: those of them who begin.
        planned: workers who would want to begin if the roll-out were not delayed.
        waiting: those who wait when the programme ends.
        most_waiting: workers who wait at the end of the year in which most do.
        start_year: the calendar year in which the first begin; None where nobody does.
        all_reached_year: that from which nobody waits any more; None where some wait at the end.
        last_year: of the programme.
        years: that the programme lasts.
        delay: years of it that pass before the roll-out begins.
        patients_wanted: patients who are referred and do not decline, in all years.
        patients: those of them who are served.
        people: by profession.
        purses: by payer.
        net_benefit: every cohort followed to its end.
        after_period: what of it falls after the programme.
        patient_fees: what patients pay to the health service within the programme, undiscounted NOK: a
            transfer, which is not taken off what it must pay.
        sick_pay_saved: what NAV saves in sick pay within the programme, undiscounted NOK; below nought where
            it pays more.
        payback_year: from which cumulative net benefit stays at or above nought; None where it never does.
    """

    wanted: float
    begun: float
    planned: float
    waiting: float
    most_waiting: float
    start_year: int | None
    all_reached_year: int | None
    last_year: int
    years: int
    delay: int
    patients_wanted: float
    patients: float
    people: dict[Profession, People]
    purses: dict[Payer, Purse]
    net_benefit: float
    after_period: float
    patient_fees: float
    sick_pay_saved: float
    payback_year: int | None

    @property
    def is_cut(self) -> bool:
        """Whether a late start leaves some out who would want to begin had it come on time."""
        return self.planned > self.wanted + A_WORKER

    @property
    def all_are_served(self) -> bool:
        """Whether no workplace waits in any year, and every patient who says yes is served."""
        return self.most_waiting <= A_WORKER and self.patients_wanted - self.patients <= A_WORKER

    @property
    def has_limits(self) -> bool:
        """Whether any region says how many people of any profession it has."""
        return any(people.supply is not Supply.UNLIMITED for people in self.people.values())

    def gives_the_same(self, other: Outlook) -> bool:
        """Whether the same begin and wait for the same money.

        Args:
            other: to compare with.
        """
        counts = ("begun", "most_waiting", "waiting", "patients")
        amounts = ("needed", "gap", "net_benefit")
        return all(abs(getattr(self, name) - getattr(other, name)) <= A_WORKER for name in counts) and all(
            abs(getattr(self, name) - getattr(other, name)) < A_KRONE for name in amounts
        )

    @property
    def needed(self) -> float:
        """What NAV and the health service pay together within the programme, NOK."""
        return sum(purse.needed for purse in self.purses.values())

    @property
    def gap(self) -> float:
        """What of it no line of funding pays, NOK."""
        return sum(purse.gap for purse in self.purses.values())

    @property
    def has_lines(self) -> bool:
        """Whether there is any line of funding."""
        return any(purse.has_lines for purse in self.purses.values())

    @classmethod
    def of(
        cls,
        run: ProgrammeEvaluation,
        perspective: ViewpointOrName = Perspective.SOCIETY,
        region: str | None = None,
    ) -> Outlook:
        """The figures of the first draw of a run.

        Args:
            run: of a programme.
            perspective: whose net benefit is meant.
            region: whose workers and people; by default all together.

        >>> from hiacalc.programme.evaluation import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> regions = {"nord": {"starts": [1000, 1000, 0], "health_hours": [900]}}
        >>> programme = {"first_year": 2014, "years": 5, "regions": regions}
        >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> outlook = Outlook.of(run)
        >>> outlook.wanted, outlook.waiting, outlook.start_year, outlook.all_reached_year
        (2000.0, 0.0, 2014, 2015)
        """
        roll_out, calendar = run.roll_out, run.calendar
        places = range(len(run.regions)) if region is None else [run.regions.index(region)]
        regions = list(places)
        started, wanted, waiting, new = (
            _of_regions(part, regions)
            for part in (roll_out.started, roll_out.wanted, roll_out.waiting, roll_out.new)
        )
        reached = float(all_reached_year(waiting[:, None], new[:, None], calendar.first_year)[0])
        payback = float(run.payback_year(perspective)[0])
        return cls(
            wanted=float(wanted.sum()),
            begun=float(started.sum()),
            planned=float(wanted.sum()) if calendar.delay == 0 else _planned(run, regions),
            waiting=float(waiting[-1]),
            most_waiting=float(waiting.max()),
            start_year=_first(started > A_WORKER, calendar.first_year),
            all_reached_year=None if np.isnan(reached) else int(reached),
            last_year=calendar.last_year,
            years=calendar.years,
            delay=calendar.delay,
            patients_wanted=float(_of_regions(roll_out.patients_wanted, regions).sum()),
            patients=float(_of_regions(roll_out.patients, regions).sum()),
            people=_people(run, regions),
            purses={payer: _purse(run, payer) for payer in Payer},
            net_benefit=float(run.net_benefit(perspective)[0]),
            after_period=float(run.after_period(perspective)[0]),
            patient_fees=patient_fees(run),
            sick_pay_saved=sick_pay_saved(run),
            payback_year=None if np.isnan(payback) else int(payback),
        )


_A_POST = 0.05  # fewer are lacking in no plan


def _of_regions(part: Floats, regions: list[int]) -> Floats:
    """The sum over some regions, of the first draw, by year."""
    return np.asarray(part[:, regions, 0].sum(axis=1))


def _planned(run: ProgrammeEvaluation, regions: list[int]) -> float:
    """Workers of some regions who would want to begin in a roll-out that is not delayed."""
    on_time = RollOut.of(run.inputs, run.cohort, replace(run.calendar, delay=0))
    return float(_of_regions(on_time.wanted, regions).sum())


def _first(holds: np.ndarray, first_year: int) -> int | None:
    return first_year + int(np.argmax(holds)) if holds.any() else None


def _people(run: ProgrammeEvaluation, regions: list[int]) -> dict[Profession, People]:
    unlimited = Capacity.unlimited(len(run.regions), run.calendar)
    without_limit = RollOut.of(run.inputs, run.cohort, run.calendar, unlimited)
    per_post = run.inputs["valuation.hours_per_fte_year"][0]
    names = [run.regions[place] for place in regions]
    return {
        profession: _supply(
            without_limit.hours_needed[profession][:, regions, 0] / per_post,
            run.fte_available(profession)[:, regions, 0],
            names,
            run.calendar.first_year,
        )
        for profession in Profession
    }


def _supply(needed: Floats, available: Floats, regions: Sequence[str], first_year: int) -> People:
    """What of the people needed there are, each of shape `(years, regions)`."""
    limited = np.asarray(np.isfinite(available).all(axis=0))
    if not limited.any():
        year = int(np.argmax(needed.sum(axis=1)))
        return People(Supply.UNLIMITED, float(needed[year].sum()), first_year + year, np.inf)
    needed, available = needed[:, limited], available[:, limited]
    lacking = np.maximum(0.0, needed - available)
    lacking[lacking < _A_POST] = 0.0
    by_year = lacking if lacking.any() else needed
    year = int(np.argmax(by_year.sum(axis=1)))
    in_all, there = float(needed[year].sum()), float(available[year].sum())
    if not lacking.any():
        return People(Supply.ENOUGH, in_all, first_year + year, there)
    if in_all > there + _A_POST:
        return People(Supply.TOO_FEW, in_all, first_year + year, there)
    place = int(np.argmax(lacking[year]))
    name = [region for region, is_limited in zip(regions, limited, strict=True) if is_limited][place]
    return People(
        Supply.UNEVEN, float(needed[year, place]), first_year + year, float(available[year, place]), name
    )


def _purse(run: ProgrammeEvaluation, payer: Payer) -> Purse:
    gap = run.funding.gap(payer)[:, 0]
    return Purse(
        needed=float(run.funding.needed(payer)[:, 0].sum()),
        gap=float(gap.sum()),
        displaced=float(run.funding.displaced(payer)[:, 0].sum()),
        first_gap=_first(gap > A_KRONE, run.calendar.first_year),
        has_lines=any(use.line.payer is payer for use in run.funding.lines),
    )
