"""Plots with numbers along both axes, on the common frame: axes, legend, lines and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.axes import Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import GRID, INK
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, escaped, pixels

HEIGHT = 420
LEFT = 92
_ENTRY = 20  # pixels for a line of the legend
_KEY = 48  # pixels for the sign before a name in the legend


@dataclass(frozen=True, slots=True)
class Plot:
    """What surrounds the traces: the finding, the chart's own notes and the names of the axes."""

    sheet: Sheet
    title: str
    notes: tuple[str, ...]
    x_title: str
    y_title: str

    def chart(
        self, data: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], alternative: str
    ) -> Chart:
        """The chart of traces in this plot, the legend over it.

        Args:
            data: the traces, in the order of the legend; those with `showlegend` off are not named.
            x: what is special about the level axis, its range first of all.
            y: likewise of the upright axis.
            alternative: what the chart shows in words.
        """
        upright = Title.fitted(self.y_title, HEIGHT)
        left = LEFT + upright.more
        room = self.sheet.width - left - RIGHT
        flat = Title.fitted(self.x_title, room)
        names = [trace["name"] for trace in data if trace.get("showlegend", True)]
        widest = max(pixels(name, LABEL) for name in names) + _KEY
        columns = max(1, min(len(names), 3, int(0.96 * room // widest)))
        frame = Frame(
            self.sheet,
            left,
            self.title,
            self.notes,
            head=legend_room(len(names), columns),
            foot=FOOT + flat.more,
        )
        shared = {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g"}
        layout = frame.layout(HEIGHT) | {
            "xaxis": shared | {"title": flat.drawn, "nticks": 8} | x,
            "yaxis": shared | {"title": upright.drawn, "nticks": 8} | y,
            "bargap": 0,
            "legend": legend(columns) | {"traceorder": "normal"},
        }
        return frame.chart(list(data), layout, alternative)


def legend_room(names: int, columns: int) -> int:
    """The pixels that a legend over the plot needs.

    Args:
        names: how many it holds.
        columns: how many of them stand beside each other.

    >>> legend_room(5, 2)
    76
    """
    return 16 + _ENTRY * -(-names // columns)


def legend(columns: int) -> dict[str, Any]:
    """The legend over the plot, in so many columns of the same width."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1 + 8 / HEIGHT,
        "yanchor": "bottom",
        "entrywidth": 0.96 / columns,
        "entrywidthmode": "fraction",
    }


def line(
    x: Sequence[float],
    y: Sequence[float],
    name: str,
    colour: str,
    *,
    dash: str = "solid",
    width: float = 3.0,
) -> dict[str, Any]:
    """A line through points, as a trace.

    Args:
        x: where the points lie on the level axis, in its unit.
        y: where they lie on the upright axis, one for each `x`.
        name: in the legend.
        colour: of the palette.
        dash: as plotly names it; tells lines apart without colour.
        width: in pixels.

    >>> line([0, 1], [2, 2], "Base case", "#16242E", dash="dash")["line"]["dash"]
    'dash'
    """
    drawn = {"color": colour, "width": width, "dash": dash}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "line": drawn,
        "name": escaped(name),
        "hoverinfo": "skip",
    }


def marks(x: Sequence[float], y: Sequence[float], symbol: str, name: str) -> dict[str, Any]:
    """Marks of one kind, as a trace.

    Args:
        x: where they stand on the level axis, in its unit.
        y: where they stand on the upright axis, one for each `x`.
        symbol: their shape as plotly names it; tells marks apart without colour.
        name: in the legend.

    >>> marks([1.0], [2.0], "diamond", "Base case")["marker"]["symbol"]
    'diamond'
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "name": escaped(name),
        "marker": {"symbol": symbol, "size": 13, "color": INK, "line": {"width": 2, "color": INK}},
    }
