"""The distribution of the outcome over all draws: a histogram with base case, mean and threshold."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.model import Outcome
from hiacalc.present.charts.axes import Measure
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE, GREEN, INK, ORANGE, TURNING
from hiacalc.present.charts.plots import Plot, line, marks
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.locale.language import Language
from hiacalc.present.words.natural_frequency import natural_frequency
from hiacalc.present.words.outcomes import base_text, outcome_short, switching_text
from hiacalc.present.words.uncertainty import probability_sentence

_BINS = 48
_TAIL = 0.25  # per cent of the draws left out of sight at either end
_ENDS = {"low": 2.5, "high": 97.5}  # percentiles


def distribution_chart(drawn: Uncertainty, sheet: Sheet) -> Chart:
    """The histogram of the outcome over all draws, which must be defined in some of them.

    Along the level axis lies the outcome in its own unit, upright the share of the draws in per
    cent. Lines mark the base case, the mean and the decision threshold; the one below the bars
    reaches from the 2.5th percentile to the 97.5th.

    Args:
        drawn: the draws.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    summary = drawn.summary()
    base = drawn.base_result
    counts, edges = histogram(drawn, base)
    measure = Measure.of(drawn.outcome, drawn.perspective, edges)
    shares = 100.0 * counts / drawn.draws
    top = 1.06 * float(shares.max())
    limit = drawn.outcome.threshold
    data = _bars(drawn, shares, edges / measure.scale, measure, language)
    ends_shown = {
        key: outcome_short(summary.percentiles[at], drawn.outcome, numbers) for key, at in _ENDS.items()
    }
    ends = [summary.percentiles[at] / measure.scale for at in _ENDS.values()]
    if np.isfinite(base):
        text = base_text(base, drawn.outcome, language)
        data.append(line([base / measure.scale] * 2, [0.0, top], text, INK, width=2.2))
    mean = language.say("uncertainty.mean", mean=outcome_short(summary.mean, drawn.outcome, numbers))
    data.append(line([summary.mean / measure.scale] * 2, [0.0, top], mean, GREEN, dash="dot", width=2.6))
    if limit is not None and edges[0] < limit < edges[-1]:
        at = [limit / measure.scale] * 2
        text = switching_text(limit, language)
        data.append(line(at, [0.0, top], text, TURNING, dash="dash", width=1.8))
    most = marks(
        ends, [-0.025 * top] * 2, "line-ns-open", language.say("uncertainty.most_draws", **ends_shown)
    )
    data.append(most | {"mode": "lines+markers", "line": {"color": INK, "width": 2}})
    beyond = 1.0 - counts.sum() / drawn.draws
    out = language.say("uncertainty.distribution.beyond", share=numbers.percent(beyond, 1))
    title = distribution_finding(drawn, language)
    plot = Plot(
        sheet,
        title=title,
        notes=(out,) if beyond > 0 else (),
        x_title=measure.title(language),
        y_title=language.say("uncertainty.distribution.axis"),
    )
    alternative = language.say(
        "uncertainty.distribution.alternative",
        finding=title,
        lines="; ".join(trace["name"] for trace in data),
    )
    x = {"range": [float(edge) / measure.scale for edge in (edges[0], edges[-1])]}
    return plot.chart(data, x, {"range": [-0.05 * top, top]}, alternative)


def distribution_finding(drawn: Uncertainty, language: Language) -> str:
    """The finding: how likely it is that the measure pays, or mean and 95 % interval of another outcome.

    Args:
        drawn: the draws.
        language: of the sentence.
    """
    if drawn.outcome is Outcome.NET_BENEFIT:
        return probability_sentence(drawn, language).removesuffix(".")
    summary = drawn.summary()
    words = {
        key: outcome_short(summary.percentiles[at], drawn.outcome, language.numbers)
        for key, at in _ENDS.items()
    }
    return language.say(
        "uncertainty.distribution.finding",
        outcome=language.words.word("outcomes", drawn.outcome.value),
        mean=outcome_short(summary.mean, drawn.outcome, language.numbers),
        **words,
    )


def histogram(drawn: Uncertainty, base: float) -> tuple[np.ndarray, np.ndarray]:
    """Draws counted in bins of equal width, one of whose edges is the decision threshold.

    Args:
        drawn: the draws, some of them with a finite result.
        base: the outcome in the base case, which is kept in sight; nan where it is undefined.

    Returns:
        Counts of shape `(bins,)` and edges of shape `(bins + 1,)`; what little lies
        beyond the edges is left out.
    """
    results = drawn.results[np.isfinite(drawn.results)]
    low, high = np.percentile(results, [_TAIL, 100.0 - _TAIL])
    if np.isfinite(base):
        low, high = min(low, base), max(high, base)
    limit = drawn.outcome.threshold
    reach = float(high - low) or max(1.0, abs(float(low)))
    if limit is not None and low - 0.1 * reach < limit < high + 0.1 * reach:
        low, high = min(low, limit), max(high, limit)
    step = (float(high - low) or reach) / _BINS
    start = limit if limit is not None else float(low)
    first, last = np.floor((low - start) / step), np.ceil((high - start) / step)
    edges = start + step * np.arange(first - (1 if first == last else 0), last + 1)
    counts, _ = np.histogram(results, edges)
    return counts, edges


def distribution_rows(drawn: Uncertainty) -> list[list[object]]:
    """The histogram's bars, unrounded; head first."""
    base = drawn.base_result
    counts, edges = histogram(drawn, base)
    rows = zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True)
    return [
        [f"{drawn.outcome.value}_from", f"{drawn.outcome.value}_to", "draws", "share"],
        *([low, high, count, count / drawn.draws] for low, high, count in rows),
    ]


def _bars(
    drawn: Uncertainty, shares: np.ndarray, edges: np.ndarray, measure: Measure, language: Language
) -> list[dict[str, Any]]:
    """The bars, parted at the decision threshold where there is one; `edges` are those of the axis."""
    limit = drawn.outcome.threshold
    middles, wide = (edges[:-1] + edges[1:]) / 2, float(edges[1] - edges[0])
    if limit is None:
        name = language.words.word("outcomes", drawn.outcome.value)
        return [_bar(middles, shares, wide, name, colour=BLUE)]
    below = middles < limit / measure.scale
    defined = drawn.results[np.isfinite(drawn.results)]
    loses = float(np.sum(defined <= limit)) / drawn.draws
    pays = float(np.sum(defined > limit)) / drawn.draws
    return [
        _bar(
            middles[side],
            shares[side],
            wide,
            language.say(key, share=share),
            colour=colour,
            pattern=pattern,
        )
        for side, colour, pattern, key, share in (
            (below, ORANGE, "/", "uncertainty.loses", natural_frequency(loses, language)),
            (~below, BLUE, "", "uncertainty.pays", natural_frequency(pays, language)),
        )
        if side.any()
    ]


def _bar(
    x: np.ndarray, y: np.ndarray, wide: float, name: str, *, colour: str, pattern: str = ""
) -> dict[str, Any]:
    lines = {"shape": pattern, "fillmode": "overlay", "fgcolor": INK, "fgopacity": 0.45, "size": 6}
    return {
        "type": "bar",
        "x": x.tolist(),
        "y": y.tolist(),
        "width": [wide] * len(x),
        "name": escaped(name),
        "marker": {"color": colour, "line": {"color": INK, "width": 0.4}, "pattern": lines},
        "hoverinfo": "skip",
    }
