"""The roll-out: who begins in which year and region, who waits, and which hours that takes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.individual import patients_per_worker
from hiacalc.model.inputs import Inputs
from hiacalc.programme.calendar import Calendar, by_year, whole
from hiacalc.programme.capacity import Capacity
from hiacalc.programme.cohort import Cohort
from hiacalc.programme.rounding import A_WORKER
from hiacalc.scenario.options import Pace, Profession
from hiacalc.scenario.programme import Region


@dataclass(frozen=True, slots=True, eq=False)
class RollOut:
    """What happens in each year and region, each of shape `(years, regions, 1 or draws)`.

    Args:
        new: workers who want to begin for the first time.
        wanted: those, and workers whose turn it is to be served again.
        started: workers who begin.
        waiting: workers who wish to have begun by the end of the year and have not.
        in_year: workers in their first, second, third ... year since the start by calendar year,
            shape `(cohort years, all years, regions, 1 or draws)`; who begins again leaves the old stream.
        in_year_of_all: those of all regions, of the shape with one region.
        patients_wanted: patients who are referred and do not decline.
        patients: those of them who are served.
        hours_needed: hours that workplaces and patients take, by profession.
        hours_available: hours there are, by profession; infinite where nothing limits.
        overbooked: hours by which work begun exceeds those there are for it, by profession.
        steady_pace: workers a year who can begin in every year with the hours of the year.
    """

    new: Floats
    wanted: Floats
    started: Floats
    waiting: Floats
    in_year: Floats
    in_year_of_all: Floats
    patients_wanted: Floats
    patients: Floats
    hours_needed: dict[Profession, Floats]
    hours_available: dict[Profession, Floats]
    overbooked: dict[Profession, Floats]
    steady_pace: Floats

    @property
    def falls_while_some_wait(self) -> bool:
        """Whether in a region fewer begin than the year before though some still wait, in the first draw."""
        fewer = np.diff(self.started[..., 0], axis=0) < -A_WORKER
        return bool((fewer & (self.waiting[1:, :, 0] > A_WORKER)).any())

    @classmethod
    def of(
        cls, inputs: Inputs, cohort: Cohort, calendar: Calendar, capacity: Capacity | None = None
    ) -> RollOut:
        """The roll-out that a programme plans, as far as there are people for it.

        Args:
            inputs: the numbers of the run.
            cohort: the hours that a worker takes by year.
            calendar: of the programme, with its run-out.
            capacity: the hours there are; by default those that the regions list.
        """
        capacity = capacity or Capacity.of(inputs, calendar)
        new = wanted_by_year(inputs, calendar)
        queue = _Queue.empty(inputs, cohort, capacity, new, calendar)
        for year in range(calendar.years):
            queue.begin(year)
        patients_wanted, patients = _patients(inputs, cohort, capacity, calendar)
        in_year = queue.in_year(calendar.all_years)
        hours = {
            profession: _worked(in_year[: len(schedule), : calendar.years], schedule)
            for profession, schedule in queue.schedule.items()
        }
        overbooked = {
            profession: np.maximum(0.0, needed - capacity.for_workplaces(profession)[: calendar.years])
            for profession, needed in hours.items()
        }
        for profession, each in cohort.patient_hours.items():
            hours[profession] = hours[profession] + patients * each
        return cls(
            new=new,
            wanted=queue.wanted,
            started=queue.started,
            waiting=queue.waiting,
            in_year=in_year,
            in_year_of_all=in_year.sum(axis=2, keepdims=True),
            patients_wanted=patients_wanted,
            patients=patients,
            hours_needed=hours,
            hours_available={name: part[: calendar.years] for name, part in capacity.hours.items()},
            overbooked=overbooked,
            steady_pace=queue.steady[: calendar.years],
        )


def wanted_by_year(inputs: Inputs, calendar: Calendar) -> Floats:
    """Workers who want to begin for the first time, shape `(years, regions, 1 or draws)`.

    They are those who say yes of the starts that a region lists, or of the growth of its reach, and
    no more than say yes of all its workers.

    Args:
        inputs: the numbers of the run.
        calendar: of the programme.
    """
    programme = inputs.scenario.programme
    assert programme is not None
    parts = [_wanted(inputs, name, region, calendar) for name, region in programme.regions.items()]
    return np.stack(np.broadcast_arrays(*parts), axis=1)


def _wanted(inputs: Inputs, name: str, region: Region, calendar: Calendar) -> Floats:
    path = f"programme.regions.{name}"
    accepted = inputs["programme.acceptance"]
    if region.reach is not None:
        reached = by_year(inputs, f"{path}.reach", region.reach, calendar, 0.0)[: calendar.years]
        reached = np.maximum.accumulate(reached, axis=0)  # of draws that fall, nobody begins
        reached = reached * (inputs[f"{path}.workers"] * accepted)
        return np.diff(reached, axis=0, prepend=0.0)
    starts = by_year(inputs, f"{path}.starts", region.starts, calendar, 0.0)[: calendar.years] * accepted
    if region.workers is None:
        return starts
    reached = np.minimum(np.cumsum(starts, axis=0), inputs[f"{path}.workers"] * accepted)
    return np.diff(reached, axis=0, prepend=0.0)


def _patients(
    inputs: Inputs, cohort: Cohort, capacity: Capacity, calendar: Calendar
) -> tuple[Floats, Floats]:
    """Patients wanted and served: in their year, as far as the hours kept for them go."""
    programme = inputs.scenario.programme
    assert programme is not None
    if inputs.scenario.individual is None:
        none = np.zeros((calendar.years, len(programme.regions), 1))
        return none, none
    each = patients_per_worker(inputs)
    parts = []
    for name, region in programme.regions.items():
        path = f"programme.regions.{name}"
        covered = by_year(inputs, f"{path}.clinic_coverage", region.clinic_coverage, calendar, 1.0)
        covered = covered[: calendar.years] * (np.arange(calendar.years) >= calendar.delay)[:, None]
        parts.append(covered * (inputs[f"{path}.workers"] * each))
    wanted = np.stack(np.broadcast_arrays(*parts), axis=1)
    served = wanted
    for profession, hours in cohort.patient_hours.items():
        kept = capacity.kept(profession)[: calendar.years]
        served = np.minimum(served, _ratio(kept, hours))
    return wanted, served


@dataclass(slots=True, eq=False)
class _Queue:
    """The queue year by year, first come first served.

    `waiting_since` holds, by year of wanting, the workers who still wait; `again` the share of
    them who have been served before, in the cohort that began `repeat_after` years earlier.
    """

    new: Floats
    hours: dict[Profession, Floats]
    schedule: dict[Profession, Floats]
    steady: Floats
    is_steady: bool
    repeat_after: int | None
    wanted: Floats
    started: Floats
    waiting: Floats
    backlog: Floats
    years: int
    left: Floats | None = None
    waiting_since: list[Floats] = field(default_factory=list)
    again: list[Floats] = field(default_factory=list)

    @classmethod
    def empty(
        cls, inputs: Inputs, cohort: Cohort, capacity: Capacity, new: Floats, calendar: Calendar
    ) -> _Queue:
        programme = inputs.scenario.programme
        assert programme is not None
        hours = {profession: capacity.for_workplaces(profession) for profession in Profession}
        limited = [part for part in hours.values() if not np.isinf(part).all()]
        sizes = [new.shape[-1], *(part.shape[-1] for part in limited)]
        if limited:
            sizes += [part.shape[-1] for part in cohort.hours.values()]
        shape = (calendar.years, new.shape[1], max(sizes))
        return cls(
            new=new,
            hours=hours,
            schedule={profession: _worked_years(part) for profession, part in cohort.hours.items()},
            steady=_steady_pace(hours, cohort),
            is_steady=programme.pace is Pace.STEADY,
            repeat_after=None if programme.repeat_after is None else whole(inputs, "programme.repeat_after"),
            wanted=np.zeros(shape),
            started=np.zeros(shape),
            waiting=np.zeros(shape),
            backlog=np.zeros(shape[1:]),
            years=cohort.years,
            left=None
            if programme.repeat_after is None
            else np.zeros((cohort.years, calendar.all_years, *shape[1:])),
        )

    def in_year(self, all_years: int) -> Floats:
        """Workers by year since the start and calendar year: who began so long ago, less who began again."""
        after = all_years - len(self.started)
        padded = np.pad(self.started, ((self.years - 1, after), (0, 0), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, self.years, axis=0)
        begun = np.moveaxis(windows, -1, 0)[::-1]
        return begun if self.left is None else begun - self.left

    def _begun(self, age: int, year: int) -> Floats | None:
        """Workers who in a year are so many years from their start; None before any can be."""
        if age > year:
            return None
        begun: Floats = self.started[year - age]
        return begun if self.left is None else begun - self.left[age, year]

    def begin(self, year: int) -> None:
        """Who begins in a year, counted from 0."""
        again = self._served_before(year)
        self.wanted[year] = self.new[year] + again
        limit = self.steady[year] if self.is_steady else self._free(year)
        queue = self.backlog + self.wanted[year]
        self.started[year] = np.minimum(queue, limit)
        self.backlog = queue - self.started[year]
        self.waiting[year] = self.backlog
        if self.repeat_after is not None:
            self._leave_the_old(year, again)

    def _served_before(self, year: int) -> Floats:
        if self.repeat_after is None or year < self.repeat_after:
            return np.zeros_like(self.wanted[year])
        return np.asarray(self.started[year - self.repeat_after])

    def _free(self, year: int) -> Floats:
        """Workers for whom there are hours beside the work that was begun earlier."""
        least: Floats = np.full_like(self.wanted[year], np.inf)
        for profession, hours in self.hours.items():
            if np.isinf(hours[year]).all():
                continue
            schedule, free = self.schedule[profession], hours[year]
            for age in range(1, len(schedule)):
                begun = self._begun(age, year)
                free = free if begun is None else free - begun * schedule[age]
            least = np.minimum(least, _ratio(np.maximum(0.0, free), schedule[0]))
        return least

    def _leave_the_old(self, year: int, again: Floats) -> None:
        """Take those who begin again off the stream of the cohort they were in."""
        assert self.repeat_after is not None
        assert self.left is not None
        self.waiting_since.append(self.wanted[year].copy())
        self.again.append(np.divide(again, self.wanted[year], out=np.zeros_like(again), where=again > 0.0))
        left = self.started[year].copy()
        for since, waited in enumerate(self.waiting_since):
            begun = np.minimum(waited, left)
            self.waiting_since[since] = waited - begun
            left = left - begun
            old = since - self.repeat_after
            if old < 0:
                continue
            for age in range(year - old, self.years):
                self.left[age, old + age] += begun * self.again[since]


def _steady_pace(hours: dict[Profession, Floats], cohort: Cohort) -> Floats:
    """Workers a year for whom there are hours in each of the years in which they take some."""
    paces = []
    for profession, available in hours.items():
        schedule = cohort.hours[profession]
        lasting = len(_worked_years(schedule))
        ahead = np.concatenate([available, np.repeat(available[-1:], lasting, axis=0)])
        least = np.min([ahead[year : year + len(available)] for year in range(lasting)], axis=0)
        paces.append(_ratio(least, schedule.sum(axis=0)))
    return np.asarray(np.minimum(*np.broadcast_arrays(*paces)))


def _ratio(hours: Floats, each: Floats) -> Floats:
    """How many there are hours for; without limit where one takes none."""
    shape = np.broadcast_shapes(hours.shape, each.shape)
    many: Floats = np.full(shape, np.inf)
    np.divide(hours, each, out=many, where=np.broadcast_to(each, shape) > 0.0)
    return many


def _worked_years(schedule: Floats) -> Floats:
    """A schedule of hours up to the last year that takes any."""
    return schedule[: int(np.flatnonzero(schedule.any(axis=-1)).max(initial=0)) + 1]


def _worked(workers: Floats, schedule: Floats) -> Floats:
    """Hours of all who are in each year since their start."""
    draws = max(workers.shape[-1], schedule.shape[-1])
    hours: Floats = np.einsum(
        "ytrd,yd->trd",
        np.broadcast_to(workers, (*workers.shape[:-1], draws)),
        np.broadcast_to(schedule, (*schedule.shape[:-1], draws)),
    )
    return hours
