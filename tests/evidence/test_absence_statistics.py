"""Absence and wages for presets: published figures, one basis only, and each with source and age."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.absence_statistics import AbsenceRate, AbsenceStatistics, read_absence_statistics
from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing

STATISTICS = read_absence_statistics()
ECONOMY = STATISTICS.all_economy
RATES = (*STATISTICS.industries, *STATISTICS.sectors, *ECONOMY.annual, ECONOMY.unadjusted, ECONOMY.adjusted)


@pytest.mark.parametrize(
    ("key", "period", "total", "self_certified", "certified"),
    [
        ("agriculture", "2025Q2", 0.046, 0.006, 0.040),
        ("mining", "2025Q2", 0.042, 0.005, 0.036),
        ("manufacturing", "2025Q2", 0.055, 0.010, 0.045),
        ("electricity_water", "2025Q2", 0.051, 0.008, 0.043),
        ("construction", "2025Q2", 0.061, 0.008, 0.053),
        ("trade", "2025Q2", 0.060, 0.008, 0.052),
        ("transport", "2023Q4", 0.077, 0.011, 0.067),
        ("accommodation_food", "2023Q4", 0.069, 0.010, 0.058),
        ("health_social", "2022Q3", 0.078, None, None),
        ("care", "2022Q3", 0.084, None, None),
    ],
)
def test_an_industry_has_the_published_rates(
    key: str, period: str, total: float, self_certified: float | None, certified: float | None
) -> None:
    industry = STATISTICS.industry(key)
    assert (industry.rate, industry.self_certified, industry.certified) == (total, self_certified, certified)
    assert industry.period == period
    assert industry.standing is Standing.PUBLISHED


def test_municipalities_and_counties_are_added_up_and_say_so() -> None:
    municipality, county = STATISTICS.sector("municipality"), STATISTICS.sector("county")
    assert (municipality.certified, county.certified) == (0.077, 0.054)
    for sector in (municipality, county):
        assert sector.rate == pytest.approx(sector.certified + sector.self_certified)
        assert sector.standing is Standing.DERIVED
        assert sector.exceptions["self_certified"] is Standing.SECOND_HAND
        assert "assumption" in sector.notes[0].en
    assert (STATISTICS.sector("municipal_2024q2").rate, STATISTICS.sector("municipal_2023q4").rate) == (
        0.091,
        0.099,
    )


def test_the_rate_of_today_is_between_the_two_of_the_last_quarter_that_was_read() -> None:
    today = ECONOMY.today
    assert (today.low, today.value, today.high) == (0.064, 0.0658, 0.066)
    assert ECONOMY.unadjusted.rate == today.low
    assert ECONOMY.adjusted.rate == today.value
    assert today.standing.is_assumption
    assert max(rate.last_period for rate in RATES) == date(2025, 6, 30) == ECONOMY.adjusted.last_period


def test_the_annual_averages_are_those_that_were_published() -> None:
    assert [(rate.year, rate.rate, rate.self_certified, rate.certified) for rate in ECONOMY.annual] == [
        (2020, 0.061, 0.009, 0.052),
        (2021, 0.062, 0.010, 0.052),
        (2022, 0.068, 0.013, 0.054),
        (2023, 0.067, 0.011, 0.056),
    ]


def test_the_self_certified_share_is_that_of_the_last_quarter() -> None:
    share = STATISTICS.self_certified_share
    assert share.value == 0.157
    assert ECONOMY.adjusted.self_certified_share == pytest.approx(share.value, abs=0.001)
    assert share.standing.is_assumption


@pytest.mark.parametrize(
    ("key", "monthly"), [("all", 59370), ("private", 60450), ("municipality", 53270), ("state", 63380)]
)
def test_a_year_is_twelve_monthly_wages_of_2024(key: str, monthly: float) -> None:
    wage = STATISTICS.wage(key)
    assert (wage.monthly, wage.annual, wage.year) == (monthly, 12 * monthly, 2024)


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.key)
def test_a_quarter_is_cautioned_of_its_season_and_a_year_is_not(rate: AbsenceRate) -> None:
    assert (STATISTICS.caution(rate) is not None) == ("Q" in rate.period and not rate.adjusted)
    assert rate.source.nb
    assert rate.where
    assert rate.retrieved == date(2026, 11, 25)


@pytest.mark.parametrize("ask", [STATISTICS.industry, STATISTICS.sector, STATISTICS.wage])
def test_an_unknown_group_is_refused(ask: Callable[[str], object]) -> None:
    with pytest.raises(KeyError):
        ask("nobody")


def test_groups_with_older_figures_only_are_named_and_have_no_rate() -> None:
    labels = {rate.label.en for rate in RATES}
    lacking = {text.en for text in STATISTICS.lacking}
    assert "Public administration" in lacking
    assert labels.isdisjoint(lacking)


FAULTS: list[tuple[str, object]] = [
    ("basis", "holidays_excluded"),
    ("basis", None),
    ("period", "2025Q5"),
    ("period", "2024Q2"),
    ("last_period", "2025-03-31"),
    ("rate", 4.6),
    ("rate", 0.06),
    ("certified", 0.05),
    ("standing", None),
    ("source", None),
    ("key", "mining"),
    ("colour", "red"),
]


@pytest.mark.parametrize(("field", "value"), FAULTS)
def test_a_rate_with_a_fault_is_refused(field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("absence-statistics.yaml"))
    AbsenceStatistics.model_validate(raw)
    raw["industries"][0][field] = value
    with pytest.raises(ValidationError):
        AbsenceStatistics.model_validate(raw)


def test_adjusted_and_unadjusted_rates_do_not_change_places() -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("absence-statistics.yaml"))
    economy = raw["all_economy"]
    economy["unadjusted"], economy["adjusted"] = economy["adjusted"], economy["unadjusted"]
    with pytest.raises(ValidationError, match="mixed up"):
        AbsenceStatistics.model_validate(raw)
