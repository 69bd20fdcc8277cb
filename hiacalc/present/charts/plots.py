"""Plots with numbers along both axes, on the common frame: axes, legend, lines and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.axes import Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import GRID, INK
from hiacalc.present.charts.text_fit import LABEL, escaped, pixels
from hiacalc.present.locale.language import Language

HEIGHT = 420
LEFT = 92
_ENTRY = 20  # pixels for a line of the legend
_KEY = 48  # pixels for the sign before a name in the legend


@dataclass(frozen=True, slots=True)
class Plot:
    """What surrounds the traces: the finding, the notes below and the names of the axes."""

    language: Language
    title: str
    notes: tuple[str, ...]
    x_title: str
    y_title: str
    width: int = 1000

    def chart(
        self, data: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], alternative: str
    ) -> Chart:
        """The traces in this plot; `x` and `y` say what is special about an axis."""
        upright = Title.fitted(self.y_title, HEIGHT)
        left = LEFT + upright.more
        flat = Title.fitted(self.x_title, self.width - left - RIGHT)
        names = [trace["name"] for trace in data if trace.get("showlegend", True)]
        widest = max(pixels(name, LABEL) for name in names) + _KEY
        columns = max(1, min(len(names), 3, int(0.96 * (self.width - left - RIGHT) // widest)))
        head = 16 + _ENTRY * -(-len(names) // columns)
        frame = Frame(self.language, self.width, left, self.title, self.notes, head, foot=FOOT + flat.more)
        shared = {"gridcolor": GRID, "zeroline": False, "tickformat": ",~g"}
        layout = frame.layout(HEIGHT) | {
            "xaxis": shared | {"title": flat.drawn, "nticks": 8} | x,
            "yaxis": shared | {"title": upright.drawn, "nticks": 8} | y,
            "bargap": 0,
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 1 + 8 / HEIGHT,
                "yanchor": "bottom",
                "entrywidth": 0.96 / columns,
                "entrywidthmode": "fraction",
                "traceorder": "normal",
            },
        }
        return frame.chart(list(data), layout, alternative)


def line(  # noqa: PLR0917 - where, then how
    x: Sequence[float], y: Sequence[float], name: str, colour: str, dash: str = "solid", wide: float = 3.0
) -> dict[str, Any]:
    """A line through points."""
    drawn = {"color": colour, "width": wide, "dash": dash}
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
    """Marks of one kind."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "name": escaped(name),
        "marker": {"symbol": symbol, "size": 13, "color": INK, "line": {"width": 2, "color": INK}},
    }
