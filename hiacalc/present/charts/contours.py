"""The colours of a map, and its lines of equal outcome, which read without colour."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.present.charts.palette import INK, OFF_WHITE, ORANGE, SKY, parts

# light enough that the numbers on the lines read on both
_LOSES, _EVEN, _PAYS = parts(ORANGE), parts(OFF_WHITE), parts(SKY)


def colour_range(values: Floats) -> tuple[float, float]:
    """The span of the colours. Beside a gap a ratio grows without end, so there the top is cut off.

    >>> colour_range(np.array([[1.0, 2.0], [3.0, 5.0]]))
    (1.0, 5.0)
    """
    defined = values[np.isfinite(values)]
    least = float(defined.min())
    greatest = float(defined.max() if defined.size == values.size else np.quantile(defined, 0.95))
    return least, greatest if greatest > least else least + max(1e-9, abs(least) * 1e-9)


def colours(span: tuple[float, float], limit: float | None) -> dict[str, Any]:
    """A diverging colour scale: white at the decision threshold, deeper the farther the outcome is from it.

    Args:
        span: the least and the greatest outcome that has a colour of its own.
        limit: the decision threshold in the unit of the outcome; None where no value decides.

    >>> [colour for _, colour in colours((-1.0, 1.0), 0.0)["colorscale"]]
    ['rgb(230,159,0)', 'rgb(250,250,250)', 'rgb(86,180,233)']
    """
    least, greatest = span
    ends = {"zmin": least, "zmax": greatest}
    if limit is None:
        return ends | {"colorscale": [[0, _mixed(_PAYS, 0.0)], [1, _mixed(_PAYS, 1.0)]]}
    farthest = max(greatest - limit, limit - least)

    def colour(value: float) -> str:
        return _mixed(_PAYS if value >= limit else _LOSES, abs(value - limit) / farthest)

    scale = [[0.0, colour(least)], [1.0, colour(greatest)]]
    if least < limit < greatest:
        scale.insert(1, [(limit - least) / (greatest - least), colour(limit)])
    return ends | {"colorscale": scale}


def _mixed(colour: tuple[int, int, int], share: float) -> str:
    mixed = (round(even + share * (full - even)) for full, even in zip(colour, _EVEN, strict=True))
    return f"rgb({','.join(map(str, mixed))})"


def level_lines(grid: dict[str, Any], span: tuple[float, float], limit: float | None) -> list[dict[str, Any]]:
    """Lines of equal outcome with their values, dashed where it does not pay, to read without colour.

    Args:
        grid: `x`, `y` and `z` of the map, as plotly reads them.
        span: the least and the greatest outcome that has a colour of its own.
        limit: the decision threshold, from which the steps are counted; None where no value decides.
    """
    least, greatest = span
    step = _round_step((greatest - least) / 6)
    start = limit or 0.0
    below, above = math.floor((least - start) / step) + 1, math.ceil((greatest - start) / step) - 1
    runs = [(below, min(above, -1), "4px,4px"), (max(below, 1), above, "solid")]
    if limit is None:
        runs = [(below, above, "solid")]
    drawn = []
    for low, high, dash in runs:
        if low > high:
            continue
        traced = contour(grid, start + low * step, start + high * step, step)
        traced["contours"] |= {
            "showlabels": True,
            "labelformat": "\N{NO-BREAK SPACE}^6,~g",  # clear of the line, which would hide a minus
            "labelfont": {"size": 12, "color": INK},
        }
        drawn.append(traced | {"line": {"color": INK, "width": 1, "dash": dash}, "showlegend": False})
    return drawn


def _round_step(rough: float) -> float:
    """The next 1, 2 or 5 times a power of ten.

    >>> _round_step(0.13), _round_step(3.0)
    (0.2, 5.0)
    """
    power = 10.0 ** math.floor(math.log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))


def contour(grid: dict[str, Any], start: float, end: float, step: float) -> dict[str, Any]:
    """A contour trace from one level to another.

    Args:
        grid: `x`, `y` and `z` of the map, as plotly reads them.
        start: the lowest level, in the unit of the outcome.
        end: the highest level.
        step: from one level to the next.
    """
    lines = {"start": start, "end": end, "size": step, "coloring": "none", "showlabels": False}
    return {"type": "contour", **grid, "showscale": False, "contours": lines, "hoverinfo": "skip"}
