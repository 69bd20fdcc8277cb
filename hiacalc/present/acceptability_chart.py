"""How likely the measure is worth its cost, over what an avoided hour of absence is held to be worth."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.probability import Acceptability, acceptability
from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.model import evaluate
from hiacalc.present.charts import BLUE, Chart
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.plots import Plot, line, marks
from hiacalc.present.probability_charts import EVEN, PER_CENT, even_line, wider
from hiacalc.present.uncertainty_words import of_hundred

_PRICES = 241
_REACH = 0.95  # of what the curve ever reaches, at the end of its axis


def prices_of(found: Uncertainty) -> Acceptability:
    """The acceptability curve from no price to one at which nearly all is said."""
    gains = found.hours > 0.0
    dearest = float(np.quantile(found.costs[gains] / found.hours[gains], _REACH)) if gains.any() else 0.0
    return acceptability(found, np.linspace(0.0, max(dearest, _in_base(found) or 0.0, 1.0) * 1.05, _PRICES))


def acceptability_chart(
    found: Uncertainty, curve: Acceptability, notes: tuple[str, ...], language: Language, width: int = 1000
) -> Chart:
    """How likely the measure is worth its cost, over what an avoided hour of absence is held to be worth."""
    numbers = Numbers(language.code)
    y = 100.0 * curve.probabilities
    data = [line(curve.prices.tolist(), y.tolist(), language.say("uncertainty.acceptability.worth"), BLUE)]
    even = _half(curve)
    brings = _in_base(found)
    if brings is not None:
        at = float(np.interp(brings, curve.prices, y))
        said = language.say(
            "uncertainty.acceptability.brings",
            price=numbers.money(brings),
            share=of_hundred(at / 100, language),
        )
        data.append(marks([brings], [at], "diamond", said))
    if even is not None:
        said = language.say("uncertainty.acceptability.even_at", price=numbers.money(even))
        data.append(marks([even], [100 * EVEN], "circle-open", said))
    data.append(even_line(curve.prices, language))
    most = float(np.mean(found.hours > 0.0))
    words = {"share": of_hundred(most, language)}
    if even is not None:
        words["price"] = numbers.short_money(even)
    key = "even" if even is not None else "never" if most else "none"
    title = language.say(f"uncertainty.acceptability.{key}", **words)
    plot = Plot(
        language=language,
        title=title,
        notes=(language.say("uncertainty.acceptability.reading"), *notes),
        x_title=language.say("uncertainty.acceptability.price"),
        y_title=language.say("uncertainty.acceptability.axis"),
        width=width,
    )
    lines = [
        f"{numbers.money(float(price))}: {numbers.percent(float(share) / 100, 0)}"
        for price, share in zip(curve.prices[:: _PRICES // 4], y[:: _PRICES // 4], strict=True)
    ]
    alternative = language.say("uncertainty.acceptability.alternative", finding=title, lines="; ".join(lines))
    return plot.chart(data, {"range": wider(curve.prices)}, dict(PER_CENT), alternative)


def acceptability_rows(curve: Acceptability) -> list[list[object]]:
    """The points of the acceptability curve, unrounded; head first."""
    points = zip(curve.prices.tolist(), curve.probabilities.tolist(), strict=True)
    return [["price_per_hour", "probability_worth"], *([*point] for point in points)]


def _half(curve: Acceptability) -> float | None:
    reached = np.flatnonzero(curve.probabilities >= EVEN)
    if not len(reached):
        return None
    if not reached[0]:
        return float(curve.prices[0])
    here = slice(int(reached[0]) - 1, int(reached[0]) + 1)
    return float(np.interp(EVEN, curve.probabilities[here], curve.prices[here]))


def _in_base(found: Uncertainty) -> float | None:
    """What an avoided hour brings in the base case; None where none is avoided or nothing is gained."""
    run = evaluate(found.scenario)
    hours = run.single().hours_avoided_discounted
    brings = run.single().benefits(found.perspective) + run.single().transfers(found.perspective)
    return brings / hours if hours > 0.0 and brings > 0.0 else None
