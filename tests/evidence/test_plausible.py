"""Usual figures of a workplace, and what a slip of the pen makes of them."""

import pytest

from hiacalc.evidence.plausible import Usual, read_plausible
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import keys


def test_what_is_usual_lies_within_what_is_possible() -> None:
    for path, usual in read_plausible().figures.items():
        bounds = keys()[path]
        assert bounds.lower <= usual.lowest < usual.highest <= bounds.upper


def test_the_shipped_workplaces_are_usual() -> None:
    report = shipped("helseiarbeid-2016")
    today = changed(report, {"time.price_year": 2025})
    for path, usual in read_plausible().figures.items():
        if path in today.numbers:
            assert usual.holds(today.numbers[path]), path


@pytest.mark.parametrize(
    ("path", "typed", "meant"),
    [
        ("absence.rate", 0.00112, (0.112, 0.0112)),
        ("absence.rate", 0.84, (0.084,)),
        ("absence.rate", 0.112, ()),
        ("valuation.annual_value_per_fte", 62_000, (744_000, 620_000)),
        ("valuation.annual_value_per_fte", 6_200_000, (620_000,)),
        ("valuation.annual_value_per_fte", 620, (620_000,)),
        ("population.workers", 430_000, (43_000, 430)),
        ("delivery.attendance", 0.008, (0.8,)),
    ],
)
def test_a_slip_is_seen_for_what_it_is(path: str, typed: float, meant: tuple[float, ...]) -> None:
    assert read_plausible().figures[path].likelier(typed) == pytest.approx(meant)


def test_a_span_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="below the highest"):
        Usual(lowest=2.0, highest=1.0)
