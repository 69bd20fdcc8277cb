"""The drawing of a forest plot: room for its labels, and an axis that holds what must be seen."""

from __future__ import annotations

import math

import pytest

from hiacalc.present.charts.forest_drawing import Drawing
from hiacalc.present.charts.forest_rows import Mark, Row
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import language

STUDY = Row(Mark.STUDY, "a", "A & B <2019>", "Cluster trial", -0.2, -0.5, 0.1, 0.4)
POOLED = Row(Mark.POOLED, "pooled", "All studies together", "", -0.15, -0.3, 0.0)
AHEAD = Row(Mark.PREDICTION, "prediction", "A new study", "", None, -3.0, 3.0)


def drawing(*rows: Row, width: int = 800) -> Drawing:
    return Drawing(list(rows), 0.05, "Finding", (), Sheet(language("en"), width))


@pytest.mark.parametrize("width", [800, 1200])
def test_the_margin_and_the_rows_have_room_for_every_label(width: int) -> None:
    plot = drawing(STUDY, POOLED, AHEAD, width=width)
    assert plot.frame.left > max(label.pixels for label in plot.labels)
    assert plot.places.height > sum(label.height for label in plot.labels)


def test_a_study_s_title_is_shown_as_it_is_and_what_is_made_of_studies_is_bold() -> None:
    made, study = drawing(STUDY, POOLED).figure()["layout"]["yaxis"]["ticktext"]
    assert study.startswith("A &amp; B &lt;2019&gt;<br>")
    assert made == "<b>All studies together</b>"


def test_no_change_has_a_tick_and_every_interval_but_the_prediction_lies_within_the_axis() -> None:
    axis = drawing(STUDY, POOLED, AHEAD).figure()["layout"]["xaxis"]
    low, high = axis["range"]
    assert 0.0 in axis["tickvals"]
    assert low < -0.5
    assert high > 0.1
    assert low < math.log1p(-0.05) < high  # the report's figure
    assert low > -3.0  # a prediction interval alone may run out of the plot
    assert high < 3.0


def test_arrow_heads_stand_where_the_prediction_runs_out_of_the_plot() -> None:
    figure = drawing(STUDY, POOLED, AHEAD).figure()
    low, high = figure["layout"]["xaxis"]["range"]
    (arrows,) = [trace for trace in figure["data"] if isinstance(trace.get("marker", {}).get("symbol"), list)]
    assert arrows["marker"]["symbol"] == ["triangle-left", "triangle-right"]
    assert low < arrows["x"][0] < arrows["x"][1] < high
