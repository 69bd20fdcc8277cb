"""Two inputs at a time: a heat map of the outcome, the line where the decision turns, and the base case."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.two_way import TwoWay
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.charts import BLUE, VERMILION, Chart
from hiacalc.present.frame import INK, Frame, escaped
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of, natural, scope
from hiacalc.scenario.quantity import Unit
from hiacalc.scenario.registry import NamedInput

_TURNS_AT = {Outcome.NET_BENEFIT: 0.0, Outcome.BENEFIT_COST_RATIO: 1.0}
_MILLIONS = (Outcome.NET_BENEFIT, Outcome.COSTS, Outcome.BENEFITS)


def two_way_map(found: TwoWay, years: int, language: Language, origin: str, width: int = 900) -> Chart:
    """The map; `years` is the horizon of the base case, for the line below."""
    numbers = Numbers(language.code)
    said = finding(found, language, numbers)
    notes = (scope(found.scenario, years, language, numbers), language.say("map.reading"), origin)
    frame = Frame(language, width, left=92, title=said, notes=notes, head=40)
    height = 430
    scale = 1e6 if found.outcome in _MILLIONS else 1.0
    turns_at = _TURNS_AT.get(found.outcome)
    values = found.results / scale
    x, y = (_on_axis(axis, named) for axis, named in ((found.x_values, found.x), (found.y_values, found.y)))
    name = language.words.word("outcomes", found.outcome.value)
    colours: dict[str, Any] = {"colorscale": "Cividis"}
    if turns_at is not None:
        reach = max(1e-9, float(np.nanmax(np.abs(values - turns_at / scale))))
        colours = {
            "colorscale": [[0, VERMILION], [0.5, "#F7F7F7"], [1, BLUE]],
            "zmid": turns_at / scale,
            "zmin": turns_at / scale - reach,
            "zmax": turns_at / scale + reach,
        }
    data: list[dict[str, Any]] = [
        {
            "type": "heatmap",
            "x": x.tolist(),
            "y": y.tolist(),
            "z": [[None if np.isnan(value) else float(value) for value in row] for row in values],
            "colorbar": {
                "title": {"text": _unit(found, language), "font": {"size": 12}},
                "thickness": 14,
                "tickformat": ",~g",
            },
            "hovertemplate": "%{x} / %{y}: %{z:,.3~g}<extra></extra>",
            **colours,
        }
    ]
    if turns_at is not None and np.nanmin(values) < turns_at / scale < np.nanmax(values):
        data.append(
            {
                "type": "contour",
                "x": x.tolist(),
                "y": y.tolist(),
                "z": values.tolist(),
                "showscale": False,
                "contours": {
                    "start": turns_at / scale,
                    "end": turns_at / scale,
                    "size": 1,
                    "coloring": "none",
                    "showlabels": False,
                },
                "line": {"color": INK, "width": 3},
                "name": language.say("tornado.zero" if turns_at == 0 else "tornado.one"),
                "showlegend": True,
                "hoverinfo": "skip",
            }
        )
    base = [
        float(_on_axis(np.array([found.scenario.numbers[named.path]]), named)[0])
        for named in (found.x, found.y)
    ]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": base[:1],
            "y": base[1:],
            "marker": {
                "symbol": "diamond",
                "size": 14,
                "color": "#FFFFFF",
                "line": {"color": INK, "width": 2},
            },
            "name": language.say("tornado.base", base=outcome_text(found.base, found.outcome, numbers)),
            "showlegend": True,
        }
    )
    layout = frame.layout(height)
    layout["margin"]["r"] = 110
    layout |= {
        "xaxis": _axis(found.x, found, language),
        "yaxis": _axis(found.y, found, language),
        "legend": {"orientation": "h", "x": 0, "y": 1 + 8 / height, "yanchor": "bottom"},
    }
    alternative = language.say(
        "map.alternative",
        outcome=name,
        x=label_of(found.x.path, found.scenario, language),
        y=label_of(found.y.path, found.scenario, language),
        finding=said,
    )
    return Chart({"data": data, "layout": layout}, alternative)


def finding(found: TwoWay, language: Language, numbers: Numbers) -> str:
    """How much of the map pays, or the span of the outcome."""
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
            outcome=language.words.word("outcomes", found.outcome.value),
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


def _unit(found: TwoWay, language: Language) -> str:
    if found.outcome in _MILLIONS:
        return language.say("tornado.units.million")
    if found.outcome is Outcome.COST_PER_HOUR_AVOIDED:
        return language.say("tornado.units.kroner")
    kind = "ratio" if found.outcome is Outcome.BENEFIT_COST_RATIO else "hours"
    return language.say(f"tornado.units.{kind}")


def _axis(named: NamedInput, found: TwoWay, language: Language) -> dict[str, Any]:
    unit = "%" if named.unit is Unit.SHARE else language.words.unit(named.unit.value)
    label = label_of(named.path, found.scenario, language)
    title = {"text": escaped(f"{label} ({unit})"), "standoff": 8, "font": {"size": 13}}
    return {"title": title, "tickformat": ",~g", "showgrid": False}
