"""The cost-effectiveness acceptability curve, over what an avoided hour of absence is held to be worth."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.probabilistic.probability import EVEN, Acceptability
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE
from hiacalc.present.charts.plots import Plot, line, marks
from hiacalc.present.charts.probability import PER_CENT, even_line, wider
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.words.natural_frequency import natural_frequency


def acceptability_chart(
    drawn: Uncertainty, curve: Acceptability, base_price: float | None, sheet: Sheet
) -> Chart:
    """The cost-effectiveness acceptability curve: how likely the measure is worth its cost.

    Along the level axis lies what an avoided hour of absence is held to be worth, in NOK; upright
    the share of the draws in which net benefit at that price is above zero, in per cent. A diamond
    marks the price of the base case, a circle where it is as likely as not.

    Args:
        drawn: the draws.
        curve: their acceptability curve.
        base_price: what an avoided hour brings in the base case, NOK, if anything.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    y = 100.0 * curve.probabilities
    data = [line(curve.prices.tolist(), y.tolist(), language.say("uncertainty.acceptability.worth"), BLUE)]
    even = curve.crossing()
    if base_price is not None:
        probability = float(np.interp(base_price, curve.prices, y))
        text = language.say(
            "uncertainty.acceptability.brings",
            price=numbers.money(base_price),
            share=natural_frequency(probability / 100, language),
        )
        data.append(marks([base_price], [probability], "diamond", text))
    if even is not None:
        text = language.say("uncertainty.acceptability.even_at", price=numbers.money(even))
        data.append(marks([even], [100 * EVEN], "circle-open", text))
    data.append(even_line(curve.prices, language))
    most = float(np.mean(drawn.hours > 0.0))
    words = {"share": natural_frequency(most, language)}
    if even is not None:
        words["price"] = numbers.short_money(even)
    key = "even" if even is not None else "never" if most else "none"
    title = language.say(f"uncertainty.acceptability.{key}", **words)
    plot = Plot(
        sheet,
        title=title,
        notes=(language.say("uncertainty.acceptability.reading"),),
        x_title=language.say("uncertainty.acceptability.price"),
        y_title=language.say("uncertainty.acceptability.axis"),
    )
    step = len(curve.prices) // 4
    lines = [
        f"{numbers.money(float(price))}: {numbers.percent(float(share) / 100, 0)}"
        for price, share in zip(curve.prices[::step], y[::step], strict=True)
    ]
    alternative = language.say("uncertainty.acceptability.alternative", finding=title, lines="; ".join(lines))
    return plot.chart(data, {"range": wider(curve.prices)}, dict(PER_CENT), alternative)


def acceptability_rows(curve: Acceptability) -> list[list[object]]:
    """The points of the acceptability curve, unrounded; head first."""
    points = zip(curve.prices.tolist(), curve.probabilities.tolist(), strict=True)
    return [["price_per_hour", "probability_worth"], *([*point] for point in points)]
