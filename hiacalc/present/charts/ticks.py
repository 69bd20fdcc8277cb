"""Numbers and years along the axes of small plots, at round steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.axes import VALUE
from hiacalc.present.charts.text_fit import pixels
from hiacalc.present.locale.numbers import Numbers

_YEAR = 46  # pixels for a year under an axis
_NUMBER = 45  # pixels from one number to the next at the least


@dataclass(frozen=True, slots=True)
class Ticks:
    """Numbers along an upright axis, from zero by a step."""

    step: float

    @classmethod
    def of(cls, ends: tuple[float, float], height: int) -> Ticks:
        """At most six numbers, at a round step.

        Args:
            ends: of the axis.
            height: of the axis, in pixels.

        >>> Ticks.of((0.0, 105.0), 340)
        Ticks(step=20.0)
        """
        most = max(3, min(6, height // _NUMBER))
        least = (ends[1] - ends[0]) / most
        size = 10.0 ** math.floor(math.log10(least))
        rounded = (size * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0))
        return cls(next(step for step in rounded if step >= least * (1 - 1e-9)))

    @property
    def decimals(self) -> int:
        """That the numbers need.

        >>> Ticks(0.25).decimals, Ticks(20.0).decimals
        (2, 0)
        """
        places = max(0, -math.floor(math.log10(self.step)))
        is_whole = round(self.step * 10.0**places, 6).is_integer()
        return places if is_whole else places + 1

    @property
    def drawn(self) -> dict[str, Any]:
        """As plotly reads it."""
        return {"tick0": 0, "dtick": self.step, "tickformat": f",.{self.decimals}f"}

    def pixels(self, ends: tuple[float, float], numbers: Numbers) -> float:
        """How wide the widest number is.

        Args:
            ends: of the axis.
            numbers: how they are written.
        """
        return max(pixels(numbers.number(end, self.decimals), VALUE) for end in ends)


def years_named(years: Sequence[int], length: float) -> list[int]:
    """The calendar years that there is room to name under an axis.

    Args:
        years: along the axis, rising.
        length: of the axis, in pixels.

    >>> years_named(range(2027, 2041), 300)
    [2027, 2030, 2033, 2036, 2039]
    >>> years_named(range(2027, 2087), 300)
    [2030, 2040, 2050, 2060, 2070, 2080]
    """
    least = len(years) * _YEAR / length
    step = next((step for step in (1, 2, 3, 5, 10, 20, 25, 30, 50) if step >= least), 50)
    if step < 5:
        return list(years[::step])
    return [year for year in years if year % step == 0] or [years[0]]
