"""Two inputs at a time: a heat map of the outcome, the line where the decision turns, and the base case."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.two_way import TwoWay
from hiacalc.model import Outcome
from hiacalc.present.axes import Measure, Title
from hiacalc.present.cautions import cut_said
from hiacalc.present.chart import Chart
from hiacalc.present.frame import FOOT, Frame
from hiacalc.present.input_words import label_of, natural
from hiacalc.present.language import Language
from hiacalc.present.levels import colours, contour, level_lines, reach
from hiacalc.present.numbers import Numbers
from hiacalc.present.outcome_words import outcome_short, outcome_text, turning_said, undefined_because
from hiacalc.present.palette import INK, UNDEFINED, WHITE
from hiacalc.present.run_words import scope
from hiacalc.present.undrawn import sentence
from hiacalc.scenario.quantity import Unit
from hiacalc.scenario.registry import NamedInput

Floats = NDArray[np.float64]

_TURNS_AT = {Outcome.NET_BENEFIT: 0.0, Outcome.BENEFIT_COST_RATIO: 1.0}
_HEIGHT = 430


def two_way_map(found: TwoWay, language: Language, origin: str, width: int = 900) -> Chart:
    """The map, with the horizon of the base case in the line below."""
    numbers = Numbers(language.code)
    said = finding(found, language, numbers)
    turns_at = _TURNS_AT.get(found.outcome)
    scoped = scope(found.scenario, found.years, language, numbers)
    if not np.isfinite(found.results).any():
        why = undefined_because(found.outcome, language)
        return sentence(said, why, (scoped, origin), language, width)
    measure = Measure.of(found.outcome, found.perspective, found.results.ravel())
    values = found.results / measure.scale
    limit = None if turns_at is None else turns_at / measure.scale
    ends = reach(values)
    turns = limit is not None and ends[0] < limit < ends[1]
    notes = [scoped, language.say("map.reading" if turns else "map.reading_plain")]
    if not np.isfinite(values).all():
        most = outcome_text(ends[1] * measure.scale, found.outcome, numbers)
        notes.append(language.say("map.gaps", most=most))
    if found.cut:
        notes.append(cut_said(found.cut, found.scenario, language))
    named = Title.fitted(measure.title(language), _HEIGHT)
    upright = Title.fitted(_named(found.y, found, language), _HEIGHT)
    left, right = 92 + upright.more, 128 + named.more
    across = Title.fitted(_named(found.x, found, language), width - left - right)
    frame = Frame(
        language,
        width,
        left,
        title=said,
        notes=(*notes, origin),
        head=40,
        foot=FOOT + across.more,
        right=right,
    )
    x, y = (_on_axis(axis, named) for axis, named in ((found.x_values, found.x), (found.y_values, found.y)))
    grid = {"x": x.tolist(), "y": y.tolist(), "z": [_gaps(row) for row in values]}
    colourbar = {
        "title": {"text": named.drawn["text"], "font": named.drawn["font"], "side": "right"},
        "thickness": 14,
        "len": 1.0,
        "tickformat": ",~g",
        "outlinewidth": 0,
    }
    data: list[dict[str, Any]] = [
        {
            "type": "heatmap",
            **grid,
            **colours(ends, limit),
            "colorbar": colourbar,
            "zsmooth": "best",
            "hovertemplate": "%{x} / %{y}: %{z:,.3~g}<extra></extra>",
        },
        *level_lines(grid, ends, limit),
    ]
    if turns and limit is not None:
        turning = contour(grid, limit, limit, 1.0) | {
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
        "plot_bgcolor": UNDEFINED,
        "xaxis": _axis(across),
        "yaxis": _axis(upright),
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
    gaps = 1.0 - float(np.mean(np.isfinite(found.results)))
    if gaps:
        return language.say("map.partly", outcome=name, share=numbers.percent(gaps, 0), **words)
    if turns_at is None:
        least, greatest = float(np.nanmin(found.results)), float(np.nanmax(found.results))
        return language.say(
            "map.spans",
            outcome=name,
            least=outcome_short(least, found.outcome, numbers),
            greatest=outcome_short(greatest, found.outcome, numbers),
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
            "color": WHITE,
            "line": {"color": INK, "width": 2},
        },
        "name": name,
        "showlegend": True,
    }


def _named(named: NamedInput, found: TwoWay, language: Language) -> str:
    unit = "%" if named.unit is Unit.SHARE else language.words.unit(named.unit.value)
    return f"{label_of(named.path, found.scenario, language)} ({unit})"


def _axis(title: Title) -> dict[str, Any]:
    return {"title": title.drawn, "tickformat": ",~g", "showgrid": False, "ticklabelstandoff": 5}
