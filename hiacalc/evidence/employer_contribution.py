"""What employers pay to the treasury on top of wages (arbeidsgiveravgift), by zone."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource
from hiacalc.record import Record
from hiacalc.text import Text


class ZoneRate(Record):
    """The rate of a zone, a share of wages, and that above an allowance of so many kroner a year."""

    rate: float = Field(ge=0, le=1)
    above_allowance: float | None = Field(default=None, ge=0, le=1)
    allowance: float | None = Field(default=None, gt=0)
    note: Text | None = None

    @model_validator(mode="after")
    def _an_allowance_has_a_rate_above_it(self) -> Self:
        if (self.allowance is None) != (self.above_allowance is None):
            raise ValueError("an allowance and the rate above it go together")
        return self


class EmployerContribution(DatedSource):
    """The rates of one year by zone, from `I` with the highest to `V` with none."""

    key: str
    label: Text
    zones: dict[str, ZoneRate] = Field(min_length=1)
    notes: tuple[Text, ...]

    def rate(self, zone: str) -> float:
        """The ordinary rate of a zone, a share of wages; in zone Ia that below the allowance.

        Raises:
            KeyError: there is no such zone.

        Example:
            >>> contribution = read_employer_contribution()
            >>> contribution.rate("I"), contribution.rate("V")
            (0.141, 0.0)
        """
        return self.zones[zone].rate


@cache
def read_employer_contribution() -> EmployerContribution:
    """The data file, read once.

    Example:
        >>> list(read_employer_contribution().zones)
        ['I', 'Ia', 'II', 'III', 'IV', 'IVa', 'V']
    """
    return EmployerContribution.model_validate(read_data("employer-contribution.yaml"))
