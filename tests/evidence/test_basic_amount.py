"""The average basic amount of a year."""

import pytest

from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.price_series import OutsideSeries

AMOUNT = read_basic_amount()


def test_the_average_is_four_months_of_the_old_amount_and_eight_of_the_new() -> None:
    assert AMOUNT.average(2025) == 128116
    assert AMOUNT.average(2014) == pytest.approx(87328 + 1 / 3, abs=1e-9)
    assert 6 * AMOUNT.average(2025) == 768696
    assert 6 * AMOUNT.average(2014) == pytest.approx(523970, abs=1e-9)


@pytest.mark.parametrize(
    ("year", "published"),
    [
        (2010, 74721), (2011, 78024), (2012, 81153), (2013, 84204), (2015, 89502), (2016, 91740),
        (2017, 93281), (2018, 95800), (2019, 98866), (2020, 100853), (2021, 104716),
        (2022, 109784), (2023, 116239), (2024, 122225), (2026, 134419),
    ],
)  # fmt: skip
def test_averages_are_those_worked_out_beside_the_series(year: int, published: int) -> None:
    assert AMOUNT.average(year) == pytest.approx(published, abs=0.5)


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_year_without_both_amounts_is_refused(year: int) -> None:
    with pytest.raises(OutsideSeries) as caught:
        AMOUNT.average(year)
    assert (caught.value.index, caught.value.first, caught.value.last) == ("basic_amount", 2004, 2026)
    assert (AMOUNT.first_year, AMOUNT.last_year) == (2004, 2026)


def test_the_amount_rises_every_year() -> None:
    amounts = list(AMOUNT.values.values())
    assert amounts == sorted(amounts)
