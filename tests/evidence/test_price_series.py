"""Conversions between price years: published goldens, the way back, and the ends of the series."""

import pickle
from itertools import product

import pytest
from pydantic import ValidationError

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.price_series import OutsideSeries, PriceIndex, PriceSeries, read_price_series

SERIES = read_price_series()
INDICES = (PriceIndex.PRICES, PriceIndex.WAGES)


def test_the_conversion_of_the_report_to_2025_has_the_golden_values() -> None:
    assert SERIES.conversion(PriceIndex.PRICES, 2014, 2025) == pytest.approx(1.4064697609, abs=5e-11)
    assert SERIES.conversion(PriceIndex.WAGES, 2014, 2025) == pytest.approx(1.4801396944, abs=5e-11)


@pytest.mark.parametrize("index", INDICES)
def test_the_way_back_is_exactly_one_over_the_way_there(index: PriceIndex) -> None:
    first, last = SERIES.years(index)
    for start, end in product(range(first, last + 1), repeat=2):
        forward, backward = SERIES.conversion(index, start, end), SERIES.conversion(index, end, start)
        assert forward == 1 / backward or backward == 1 / forward
        assert forward * backward == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize("index", INDICES)
def test_a_conversion_by_way_of_a_third_year_is_the_same(index: PriceIndex) -> None:
    first, last = SERIES.years(index)
    for middle in range(first, last + 1):
        by_way = SERIES.conversion(index, first, middle) * SERIES.conversion(index, middle, last)
        assert by_way == pytest.approx(SERIES.conversion(index, first, last), rel=1e-14)


def test_the_series_reach_from_2009_to_2025() -> None:
    assert {SERIES.years(index) for index in INDICES} == {(2009, 2025)}


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize(
    ("start", "end", "outside"), [(2008, 2014, 2008), (2014, 2026, 2026), (2026, 2008, 2026)]
)
def test_a_year_outside_is_refused_with_the_years_there_are(
    index: PriceIndex, start: int, end: int, outside: int
) -> None:
    with pytest.raises(OutsideSeries, match="2009") as caught:
        SERIES.conversion(index, start, end)
    error = caught.value
    assert (error.index, error.year, error.first, error.last) == (index.value, outside, 2009, 2025)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("index", list(PriceIndex))
def test_a_year_to_itself_is_one_even_outside(index: PriceIndex) -> None:
    assert SERIES.conversion(index, 1950, 1950) == 1.0


def test_what_follows_nothing_keeps_its_kroner_in_every_year() -> None:
    assert SERIES.conversion(PriceIndex.NONE, 1950, 2090) == 1.0
    first, last = SERIES.years(PriceIndex.NONE)
    assert first <= 1950
    assert last >= 2090


def test_figures_that_were_not_read_say_so() -> None:
    standings = {year: SERIES.prices.standing_of(year) for year in SERIES.prices.values}
    assert {year for year, standing in standings.items() if standing is Standing.DERIVED} == set(
        range(2009, 2013)
    )
    assert SERIES.wages.standing_of(2023) is Standing.RECALLED
    assert SERIES.wages.standing_of(2025) is Standing.SECOND_HAND
    assert SERIES.wages.standing_of(2022) is Standing.PUBLISHED
    with pytest.raises(KeyError):
        SERIES.wages.standing_of(2009)


def test_the_derived_prices_are_those_of_the_older_series() -> None:
    """2015=100: 89.9, 92.1, 93.3 and 93.9, moved by the 72.6 that 2015 is in the newer one."""
    for year, older in {2009: 89.9, 2010: 92.1, 2011: 93.3, 2012: 93.9}.items():
        assert SERIES.prices.values[year] == pytest.approx(older * 0.726, abs=0.06)


def changed(series: str, **fields: object) -> dict[str, object]:
    raw = read_data("price-series.yaml")
    return raw | {series: raw[series] | fields}


@pytest.mark.parametrize(
    "fields",
    [
        {"values": {2009: 65.3, 2011: 67.7}, "exceptions": {}},
        {"values": {2010: 66.9, 2009: 65.3}, "exceptions": {}},
        {"values": {}, "exceptions": {}},
        {"values": {2009: 0.0}, "exceptions": {}},
        {"values": {2009: -1.0}, "exceptions": {}},
        {"exceptions": {1990: "derived"}},
        {"exceptions": {2010: "guessed"}},
        {"standing": None},
        {"where": " "},
        {"colour": "red"},
    ],
)
def test_a_series_with_a_fault_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PriceSeries.model_validate(changed("prices", **fields))
