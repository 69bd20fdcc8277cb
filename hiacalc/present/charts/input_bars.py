"""Bars by input, of one kind or two, with the uncertainty of each: the picture that rankings share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.axes import Title, axis_range, end_label, end_label_width
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import GRID, INK
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import Label, escaped


@dataclass(frozen=True, slots=True)
class Bars:
    """One kind of bar, a value for each row; `errors` reach to both sides."""

    name: str
    colour: str
    pattern: str
    values: list[float]
    texts: list[str]
    errors: list[float] | None = None


def input_bars(
    names: Sequence[str],
    groups: Sequence[Bars],
    sheet: Sheet,
    *,
    title: str,
    axis: str,
    notes: tuple[str, ...],
    alternative: str,
) -> Chart:
    """A ranking as horizontal bars of one or two kinds for each name, with the values beside them.

    Args:
        names: of the rows, the first on top.
        groups: the kinds of bars; a row with an empty text has no bar of that kind.
        sheet: to draw on.
        title: the finding.
        axis: what the bars measure, with its unit.
        notes: how to read it, above the lines of the sheet.
        alternative: what the chart shows in words.
    """
    labels = [Label.fitted(name, label_width(sheet, 0.34)) for name in names]
    left = left_margin(labels, sheet)
    key = StackedLegend.fitted([escaped(group.name) for group in groups], sheet)
    below = Title.fitted(axis, sheet.width - left - RIGHT)
    frame = Frame(
        sheet, left, title, notes, head=16 + key.height if sheet.is_narrow else 44, foot=FOOT + below.more
    )
    # bars of one row lie in lanes of their own, unless each row has but one
    lanes = sum(1 for index in range(len(names)) if sum(bool(group.texts[index]) for group in groups) > 1)
    rows = Rows.fitting(labels, 52 if lanes else 40, sheet)
    thick = (0.34 if lanes else 0.6) * rows.least
    data, texts, spans = [], [], [(0.0, 4.0, 0.0)]
    for number, group in enumerate(groups):
        shift = (0.19 - 0.38 * number) * rows.least if lanes else 0.0
        middles = [middle + shift for middle in rows.middles]
        filled = [index for index, text in enumerate(group.texts) if text]
        data.append(_bar(group, [middles[index] for index in filled], filled, thick))
        for index in filled:
            end = group.values[index] + (group.errors[index] if group.errors else 0.0)
            texts.append(end_label(end, middles[index], group.texts[index], 1))
            spans.append((end, 0.0, end_label_width(group.texts[index])))
    span = axis_range(spans, frame.plot_width)
    layout = frame.layout(rows.height)
    layout["annotations"] += [*rows.texts(labels, frame), *texts]
    layout |= {
        "barmode": "overlay",
        "xaxis": _amounts_axis(below, span),
        "yaxis": rows.axis(labels),
        "showlegend": True,  # also for a single kind of bar
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1 + 8 / rows.height,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    }
    if sheet.is_narrow:
        data, layout["legend"] = key.traces(data), key.drawn(8, rows.height)
    return frame.chart(data, layout, alternative)


def _amounts_axis(title: Title, span: tuple[float, float]) -> dict[str, Any]:
    return {
        "title": title.drawn,
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": INK,
        "tickformat": ",~g",
        "nticks": 8,
        "range": list(span),
    }


def _bar(group: Bars, middles: list[float], filled: list[int], thick: float) -> dict[str, Any]:
    lines = {"shape": group.pattern, "fillmode": "overlay", "fgcolor": INK, "fgopacity": 0.45, "size": 6}
    drawn: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": escaped(group.name),
        "x": [group.values[index] for index in filled],
        "y": middles,
        "width": [thick] * len(filled),
        "hoverinfo": "skip",
        "marker": {"color": group.colour, "line": {"color": INK, "width": 0.8}, "pattern": lines},
    }
    if group.errors:
        reach = [group.errors[index] for index in filled]
        below = [min(error, group.values[index]) for error, index in zip(reach, filled, strict=True)]
        drawn["error_x"] = {
            "type": "data",
            "array": reach,
            "arrayminus": below,
            "color": INK,
            "thickness": 1.6,
            "width": 5,
        }
    return drawn
