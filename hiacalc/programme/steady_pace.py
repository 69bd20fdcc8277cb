"""How many can begin each year when equally many do, and whose hours decide that."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hiacalc.programme.capacity import Capacity
from hiacalc.programme.evaluation import ProgrammeEvaluation
from hiacalc.programme.limits import pace_alone
from hiacalc.programme.rounding import A_WORKER
from hiacalc.scenario.options import Profession


@dataclass(frozen=True, slots=True)
class SteadyPace:
    """Of a region in the first draw, with the hours of the last year.

    Args:
        workers: who can begin each year; infinite where nothing limits.
        since: calendar year from which the pace is that of the last year.
        hours: a year for workplaces, of the professions that bind; both where they go equally far.
        kept: hours a year of the same that are kept for patients.
    """

    workers: float
    since: int
    hours: dict[Profession, float]
    kept: dict[Profession, float]

    @classmethod
    def of(cls, run: ProgrammeEvaluation) -> dict[str, SteadyPace]:
        """The pace of each region by its key.

        Args:
            run: of a programme.

        >>> from hiacalc.programme.evaluation import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> region = {"starts": [2000], "health_hours": [1200], "nav_hours": [9000]}
        >>> programme = {"first_year": 2014, "years": 2, "regions": {"nord": region}}
        >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> pace = SteadyPace.of(run)["nord"]
        >>> round(pace.workers), {profession.value: hours for profession, hours in pace.hours.items()}
        (1004, {'health_service': 1200.0})
        """
        capacity = Capacity.of(run.inputs, run.calendar)
        alone = {profession: pace_alone(run, capacity, profession) for profession in Profession}
        last = run.calendar.years - 1
        regions = {}
        for place, name in enumerate(run.regions):
            paces = run.roll_out.steady_pace[:, place, 0]
            least = float(paces[-1])
            since = int(np.flatnonzero(~np.isclose(paces, least)).max(initial=-1)) + 1
            bind = [
                profession
                for profession, many in alone.items()
                if math.isfinite(least) and many[last, place] <= least + A_WORKER
            ]
            regions[name] = cls(
                least,
                run.calendar.first_year + since,
                {each: float(capacity.for_workplaces(each)[last, place, 0]) for each in bind},
                {each: float(capacity.kept(each)[last, place, 0]) for each in bind},
            )
        return regions
