"""What a reader may type into a field, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.present.locale.language import language
from hiacalc.present.locale.number_entry import entered
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.bounds import Unit


@pytest.mark.parametrize(
    ("text", "unit", "code", "number"),
    [
        ("7 %", Unit.SHARE, "nb", 0.07),
        ("7", Unit.SHARE, "nb", 0.07),
        ("6,65%", Unit.SHARE, "nb", 0.0665),
        ("6.65 %", Unit.SHARE, "en", 0.0665),
        ("\N{MINUS SIGN}3 %", Unit.SHARE, "en", -0.03),
        ("-3", Unit.SHARE, "en", -0.03),
        ("510\N{NO-BREAK SPACE}000 kr", Unit.NOK_PER_FTE_YEAR, "nb", 510_000),
        ("NOK 510 000.15", Unit.NOK_PER_FTE_YEAR, "en", 510_000.15),
        ("510.000", Unit.NOK, "nb", 510_000),
        ("510,000", Unit.NOK, "en", 510_000),
        ("1,5 timer", Unit.HOURS, "nb", 1.5),
        (".5", Unit.HOURS, "en", 0.5),
        ("0.125", Unit.HOURS, "nb", 0.125),
        ("1,125", Unit.HOURS, "nb", 1.125),
        ("1 687,5", Unit.HOURS_PER_FTE_YEAR, "nb", 1687.5),
        ("5 år", Unit.YEARS, "nb", 5),
        ("2014", Unit.CALENDAR_YEAR, "nb", 2014),
        ("1,234,567", Unit.NOK, "en", 1_234_567),
    ],
)
def test_read(text: str, unit: Unit, code: str, number: float) -> None:
    assert entered(text, unit, code, "x") == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "seven",
        "=1+1",
        "@SUM(1)",
        "+",
        "1-2",
        "1*2",
        "5 % 6",
        "1,2,3",
        "1.2,3",
        "nan",
        "inf",
        "<b>1",
        "7" * 61,
        "1e5",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(ScenarioError):
        entered(text, Unit.NOK, "nb", "x")


def test_percent_of_kroner_is_refused() -> None:
    with pytest.raises(ScenarioError):
        entered("5 %", Unit.NOK, "nb", "x")


@given(st.sampled_from(list(Unit)), st.integers(0, 3_000_000), st.sampled_from(["nb", "en"]))
def test_what_is_shown_can_be_typed(unit: Unit, number: int, code: str) -> None:
    value = number / 10_000 if unit is Unit.SHARE else float(number)
    shown = format_value(value, unit, language(code))
    assert entered(shown, unit, code, "x") == pytest.approx(value, rel=1e-12)
