"""Lines of the state budget that a roll-out could be or was paid from, as they were spent and adopted."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource
from hiacalc.evidence.keyed import of_key
from hiacalc.record import Record
from hiacalc.text import Text

MILLION = 1e6
_Million = Annotated[float, Field(gt=0, lt=1e6)]


class BudgetLine(Record):
    """A chapter and item of the state budget, NOK million of each year by year.

    `accounts` were spent, `adopted` is what the budget gave; years that were not read are not there.
    `ended` is the first year in which there was no such line, None where there still is.
    """

    key: Annotated[str, Field(pattern=r"^[0-9]{3,4}\.[0-9]{2}$")]
    label: Text
    accounts: dict[int, _Million]
    adopted: dict[int, _Million] = Field(default_factory=dict)
    ended: int | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _nothing_after_its_end(self) -> Self:
        years = {*self.accounts, *self.adopted}
        if not years:
            raise ValueError("a line has an amount")
        if self.ended is not None and max(years) >= self.ended:
            raise ValueError("a line that has ended has no amount after it")
        return self

    @property
    def last_year(self) -> int:
        """The last year with an amount, spent or adopted.

        >>> read_budget_lines()["732.79"].last_year
        2017
        """
        return max({*self.accounts, *self.adopted})

    def spent(self, year: int) -> float:
        """NOK spent in a year; nought from the year in which the line ended.

        Args:
            year: calendar year.

        Raises:
            KeyError: the year was not read.

        >>> read_budget_lines()["732.79"].spent(2015), read_budget_lines()["732.79"].spent(2018)
        (567700000.0, 0.0)
        """
        if self.ended is not None and year >= self.ended:
            return 0.0
        return round(self.accounts[year] * MILLION, 0)

    def given(self, year: int) -> float:
        """NOK that the adopted budget of a year gave.

        Args:
            year: calendar year.

        Raises:
            KeyError: the year was not read.

        >>> read_budget_lines()["601.71"].given(2026)
        89800000.0
        """
        return round(self.adopted[year] * MILLION, 0)


class BudgetLines(DatedSource):
    """All lines, with where they were read."""

    lines: tuple[BudgetLine, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        if len({line.key for line in self.lines}) < len(self.lines):
            raise ValueError("two lines of one chapter and item")
        return self

    def __getitem__(self, key: str) -> BudgetLine:
        """The line of a chapter and item.

        Raises:
            KeyError: there is none.
        """
        return of_key(self.lines, key)

    @property
    def ended(self) -> tuple[BudgetLine, ...]:
        """The lines that are no more.

        >>> [line.key for line in read_budget_lines().ended]
        ['732.79', '605.70', '2650.73']
        """
        return tuple(line for line in self.lines if line.ended is not None)


@cache
def read_budget_lines() -> BudgetLines:
    """The data file, read once.

    >>> read_budget_lines()["605.70"].given(2015)
    215700000.0
    """
    return BudgetLines.model_validate(read_data("budget-lines.yaml"))
