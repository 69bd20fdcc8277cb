"""The calendar of a programme, and numbers by calendar year from lists whose last value holds on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.inputs import Inputs
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.quantity import Quantity

# Inputs by key that are years of the calendar: the same in all draws, so never drawn.
CALENDAR = frozenset(
    {
        "programme.first_year",
        "programme.years",
        "programme.delay",
        "programme.repeat_after",
        "programme.funding.*.ends",
    }
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of a programme.

    Args:
        first_year: calendar year in which it begins, to which it is discounted.
        years: which it lasts.
        delay: years after the first in which the roll-out begins.
        run_out: years after the last in which cohorts still have effect.
    """

    first_year: int
    years: int
    delay: int = 0
    run_out: int = 0

    @classmethod
    def of(cls, inputs: Inputs) -> Calendar:
        """The calendar of a scenario's programme.

        Raises:
            ScenarioError: `not_uncertain`, where a year is to differ from draw to draw.
        """
        return cls(*(whole(inputs, f"programme.{name}") for name in ("first_year", "years", "delay")))

    @property
    def all_years(self) -> int:
        """Years in which there is money: those of the programme and those after it."""
        return self.years + self.run_out

    @property
    def last_year(self) -> int:
        """The last calendar year of the programme.

        >>> Calendar(2027, 10).last_year
        2036
        """
        return self.first_year + self.years - 1

    @property
    def calendar_years(self) -> tuple[int, ...]:
        """The calendar years of the programme.

        >>> Calendar(2027, 3).calendar_years
        (2027, 2028, 2029)
        """
        return tuple(range(self.first_year, self.first_year + self.years))

    @property
    def all_calendar_years(self) -> tuple[int, ...]:
        """The calendar years in which there is money.

        >>> Calendar(2027, 2, run_out=1).all_calendar_years
        (2027, 2028, 2029)
        """
        return tuple(range(self.first_year, self.first_year + self.all_years))


def whole(inputs: Inputs, path: str) -> int:
    """The whole number at a path, which is the same in all draws.

    Args:
        inputs: the numbers of the run.
        path: of the input.

    Raises:
        ScenarioError: `not_uncertain`, where it differs from draw to draw.
    """
    values = np.unique(inputs[path])
    if values.size > 1:
        fail(Code.NOT_UNCERTAIN, Mark(inputs.scenario.name), path)
    return int(values[0])


def by_year(
    inputs: Inputs, path: str, numbers: tuple[Quantity, ...] | None, calendar: Calendar, otherwise: float
) -> Floats:
    """A list of numbers by year of the programme and those after it.

    Args:
        inputs: the numbers of the run.
        path: of the list.
        numbers: that stand there; None where the scenario has no such list.
        calendar: from whose delay the list counts; before that it is nought.
        otherwise: the number where there is no list.

    Returns:
        Shape `(all years, 1 or draws)`.
    """
    if numbers is None:
        return np.full((calendar.all_years, 1), otherwise)
    stacked = np.stack(
        np.broadcast_arrays(*(inputs[f"{path}.{number}"] for number in range(1, len(numbers) + 1)))
    )
    since_start = np.arange(calendar.all_years) - calendar.delay
    values = stacked[np.clip(since_start, 0, len(numbers) - 1)]
    values[since_start < 0] = 0.0
    return values
