"""The heat map of a two-way sensitivity analysis, with the line of the decision threshold."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from hiacalc.analysis.deterministic.two_way import TwoWay
from hiacalc.arrays import Floats
from hiacalc.present.charts.axes import Measure, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.contours import colour_range, colours, contour, level_lines
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import INK, UNDEFINED, WHITE
from hiacalc.present.charts.plots import NARROW_LEFT, NarrowHead
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.words.cautions import cut_sentence
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.outcomes import outcome_short, outcome_text, switching_text, undefined_because
from hiacalc.present.words.run import scope
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.registry import NamedInput

_HEIGHT = 430
_BAR_ROOM = 68  # pixels for the bar of colours, its numbers and its name over the plot of a narrow sheet


def two_way_map(two_way: TwoWay, sheet: Sheet) -> Chart:
    """The heat map of a two-way sensitivity analysis, with the horizon of the base case in a line below.

    Both axes are inputs in their own units, shares in per cent; the colour is the outcome. A thick
    line marks the decision threshold, thin ones equal outcomes, a diamond the base case.

    Args:
        two_way: the grid.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    title = finding(two_way, language)
    turns_at = two_way.outcome.threshold
    scoped = scope(two_way.scenario, two_way.years, language)
    if not np.isfinite(two_way.results).any():
        why = undefined_because(two_way.outcome, language)
        return placeholder(title, why, sheet, (scoped,))
    measure = Measure.of(two_way.outcome, two_way.perspective, two_way.results.ravel())
    values = two_way.results / measure.scale
    limit = None if turns_at is None else turns_at / measure.scale
    ends = colour_range(values)
    turns = limit is not None and ends[0] < limit < ends[1]
    notes = [scoped, *_notes(two_way, ends[1] * measure.scale, language, turns=turns)]
    base = outcome_text(two_way.base, two_way.outcome, numbers)
    if not math.isfinite(two_way.base):
        base = language.say("run.undefined")
    base = language.say("tornado.base", base=base)
    turns_text = switching_text(turns_at or 0.0, language)
    y_name = _named(two_way.y, two_way, language)
    over = NarrowHead.fitted(y_name, [turns_text, base] if turns else [base], sheet)
    named = Title.fitted(
        measure.title(language), sheet.width - NARROW_LEFT - RIGHT if sheet.is_narrow else _HEIGHT
    )
    upright = Title.fitted(y_name, _HEIGHT)
    left, right = (NARROW_LEFT, RIGHT) if sheet.is_narrow else (92 + upright.more, 128 + named.more)
    bar_room = _BAR_ROOM + named.more
    across = Title.fitted(_named(two_way.x, two_way, language), sheet.width - left - right)
    frame = Frame(
        sheet,
        left,
        title=title,
        notes=tuple(notes),
        head=over.height + bar_room if sheet.is_narrow else 40,
        foot=FOOT + across.more,
        right=right,
    )
    x, y = (
        _on_axis(axis, named)
        for axis, named in ((two_way.x_values, two_way.x), (two_way.y_values, two_way.y))
    )
    grid = {"x": x.tolist(), "y": y.tolist(), "z": [_gaps(row) for row in values]}
    data = _levels(grid, ends, limit, named, "top" if sheet.is_narrow else "right")
    if turns and limit is not None:
        data.append(_turning_line(grid, limit, turns_text))
    data.append(_base_mark(two_way, base))
    layout = frame.layout(_HEIGHT) | {
        "plot_bgcolor": UNDEFINED,
        "xaxis": _axis(across),
        "yaxis": _axis(upright),
        "legend": {"orientation": "h", "x": 0, "y": 1 + 8 / _HEIGHT, "yanchor": "bottom"},
    }
    if sheet.is_narrow:
        del layout["yaxis"]["title"]
        layout["annotations"] += over.texts(frame)
        layout["legend"] = over.legend.drawn(over.lift + bar_room, _HEIGHT)
        data = over.legend.traces(data)
        data[0]["colorbar"] |= _bar_above(over.lift + 8)
    return frame.chart(data, layout, _alternative(two_way, title, language))


