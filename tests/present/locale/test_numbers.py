"""Numbers are written as each language writes them."""

import math

import pytest

from hiacalc.present.locale.numbers import Numbers
from hiacalc.scenario.bounds import Unit

NB, EN = Numbers("nb", typeset=False), Numbers("en", typeset=False)
NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (3337495.7, "3 337 496 kr", "NOK 3 337 496"),
        (-31749.5, "-31 750 kr", "NOK -31 750"),
        (0.0, "0 kr", "NOK 0"),
        (-0.4, "0 kr", "NOK 0"),
        (999.5, "1 000 kr", "NOK 1 000"),
        (math.nan, "– kr", "NOK –"),
    ],
)
def test_money(value: float, nb: str, en: str) -> None:
    assert NB.money(value) == nb
    assert EN.money(value) == en


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (4926870, "4,93 mill. kr", "NOK 4.93 million"),
        (-3337496, "-3,34 mill. kr", "NOK -3.34 million"),
        (33_374_960, "33,4 mill. kr", "NOK 33.4 million"),
        (150e6, "150 mill. kr", "NOK 150 million"),
        (1.5e9, "1,50 mrd. kr", "NOK 1.50 billion"),
        (9_996_000, "10,0 mill. kr", "NOK 10.0 million"),
        (999_499, "999 000 kr", "NOK 999 000"),
        (999_600, "1,00 mill. kr", "NOK 1.00 million"),
        (-31750, "-31 800 kr", "NOK -31 800"),
        (123_456, "123 000 kr", "NOK 123 000"),
        (122.05, "122 kr", "NOK 122"),
        (0.4, "0 kr", "NOK 0"),
        (math.nan, "– kr", "NOK –"),
    ],
)
def test_short_money(value: float, nb: str, en: str) -> None:
    assert NB.short_money(value) == nb
    assert EN.short_money(value) == en


@pytest.mark.parametrize(
    ("share", "nb", "en"),
    [
        (0.05, "5 %", "5 %"),
        (0.0665, "6,65 %", "6.65 %"),
        (0.020192, "2,02 %", "2.02 %"),
        (-0.09, "-9 %", "-9 %"),
        (0.00001, "0,001 %", "0.001 %"),
    ],
)
def test_percent(share: float, nb: str, en: str) -> None:
    assert NB.percent(share) == nb
    assert EN.percent(share) == en


def test_typeset_numbers_do_not_break_and_have_a_true_minus() -> None:
    assert Numbers("nb").money(-31750) == f"{MINUS}31{NBSP}750{NBSP}kr"


@pytest.mark.parametrize(
    ("value", "unit", "word", "nb", "en"),
    [
        (0.02, Unit.SHARE, "", "2 %", "2 %"),
        (459000.135, Unit.NOK_PER_FTE_YEAR, "", "459 000 kr", "NOK 459 000"),
        (3, Unit.YEARS, "u", "3 u", "3 u"),
        (1.4, Unit.FACTOR, "u", "1,4 u", "1.4 u"),
        (2014, Unit.CALENDAR_YEAR, "", "2014", "2014"),
        (1687.5, Unit.HOURS_PER_FTE_YEAR, "u", "1 687,5 u", "1 687.5 u"),
    ],
)
def test_quantities_in_natural_units(value: float, unit: Unit, word: str, nb: str, en: str) -> None:
    assert NB.quantity(value, unit, word) == nb
    assert EN.quantity(value, unit, word) == en
