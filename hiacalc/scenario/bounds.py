"""Unit and permitted span of an input: plain data that the models, the registry and the page share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from hiacalc.evidence.price_series import PriceIndex
from hiacalc.scenario.distribution import Distribution, Family


class Unit(StrEnum):
    """The units an input can have."""

    SHARE = "share"
    YEARS = "years"
    CALENDAR_YEAR = "calendar year"
    HOURS = "hours"
    HOURS_PER_FTE_YEAR = "hours/FTE-year"
    NOK = "NOK"
    NOK_PER_HOUR = "NOK/hour"
    NOK_PER_FTE_YEAR = "NOK/FTE-year"
    WORKERS = "workers"
    EMPLOYERS = "employers"
    PERSONS = "persons"
    MEETINGS = "meetings"
    FACTOR = "factor"
    DAYS = "days"
    CALENDAR_DAY = "calendar day"
    CONSULTATIONS = "consultations"
    FTE_YEARS = "FTE-years"
    NOK_PER_YEAR = "NOK/year"

    @property
    def is_counted(self) -> bool:
        """Whether its numbers are so large that `1.000` may mean a thousand: people, workplaces and kroner.

        >>> Unit.NOK_PER_HOUR.is_counted, Unit.HOURS.is_counted
        (True, False)
        """
        return self.is_money or self in _COUNTED

    @property
    def is_money(self) -> bool:
        """Whether its numbers are kroner, which are those of some year.

        >>> Unit.NOK_PER_HOUR.is_money, Unit.HOURS.is_money
        (True, False)
        """
        return self.value.startswith("NOK")

    @property
    def price_index(self) -> PriceIndex:
        """What its kroner follow from year to year unless an input says otherwise: pay, or prices.

        >>> Unit.NOK_PER_HOUR.price_index.value, Unit.NOK.price_index.value, Unit.HOURS.price_index.value
        ('wages', 'prices', 'none')
        """
        if not self.is_money:
            return PriceIndex.NONE
        return PriceIndex.PRICES if self is Unit.NOK else PriceIndex.WAGES


_COUNTED = frozenset({Unit.WORKERS, Unit.EMPLOYERS, Unit.PERSONS})


class Slider(NamedTuple):
    """The usual span of an input and the step by which a planner moves it."""

    low: float
    high: float
    step: float

    def stops(self, *more: float) -> list[float]:
        """Where the slider can stand: every step, and the values it must be able to show.

        >>> Slider(0.0, 0.02, 0.01).stops(0.015)
        [0.0, 0.01, 0.015, 0.02]
        """
        return sorted(_steps(self).union(more))


@cache
def _steps(slider: Slider) -> frozenset[float]:
    count = round((slider.high - slider.low) / slider.step)
    return frozenset(round(slider.low + slider.step * step, 10) for step in range(count + 1))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Unit and permitted span of an input.

    An input with a `slider` stands in the page's side panel. `is_reduction` says
    that it is one minus a ratio, so that its intervals are those of the ratio's logarithm.
    """

    unit: Unit
    lower: float
    upper: float
    integer: bool = False
    slider: Slider | None = None
    is_reduction: bool = False

    def interval_distribution(self, low: float, high: float, level: float) -> Distribution:
        """The distribution whose quantiles the limits of an interval are, in equal tails.

        One minus a ratio has a lognormal ratio, a share between 0 and 1 is
        logit-normal, what cannot be negative lognormal, and all else normal.

        Args:
            low: the lower limit.
            high: the upper limit.
            level: the probability between them, such as 0.95.

        >>> Bounds(Unit.NOK, 0.0, 1e6).interval_distribution(300.0, 1200.0, 0.95).kind.value
        'lognormal'
        """
        if self.is_reduction and high < 1.0:
            return Distribution(kind=Family.RISK_RATIO, interval=(1.0 - high, 1.0 - low), level=level)
        kind = Family.NORMAL
        if (self.lower, self.upper) == (0.0, 1.0) and low > 0.0 and high < 1.0:
            kind = Family.LOGIT_NORMAL
        elif self.lower == 0.0 and low > 0.0:
            kind = Family.LOGNORMAL
        return Distribution(kind=kind, interval=(low, high), level=level)

    def span(self) -> str:
        """The permitted span in plain text.

        >>> Bounds(Unit.SHARE, -1, 1).span()
        '-1 to 1 (share)'
        """
        lower, upper = (f"{end:,.10g}".replace(",", " ") for end in (self.lower, self.upper))
        return f"{lower} to {upper} ({self.unit.value})"
