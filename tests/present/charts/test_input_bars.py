"""Bars by input: those of a row do not cover each other, and no error reaches below zero."""

from __future__ import annotations

from typing import Any

from hiacalc.present.charts.input_bars import Bars, input_bars
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import language

NAMES = ["First", "Second", "Third"]


def traces(*groups: Bars) -> list[dict[str, Any]]:
    sheet = Sheet(language("en"), 800)
    chart = input_bars(NAMES, groups, sheet, title="Finding", axis="NOK", notes=(), alternative="")
    drawn: list[dict[str, Any]] = chart.figure["data"]
    return drawn


def test_two_bars_of_a_row_lie_in_lanes_of_their_own() -> None:
    main, total = traces(
        Bars("Main", "#000000", "", [3.0, 2.0, 1.0], ["3", "2", "1"]),
        Bars("Total", "#FFFFFF", "/", [4.0, 3.0, 2.0], ["4", "3", "2"]),
    )
    for above, below, wide, other in zip(main["y"], total["y"], main["width"], total["width"], strict=True):
        assert above - wide / 2 >= below + other / 2


def test_a_row_without_a_text_has_no_bar_of_that_kind() -> None:
    all_of_it, inputs = traces(
        Bars("Everything", "#000000", "x", [9.0, 0.0, 0.0], ["9", "", ""]),
        Bars("Input", "#FFFFFF", "", [0.0, 4.0, 1.0], ["", "4", "1"]),
    )
    assert (all_of_it["x"], inputs["x"]) == ([9.0], [4.0, 1.0])
    assert sorted([*all_of_it["y"], *inputs["y"]], reverse=True) == [*all_of_it["y"], *inputs["y"]]


def test_an_error_does_not_reach_below_zero() -> None:
    (bars,) = traces(Bars("Input", "#000000", "", [5.0, 1.0, 0.0], ["5", "1", "0"], [2.0, 2.0, 2.0]))
    assert bars["error_x"]["array"] == [2.0, 2.0, 2.0]
    assert bars["error_x"]["arrayminus"] == [2.0, 1.0, 0.0]
