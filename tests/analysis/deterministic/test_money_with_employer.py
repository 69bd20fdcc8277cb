"""The employer's share of what absence costs, in cases that can be told without the account."""

import pytest

from hiacalc.analysis.deterministic.money_with_employer import OnTopOfWages, share_of_money_with_employer

NOTHING = OnTopOfWages(holiday_pay=0.0, nav_holiday_pay=0.0, contribution=0.0, pension=0.0)
ALL = OnTopOfWages(holiday_pay=0.12, nav_holiday_pay=0.102, contribution=0.141, pension=0.175)


def test_with_wages_alone_it_is_the_share_of_days_and_what_lies_above_the_cap() -> None:
    assert share_of_money_with_employer(0.35, 1.0, 0.55, NOTHING) == pytest.approx(0.35)
    assert share_of_money_with_employer(0.35, 0.9, 0.55, NOTHING) == pytest.approx(0.35 + 0.65 * 0.1)


def test_all_is_the_employers_where_nothing_lies_after_its_period() -> None:
    assert share_of_money_with_employer(1.0, 0.9, 0.55, ALL) == 1.0


def test_holiday_pay_that_nav_gives_is_not_the_employers() -> None:
    early, late = (share_of_money_with_employer(0.35, 0.9, share, ALL) for share in (1.0, 0.0))
    assert early < late


def test_a_krone_of_each_kind_is_counted_once() -> None:
    """A period without days: what stays is 0.2 of pay above the cap, 0.05 of holiday pay, and a tenth."""
    rates = OnTopOfWages(holiday_pay=0.05, nav_holiday_pay=0.0, contribution=0.0, pension=0.1)
    employer = 0.2 * 1.05 + 0.8 * 0.05 + 0.1 * 1.05
    assert share_of_money_with_employer(0.0, 0.8, 0.5, rates) == pytest.approx(employer / (employer + 0.8))
