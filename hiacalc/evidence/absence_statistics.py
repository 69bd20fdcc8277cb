"""Sickness absence and wages by sector and industry, for workplaces without figures of their own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource, Standing
from hiacalc.evidence.keyed import of_key
from hiacalc.record import Record
from hiacalc.text import Text

_PERIOD = r"^\d{4}(Q[1-4])?$"
_ROUNDING = 0.0016  # three figures rounded to a tenth of a per cent

EmployerSector = Literal["private", "municipality", "state"]


class AbsenceRate(DatedSource):
    """Absence in one group and one period, shares of agreed days.

    `period` is a year (`2023`) or a quarter (`2025Q2`). Quarters are not
    annualised: they swing with the season by more than a percentage point unless
    they are `adjusted`. Only figures on the basis from 2018 on are accepted,
    where holidays are part of the agreed days; older ones are higher and cannot
    stand beside them.
    """

    key: str
    label: Text
    period: str = Field(pattern=_PERIOD)
    basis: Literal["holidays_included"]
    adjusted: bool = False
    rate: float = Field(gt=0, lt=1)
    self_certified: float | None = Field(default=None, ge=0, lt=1)
    certified: float | None = Field(default=None, ge=0, lt=1)
    exceptions: dict[Literal["self_certified", "certified"], Standing] = Field(default_factory=dict)
    employer_sector: EmployerSector | None = None
    notes: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _parts_add_up(self) -> Self:
        if self.self_certified is None or self.certified is None:
            if (self.self_certified or 0) > self.rate or (self.certified or 0) > self.rate:
                raise ValueError("a part of the absence is no larger than all of it")
        elif abs(self.self_certified + self.certified - self.rate) > _ROUNDING:
            raise ValueError("self-certified and certified absence make up all of it")
        return self

    @model_validator(mode="after")
    def _period_ends_on_its_last_day(self) -> Self:
        month = 12 if self.quarter is None else 3 * self.quarter
        if self.last_period != date(self.year, month, monthrange(self.year, month)[1]):
            raise ValueError("the last period ends with the period of the figures")
        return self

    @property
    def year(self) -> int:
        """The calendar year of the figures."""
        return int(self.period[:4])

    @property
    def quarter(self) -> int | None:
        """The quarter of the figures, None for those of a year.

        Example:
            >>> statistics = read_absence_statistics()
            >>> statistics.industry("trade").quarter, statistics.sector("municipality").quarter
            (2, None)
        """
        return int(self.period[-1]) if "Q" in self.period else None

    @property
    def is_seasonal(self) -> bool:
        """Whether the season is in the figure, so that a year differs from it.

        Example:
            >>> read_absence_statistics().industry("trade").is_seasonal
            True
        """
        return self.quarter is not None and not self.adjusted

    @property
    def self_certified_share(self) -> float | None:
        """The share of the absence that is self-certified; None where it was not reported.

        Example:
            >>> round(read_absence_statistics().all_economy.adjusted.self_certified_share, 4)
            0.1565
        """
        return None if self.self_certified is None else self.self_certified / self.rate


class RateOfToday(Record):
    """The absence of all employees to use for a whole year, between two published figures of one quarter."""

    value: float
    low: float
    high: float
    year: int
    standing: Standing
    note: Text

    @model_validator(mode="after")
    def _lies_between_its_ends(self) -> Self:
        if not 0 < self.low <= self.value <= self.high < 1:
            raise ValueError("the rate lies between its ends")
        return self


class AllEconomy(Record):
    """Absence of all employees: the newest quarter with and without the season, whole years, and today."""

    unadjusted: AbsenceRate
    adjusted: AbsenceRate
    annual: tuple[AbsenceRate, ...]
    today: RateOfToday


class SelfCertifiedShare(DatedSource):
    """The share of all absence days that is self-certified."""

    value: float = Field(gt=0, lt=1)
    note: Text


class MonthlyWage(DatedSource):
    """The mean monthly wage of a sector in kroner, in the month that `last_period` ends."""

    key: str
    label: Text
    monthly: float = Field(gt=0)
    employer_sector: EmployerSector | None = None

    @property
    def year(self) -> int:
        """The year, and so the price year, of the wage."""
        return self.last_period.year

    @property
    def annual(self) -> float:
        """Twelve monthly wages, in kroner of `year`.

        Example:
            >>> read_absence_statistics().wage("municipality").annual
            639240.0
        """
        return 12 * self.monthly


class MonthlyWages(Record):
    """The monthly wages by sector, and what they are called together."""

    key: str
    label: Text
    wages: tuple[MonthlyWage, ...] = Field(min_length=1)

    @property
    def last_period(self) -> date:
        """The end of the last month with a wage."""
        return max(wage.last_period for wage in self.wages)


class AbsenceStatistics(Record):
    """Rates and wages by group.

    `lacking` names the groups that have figures on the basis before 2018 only;
    `sources` are the documents that the groups name.
    """

    key: str
    label: Text
    sources: dict[str, Text]
    all_economy: AllEconomy
    industries: tuple[AbsenceRate, ...]
    sectors: tuple[AbsenceRate, ...]
    self_certified_share: SelfCertifiedShare
    monthly_wages: MonthlyWages
    seasonal_caution: Text
    basis_caution: Text
    annual_wage_caution: Text
    lacking: tuple[Text, ...]

    @model_validator(mode="after")
    def _keys_differ_and_seasons_are_what_they_say(self) -> Self:
        for group in (self.industries, self.sectors, self.wages):
            if len({item.key for item in group}) < len(group):
                raise ValueError("two groups of one key")
        if self.all_economy.unadjusted.adjusted or not self.all_economy.adjusted.adjusted:
            raise ValueError("the rates of all employees are mixed up")
        if any(rate.quarter is not None for rate in self.all_economy.annual):
            raise ValueError("the rate of a year is not that of a quarter")
        return self

    @property
    def last_period(self) -> date:
        """The end of the last quarter with a rate of all employees.

        Example:
            >>> read_absence_statistics().last_period.isoformat()
            '2025-06-30'
        """
        return max(self.all_economy.unadjusted.last_period, self.all_economy.adjusted.last_period)

    @property
    def wages(self) -> tuple[MonthlyWage, ...]:
        """The monthly wages by sector."""
        return self.monthly_wages.wages

    def caution(self, rate: AbsenceRate) -> Text | None:
        """What to say of the season beside a rate, where there is something to say.

        Example:
            >>> statistics = read_absence_statistics()
            >>> statistics.caution(statistics.sector("municipality")) is None
            True
        """
        return self.seasonal_caution if rate.is_seasonal else None

    def industry(self, key: str) -> AbsenceRate:
        """The absence of an industry.

        Raises:
            KeyError: there is none of that key.

        Example:
            >>> read_absence_statistics().industry("construction").rate
            0.061
        """
        return of_key(self.industries, key)

    def sector(self, key: str) -> AbsenceRate:
        """The absence of a sector.

        Raises:
            KeyError: there is none of that key.

        Example:
            >>> read_absence_statistics().sector("private").rate
            0.068
        """
        return of_key(self.sectors, key)

    def wage(self, key: str) -> MonthlyWage:
        """The monthly wage of a sector.

        Raises:
            KeyError: there is none of that key.

        Example:
            >>> read_absence_statistics().wage("all").monthly
            59370.0
        """
        return of_key(self.wages, key)


@cache
def read_absence_statistics() -> AbsenceStatistics:
    """The data file, read once.

    Example:
        >>> read_absence_statistics().all_economy.unadjusted.rate
        0.064
    """
    return AbsenceStatistics.model_validate(read_data("absence-statistics.yaml"))
