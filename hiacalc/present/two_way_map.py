"""Two inputs at a time: a heat map of the outcome, the line where the decision turns, and the base case."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.two_way import TwoWay
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.axes import Measure, turning_said
from hiacalc.present.charts import Chart
from hiacalc.present.frame import INK, LABEL, Frame, escaped
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of, natural, scope
from hiacalc.present.undrawn import sentence, undefined_because
from hiacalc.scenario.quantity import Unit
from hiacalc.scenario.registry import NamedInput

Floats = NDArray[np.float64]

_TURNS_AT = {Outcome.NET_BENEFIT: 0.0, Outcome.BENEFIT_COST_RATIO: 1.0}
_HEIGHT = 430
# light enough that the numbers on the lines read on both
_LOSES, _EVEN, _PAYS = (230, 159, 0), (250, 250, 250), (86, 180, 233)


def two_way_map(found: TwoWay, years: int, language: Language, origin: str, width: int = 900) -> Chart:
    """The map; `years` is the horizon of the base case, for the line below."""
    numbers = Numbers(language.code)
    said = finding(found, language, numbers)
    turns_at = _TURNS_AT.get(found.outcome)
    scoped = scope(found.scenario, years, language, numbers)
    if not np.isfinite(found.results).any():
        why = undefined_because(found.outcome, language)
        return sentence(said, why, (scoped, origin), language, width)
    reading = language.say("map.reading_plain" if turns_at is None else "map.reading")
    frame = Frame(language, width, left=92, title=said, notes=(scoped, reading, origin), head=40, right=128)
    measure = Measure.of(found.outcome, found.perspective, found.results.ravel())
    values = found.results / measure.scale
    limit = None if turns_at is None else turns_at / measure.scale
    x, y = (_on_axis(axis, named) for axis, named in ((found.x_values, found.x), (found.y_values, found.y)))
    grid = {"x": x.tolist(), "y": y.tolist(), "z": [_gaps(row) for row in values]}
    colourbar = {
        "title": {"text": escaped(measure.title(language)), "font": {"size": 12}, "side": "right"},
        "thickness": 14,
        "len": 1.0,
        "tickformat": ",~g",
        "outlinewidth": 0,
    }
    data: list[dict[str, Any]] = [
        {
            "type": "heatmap",
            **grid,
            **_colours(values, limit),
            "colorbar": colourbar,
            "zsmooth": "best",
            "hovertemplate": "%{x} / %{y}: %{z:,.3~g}<extra></extra>",
        },
        *_lines(grid, values, limit),
    ]
    if limit is not None and np.nanmin(values) < limit < np.nanmax(values):
        turning = _contour(grid, limit, limit, 1.0) | {
            "line": {"color": INK, "width": 3.5},
            "name": turning_said(turns_at or 0.0, language),
            "showlegend": True,
        }
        data.append(turning)
    base = outcome_text(found.base, found.outcome, numbers)
    if not math.isfinite(found.base):
        base = language.say("run.undefined")
    data.append(_base_mark(found, language.say("tornado.base", base=base)))
    layout = frame.layout(_HEIGHT) | {
        "xaxis": _axis(found.x, found, language),
        "yaxis": _axis(found.y, found, language),
        "legend": {"orientation": "h", "x": 0, "y": 1 + 8 / _HEIGHT, "yanchor": "bottom"},
    }
    alternative = language.say(
        "map.alternative",
        outcome=language.words.word("outcomes", found.outcome.value),
        x=label_of(found.x.path, found.scenario, language),
        y=label_of(found.y.path, found.scenario, language),
        finding=said,
    )
    return frame.chart(data, layout, alternative)


def finding(found: TwoWay, language: Language, numbers: Numbers) -> str:
    """How much of the map pays, or the span of the outcome."""
    name = language.words.word("outcomes", found.outcome.value)
    if not np.isfinite(found.results).any():
        return language.say("map.undefined", outcome=name)
    turns_at = _TURNS_AT.get(found.outcome)
    corners = [
        natural(float(value), named.unit, language, numbers)
        for axis, named in ((found.x_values, found.x), (found.y_values, found.y))
        for value in (axis[0], axis[-1])
    ]
    words = {
        "x": label_of(found.x.path, found.scenario, language),
        "y": label_of(found.y.path, found.scenario, language),
        "x_low": corners[0],
        "x_high": corners[1],
        "y_low": corners[2],
        "y_high": corners[3],
    }
    if turns_at is None:
        least, greatest = float(np.nanmin(found.results)), float(np.nanmax(found.results))
        return language.say(
            "map.spans",
            outcome=name,
            least=outcome_text(least, found.outcome, numbers),
            greatest=outcome_text(greatest, found.outcome, numbers),
            **words,
        )
    pays = np.mean(found.results >= turns_at)
    key = "map.all_pays" if pays == 1 else "map.none_pays" if pays == 0 else "map.part_pays"
    return language.say(key, share=numbers.percent(float(pays), 0), **words)


def map_rows(found: TwoWay) -> list[list[object]]:
    """The grid as rows of x, y and outcome; head first."""
    head: list[object] = [found.x.path, found.y.path, found.outcome.value]
    rows: list[list[object]] = [
        [float(x), float(y), float(found.results[row, column])]
        for row, y in enumerate(found.y_values)
        for column, x in enumerate(found.x_values)
    ]
    return [head, *rows]


def _on_axis(values: np.ndarray, named: NamedInput) -> np.ndarray:
    return values * 100.0 if named.unit is Unit.SHARE else values


def _gaps(row: Floats) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in row]


def _colours(values: Floats, limit: float | None) -> dict[str, Any]:
    """White where the decision turns, and as deep on either side as the outcome is far from it."""
    least, greatest = float(np.nanmin(values)), float(np.nanmax(values))
    if greatest <= least:
        greatest = least + max(1e-9, abs(least) * 1e-9)
    ends = {"zmin": least, "zmax": greatest}
    if limit is None:
        return ends | {"colorscale": [[0, _mixed(_PAYS, 0.0)], [1, _mixed(_PAYS, 1.0)]]}
    reach = max(greatest - limit, limit - least)

    def colour(value: float) -> str:
        return _mixed(_PAYS if value >= limit else _LOSES, abs(value - limit) / reach)

    scale = [[0.0, colour(least)], [1.0, colour(greatest)]]
    if least < limit < greatest:
        scale.insert(1, [(limit - least) / (greatest - least), colour(limit)])
    return ends | {"colorscale": scale}


def _mixed(colour: tuple[int, int, int], share: float) -> str:
    parts = (round(even + share * (full - even)) for full, even in zip(colour, _EVEN, strict=True))
    return f"rgb({','.join(map(str, parts))})"


def _lines(grid: dict[str, Any], values: Floats, limit: float | None) -> list[dict[str, Any]]:
    """Lines of equal outcome with their values, dashed where it does not pay, to read without colour."""
    least, greatest = float(np.nanmin(values)), float(np.nanmax(values))
    if greatest <= least:
        return []
    step = _round_step((greatest - least) / 6)
    start = limit or 0.0
    below, above = math.floor((least - start) / step) + 1, math.ceil((greatest - start) / step) - 1
    runs = [(below, min(above, -1), "4px,4px"), (max(below, 1), above, "solid")]
    if limit is None:
        runs = [(below, above, "solid")]
    drawn = []
    for low, high, dash in runs:
        if low > high:
            continue
        contour = _contour(grid, start + low * step, start + high * step, step)
        contour["contours"] |= {
            "showlabels": True,
            "labelformat": "\N{NO-BREAK SPACE}^6,~g",  # clear of the line, which would hide a minus
            "labelfont": {"size": 12, "color": INK},
        }
        drawn.append(contour | {"line": {"color": INK, "width": 1, "dash": dash}, "showlegend": False})
    return drawn


def _round_step(rough: float) -> float:
    """The next 1, 2 or 5 times a power of ten.

    >>> _round_step(0.13), _round_step(3.0)
    (0.2, 5.0)
    """
    power = 10.0 ** math.floor(math.log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))


def _contour(grid: dict[str, Any], start: float, end: float, step: float) -> dict[str, Any]:
    lines = {"start": start, "end": end, "size": step, "coloring": "none", "showlabels": False}
    return {"type": "contour", **grid, "showscale": False, "contours": lines, "hoverinfo": "skip"}


def _base_mark(found: TwoWay, name: str) -> dict[str, Any]:
    x, y = (
        float(_on_axis(np.array([found.scenario.numbers[named.path]]), named)[0])
        for named in (found.x, found.y)
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {
            "symbol": "diamond",
            "size": 14,
            "color": "#FFFFFF",
            "line": {"color": INK, "width": 2},
        },
        "name": name,
        "showlegend": True,
    }


def _axis(named: NamedInput, found: TwoWay, language: Language) -> dict[str, Any]:
    unit = "%" if named.unit is Unit.SHARE else language.words.unit(named.unit.value)
    label = label_of(named.path, found.scenario, language)
    title = {"text": escaped(f"{label} ({unit})"), "standoff": 8, "font": {"size": LABEL}}
    return {"title": title, "tickformat": ",~g", "showgrid": False}
