"""A series is stale when its last period ended more than 18 months ago."""

from datetime import date, timedelta

import pytest

from hiacalc.evidence.absence_statistics import read_absence_statistics
from hiacalc.evidence.price_series import read_price_series
from hiacalc.evidence.staleness import Series, all_series, is_stale, stale_series


@pytest.mark.parametrize(
    ("key", "last_period", "last_fresh_day"),
    [
        ("prices", date(2025, 12, 31), date(2027, 6, 30)),
        ("wages", date(2025, 12, 31), date(2027, 6, 30)),
        ("basic_amount", date(2026, 12, 31), date(2028, 6, 30)),
        ("employer_contribution", date(2026, 12, 31), date(2028, 6, 30)),
        ("absence", date(2025, 6, 30), date(2026, 12, 31)),
        ("monthly_wages", date(2024, 11, 30), date(2026, 5, 31)),
        ("spell_lengths", date(2004, 9, 30), date(2006, 3, 31)),
    ],
)
def test_a_series_is_stale_the_day_after_eighteen_months(
    key: str, last_period: date, last_fresh_day: date
) -> None:
    series = {series.key: series for series in all_series()}[key]
    assert series.last_period == last_period
    assert not is_stale(series, last_fresh_day)
    assert series not in stale_series(last_fresh_day)
    assert series in stale_series(last_fresh_day + timedelta(days=1))


def test_no_series_is_stale_before_it_ends_and_all_are_in_the_end() -> None:
    assert stale_series(date(2004, 9, 30)) == ()
    assert stale_series(date(2100, 1, 1)) == all_series()


def test_what_is_stale_stays_so() -> None:
    counts = [len(stale_series(date(year, 1, 1))) for year in range(2004, 2031)]
    assert counts == sorted(counts)


@pytest.mark.parametrize("series", all_series(), ids=lambda series: series.key)
def test_a_series_has_a_name_in_both_languages(series: Series) -> None:
    assert series.label.nb != series.label.en


def test_keys_differ() -> None:
    assert len({series.key for series in all_series()}) == len(all_series())


def test_a_single_rate_has_an_age_of_its_own() -> None:
    statistics = read_absence_statistics()
    today = date(2026, 11, 26)
    assert is_stale(statistics.industry("transport"), today)
    assert not is_stale(statistics.industry("trade"), today)


def test_a_day_within_a_month_keeps_its_day() -> None:
    prices = read_price_series().prices.model_copy(update={"last_period": date(2024, 8, 30)})
    assert not is_stale(prices, date(2026, 2, 28))
    assert is_stale(prices, date(2026, 3, 1))
