"""What the figures of a workplace usually are, to catch slips of the pen."""

from __future__ import annotations

from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.record import Record
from hiacalc.text import Text


class Usual(Record):
    """The usual span of a figure, and the factors by which a slip of the pen changes it."""

    lowest: float
    highest: float
    factors: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.lowest < self.highest:
            raise ValueError("the lowest is below the highest")
        return self

    def holds(self, value: float) -> bool:
        """Whether a value is a usual one.

        >>> Usual(lowest=0.01, highest=0.3).holds(0.3)
        True
        """
        return self.lowest <= value <= self.highest

    def likelier(self, value: float) -> tuple[float, ...]:
        """The usual values that a slip of the pen would turn into this one, the likeliest first.

        >>> wage = read_plausible().figures["valuation.annual_value_per_fte"]
        >>> wage.likelier(62_000.0), wage.likelier(620.0), wage.likelier(620_000.0)
        ((744000.0, 620000.0), (620000.0,), ())
        """
        if self.holds(value):
            return ()
        candidates = (float(f"{value * factor:.12g}") for factor in self.factors)
        return tuple(candidate for candidate in candidates if self.holds(candidate))


class Plausible(Record):
    """The usual span of each figure by its path, and how many years an absence rate can cover."""

    standing: Literal["assumption"]
    source: Text
    years_asked: tuple[float, float]
    figures: dict[str, Usual] = Field(min_length=1)


@cache
def read_plausible() -> Plausible:
    """The data file, read once.

    >>> read_plausible().figures["absence.rate"].highest
    0.3
    """
    return Plausible.model_validate(read_data("plausible.yaml"))
