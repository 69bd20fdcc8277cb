"""What the law says of sick pay: who pays which days, up to what pay, and holiday pay on top."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource, Sourced


class SickPayLaw(DatedSource):
    """The figures of the National Insurance Act and the Holidays Act, as NAV's own calculator uses them.

    Days of the employer's period and of the gap are calendar days, those that NAV
    pays are weekdays. `figures` says of each one where it stands.
    """

    employer_period_days: int = Field(gt=0)
    gap_days: int = Field(gt=0)
    nav_days: int = Field(gt=0)
    paid_days_a_year: int = Field(gt=0)
    cap_in_basic_amounts: float = Field(gt=0)
    holiday_pay_rate: float = Field(ge=0, le=1)
    agreed_holiday_pay_rate: float = Field(ge=0, le=1)
    holiday_pay_days: int = Field(ge=0)
    figures: dict[str, Sourced]

    @model_validator(mode="after")
    def _every_figure_says_where_it_stands(self) -> Self:
        figures = set(SickPayLaw.model_fields) - set(DatedSource.model_fields) - {"figures"}
        if set(self.figures) != figures:
            raise ValueError("each figure, and nothing else, says where it stands")
        return self

    def highest_base(self, basic_amount: float) -> float:
        """The annual pay in kroner above which NAV pays nothing more, from a G in kroner.

        Example:
            >>> from hiacalc.evidence.basic_amount import read_basic_amount
            >>> read_sick_pay_law().highest_base(read_basic_amount().average(2025))
            768696.0
        """
        return self.cap_in_basic_amounts * basic_amount


@cache
def read_sick_pay_law() -> SickPayLaw:
    """The data file, read once.

    Example:
        >>> law = read_sick_pay_law()
        >>> law.employer_period_days, law.nav_days, law.holiday_pay_rate
        (16, 248, 0.102)
    """
    return SickPayLaw.model_validate(read_data("sick-pay-law.yaml"))
