"""The hours there are: of each profession by year and region, for workplaces and for patients."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.inputs import Inputs
from hiacalc.programme.calendar import Calendar, by_year
from hiacalc.scenario.options import Profession
from hiacalc.scenario.programme import Region

_LISTS = {
    Profession.HEALTH_SERVICE: ("health_hours", "health_fte"),
    Profession.NAV: ("nav_hours", "nav_fte"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Capacity:
    """Hours by profession, each of shape `(all years, regions, 1 or draws)`; infinite where nothing limits.

    Args:
        hours: all there are.
        for_patients: share of them that is kept for patients, shape `(regions, 1 or draws)`.
    """

    hours: dict[Profession, Floats]
    for_patients: Floats

    @classmethod
    def of(cls, inputs: Inputs, calendar: Calendar) -> Capacity:
        """The hours that the regions of a programme list."""
        programme = inputs.scenario.programme
        assert programme is not None
        hours = {
            profession: _stacked(
                [
                    _hours(inputs, name, region, profession, calendar)
                    for name, region in programme.regions.items()
                ]
            )
            for profession in Profession
        }
        if inputs.scenario.individual is None:
            kept = np.zeros((len(programme.regions), 1))
        else:
            kept = _stacked(
                [inputs[f"programme.regions.{name}.share_for_individual"] for name in programme.regions]
            )
        return cls(hours, kept)

    @classmethod
    def unlimited(cls, regions: int, calendar: Calendar) -> Capacity:
        """As many hours as anyone asks for.

        Args:
            regions: how many there are.
            calendar: of the programme.
        """
        hours = np.full((calendar.all_years, regions, 1), np.inf)
        return cls(dict.fromkeys(Profession, hours), np.ones((regions, 1)))

    def for_workplaces(self, profession: Profession) -> Floats:
        """Hours that are not kept for patients."""
        return _part(self.hours[profession], 1.0 - self.for_patients)

    def kept(self, profession: Profession) -> Floats:
        """Hours that are kept for patients."""
        return _part(self.hours[profession], self.for_patients)


def _part(hours: Floats, share: Floats) -> Floats:
    """A share of the hours; of no limit there is no limit."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isinf(hours), np.inf, hours * share)


def _hours(inputs: Inputs, name: str, region: Region, profession: Profession, calendar: Calendar) -> Floats:
    """The hours of a region, stated or as full-time years; those of its team's size."""
    stated, posts = _LISTS[profession]
    path = f"programme.regions.{name}"
    if getattr(region, posts) is None:
        listed = by_year(inputs, f"{path}.{stated}", getattr(region, stated), calendar, np.inf)
        if getattr(region, stated) is None:
            return listed
    else:
        listed = by_year(inputs, f"{path}.{posts}", getattr(region, posts), calendar, np.inf)
        listed = listed * (inputs["valuation.hours_per_fte_year"] * inputs[f"{path}.share_with_people"])
    return np.asarray(listed * inputs["programme.team_size"])


def _stacked(parts: list[Floats]) -> Floats:
    """Regions on the axis before the draws."""
    return np.stack(np.broadcast_arrays(*parts), axis=-2)
