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
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import LABEL, escaped, pixels

HEIGHT = 420
LEFT = 92
NARROW_LEFT = 56  # the name of the axis stands above the plot
_ENTRY = 20  # pixels for a line of the legend
_SHARED = {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g"}
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
        if self.sheet.is_narrow:
            return self._narrow(data, x, y, alternative)
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
        layout = frame.layout(HEIGHT) | {
            "xaxis": _SHARED | {"title": flat.drawn, "nticks": 8} | x,
            "yaxis": _SHARED | {"title": upright.drawn, "nticks": 8} | y,
            "bargap": 0,
            "legend": legend(columns) | {"traceorder": "normal"},
        }
        return frame.chart(list(data), layout, alternative)

    def _narrow(
        self, data: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], alternative: str
    ) -> Chart:
        """The chart with the name of the upright axis and the legend above the plot."""
        names = [trace["name"] for trace in data if trace.get("showlegend", True)]
        over = NarrowHead.fitted(self.y_title, names, self.sheet)
        flat = Title.fitted(self.x_title, self.sheet.width - NARROW_LEFT - RIGHT)
        frame = Frame(
            self.sheet, NARROW_LEFT, self.title, self.notes, head=over.height, foot=FOOT + flat.more
        )
        layout = frame.layout(HEIGHT)
        layout["annotations"] += over.texts(frame)
        layout |= {
            "xaxis": _SHARED | {"title": flat.drawn, "nticks": 8} | x,
            "yaxis": _SHARED | {"nticks": 8} | y,
            "bargap": 0,
            "legend": over.legend.drawn(over.lift, HEIGHT),
        }
        return frame.chart(over.legend.traces(data), layout, alternative)


@dataclass(frozen=True, slots=True)
class NarrowHead:
    """What stands over the plot of a narrow sheet: the legend, and below it the name of the upright axis."""

    legend: StackedLegend
    name: Title

    @classmethod
    def fitted(cls, y_title: str, names: Sequence[str], sheet: Sheet) -> NarrowHead:
        """The head of a plot.

        Args:
            y_title: what lies along the upright axis.
            names: in the legend.
            sheet: gives the width.
        """
        return cls(StackedLegend.fitted(names, sheet), Title.fitted(y_title, sheet.width - 12))

    @property
    def lift(self) -> int:
        """Pixels between legend and plot."""
        return 26 + self.name.more

    @property
    def height(self) -> int:
        """Pixels over the plot."""
        return 12 + self.lift + self.legend.height

    def texts(self, frame: Frame) -> list[dict[str, Any]]:
        """The name of the upright axis, as an annotation at the left edge.

        Args:
            frame: around the plot.
        """
        return [name_above(self.name, 1.0, frame)]


def name_above(name: Title, share: float, frame: Frame) -> dict[str, Any]:
    """The name of an upright axis above it, at the left edge of a narrow sheet.

    Args:
        name: of the axis.
        share: of the plot's height at which the axis ends.
        frame: around the plot.
    """
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": frame.edge - frame.left,
        "y": share,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 8,
        "text": name.drawn["text"],
        "align": "left",
        "showarrow": False,
        "font": name.drawn["font"],
    }


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
