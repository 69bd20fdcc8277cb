"""What a krone of one year is in another: consumer prices and annual wages, as dated series."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from functools import cache

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import YearlySeries
from hiacalc.record import Record


class PriceIndex(StrEnum):
    """What an amount follows from one price year to another."""

    WAGES = "wages"
    PRICES = "prices"
    NONE = "none"


class OutsideSeries(ValueError):  # noqa: N818 - the word for what is wrong
    """A year was asked for that a series lacks; nothing is extrapolated.

    `index` is the key of the series, `first` and `last` are the years that it has.
    """

    def __init__(self, index: str, year: int, first: int, last: int) -> None:
        self.index = str(index)
        self.year = year
        self.first = first
        self.last = last
        super().__init__(f"{self.index}: no figure for {year}, only for {first} to {last}")

    @property
    def years(self) -> str:
        """The years that there are, in figures alone.

        Example:
            >>> OutsideSeries("prices", 2040, 2009, 2025).years
            '2009–2025'
        """
        return f"{self.first}–{self.last}"

    def __reduce__(self) -> tuple[type[OutsideSeries], tuple[str, int, int, int]]:
        return OutsideSeries, (self.index, self.year, self.first, self.last)


class PriceSeries(Record):
    """The consumer price index (annual averages) and the growth of annual wages (shares)."""

    prices: YearlySeries
    wages: YearlySeries

    def years(self, index: PriceIndex) -> tuple[int, int]:
        """The first and the last price year between which amounts can be converted.

        The growth of a year leads to it from the year before, so wages reach one
        year further back than their figures. `PriceIndex.NONE` knows no bounds but
        those of the calendar.

        Example:
            >>> read_price_series().years(PriceIndex.WAGES)
            (2009, 2025)
        """
        if index is PriceIndex.NONE:
            return date.min.year, date.max.year
        if index is PriceIndex.WAGES:
            return self.wages.first_year - 1, self.wages.last_year
        return self.prices.first_year, self.prices.last_year

    def conversion(self, index: PriceIndex, start_year: int, end_year: int) -> float:
        """The factor from kroner of one year to kroner of another (price-base conversion).

        For prices it is the ratio of the two annual averages, for wages the product
        of (1 + growth) over the years after `start_year` up to `end_year`. The way
        back is exactly one over the way there, and a year to itself is 1.

        Args:
            index: what the amount follows.
            start_year: the price year that the amount is stated in.
            end_year: the price year that is asked for.

        Raises:
            OutsideSeries: the years differ and the series lacks one of them.

        Example:
            >>> series = read_price_series()
            >>> round(series.conversion(PriceIndex.PRICES, 2014, 2025), 10)
            1.4064697609
            >>> round(series.conversion(PriceIndex.WAGES, 2014, 2025), 10)
            1.4801396944
        """
        if start_year == end_year or index is PriceIndex.NONE:
            return 1.0
        first, last = self.years(index)
        for year in (start_year, end_year):
            if not first <= year <= last:
                raise OutsideSeries(index, year, first, last)
        if start_year > end_year:
            return 1 / self.conversion(index, end_year, start_year)
        if index is PriceIndex.PRICES:
            return self.prices.values[end_year] / self.prices.values[start_year]
        return math.prod(1 + self.wages.values[year] for year in range(start_year + 1, end_year + 1))


@cache
def read_price_series() -> PriceSeries:
    """The data file, read once.

    Example:
        >>> read_price_series().prices.last_period.year
        2025
    """
    return PriceSeries.model_validate(read_data("price-series.yaml"))
