"""Published figures that the sick-pay account can be held against, and why the two differ."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource
from hiacalc.evidence.keyed import of_key
from hiacalc.record import Record
from hiacalc.text import Text


class CheckedQuantity(StrEnum):
    """What a check measures; all but the mean are shares, and the mean is in calendar days."""

    SHARE_OF_DAYS_INSIDE = "share_of_days_inside"
    SHARE_OF_CERTIFIED_DAYS_INSIDE = "share_of_certified_days_inside"
    SHARE_OF_CERTIFIED_VALUE_INSIDE = "share_of_certified_value_inside"
    SHARE_OF_MONEY_WITH_EMPLOYER = "share_of_money_with_employer"
    SHARE_OF_NAV_PAY_WITHIN_48_DAYS = "share_of_nav_pay_within_48_days"
    SHARE_OF_SPELLS_WITHIN_16_DAYS = "share_of_spells_within_16_days"
    MEAN_CERTIFIED_SPELL_DAYS = "mean_certified_spell_days"


class Check(DatedSource):
    """A published figure, what it measures, and what to say of its difference to the model's.

    `low` and `high` are there where the source leaves a span. Inside and outside
    are those of the employer's period.
    """

    key: str
    label: Text
    quantity: CheckedQuantity
    value: float = Field(gt=0)
    low: float | None = None
    high: float | None = None
    explanation: Text

    @model_validator(mode="after")
    def _value_lies_in_its_span(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("a span has two ends")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError("a span holds its value")
        return self

    @model_validator(mode="after")
    def _share_is_at_most_all(self) -> Self:
        ends = (self.value, self.low or self.value, self.high or self.value)
        if self.quantity is not CheckedQuantity.MEAN_CERTIFIED_SPELL_DAYS and not all(
            0 < end < 1 for end in ends
        ):
            raise ValueError("a share lies between 0 and 1")
        return self


class PensionOnTop(DatedSource):
    """Pension with the contribution on it, as a share of wages, holiday pay and the contribution on both."""

    share_of_the_rest: float = Field(ge=0, lt=1)
    note: Text


class Calibration(Record):
    """All checks, those of the sick-pay account first, and the pension that one of them counts."""

    pension: PensionOnTop
    checks: tuple[Check, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        if len({check.key for check in self.checks}) < len(self.checks):
            raise ValueError("two checks of one key")
        return self

    def __getitem__(self, key: str) -> Check:
        """The check of a key.

        Raises:
            KeyError: there is none.
        """
        return of_key(self.checks, key)

    def of(self, quantity: CheckedQuantity) -> tuple[Check, ...]:
        """The checks of one quantity.

        Example:
            >>> checks = read_calibration().of(CheckedQuantity.MEAN_CERTIFIED_SPELL_DAYS)
            >>> [check.value for check in checks]
            [43.9, 37.0]
        """
        return tuple(check for check in self.checks if check.quantity is quantity)


@cache
def read_calibration() -> Calibration:
    """The data file, read once.

    Example:
        >>> read_calibration()["nav-2016-days"].value
        0.34
    """
    return Calibration.model_validate(read_data("calibration.yaml"))
