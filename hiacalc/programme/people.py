"""Workers, patients and full-time years by calendar year, of one region or of all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.lasting import holds_from
from hiacalc.programme.roll_out import RollOut
from hiacalc.programme.rounding import A_WORKER, AN_HOUR
from hiacalc.scenario.options import Profession


@dataclass(frozen=True, slots=True, eq=False)
class PeopleByYear:
    """Each of shape `(years, 1 or draws)`.

    Args:
        wanted: workers who want to begin for the first time, or whose turn it is again.
        started: workers who begin.
        waiting: workers who wish to have begun by the end of the year and have not.
        patients_wanted: patients who are referred and do not decline.
        patients: those of them who are served.
        fte_needed: full-time years that are needed, by profession.
        fte_available: full-time years there are, by profession; infinite where nothing limits in some region.
        overbooked: whether work begun takes more hours than there are for it in some region, by profession.
        all_reached_year: the calendar year from which everyone who wants to has begun, or nan,
            `(1 or draws,)`.
    """

    wanted: Floats
    started: Floats
    waiting: Floats
    patients_wanted: Floats
    patients: Floats
    fte_needed: dict[Profession, Floats]
    fte_available: dict[Profession, Floats]
    overbooked: dict[Profession, np.ndarray]
    all_reached_year: Floats

    @classmethod
    def of(
        cls, roll_out: RollOut, hours_per_fte_year: Floats, first_year: int, region: int | None = None
    ) -> PeopleByYear:
        """The people of a roll-out.

        Args:
            roll_out: of all regions.
            hours_per_fte_year: hours of a full-time year, `(1 or draws,)`.
            first_year: calendar year in which the programme begins.
            region: its number from 0; None for all of them.
        """
        chosen = slice(None) if region is None else slice(region, region + 1)

        def whole(each: Floats) -> Floats:
            return np.asarray(each[:, chosen].sum(axis=1))

        waiting, new = whole(roll_out.waiting), whole(roll_out.new)
        return cls(
            wanted=whole(roll_out.wanted),
            started=whole(roll_out.started),
            waiting=waiting,
            patients_wanted=whole(roll_out.patients_wanted),
            patients=whole(roll_out.patients),
            fte_needed={
                profession: whole(hours) / hours_per_fte_year
                for profession, hours in roll_out.hours_needed.items()
            },
            fte_available={
                profession: whole(hours) / hours_per_fte_year
                for profession, hours in roll_out.hours_available.items()
            },
            overbooked={
                profession: np.asarray((hours[:, chosen] > AN_HOUR).any(axis=1))
                for profession, hours in roll_out.overbooked.items()
            },
            all_reached_year=all_reached_year(waiting, new, first_year),
        )


def all_reached_year(waiting: Floats, new: Floats, first_year: int) -> Floats:
    """The calendar year from which everyone who wants to has begun, or nan, `(1 or draws,)`.

    Args:
        waiting: workers who wait at the end of each year, `(years, 1 or draws)`.
        new: workers who want to begin for the first time, `(years, 1 or draws)`.
        first_year: the calendar year of the first of them.

    >>> all_reached_year(np.array([[5.0], [2.0], [0.0]]), np.array([[9.0], [0.0], [0.0]]), 2027).tolist()
    [2029.0]
    """
    later = np.concatenate([np.cumsum(new[::-1], axis=0)[::-1][1:], np.zeros_like(new[:1])])
    return float(first_year) + holds_from((waiting <= A_WORKER) & (later <= A_WORKER))
