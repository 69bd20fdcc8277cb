"""What a reader may have meant by a number."""

import pytest

from hiacalc.present.locale.field_entry import Unclear, typed_number
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.bounds import Unit


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("11,2", "nb", 0.112),
        ("11,2 %", "nb", 0.112),
        ("11,2\N{NO-BREAK SPACE}%", "nb", 0.112),
        ("11.2%", "nb", 0.112),
        ("11.2", "en", 0.112),
        ("0,5 %", "nb", 0.005),
        ("0", "nb", 0.0),
        ("1", "nb", 0.01),
        ("\t11,2 % \n", "nb", 0.112),
    ],
)
def test_a_share_is_read_in_per_cent(text: str, language: str, value: float) -> None:
    typed = typed_number(text, Unit.SHARE, language, "")
    assert typed.value == pytest.approx(value)
    assert typed.unclear is None


@pytest.mark.parametrize("text", ["0,112", ".112", "0.112"])
def test_a_fraction_may_be_a_share_of_one(text: str) -> None:
    typed = typed_number(text, Unit.SHARE, "nb", "")
    assert typed.unclear is Unclear.FRACTION
    assert typed.candidates == pytest.approx((0.112, 0.00112))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("620 000", 620_000),
        ("620\N{NARROW NO-BREAK SPACE}000 kr", 620_000),
        ("620.000", 620_000),
        ("1 234 567", 1_234_567),
    ],
)
def test_groups_of_three_are_as_they_should_be(text: str, value: float) -> None:
    typed = typed_number(text, Unit.NOK_PER_FTE_YEAR, "nb", "")
    assert (typed.value, typed.unclear) == (value, None)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("620 00", (620_000, 62_000)),
        ("62 0000", (620_000,)),
        ("6 20 000", (620_000,)),
        ("4 3", (4_300, 43)),
    ],
)
def test_other_groups_are_asked_about(text: str, candidates: tuple[float, ...]) -> None:
    typed = typed_number(text, Unit.NOK_PER_FTE_YEAR, "nb", "")
    assert typed.unclear is Unclear.GROUPING
    assert typed.candidates == candidates
    assert typed.value == candidates[0]


@pytest.mark.parametrize("text", ["førti", "43 til 45", "", "1/2", "11,2,3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError):
        typed_number(text, Unit.WORKERS, "nb", "Ansatte")
