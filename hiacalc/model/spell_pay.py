"""Who pays for a spell of sickness, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from hiacalc.arrays import Floats

Days: TypeAlias = NDArray[np.bool_]
"""Which calendar days are of a kind, from the first day of the first spell on, shape `(days,)`."""

_WEEK = 7


class SpellLaw(Protocol):
    """What the law says of a spell's days and pay; the record of sick pay law has these fields."""

    @property
    def employer_period_days(self) -> int:
        """Calendar days of sickness that the employer pays; 0 where NAV pays from the first."""
        ...

    @property
    def gap_days(self) -> int:
        """Calendar days without sickness after which a new employer's period begins."""
        ...

    @property
    def nav_days(self) -> int:
        """Weekdays that NAV pays at most."""
        ...

    @property
    def paid_days_a_year(self) -> int:
        """Weekdays that a year's pay is divided by."""
        ...

    @property
    def holiday_pay_rate(self) -> float:
        """NAV's holiday pay as a share of its sick pay."""
        ...

    @property
    def holiday_pay_days(self) -> int:
        """Weekdays paid by NAV for which it gives holiday pay too."""
        ...


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of sickness.

    Attributes:
        first: its first calendar day, counted from a Monday that is 0.
        days: calendar days that it lasts.

    Example:
        >>> Spell(0, 5).end
        5
    """

    first: int
    days: int

    @property
    def end(self) -> int:
        """The first calendar day after it.

        >>> Spell(7, 2).end
        9
        """
        return self.first + self.days


@dataclass(frozen=True, slots=True, eq=False)
class SpellDays:
    """Calendar days by what they are to those who pay, day 1 at index 0.

    Attributes:
        sick: days of sickness.
        employer_period: days of sickness in the employer's period, weekends too.
        weekend: Saturdays and Sundays, which nobody pays.
        nav: weekdays that NAV pays.
        unpaid: weekdays of sickness after the last that NAV pays.
    """

    sick: Days
    employer_period: Days
    weekend: Days
    nav: Days
    unpaid: Days

    @property
    def employer(self) -> Days:
        """Weekdays that the employer pays.

        >>> class Law:
        ...     employer_period_days, gap_days, nav_days = 16, 16, 248
        ...     paid_days_a_year, holiday_pay_rate, holiday_pay_days = 260, 0.102, 48
        >>> int(spell_days([Spell(0, 60)], 60, Law()).employer.sum())
        12
        """
        return np.asarray(self.employer_period & ~self.weekend)


@dataclass(frozen=True, slots=True, eq=False)
class SpellPay:
    """Money by who pays it, from the first day up to and with each calendar day, shape `(days,)`.

    Attributes:
        employer_wage: wages in the employer's period.
        employer_above_cap: pay above what NAV covers, where the employer pays it.
        employer_contribution: employer contribution on both; there is none on what NAV refunds.
        nav_sick_pay: sick pay up to the cap.
        nav_holiday_pay: NAV's holiday pay on it, which is paid out the year after.
        worker_loss: pay that the worker goes without.
    """

    employer_wage: Floats
    employer_above_cap: Floats
    employer_contribution: Floats
    nav_sick_pay: Floats
    nav_holiday_pay: Floats
    worker_loss: Floats

    @property
    def employer(self) -> Floats:
        """All that the employer pays, the contribution included.

        >>> SpellPay(*(np.array([amount]) for amount in (100, 20, 12, 80, 8, 5))).employer.tolist()
        [132]
        """
        return np.asarray(self.employer_wage + self.employer_above_cap + self.employer_contribution)

    @property
    def nav(self) -> Floats:
        """All that NAV pays.

        >>> SpellPay(*(np.array([amount]) for amount in (100, 20, 12, 80, 8, 5))).nav.tolist()
        [88]
        """
        return np.asarray(self.nav_sick_pay + self.nav_holiday_pay)


def spell_days(spells: Sequence[Spell], days: int, law: SpellLaw) -> SpellDays:
    """What each of a number of calendar days is, from the first day of the first spell on.

    The employer's period goes on after a gap that is shorter than the law's, and
    begins anew after a longer one. NAV's days are counted through all spells: no
    new right to sick pay is earned between them.

    Args:
        spells: in order, without overlap.
        days: calendar days to tell of.
        law: lengths of the employer's period, the gap and NAV's time.

    Raises:
        ValueError: where there is no spell, one has no day, or one begins before the last has ended.

    Example:
        >>> class Law:
        ...     employer_period_days, gap_days, nav_days = 16, 16, 248
        ...     paid_days_a_year, holiday_pay_rate, holiday_pay_days = 260, 0.102, 48
        >>> year = spell_days([Spell(0, 365)], 365, Law())
        >>> int(year.employer.sum()), int(year.nav.sum()), int(year.unpaid.sum())
        (12, 248, 1)
    """
    if not spells or any(spell.days < 1 for spell in spells):
        raise ValueError("there must be a spell, and each must have a day")
    start = spells[0].first
    sick, period = np.zeros(days, dtype=np.bool_), np.zeros(days, dtype=np.bool_)
    used, end = 0, start
    for spell in spells:
        if spell.first < end:
            raise ValueError("spells must be in order, without overlap")
        if spell.first - end >= law.gap_days:
            used = 0
        paid = min(spell.days, law.employer_period_days - used)
        sick[spell.first - start : spell.end - start] = True
        period[spell.first - start : spell.first + paid - start] = True
        used, end = used + paid, spell.end
    weekend = (start + np.arange(days)) % _WEEK >= 5
    after = sick & ~period & ~weekend
    nav = after & (np.cumsum(after) <= law.nav_days)
    return SpellDays(sick, period, weekend, nav, after & ~nav)


def spell_pay(  # noqa: PLR0917 - days, two amounts, and three rules of who pays
    days: SpellDays,
    annual_pay: float,
    cap: float,
    law: SpellLaw,
    employer_contribution: float,
    full_pay: bool,
) -> SpellPay:
    """Who has paid how much after each calendar day of sickness, for a worker who is wholly absent.

    Holiday pay is that of spells within one calendar year. The employer's own
    holiday pay and pension are left out.

    Args:
        days: what each day is.
        annual_pay: of the worker, the base of sick pay.
        cap: annual pay that NAV covers at most, in the same kroner.
        law: weekdays of a year and NAV's holiday pay.
        employer_contribution: rate on what the employer pays.
        full_pay: whether the employer pays what lies above the cap; else the worker goes without.

    Example:
        >>> class Law:
        ...     employer_period_days, gap_days, nav_days = 16, 16, 248
        ...     paid_days_a_year, holiday_pay_rate, holiday_pay_days = 260, 0.102, 48
        >>> pay = spell_pay(spell_days([Spell(0, 60)], 60, Law()), 600000, 819294, Law(), 0.141, True)
        >>> pay.employer_wage[[4, 15, 59]].round().tolist(), pay.nav_sick_pay[59].round().item()
        ([11538.0, 27692.0, 27692.0], 73846.0)
    """
    wage = annual_pay / law.paid_days_a_year
    covered = min(annual_pay, cap) / law.paid_days_a_year
    above = wage - covered
    employer, nav, unpaid = (
        np.cumsum(kind, dtype=np.float64) for kind in (days.employer, days.nav, days.unpaid)
    )
    wages = wage * employer
    paid_above = above * nav if full_pay else 0.0 * nav
    lost_above = 0.0 * nav if full_pay else above * nav
    return SpellPay(
        employer_wage=wages,
        employer_above_cap=paid_above,
        employer_contribution=employer_contribution * (wages + paid_above),
        nav_sick_pay=covered * nav,
        nav_holiday_pay=law.holiday_pay_rate * covered * np.minimum(nav, law.holiday_pay_days),
        worker_loss=wage * unpaid + lost_above,
    )
