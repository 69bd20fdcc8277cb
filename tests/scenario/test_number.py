"""Numbers as people and typesetters write them."""

import pytest

from hiacalc.scenario import changed, parse, shipped
from tests.scenario.cases import HEAD


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (".05", 0.05),
        (".5 %", 0.005),
        ("5. %", 0.05),
        ("\N{MINUS SIGN}5 %", -0.05),
        ("\N{MINUS SIGN}.05", -0.05),
        ("+.5", 0.5),
        ("5.e-2", 0.05),
    ],
)
def test_numbers_are_read_as_people_and_typesetters_write_them(written, number):
    reduction = parse(
        f"{HEAD}effect: {{relative_reduction: {written}}}".encode(), "x"
    ).effect.relative_reduction
    assert reduction.value == pytest.approx(number, rel=1e-15)
    assert changed(shipped("model-1"), [f"effect.relative_reduction={written}"]).numbers[
        "effect.relative_reduction"
    ] == pytest.approx(number, rel=1e-15)
