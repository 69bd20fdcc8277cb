"""The probability curve: how likely it is that the measure pays, over the values of an input."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.probabilistic.probability import EVEN, ProbabilityCurve
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE, TURNING
from hiacalc.present.charts.plots import Plot, line, marks
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.natural_frequency import natural_frequency
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.registry import named_input

PER_CENT = {"range": [-3.0, 103.0], "tickvals": [0, 25, 50, 75, 100]}


def pays_by_chart(drawn: Uncertainty, curve: ProbabilityCurve, sheet: Sheet) -> Chart:
    """The probability curve: how likely it is that the measure pays, over the values of one input.

    Along the level axis lies the input in its own unit, shares in per cent; upright the share of
    the draws with net benefit above zero, in per cent. A diamond marks the base case, a circle
    where it is as likely as not.

    Args:
        drawn: the draws.
        curve: their probability curve.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    unit = named_input(drawn.scenario, curve.parameter).unit
    times = 100.0 if unit is Unit.SHARE else 1.0
    label = label_of(curve.parameter, drawn.scenario, language)
    even, base = curve.crossing(), drawn.scenario.numbers[curve.parameter]

    def written(value: float) -> str:
        if unit is Unit.SHARE:
            return numbers.percent(value, 1)
        return (
            numbers.short_money(value)
            if unit is Unit.NOK_PER_FTE_YEAR
            else format_value(round(value, 2 if unit is Unit.FACTOR else 1), unit, language)
        )

    x, y = curve.values * times, 100.0 * curve.probabilities
    data = [line(x.tolist(), y.tolist(), language.say("uncertainty.probability.pays"), BLUE)]
    if curve.values[0] <= base <= curve.values[-1]:
        at = float(np.interp(base, curve.values, y))
        data.append(marks([base * times], [at], "diamond", _base_text(at / 100, written(base), language)))
    if even is not None:
        text = language.say("uncertainty.probability.even", value=written(even))
        data.append(marks([even * times], [100 * EVEN], "circle-open", text))
    data.append(even_line(x, language))
    title = _pays_by_finding(curve, even, label, written, language)
    plot = Plot(
        sheet,
        title=title,
        notes=(language.say("uncertainty.probability.reading"),),
        x_title=f"{label} ({'%' if times > 1 else language.words.unit(unit.value)})",
        y_title=language.say("uncertainty.probability.axis"),
    )
    lines = [
        f"{written(float(curve.values[place]))}: {numbers.percent(float(curve.probabilities[place]), 0)}"
        for place in np.unique(np.linspace(0, len(curve.values) - 1, 5).astype(int))
    ]
    alternative = language.say(
        "uncertainty.probability.alternative", finding=title, label=label, lines="; ".join(lines)
    )
    return plot.chart(data, {"range": wider(x)}, dict(PER_CENT), alternative)


def _base_text(share: float, value: str, language: Language) -> str:
    return language.say("uncertainty.probability.base", value=value, share=natural_frequency(share, language))


def _pays_by_finding(
    curve: ProbabilityCurve, even: float | None, label: str, written: Any, language: Language
) -> str:
    first, last = float(curve.probabilities[0]), float(curve.probabilities[-1])
    words = {
        "label": label,
        "low": written(float(curve.values[0])),
        "high": written(float(curve.values[-1])),
        "at_low": natural_frequency(first, language),
        "at_high": natural_frequency(last, language),
    }
    if even is None:
        key = "flat" if words["at_low"] == words["at_high"] else "always" if first >= EVEN else "never"
        return language.say(f"uncertainty.probability.{key}", **words)
    key = "rises" if last >= first else "falls"
    return language.say(f"uncertainty.probability.{key}", even=written(even), **words)


def pays_by_rows(curve: ProbabilityCurve) -> list[list[object]]:
    """The points of a probability curve, unrounded; head first."""
    points = zip(curve.values.tolist(), curve.probabilities.tolist(), curve.errors.tolist(), strict=True)
    return [[curve.parameter, "probability_pays", "mc_error"], *([*point] for point in points)]


def even_line(x: NDArray[np.float64], language: Language) -> dict[str, Any]:
    """A dashed line across the plot at as likely as not.

    Args:
        x: the values along the level axis, shape `(points,)`, rising.
        language: of its name in the legend.
    """
    name = language.say("uncertainty.probability.half")
    return line(wider(x), [100 * EVEN] * 2, name, TURNING, dash="dash", width=1.6)


def wider(x: NDArray[np.float64]) -> list[float]:
    """The ends of an axis, a little beyond its first and last value."""
    reach = 0.03 * float(x[-1] - x[0] or 1.0)
    return [float(x[0]) - reach, float(x[-1]) + reach]
