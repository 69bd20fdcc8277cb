"""More pictures of a one-way sweep: one input's response curve, the spider, and the structural choices."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.one_way import Bar, OneWay
from hiacalc.analysis.structural import Alternative
from hiacalc.analysis.threshold import Threshold
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.charts import BLUE, GREEN, VERMILION, Chart
from hiacalc.present.frame import GRID, INK, LABEL, Frame, escaped, lines, pixels
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import given, label_of, natural, scope
from hiacalc.present.tornado import finding
from hiacalc.scenario.quantity import Unit

_MILLIONS = (Outcome.NET_BENEFIT, Outcome.COSTS, Outcome.BENEFITS)
_INKS = (BLUE, VERMILION, GREEN, "#CC79A7", "#E69F00", "#56B4E9", INK, "#8C6D31")
_DASHES = ("solid", "dash", "dot", "dashdot")
_HEIGHT = 420


def response(  # noqa: PLR0917 - what is drawn, then how
    found: OneWay, bar: Bar, turning: Threshold, language: Language, origin: str, width: int = 900
) -> Chart:
    """One input over its range: the outcome, the base case and where the decision turns."""
    numbers = Numbers(language.code)
    share = 100.0 if bar.named.unit is Unit.SHARE else 1.0
    scale = _scale(found.outcome)
    label = label_of(bar.path, found.scenario, language)
    base = language.say("tornado.base", base=outcome_text(found.base, found.outcome, numbers))
    inside = [root for root in turning.roots if bar.low_input <= root <= bar.high_input]
    words = {
        "label": label,
        "low": natural(bar.low_input, bar.named.unit, language, numbers),
        "high": natural(bar.high_input, bar.named.unit, language, numbers),
        "at_low": outcome_text(bar.low_outcome, found.outcome, numbers),
        "at_high": outcome_text(bar.high_outcome, found.outcome, numbers),
    }
    title = language.say("curves.response", **words)
    data: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": (bar.values * share).tolist(),
            "y": _gaps(bar.results / scale),
            "line": {"color": BLUE, "width": 3},
            "name": language.words.word("outcomes", found.outcome.value),
        },
        _marker(bar.base_input * share, found.base / scale, "diamond", base),
    ]
    data += [
        _marker(
            root * share,
            turning.target / scale,
            "circle-open",
            language.say("curves.turns", value=_exact(root, bar, language, numbers)),
        )
        for root in inside
    ]
    notes = (scope(found.scenario, found.years, language, numbers), origin)
    frame = Frame(language, width, left=92, title=title, notes=notes, head=40)
    layout = _plot(frame, found, language)
    unit = "%" if share > 1 else language.words.unit(bar.named.unit.value)
    layout["xaxis"] |= {"title": {"text": escaped(f"{label} ({unit})"), "standoff": 8}}
    return Chart(
        {"data": data, "layout": layout}, language.say("curves.response_alternative", title=title, base=base)
    )


def spider(found: OneWay, language: Language, origin: str, top: int = 8, width: int = 900) -> Chart:
    """All inputs on one axis, from the low end of the range by the base value to the high end."""
    numbers = Numbers(language.code)
    scale = _scale(found.outcome)
    data = []
    for place, bar in enumerate(found.bars[:top]):
        below, above = bar.base_input - bar.low_input, bar.high_input - bar.base_input
        away = bar.values - bar.base_input
        x = np.where(away < 0, away / (below or 1.0), away / (above or 1.0))
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": (x * 100).tolist(),
                "y": _gaps(bar.results / scale),
                "name": label_of(bar.path, found.scenario, language),
                "line": {
                    "color": _INKS[place % len(_INKS)],
                    "dash": _DASHES[place % len(_DASHES)],
                    "width": 2.5,
                },
            }
        )
    title = finding(found, language, numbers)
    notes = (
        scope(found.scenario, found.years, language, numbers),
        language.say("curves.spider_reading"),
        origin,
    )
    frame = Frame(language, width, left=92, title=title, notes=notes, head=24 + 24 * ((len(data) + 1) // 2))
    layout = _plot(frame, found, language)
    layout["xaxis"] |= {
        "range": [-112, 112],
        "tickvals": [-100, -50, 0, 50, 100],
        "ticktext": [
            language.say("curves.low"),
            "",
            language.say("curves.base"),
            "",
            language.say("curves.high"),
        ],
    }
    layout["legend"] |= {"entrywidth": 0.48, "entrywidthmode": "fraction"}
    return Chart({"data": data, "layout": layout}, language.say("curves.spider_alternative", title=title))


def structural_chart(
    found: OneWay, alternatives: list[Alternative], language: Language, origin: str, width: int = 900
) -> Chart:
    """Every alternative of every structural choice, from the base case to its own result."""
    numbers = Numbers(language.code)
    scale = _scale(found.outcome)
    others = [alternative for alternative in alternatives if not alternative.chosen]
    names = [alternative_label(one, found, language, numbers) for one in others]
    wrapped = ["<br>".join(map(escaped, lines(name, 0.36 * width, LABEL))) for name in names]
    results = [one.outcome for one in others]
    low, high = min([found.base, *results]), max([found.base, *results])
    room = (high - low or 1.0) * 0.24
    title = language.say(
        "curves.structural",
        least=outcome_text(low, found.outcome, numbers),
        greatest=outcome_text(high, found.outcome, numbers),
        outcome=language.words.word("outcomes", found.outcome.value),
    )
    base = language.say("tornado.base", base=outcome_text(found.base, found.outcome, numbers))
    notes = (scope(found.scenario, found.years, language, numbers), base, origin)
    widest = max(pixels(line, LABEL) for name in wrapped for line in name.split("<br>"))
    frame = Frame(language, width, left=24 + int(widest), title=title, notes=notes)
    count = len(others)
    places = [count - 1 - place for place in range(count)]
    height = 44 * count
    layout = frame.layout(height)
    layout["annotations"] += [
        {
            "x": result / scale,
            "y": place,
            "text": escaped(outcome_text(result, found.outcome, numbers)),
            "xanchor": "left" if result >= found.base else "right",
            "xshift": 5 if result >= found.base else -5,
            "showarrow": False,
            "font": {"size": 12},
            "bgcolor": "rgba(255,255,255,0.85)",
        }
        for result, place in zip(results, places, strict=True)
    ]
    layout |= {
        "xaxis": _axis(found, language) | {"range": [(low - room) / scale, (high + room) / scale]},
        "yaxis": {
            "range": [-0.5, count - 0.5],
            "tickmode": "array",
            "tickvals": places,
            "ticktext": wrapped,
            "showgrid": False,
            "zeroline": False,
        },
        "shapes": [
            {
                "type": "line",
                "x0": found.base / scale,
                "x1": found.base / scale,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": INK, "width": 2},
            }
        ],
    }
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "base": [found.base / scale] * count,
        "x": [(result - found.base) / scale for result in results],
        "width": 0.6,
        "marker": {"color": [BLUE if result >= found.base else VERMILION for result in results]},
        "showlegend": False,
        "hoverinfo": "skip",
    }
    said = " ".join(
        f"{name}: {outcome_text(result, found.outcome, numbers)}."
        for name, result in zip(names, results, strict=True)
    )
    alternative = language.say("curves.structural_alternative", title=title, base=base, lines=said)
    return Chart({"data": [bars], "layout": layout}, alternative)


def alternative_label(one: Alternative, found: OneWay, language: Language, numbers: Numbers) -> str:
    """A choice and the way it is made."""
    if one.choice == "perspective":
        choice = language.say("page.perspective")
        option = language.words.word("perspectives", str(one.option))
    else:
        choice = label_of(one.choice, found.scenario, language)
        option = given(one.choice, one.option, language, numbers)
    return f"{choice}: {option}"


def _plot(frame: Frame, found: OneWay, language: Language) -> dict[str, Any]:
    return frame.layout(_HEIGHT) | {
        "xaxis": {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g"},
        "yaxis": _axis(found, language),
        "legend": {"orientation": "h", "x": 0, "y": 1 + 8 / _HEIGHT, "yanchor": "bottom"},
    }


def _axis(found: OneWay, language: Language) -> dict[str, Any]:
    words = language.words
    kind = "million" if found.outcome in _MILLIONS else "hours" if "hours" in found.outcome.value else "ratio"
    if found.outcome is Outcome.COST_PER_HOUR_AVOIDED:
        kind = "kroner"
    name = words.word("outcomes", found.outcome.value)
    view = words.word("perspectives", found.perspective.value).lower()
    title = ", ".join((name, language.say(f"tornado.units.{kind}"), view))
    return {
        "title": {"text": escaped(title), "font": {"size": 12}, "standoff": 8},
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": INK,
        "tickformat": ",~g",
    }


def _marker(x: float, y: float, symbol: str, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "name": escaped(name),
        "marker": {"symbol": symbol, "size": 13, "color": INK, "line": {"width": 2}},
    }


def _exact(value: float, bar: Bar, language: Language, numbers: Numbers) -> str:
    return natural(value, bar.named.unit, language, numbers)


def _gaps(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _scale(outcome: Outcome) -> float:
    return 1e6 if outcome in _MILLIONS else 1.0