def _bar_above(lift: int) -> dict[str, Any]:
    """The bar of colours lying over the plot of a narrow sheet, its name above it."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xpad": 0,
        "y": 1 + lift / _HEIGHT,
        "yanchor": "bottom",
        "ypad": 0,
        "nticks": 5,
    }


def _alternative(two_way: TwoWay, title: str, language: Language) -> str:
    return language.say(
        "map.alternative",
        outcome=language.words.word("outcomes", two_way.outcome.value),
        x=label_of(two_way.x.path, two_way.scenario, language),
        y=label_of(two_way.y.path, two_way.scenario, language),
        finding=title,
    )


def _notes(two_way: TwoWay, most: float, language: Language, *, turns: bool) -> list[str]:
    """How to read it, and what is cut off; `most` is the greatest outcome that has a colour of its own."""
    notes = [language.say("map.reading" if turns else "map.reading_plain")]
    if not np.isfinite(two_way.results).all():
        numbers = language.numbers
        notes.append(language.say("map.gaps", most=outcome_text(most, two_way.outcome, numbers)))
    if two_way.cut:
        notes.append(cut_sentence(two_way.cut, two_way.scenario, language))
    return notes


def _levels(
    grid: dict[str, Any], ends: tuple[float, float], limit: float | None, title: Title, side: str
) -> list[dict[str, Any]]:
    """The colours with their bar, and lines of equal outcome over them."""
    colourbar = {
        "title": {"text": title.drawn["text"], "font": title.drawn["font"], "side": side},
        "thickness": 14,
        "len": 1.0,
        "tickformat": ",~g",
        "outlinewidth": 0,
    }
    heatmap = {
        "type": "heatmap",
        **grid,
        **colours(ends, limit),
        "colorbar": colourbar,
        "zsmooth": "best",
        "hovertemplate": "%{x} / %{y}: %{z:,.3~g}<extra></extra>",
    }
    return [heatmap, *level_lines(grid, ends, limit)]


def _turning_line(grid: dict[str, Any], limit: float, name: str) -> dict[str, Any]:
    return contour(grid, limit, limit, 1.0) | {
        "line": {"color": INK, "width": 3.5},
        "name": name,
        "showlegend": True,
    }


def finding(grid: TwoWay, language: Language) -> str:
    """The finding of the map: how much of it pays, or the span of the outcome.

    Args:
        grid: the outcome over two inputs.
        language: of the sentence.
    """
    name = language.words.word("outcomes", grid.outcome.value)
    if not np.isfinite(grid.results).any():
        return language.say("map.undefined", outcome=name)
    turns_at = grid.outcome.threshold
    corners = [
        format_value(float(value), named.unit, language)
        for axis, named in ((grid.x_values, grid.x), (grid.y_values, grid.y))
        for value in (axis[0], axis[-1])
    ]
    words = {
        "x": label_of(grid.x.path, grid.scenario, language),
        "y": label_of(grid.y.path, grid.scenario, language),
        "x_low": corners[0],
        "x_high": corners[1],
        "y_low": corners[2],
        "y_high": corners[3],
    }
    gaps = 1.0 - float(np.mean(np.isfinite(grid.results)))
    if gaps:
        return language.say("map.partly", outcome=name, share=language.numbers.percent(gaps, 0), **words)
    if turns_at is None:
        least, greatest = float(np.nanmin(grid.results)), float(np.nanmax(grid.results))
        return language.say(
            "map.spans",
            outcome=name,
            least=outcome_short(least, grid.outcome, language.numbers),
            greatest=outcome_short(greatest, grid.outcome, language.numbers),
            **words,
        )
    pays = np.mean(grid.results >= turns_at)
    key = "map.all_pays" if pays == 1 else "map.none_pays" if pays == 0 else "map.part_pays"
    return language.say(key, share=language.numbers.percent(float(pays), 0), **words)


def map_rows(grid: TwoWay) -> list[list[object]]:
    """The grid as rows of x, y and outcome; head first."""
    head: list[object] = [grid.x.path, grid.y.path, grid.outcome.value]
    rows: list[list[object]] = [
        [float(x), float(y), float(grid.results[row, column])]
        for row, y in enumerate(grid.y_values)
        for column, x in enumerate(grid.x_values)
    ]
    return [head, *rows]


def _on_axis(values: np.ndarray, named: NamedInput) -> np.ndarray:
    return values * 100.0 if named.unit is Unit.SHARE else values


def _gaps(row: Floats) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in row]


def _base_mark(grid: TwoWay, name: str) -> dict[str, Any]:
    x, y = (
        float(_on_axis(np.array([grid.scenario.numbers[named.path]]), named)[0]) for named in (grid.x, grid.y)
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {
            "symbol": "diamond",
            "size": 14,
            "color": WHITE,
            "line": {"color": INK, "width": 2},
        },
        "name": name,
        "showlegend": True,
    }


def _named(named: NamedInput, grid: TwoWay, language: Language) -> str:
    unit = "%" if named.unit is Unit.SHARE else language.words.unit(named.unit.value)
    return f"{label_of(named.path, grid.scenario, language)} ({unit})"


def _axis(title: Title) -> dict[str, Any]:
    return {"title": title.drawn, "tickformat": ",~g", "showgrid": False, "ticklabelstandoff": 5}
