"""Price-base conversion of an input: from the kroner it was stated in to those that are asked for."""

from __future__ import annotations

from hiacalc.evidence.price_series import read_price_series
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Quantity


def conversion(quantity: Quantity, unit: Unit, year: int) -> float:
    """What a krone of an input's own year is in the kroner of another: 1 where it says no year.

    Args:
        quantity: the input.
        unit: of it, which decides what it follows where it does not say.
        year: whose kroner are asked for.

    Raises:
        OutsideSeries: a year that the series lacks.

    >>> round(conversion(Quantity(value=600.0, price_year=2014), Unit.NOK, 2025), 4)
    1.4065
    """
    if quantity.price_year in (None, year) or not unit.is_money:
        return 1.0
    assert quantity.price_year is not None
    return read_price_series().conversion(quantity.index or unit.price_index, quantity.price_year, year)


def in_kroner_of(quantity: Quantity, unit: Unit, year: int) -> Quantity:
    """An input in the kroner of a year, with its range and its distribution, and what it was moved from.

    Args:
        quantity: the input; one that says no year is left as it is.
        unit: of it.
        year: whose kroner are asked for.

    Raises:
        OutsideSeries: a year that the series lacks.

    >>> fare = Quantity(value=600.0, price_year=2014)
    >>> round(in_kroner_of(fare, Unit.NOK, 2025).value, 2)
    843.88
    """
    if quantity.price_year in (None, year) and quantity.moved_from is None:
        return quantity
    converted = quantity.in_kroner_of(year, conversion(quantity, unit, year))
    if quantity.moved_from is None:
        return converted
    stated = in_kroner_of(quantity.moved_from, unit, year)
    return converted.model_copy(update={"moved_from": stated})
