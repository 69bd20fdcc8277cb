"""Which series are old: their last period ended long ago, and nothing is extrapolated from it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Protocol

from hiacalc.evidence.absence_statistics import read_absence_statistics
from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.employer_contribution import read_employer_contribution
from hiacalc.evidence.price_series import read_price_series
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.text import Text

MONTHS_UNTIL_STALE = 18


class Series(Protocol):
    """Figures that are published anew each period."""

    @property
    def key(self) -> str:
        """Its name in files and commands."""

    @property
    def label(self) -> Text:
        """Its name for readers."""

    @property
    def last_period(self) -> date:
        """The last day of the last period with figures."""


def all_series() -> tuple[Series, ...]:
    """Every series that the product uses, prices first.

    Example:
        >>> [series.key for series in all_series()][:3]
        ['prices', 'wages', 'basic_amount']
    """
    prices, statistics = read_price_series(), read_absence_statistics()
    return (
        prices.prices,
        prices.wages,
        read_basic_amount(),
        read_employer_contribution(),
        statistics,
        statistics.monthly_wages,
        read_spell_lengths(),
    )


def is_stale(series: Series, today: date) -> bool:
    """Whether the last period of a series ended more than 18 months ago.

    Args:
        series: any of `all_series`, or a single rate or wage of the statistics.
        today: the day that is asked about.

    Example:
        >>> from hiacalc.evidence.price_series import read_price_series
        >>> prices = read_price_series().prices
        >>> is_stale(prices, date(2027, 6, 30)), is_stale(prices, date(2027, 7, 1))
        (False, True)
    """
    return today > _months_after(series.last_period, MONTHS_UNTIL_STALE)


def stale_series(today: date) -> tuple[Series, ...]:
    """All series that are stale on a day, so that it can be said beside what uses them.

    Example:
        >>> [series.key for series in stale_series(date(2026, 11, 26))]
        ['monthly_wages', 'spell_lengths']
    """
    return tuple(series for series in all_series() if is_stale(series, today))


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if was_last else min(day.day, length))
