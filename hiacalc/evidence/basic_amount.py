"""The basic amount of the National Insurance Scheme (G), which is set anew on 1 May each year."""

from __future__ import annotations

from functools import cache

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import YearlySeries
from hiacalc.evidence.price_series import OutsideSeries


class BasicAmount(YearlySeries):
    """G in kroner from 1 May of each year.

    The first year has no average, since its spring is not in the series.
    """

    @property
    def first_year(self) -> int:
        """The first year with an average.

        Example:
            >>> read_basic_amount().first_year
            2004
        """
        return min(self.values) + 1

    def average(self, year: int) -> float:
        """The average of a year in kroner, not rounded: four months of the old G and eight of the new.

        Raises:
            OutsideSeries: the series lacks the G of that year or of the year before.

        Example:
            >>> read_basic_amount().average(2025)
            128116.0
        """
        if not self.first_year <= year <= self.last_year:
            raise OutsideSeries(self.key, year, self.first_year, self.last_year)
        return (4 * self.values[year - 1] + 8 * self.values[year]) / 12


@cache
def read_basic_amount() -> BasicAmount:
    """The data file, read once.

    Example:
        >>> read_basic_amount().values[2026]
        136549.0
    """
    return BasicAmount.model_validate(read_data("basic-amount.yaml"))
