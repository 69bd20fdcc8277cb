"""Where figures come from, when they were fetched, how far they reach and how well each one stands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from hiacalc.record import Record
from hiacalc.text import Text


class Standing(StrEnum):
    """How well a figure is sourced.

    `PUBLISHED` was read in the source, `SECOND_HAND` in another's account of it,
    `RECALLED` is believed and was not found, `DERIVED` is arithmetic on other
    figures. An `ASSUMPTION` has no source. The product treats the last three as
    assumptions.
    """

    PUBLISHED = "published"
    SECOND_HAND = "second_hand"
    RECALLED = "recalled"
    DERIVED = "derived"
    ASSUMPTION = "assumption"

    @property
    def is_assumption(self) -> bool:
        """Whether the product has to call the figure an assumption.

        Example:
            >>> Standing.DERIVED.is_assumption, Standing.SECOND_HAND.is_assumption
            (True, False)
        """
        return self in (Standing.RECALLED, Standing.DERIVED, Standing.ASSUMPTION)


class DatedSource(Record):
    """A document or table, and where in it the figures stand.

    `last_period` is the last day of the last period that the figures cover;
    `where` names the table, chapter, file or address.
    """

    source: Text
    where: str
    retrieved: date
    last_period: date
    standing: Standing

    @model_validator(mode="after")
    def _says_where_it_stands(self) -> DatedSource:
        if not self.where.strip():
            raise ValueError("a source says where its figures stand")
        return self


class YearlySeries(DatedSource):
    """One figure a year, without gaps.

    `standing` holds for all years but those in `exceptions`.
    """

    key: str
    label: Text
    values: dict[int, float]
    exceptions: dict[int, Standing] = Field(default_factory=dict)
    notes: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _years_follow_on_each_other(self) -> YearlySeries:
        years = list(self.values)
        if not years or years != list(range(years[0], years[0] + len(years))):
            raise ValueError("the years of a series follow on each other")
        if not set(self.exceptions) <= set(years):
            raise ValueError("a year with a standing of its own is one of the series")
        return self

    @model_validator(mode="after")
    def _figures_are_positive(self) -> YearlySeries:
        if not all(0 < value < float("inf") for value in self.values.values()):
            raise ValueError("every figure of a series is positive")
        return self

    @property
    def first_year(self) -> int:
        """The first year with a figure."""
        return min(self.values)

    @property
    def last_year(self) -> int:
        """The last year with a figure."""
        return max(self.values)

    def standing_of(self, year: int) -> Standing:
        """How well the figure of a year stands.

        Raises:
            KeyError: the series has no such year.

        Example:
            >>> from hiacalc.evidence.price_series import read_price_series
            >>> read_price_series().prices.standing_of(2010).value
            'derived'
        """
        if year not in self.values:
            raise KeyError(year)
        return self.exceptions.get(year, self.standing)


class Sourced(Record):
    """Where one figure of a file stands, and how well, where the file holds figures of many kinds."""

    where: str
    standing: Standing
    note: Text | None = None
