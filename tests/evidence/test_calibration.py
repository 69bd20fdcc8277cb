"""Published checks of the sick-pay account, those derived worked out again."""

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.calibration import Calibration, Check, CheckedQuantity, read_calibration
from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.sick_pay_law import read_sick_pay_law
from hiacalc.evidence.spell_lengths import read_spell_lengths

CALIBRATION = read_calibration()


@pytest.mark.parametrize(
    ("key", "value", "standing"),
    [
        ("nav-2016-days", 0.34, Standing.PUBLISHED),
        ("nav-2016-certified-days", 0.25, Standing.PUBLISHED),
        ("ks-2023-certified-value", 0.252, Standing.DERIVED),
        ("ks-2023-money", 0.48, Standing.DERIVED),
        ("accounts-48-days", 0.55, Standing.DERIVED),
        ("nav-2017-short-spells", 0.625, Standing.PUBLISHED),
        ("nav-2011-mean", 43.9, Standing.PUBLISHED),
        ("nav-2017-mean", 37, Standing.PUBLISHED),
    ],
)
def test_a_check_has_its_published_value(key: str, value: float, standing: Standing) -> None:
    assert (CALIBRATION[key].value, CALIBRATION[key].standing) == (value, standing)


def test_the_split_of_ks_is_that_of_its_billions() -> None:
    """Employer 14.5 of 30.3; certified 25.8 of which 11.0 less 4.5 self-certified inside the period."""
    assert CALIBRATION["ks-2023-money"].value == pytest.approx(14.5 / 30.3, abs=0.005)
    assert CALIBRATION["ks-2023-certified-value"].value == pytest.approx((11.0 - 4.5) / 25.8, abs=0.0005)


def test_the_pension_is_what_the_period_costs_more_with_it() -> None:
    """10 981 million kroner with pension, 9 345 without."""
    pension = CALIBRATION.pension
    assert pension.share_of_the_rest == pytest.approx(10981 / 9345 - 1, abs=0.0005)
    assert pension.standing is Standing.DERIVED


def test_the_days_with_holiday_pay_follow_from_the_accounts() -> None:
    """Holiday pay of 3 565 in 2025 on sick pay of 59 648 in 2024, millions; over 10.2 % or 10.8 %."""
    check = CALIBRATION["accounts-48-days"]
    rate = read_sick_pay_law().holiday_pay_rate
    assert check.high == pytest.approx(0.059 / rate, abs=0.005)
    assert check.low == pytest.approx(0.059 / 0.108, abs=0.005)
    assert 3565 / 59648 / rate == pytest.approx(check.high, abs=0.01)


def test_the_mean_of_2011_is_that_of_the_counties_table() -> None:
    assert CALIBRATION["nav-2011-mean"].value == read_spell_lengths().regions.national_mean_days


def test_the_model_lies_as_near_as_the_explanations_say() -> None:
    survival = read_spell_lengths().default.survival
    short = CALIBRATION["nav-2017-short-spells"]
    assert 1 - survival[16] == pytest.approx(0.643, abs=0.0005)
    assert "64.3 %" in short.explanation.en
    assert "64,3 %" in short.explanation.nb


@pytest.mark.parametrize("check", CALIBRATION.checks, ids=lambda check: check.key)
def test_a_check_has_source_and_explanation(check: Check) -> None:
    assert check.source.nb
    assert check.where
    assert check.explanation.nb != check.explanation.en
    assert check in CALIBRATION.of(check.quantity)


def test_every_quantity_is_checked() -> None:
    assert {check.quantity for check in CALIBRATION.checks} == set(CheckedQuantity)


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(KeyError):
        CALIBRATION["nobody"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", 34),
        ("value", 0),
        ("quantity", "share_of_something"),
        ("low", 0.3),
        ("standing", None),
        ("key", "ks-2023-money"),
        ("colour", "red"),
    ],
)
def test_a_check_with_a_fault_is_refused(field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("calibration.yaml"))
    raw["checks"][0][field] = value
    with pytest.raises(ValidationError):
        Calibration.model_validate(raw)


def test_a_span_holds_its_value() -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("calibration.yaml"))
    raw["checks"][4]["high"] = 0.5
    with pytest.raises(ValidationError, match="span"):
        Calibration.model_validate(raw)
