"""A one-way sweep as curves: the response curve of one input, and the spider diagram of all of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.deterministic.one_way import Bar, OneWay
from hiacalc.analysis.deterministic.threshold import Threshold
from hiacalc.present.charts.axes import Measure, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import (
    AMBER,
    BLUE,
    BRONZE,
    GREEN,
    GRID,
    INK,
    PURPLE,
    STEEL,
    TURNING,
    VERMILION,
)
from hiacalc.present.charts.plots import HEIGHT, LEFT, Plot, legend, legend_room, marks
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.locale.language import Language
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import finding
from hiacalc.present.words.outcomes import base_text, outcome_text, switching_text
from hiacalc.present.words.run import scope
from hiacalc.scenario.bounds import Unit

# In black and white dashes and marks tell the lines apart; no two lines share both.
_INKS = (BLUE, VERMILION, GREEN, PURPLE, AMBER, STEEL, INK, BRONZE)
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash", "dot")
_MARKS = (
    "circle",
    "square",
    "triangle-up",
    "diamond-wide",
    "x-thin-open",
    "circle-open",
    "square-open",
    "triangle-down-open",
)
MOST = len(_INKS)


def response(sweep: OneWay, bar: Bar, turning: Threshold, sheet: Sheet) -> Chart:
    """The response curve of one input: the outcome over its range.

    Along the level axis lies the input in its own unit, shares in per cent; upright the outcome. A
    diamond marks the base case, strokes the ends of the range, circles the switching values on the
    dashed line of the decision threshold.

    Args:
        sweep: gives the base case and the outcome.
        bar: of the input.
        turning: its switching values.
        sheet: to draw on.
    """
    language = sheet.language

    def written(value: float) -> str:
        return format_value(value, bar.named.unit, language)

    share = 100.0 if bar.named.unit is Unit.SHARE else 1.0
    measure = Measure.of(sweep.outcome, sweep.perspective, [sweep.base, *bar.results])
    label = label_of(bar.path, sweep.scenario, language)
    base = base_text(sweep.base, sweep.outcome, language)
    title = language.say(
        "curves.response",
        label=label,
        low=written(bar.low_input),
        high=written(bar.high_input),
        at_low=_or_undefined(bar.low_outcome, sweep, language),
        at_high=_or_undefined(bar.high_outcome, sweep, language),
    )
    reach = 0.03 * (bar.high_input - bar.low_input or 1.0)
    span = [(bar.low_input - reach) * share, (bar.high_input + reach) * share]
    data = _response_traces(sweep, bar, share, measure, language)
    data += [
        marks(
            [root * share],
            [turning.target / measure.scale],
            "circle-open",
            language.say("curves.turns", value=written(root)),
        )
        for root in turning.roots
        if sweep.threshold is not None and bar.low_input <= root <= bar.high_input
    ]
    data += _turning_line(sweep, span, measure, language)
    notes = (scope(sweep.scenario, sweep.years, language), *cautions_of(sweep, language))
    unit = "%" if share > 1 else language.words.unit(bar.named.unit.value)
    x_name = f"{label} ({unit})"
    alternative = language.say("curves.response_alternative", title=title, base=base)
    if sheet.is_narrow:
        plot = Plot(sheet, title, notes, x_name, measure.title(language))
        return plot.chart(data, {"range": span}, {}, alternative)
    y_title = Title.fitted(measure.title(language), HEIGHT)
    left = LEFT + y_title.more
    x_title = Title.fitted(x_name, sheet.width - left - RIGHT)
    head, foot = legend_room(len(data), columns=2), FOOT + x_title.more
    frame = Frame(sheet, left, title, notes, head, foot)
    layout = _layout(frame, measure, y_title)
    layout["xaxis"] |= {"range": span, "title": x_title.drawn}
    return frame.chart(data, layout, alternative)


def _response_traces(
    sweep: OneWay, bar: Bar, share: float, measure: Measure, language: Language
) -> list[dict[str, Any]]:
    """The outcome over the range, the ends of the range, and the base case."""
    low, high = (format_value(end, bar.named.unit, language) for end in (bar.low_input, bar.high_input))
    base = base_text(sweep.base, sweep.outcome, language)
    ends = [(bar.low_input, bar.low_outcome), (bar.high_input, bar.high_outcome)]
    ends = [end for end in ends if np.isfinite(end[1])]
    basis = language.words.word("basis", bar.basis.value)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": (bar.values * share).tolist(),
            "y": _gaps(bar.results / measure.scale),
            "line": {"color": BLUE, "width": 3},
            "name": language.words.word("outcomes", sweep.outcome.value),
            "hoverinfo": "skip",
        },
        marks(
            [value * share for value, _ in ends],
            [result / measure.scale for _, result in ends],
            "line-ns-open",
            language.say("curves.range", low=low, high=high, basis=basis),
        ),
        marks([bar.base_input * share], [sweep.base / measure.scale], "diamond", base),
    ]


def spider(sweep: OneWay, sheet: Sheet, top: int = MOST) -> Chart:
    """The spider diagram: the response curves of the inputs that move the result most, on one axis.

    Along the level axis lies each input from the low end of its range by the base value to the high
    end; upright the outcome. A diamond marks the base case, a dashed line the decision threshold.

    Args:
        sweep: whose curves are drawn.
        sheet: to draw on.
        top: how many curves at the most; there are never more than can be told apart.
    """
    language = sheet.language
    bars = sweep.bars[: min(top, MOST)]
    measure = Measure.of(
        sweep.outcome, sweep.perspective, [sweep.base, *(end for bar in bars for end in bar.results)]
    )
    span = [-108.0, 108.0]
    data = [_leg(bar, place, sweep, measure, language) for place, bar in enumerate(bars)]
    base = base_text(sweep.base, sweep.outcome, language)
    data += [
        marks([0.0], [sweep.base / measure.scale], "diamond", base),
        *_turning_line(sweep, span, measure, language),
    ]
    title = finding(sweep, language)
    notes = (
        scope(sweep.scenario, sweep.years, language),
        *cautions_of(sweep, language),
        language.say("curves.spider_reading"),
    )
    texts = [language.say(f"curves.{end}") for end in ("low", "base", "high")]
    across = {"range": span, "tickvals": [-100, 0, 100], "ticktext": texts}
    alternative = language.say("curves.spider_alternative", title=title)
    if sheet.is_narrow:
        return Plot(sheet, title, notes, "", measure.title(language)).chart(data, across, {}, alternative)
    columns = 2 if sheet.width < 1100 else 3
    y_title = Title.fitted(measure.title(language), HEIGHT)
    head = legend_room(len(data), columns)
    frame = Frame(sheet, LEFT + y_title.more, title, notes, head, foot=40)
    layout = _layout(frame, measure, y_title, columns)
    layout["xaxis"] |= across
    return frame.chart(data, layout, alternative)


def curve_rows(bar: Bar, sweep: OneWay) -> list[list[object]]:
    """The points of a response curve, unrounded; head first.

    Args:
        bar: of the input.
        sweep: gives the outcome, which stands in the head.

    >>> from hiacalc.analysis.deterministic.one_way import one_way
    >>> from hiacalc.scenario import shipped
    >>> sweep = one_way(shipped("helseiarbeid-2016"), parameters=["effect.duration"])
    >>> curve_rows(sweep.bars[0], sweep)[0]
    ['effect.duration', 'net_benefit']
    """
    points = zip(bar.values.tolist(), bar.results.tolist(), strict=True)
    return [[bar.path, sweep.outcome.value], *([value, result] for value, result in points)]


def _leg(bar: Bar, place: int, sweep: OneWay, measure: Measure, language: Language) -> dict[str, Any]:
    """One input's line, along the way from its base value to the ends of its range."""
    below, above = bar.base_input - bar.low_input, bar.high_input - bar.base_input
    away = bar.values - bar.base_input
    along = np.where(away < 0, away / (below or 1.0), away / (above or 1.0))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": (along * 100).tolist(),
        "y": _gaps(bar.results / measure.scale),
        "name": escaped(label_of(bar.path, sweep.scenario, language)),
        "line": {"color": _INKS[place], "dash": _DASHES[place], "width": 2.2},
        "marker": {
            "symbol": _MARKS[place],
            "size": 8,
            "maxdisplayed": 6,
            "line": {"width": 1.8, "color": _INKS[place]},
        },
    }


def _turning_line(
    sweep: OneWay, span: list[float], measure: Measure, language: Language
) -> list[dict[str, Any]]:
    """A dashed line across the plot where the decision turns, if it does on this outcome."""
    if sweep.threshold is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": span,
            "y": [sweep.threshold / measure.scale] * 2,
            "line": {"color": TURNING, "width": 1.6, "dash": "6px,5px"},
            "name": switching_text(sweep.threshold, language),
            "hoverinfo": "skip",
        }
    ]


def _layout(frame: Frame, measure: Measure, title: Title, columns: int = 2) -> dict[str, Any]:
    return frame.layout(HEIGHT) | {
        "xaxis": {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g"},
        "yaxis": measure.axis(title),
        "legend": legend(columns),
    }


def _or_undefined(value: float, sweep: OneWay, language: Language) -> str:
    return (
        outcome_text(value, sweep.outcome, language.numbers)
        if np.isfinite(value)
        else language.say("run.undefined")
    )


def _gaps(values: np.ndarray) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]
