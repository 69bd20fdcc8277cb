"""From the kroner an input was stated in to those that are asked for."""

import pytest

from hiacalc.evidence.price_series import OutsideSeries, PriceIndex
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.conversion import conversion, in_kroner_of
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.quantity import Basis, Quantity

IN_2014 = Quantity(value=600.0, low=300.0, high=1200.0, basis=Basis.JUDGEMENT, price_year=2014)
PRICES, WAGES = 1.4064697609, 1.4801396944


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        (Unit.NOK, PRICES),
        (Unit.NOK_PER_HOUR, WAGES),
        (Unit.NOK_PER_FTE_YEAR, WAGES),
        (Unit.HOURS, 1.0),
        (Unit.SHARE, 1.0),
    ],
)
def test_the_unit_says_what_an_amount_follows(unit, factor):
    assert conversion(IN_2014, unit, 2025) == pytest.approx(factor, abs=6e-11)


@pytest.mark.parametrize(
    ("index", "factor"), [(PriceIndex.WAGES, WAGES), (PriceIndex.PRICES, PRICES), (PriceIndex.NONE, 1.0)]
)
@pytest.mark.parametrize("unit", [Unit.NOK, Unit.NOK_PER_HOUR])
def test_unless_the_input_says_so_itself(unit, index, factor):
    quantity = IN_2014.model_copy(update={"index": index})
    assert conversion(quantity, unit, 2025) == pytest.approx(factor, abs=6e-11)


@pytest.mark.parametrize("year", range(2009, 2026))
def test_the_way_back_is_one_over_the_way_there(year):
    for unit in (Unit.NOK, Unit.NOK_PER_HOUR):
        there = conversion(Quantity(value=1.0, price_year=2014), unit, year)
        back = conversion(Quantity(value=1.0, price_year=year), unit, 2014)
        assert there * back == pytest.approx(1.0, rel=1e-15)


def test_an_input_without_a_year_or_of_the_same_is_as_it_was():
    undated = Quantity(value=600.0)
    assert conversion(undated, Unit.NOK, 2025) == 1.0
    assert in_kroner_of(undated, Unit.NOK, 2025) is undated
    assert in_kroner_of(IN_2014, Unit.NOK, 2014) is IN_2014


def test_ends_and_distribution_move_with_the_value():
    law = Distribution(kind=Family.LOGNORMAL, interval=(300.0, 1200.0))
    after = in_kroner_of(IN_2014.model_copy(update={"distribution": law}), Unit.NOK, 2025)
    parts = (after.value, after.low, after.high, *after.distribution.interval)
    assert parts == pytest.approx(tuple(PRICES * part for part in (600, 300, 1200, 300, 1200)))
    assert (after.price_year, after.basis) == (2025, Basis.JUDGEMENT)


def test_what_it_was_moved_from_is_converted_too():
    moved = IN_2014.model_copy(update={"value": 700.0, "moved_from": IN_2014})
    after = in_kroner_of(moved, Unit.NOK, 2025)
    assert (after.value, after.moved_from.value) == pytest.approx((700 * PRICES, 600 * PRICES))


@pytest.mark.parametrize("year", [2008, 2026])
def test_a_year_that_the_series_lacks_is_not_extrapolated(year):
    with pytest.raises(OutsideSeries) as caught:
        conversion(IN_2014, Unit.NOK, year)
    assert (caught.value.year, caught.value.first, caught.value.last) == (year, 2009, 2025)
