"""Convergence: how mean and probability settle as draws are added, each with its Monte Carlo error."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.probabilistic.probability import Convergence
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.model import Outcome
from hiacalc.present.charts.axes import VALUE, Measure, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, GREEN, GRID
from hiacalc.present.charts.plots import NARROW_LEFT, name_above
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import escaped, pixels
from hiacalc.present.locale.language import Language
from hiacalc.present.words.natural_frequency import natural_frequency

_HEIGHT = 520
_CERTAIN = 1.96  # standard errors to either side of a 95 % interval
_LEFT = 92
_HALVES = ([0.56, 1.0], [0.0, 0.44])


def convergence_chart(drawn: Uncertainty, steps: Convergence, sheet: Sheet) -> Chart:
    """Convergence of the Monte Carlo estimates, over the number of draws on a log scale.

    In the upper half lies mean net benefit in NOK, in the lower half the share of the draws that
    pay, in per cent; bars to both sides of a mark are its 95 % interval.

    Args:
        drawn: the draws.
        steps: the estimates after more and more of them.
        sheet: to draw on.
    """
    language = sheet.language
    reach = _CERTAIN * steps.mean_errors
    measure = Measure.of(
        Outcome.NET_BENEFIT, drawn.perspective, [*(steps.means - reach), *(steps.means + reach)]
    )
    x = steps.draws.tolist()
    title = convergence_finding(steps, language)
    length = sheet.width - 12 if sheet.is_narrow else 0.44 * _HEIGHT
    upper = Title.fitted(measure.title(language), length)
    lower = Title.fitted(language.say("uncertainty.probability.axis"), length)
    left = NARROW_LEFT if sheet.is_narrow else _LEFT + max(upper.more, lower.more)
    flat = Title.fitted(language.say("uncertainty.convergence.draws"), sheet.width - left - RIGHT)
    notes = (language.say("uncertainty.convergence.reading"),)
    data = _traces(steps, measure, language)
    key = StackedLegend.fitted([trace["name"] for trace in data], sheet)
    head = 42 + upper.more + key.height if sheet.is_narrow else 40
    frame = Frame(sheet, left, title, notes, head=head, foot=FOOT + flat.more)
    shown = _ticks(x, frame)
    shared = {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g", "nticks": 6}
    layout = frame.layout(_HEIGHT) | {
        "xaxis": {
            "type": "log",
            "title": flat.drawn,
            "gridcolor": GRID,
            "tickmode": "array",
            "tickvals": shown,
            "ticktext": [language.numbers.number(count) for count in shown],
            "range": [float(np.log10(x[0])) - 0.08, float(np.log10(x[-1])) + 0.08],
            "anchor": "y2",
        },
        "yaxis": shared | {"title": upper.drawn, "domain": _HALVES[0]},
        "yaxis2": shared | {"title": lower.drawn, "domain": _HALVES[1]} | _around(steps.probabilities),
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1 + 8 / _HEIGHT,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    }
    if sheet.is_narrow:
        data, layout["legend"] = key.traces(data), key.drawn(30 + upper.more, _HEIGHT)
        for axis, name, (_, end) in zip(("yaxis", "yaxis2"), (upper, lower), _HALVES, strict=True):
            del layout[axis]["title"]
            layout["annotations"].append(name_above(name, end, frame))
    lines = _lines(steps, language)
    alternative = language.say("uncertainty.convergence.alternative", finding=title, lines=lines)
    return frame.chart(data, layout, alternative)


def _traces(steps: Convergence, measure: Measure, language: Language) -> list[dict[str, Any]]:
    """Means above and chances below, each with the reach of its 95 % interval."""
    x = steps.draws.tolist()
    return [
        _points(
            x,
            steps.means / measure.scale,
            _CERTAIN * steps.mean_errors / measure.scale,
            language.say("uncertainty.convergence.mean"),
            colour=BLUE,
            symbol="circle",
        ),
        _points(
            x,
            100 * steps.probabilities,
            100 * _CERTAIN * steps.probability_errors,
            language.say("uncertainty.convergence.chance"),
            colour=GREEN,
            symbol="square",
        )
        | {"yaxis": "y2"},
    ]


def _lines(steps: Convergence, language: Language) -> str:
    """Every step in words."""
    return "; ".join(
        language.say(
            "uncertainty.convergence.line",
            draws=language.numbers.number(int(count)),
            mean=language.numbers.short_money(float(mean)),
            share=language.numbers.percent(float(share), 1),
        )
        for count, mean, share in zip(steps.draws, steps.means, steps.probabilities, strict=True)
    )


def _around(shares: np.ndarray) -> dict[str, Any]:
    """The span of an axis of chances that never change, which would else be given chances there are not."""
    if np.ptp(shares):
        return {}
    at = 100.0 * float(shares[0])
    return {"range": [max(-0.5, at - 5.0), min(100.5, at + 5.0)]}


def convergence_finding(steps: Convergence, language: Language) -> str:
    """The finding: the 95 % Monte Carlo error of mean and probability after all draws.

    Args:
        steps: the estimates after more and more draws.
        language: of the sentence.
    """
    share = float(steps.probabilities[-1])
    return language.say(
        f"uncertainty.convergence.{'finding_sure' if share in (0.0, 1.0) else 'finding'}",
        draws=language.numbers.number(int(steps.draws[-1])),
        money=language.numbers.short_money(float(_CERTAIN * steps.mean_errors[-1])),
        points=language.numbers.number(float(100 * _CERTAIN * steps.probability_errors[-1]), 2),
        share=natural_frequency(share, language),
    )


def convergence_rows(steps: Convergence) -> list[list[object]]:
    """The steps, unrounded; head first."""
    columns = (
        steps.draws,
        steps.means,
        steps.mean_errors,
        steps.probabilities,
        steps.probability_errors,
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    head: list[object] = ["draws", "mean", "mean_mc_error", "probability_pays", "probability_mc_error"]
    return [head, *([*row] for row in rows)]


def _ticks(counts: list[int], frame: Frame) -> list[int]:
    """The numbers of draws that there is room to write, the last among them."""
    number = frame.sheet.language.numbers.number
    each = max(pixels(number(count), VALUE + 1) for count in counts) + 14
    along = np.log10(counts)
    place = (along - along[0]) / (along[-1] - along[0]) * 0.9 * frame.plot_width
    shown = [len(counts) - 1]
    for at in range(len(counts) - 2, -1, -1):
        if place[shown[-1]] - place[at] >= each:
            shown.append(at)
    return [counts[at] for at in reversed(shown)]


def _points(
    x: list[int], y: np.ndarray, reach: np.ndarray, name: str, *, colour: str, symbol: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y.tolist(),
        "name": escaped(name),
        "line": {"color": colour, "width": 2},
        "marker": {"symbol": symbol, "size": 7, "color": colour},
        "error_y": {"type": "data", "array": reach.tolist(), "color": colour, "thickness": 1.6, "width": 5},
        "hoverinfo": "skip",
    }
