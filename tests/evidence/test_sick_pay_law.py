"""The figures of the law, and that each says where it stands."""

import pytest
from pydantic import ValidationError

from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.sick_pay_law import SickPayLaw, read_sick_pay_law

LAW = read_sick_pay_law()


def test_the_figures_are_those_of_the_act() -> None:
    assert (LAW.employer_period_days, LAW.gap_days, LAW.nav_days, LAW.paid_days_a_year) == (16, 16, 248, 260)
    assert (LAW.cap_in_basic_amounts, LAW.holiday_pay_days) == (6, 48)
    assert (LAW.holiday_pay_rate, LAW.agreed_holiday_pay_rate) == (0.102, 0.12)


def test_the_weekdays_of_the_period_and_those_of_nav_make_a_year() -> None:
    weekdays = LAW.employer_period_days * 5 // 7 + 1  # a spell from a Monday
    assert weekdays + LAW.nav_days == LAW.paid_days_a_year


def test_a_day_of_sick_pay_has_the_golden_values() -> None:
    """W = 600 000 and 900 000 with the G of May 2026: 2 307.69, and 3 151.13 of 3 461.54 a day."""
    cap = LAW.highest_base(read_basic_amount().values[2026])
    assert cap == 819294
    assert min(900_000, cap) / LAW.paid_days_a_year == pytest.approx(3151.13, abs=0.005)
    assert 12 * min(600_000, cap) / LAW.paid_days_a_year == pytest.approx(27_692, abs=0.5)
    assert 48 * LAW.holiday_pay_rate * 600_000 / LAW.paid_days_a_year == pytest.approx(11_298, abs=0.5)


def test_every_figure_was_read_and_says_where() -> None:
    for figure in LAW.figures.values():
        assert figure.where
        assert figure.standing is Standing.PUBLISHED


@pytest.mark.parametrize(
    "fields",
    [
        {"figures": {}},
        {
            "figures": read_data("sick-pay-law.yaml")["figures"]
            | {"colour": {"where": "x", "standing": "recalled"}}
        },
        {"holiday_pay_rate": 10.2},
        {"nav_days": 0},
        {"employer_period_days": 16.5},
        {"waiting_days": 1},
    ],
)
def test_a_law_with_a_fault_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SickPayLaw.model_validate(read_data("sick-pay-law.yaml") | fields)
