"""What is drawn along calendar years: columns, lines and marks, as traces, and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiacalc.present.charts.palette import INK, WHITE
from hiacalc.present.charts.text_fit import escaped

_MARKED = 30  # years whose marks on a line do not touch


def bars(
    years: Sequence[int], values: Sequence[float], name: str, colour: str, pattern: str = ""
) -> dict[str, Any]:
    """Columns of one kind, as a trace.

    Args:
        years: calendar years.
        values: one for each year, in the unit of the upright axis.
        name: in the legend.
        colour: of the palette.
        pattern: as plotly names it; tells kinds apart in black and white.
    """
    lines = {"shape": pattern, "fillmode": "overlay", "fgcolor": WHITE, "fgopacity": 0.75, "size": 6}
    return {
        "type": "bar",
        "x": list(years),
        "y": list(values),
        "name": escaped(name),
        "marker": {
            "color": colour,
            "line": {"color": WHITE, "width": 0.5},
            "pattern": lines if pattern else {"shape": ""},
        },
        "hoverinfo": "skip",
    }


def upright(year: float, ends: tuple[float, float], name: str, colour: str, dash: str) -> dict[str, Any]:
    """A line from the bottom of a panel to its top, as a trace.

    Args:
        year: at which it stands.
        ends: of the upright axis.
        name: in the legend.
        colour: of the palette.
        dash: as plotly names it.
    """
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [year, year],
        "y": list(ends),
        "name": escaped(name),
        "line": {"color": colour, "width": 2.2, "dash": dash},
        "hoverinfo": "skip",
    }


def reach(values: Sequence[float]) -> tuple[float, float]:
    """The ends of an upright axis on which all values, and zero, are in sight.

    Args:
        values: in the unit of the axis.

    >>> reach([0.0, 10.0])
    (0.0, 10.5)
    """
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    if low == high:
        return 0.0, 1.0
    more = 0.05 * (high - low)
    return (low - more if low < 0.0 else 0.0), (high + more if high > 0.0 else 0.0)


def stepped(years: Sequence[int], values: Sequence[float | None], name: str, dash: str) -> dict[str, Any]:
    """A line that is level over each year's column, as a trace.

    Args:
        years: calendar years.
        values: one for each year, in the unit of the upright axis; None where there is none.
        name: in the legend.
        dash: as plotly names it.

    >>> stepped([2027], [3.0], "Needed", "solid")["x"]
    [2026.5, 2027.5]
    """
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [year + side for year in years for side in (-0.5, 0.5)],
        "y": [value for value in values for _ in (0, 1)],
        "name": escaped(name),
        "line": {"color": INK, "width": 2.2, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def marked_line(
    years: Sequence[int], values: Sequence[float], name: str, colour: str, dash: str = "solid"
) -> dict[str, Any]:
    """A line with a mark at each year where they are not too many, as a trace.

    Args:
        years: calendar years.
        values: one for each year, in the unit of the upright axis.
        name: in the legend.
        colour: of the palette.
        dash: as plotly names it.
    """
    return {
        "type": "scatter",
        "mode": "lines+markers" if len(years) <= _MARKED else "lines",
        "x": list(years),
        "y": list(values),
        "name": escaped(name),
        "line": {"color": colour, "width": 2.4, "dash": dash},
        "marker": {"size": 7, "color": WHITE, "line": {"color": colour, "width": 2}},
        "hoverinfo": "skip",
    }
