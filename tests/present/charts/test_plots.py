"""Plots with numbers along both axes: the legend has room for its names."""

from __future__ import annotations

import pytest

from hiacalc.present.charts.plots import HEIGHT, Plot, legend_room, line, marks
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import language


def plot(width: int = 800) -> Plot:
    return Plot(Sheet(language("en"), width), "Finding", (), x_title="Years", y_title="NOK")


@pytest.mark.parametrize(("name", "columns"), [("Short", 3), ("A name that fills the line " * 3, 1)])
def test_the_legend_has_as_many_columns_as_its_names_leave_room_for(name: str, columns: int) -> None:
    traces = [line([0, 1], [0, 1], name, "#000000") for _ in range(3)]
    layout = plot().chart(traces, {}, {}, "").figure["layout"]
    assert layout["legend"]["entrywidth"] == pytest.approx(0.96 / columns)
    assert layout["height"] - HEIGHT >= legend_room(3, columns)


def test_a_trace_without_a_name_in_the_legend_takes_no_room_there() -> None:
    shown = line([0, 1], [0, 1], "Shown", "#000000")
    hidden = marks([0], [0], "circle", "Hidden " * 30) | {"showlegend": False}
    alone, both = (plot().chart(traces, {}, {}, "") for traces in ([shown], [shown, hidden]))
    assert alone.figure["layout"] == both.figure["layout"]


def test_what_is_special_about_an_axis_holds() -> None:
    layout = (
        plot()
        .chart([marks([1], [2], "circle", "One")], {"range": [0, 3]}, {"nticks": 2}, "")
        .figure["layout"]
    )
    assert layout["xaxis"]["range"] == [0, 3]
    assert layout["yaxis"]["nticks"] == 2
