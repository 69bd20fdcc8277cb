"""Which profession's hours hold workers and patients back, and what hours nobody takes meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.programme.capacity import Capacity
from hiacalc.programme.evaluation import ProgrammeEvaluation
from hiacalc.programme.roll_out import RollOut
from hiacalc.programme.rounding import A_WORKER
from hiacalc.scenario.options import Pace, Profession


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Of the workplaces or of the patients, in the first draw, each of shape `(years, regions)`.

    Args:
        unmet: whether any wait at the end of the year, or are not served in it.
        binds: by profession, whether some are unmet and its hours are those that go least far; both
            professions where they go equally far.
        hours: by profession, those there are for them; infinite where nothing limits.
        idle: by profession, those that they do not take.
    """

    unmet: np.ndarray
    binds: dict[Profession, np.ndarray]
    hours: dict[Profession, Floats]
    idle: dict[Profession, Floats]

    @classmethod
    def of_workplaces(cls, run: ProgrammeEvaluation) -> Self:
        """What holds workers back.

        With `as_many` hours go as far as those that are free over the hours of a first year, with
        `steady` as far as the pace that they allow in all years of a cohort.

        Args:
            run: of a programme.

        >>> from hiacalc.programme.evaluation import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> region = {"starts": [2000], "health_hours": [9000], "nav_hours": [600]}
        >>> programme = {"first_year": 2014, "years": 2, "regions": {"nord": region}}
        >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> limits = Limits.of_workplaces(run)
        >>> {profession.value: binds.tolist() for profession, binds in limits.binds.items()}
        {'health_service': [[False], [False]], 'nav': [[True], [True]]}
        """
        roll_out, years = run.roll_out, run.calendar.years
        capacity = Capacity.of(run.inputs, run.calendar)
        hours = {profession: capacity.for_workplaces(profession)[:years, :, 0] for profession in Profession}
        workers = roll_out.in_year[:, :years, :, 0]
        schedules = {profession: run.cohort.hours[profession][:, 0] for profession in Profession}
        later = {
            profession: np.einsum("ytr,y->tr", workers[1:], schedule[1:])
            for profession, schedule in schedules.items()
        }
        if run.scenario.programme is not None and run.scenario.programme.pace is Pace.STEADY:
            room = {profession: pace_alone(run, capacity, profession) for profession in Profession}
        else:
            room = {
                profession: _room(np.maximum(0.0, hours[profession] - later[profession]), schedule[0])
                for profession, schedule in schedules.items()
            }
        taken = {
            profession: later[profession] + workers[0] * schedule[0]
            for profession, schedule in schedules.items()
        }
        return cls._of(roll_out.waiting[..., 0], room, hours, taken)

    @classmethod
    def of_patients(cls, run: ProgrammeEvaluation) -> Self:
        """What holds patients back: the hours kept for them, over those that each takes.

        Args:
            run: of a programme.
        """
        roll_out, years = run.roll_out, run.calendar.years
        capacity = Capacity.of(run.inputs, run.calendar)
        each = {
            profession: run.cohort.patient_hours.get(profession, np.zeros(1))[0] for profession in Profession
        }
        hours = {profession: capacity.kept(profession)[:years, :, 0] for profession in Profession}
        served = roll_out.patients[..., 0]
        return cls._of(
            roll_out.patients_wanted[..., 0] - served,
            {profession: _room(hours[profession], each[profession]) for profession in Profession},
            hours,
            {profession: served * each[profession] for profession in Profession},
        )

    @classmethod
    def _of(
        cls,
        rest: Floats,
        room: dict[Profession, Floats],
        hours: dict[Profession, Floats],
        taken: dict[Profession, Floats],
    ) -> Self:
        unmet = np.asarray(rest > A_WORKER)
        least = np.minimum.reduce([*room.values()])
        return cls(
            unmet,
            {
                profession: unmet & np.isfinite(many) & (many <= least + A_WORKER)
                for profession, many in room.items()
            },
            hours,
            {profession: np.maximum(0.0, hours[profession] - taken[profession]) for profession in Profession},
        )


def _room(hours: Floats, each: float) -> Floats:
    """How many there are hours for; without limit where one takes none."""
    return hours / each if each > 0.0 else np.full(hours.shape, np.inf)


def pace_alone(run: ProgrammeEvaluation, capacity: Capacity, profession: Profession) -> Floats:
    """Workers a year whom the hours of a profession alone allow at a steady pace, `(years, regions)`.

    Args:
        run: of a programme.
        capacity: all hours there are.
        profession: whose hours limit.
    """
    hours = {
        each: part if each is profession else np.full_like(part, np.inf)
        for each, part in capacity.hours.items()
    }
    alone = RollOut.of(run.inputs, run.cohort, run.calendar, Capacity(hours, capacity.for_patients))
    return np.asarray(alone.steady_pace[..., 0])
