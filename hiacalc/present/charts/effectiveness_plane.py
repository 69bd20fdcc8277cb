"""The cost-effectiveness plane: what each draw costs, and how many hours of absence it avoids."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.model import Outcome
from hiacalc.present.charts.axes import Measure
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE, RUST, TURNING
from hiacalc.present.charts.plots import Plot, line, marks
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.locale.language import Language
from hiacalc.present.words.natural_frequency import natural_frequency

POINTS = 2000


def plane_chart(drawn: Uncertainty, sheet: Sheet) -> Chart:
    """The cost-effectiveness plane: a point for each of the first draws; two thousand show the shape of all.

    Along the level axis lie discounted hours of absence avoided, upright the costs in NOK.
    Circles are draws that pay, crosses draws that do not; a square marks the mean of all draws,
    a diamond the base case.

    Args:
        drawn: the draws, of which some avoid hours.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    shown = slice(0, POINTS)
    costs, hours = drawn.costs[shown], drawn.hours[shown]
    pays = drawn.net_benefit[shown] > 0.0
    run = drawn.base
    base = run.single().hours_avoided_discounted, run.single().costs(drawn.perspective)
    measure = Measure.of(Outcome.COSTS, drawn.perspective, [*costs, base[1]])
    y = costs / measure.scale
    data = [
        _points(hours[side], y[side], colour, symbol, language.say(f"uncertainty.plane.{key}"))
        for side, colour, symbol, key in (
            (pays, BLUE, "circle-open", "pays"),
            (~pays, RUST, "x-thin-open", "loses"),
        )
        if side.any()
    ]
    means = float(drawn.hours.mean()), float(drawn.costs.mean()) / measure.scale
    data.append(marks([means[0]], [means[1]], "square", language.say("uncertainty.plane.mean")))
    data.append(
        marks([base[0]], [base[1] / measure.scale], "diamond", language.say("uncertainty.plane.base"))
    )
    reach = 0.04 * (float(np.ptp([*hours, base[0]])) or 1.0)
    x_range = [min(float(hours.min()), base[0]) - reach, max(float(hours.max()), base[0]) + reach]
    top = 1.06 * max(float(y.max()), base[1] / measure.scale)
    if x_range[0] < 0.0 < x_range[1]:
        text = language.say("uncertainty.plane.unchanged")
        data.append(line([0.0, 0.0], [0.0, top], text, TURNING, dash="dash", width=1.6))
    title = plane_finding(drawn, language)
    sampled = language.say(
        "uncertainty.plane.sampled" if drawn.draws > POINTS else "uncertainty.plane.every",
        shown=numbers.number(len(y)),
        draws=numbers.number(drawn.draws),
    )
    plot = Plot(
        sheet,
        title=title,
        notes=(sampled,),
        x_title=language.words.word("outcomes", Outcome.HOURS_AVOIDED_DISCOUNTED.value),
        y_title=measure.title(language),
    )
    alternative = language.say("uncertainty.plane.alternative", finding=title, sampled=sampled)
    return plot.chart(data, {"range": x_range}, {"range": [-0.04 * top, top]}, alternative)


def plane_finding(drawn: Uncertainty, language: Language) -> str:
    """The finding: how often hours are avoided, and the median cost of one.

    Args:
        drawn: the draws.
        language: of the sentence.
    """
    gains = drawn.hours > 0.0
    share = float(gains.mean())
    words = {"share": natural_frequency(share, language)}
    price = np.full(drawn.draws, np.inf)
    np.divide(drawn.costs, drawn.hours, out=price, where=gains)
    middle = float(np.partition(price, drawn.draws // 2)[drawn.draws // 2])
    if not np.isfinite(middle):
        return language.say("uncertainty.plane.seldom" if share else "uncertainty.plane.none", **words)
    words["price"] = language.numbers.short_money(middle)
    return language.say("uncertainty.plane.all" if share == 1 else "uncertainty.plane.some", **words)


def plane_rows(drawn: Uncertainty) -> list[list[object]]:
    """The points that are drawn, unrounded; head first."""
    shown = slice(0, POINTS)
    points = zip(
        drawn.hours[shown].tolist(),
        drawn.costs[shown].tolist(),
        drawn.net_benefit[shown].tolist(),
        strict=True,
    )
    head: list[object] = ["hours_avoided_discounted", "costs", "net_benefit"]
    return [head, *([*point] for point in points)]


def _points(x: np.ndarray, y: np.ndarray, colour: str, symbol: str, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x.tolist(),
        "y": y.tolist(),
        "name": escaped(name),
        "hoverinfo": "skip",
        "marker": {"symbol": symbol, "size": 5, "color": colour, "line": {"width": 1, "color": colour}},
    }
