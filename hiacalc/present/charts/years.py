"""Plots along calendar years: panels with one legend, the years after the programme apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.axes import VALUE, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import GRID, GROUND, INK, WHITE
from hiacalc.present.charts.plots import legend, legend_room, name_above
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import LABEL, escaped, pixels

_LEFT, _RIGHT = 64, 20
_FOOT = 34  # the years under a panel
_BETWEEN = 22  # columns of panels
_KEY = 48  # pixels for the sign before a name in the legend
_LEGEND_LIFT = 8  # between the legend and the name of the first axis
_YEAR = 46  # pixels for a year under the axis


@dataclass(frozen=True, slots=True)
class Panel:
    """A plot among others.

    Attributes:
        name: what lies along its upright axis; it stands above it.
        data: the traces, whose level axis is calendar years; each name stands in the legend once.
        y: what is special about the upright axis, its range first of all.
    """

    name: str
    data: Sequence[dict[str, Any]]
    y: dict[str, Any]


@dataclass(frozen=True, slots=True)
class YearPlot:
    """What surrounds the panels.

    Attributes:
        sheet: to draw on.
        title: the finding.
        notes: what the chart says of itself.
        years: calendar years along every level axis, rising.
        last_year: of the programme; years after it stand on a ground of their own.
        height: of a panel, in pixels.
        columns: panels beside each other.
    """

    sheet: Sheet
    title: str
    notes: tuple[str, ...]
    years: Sequence[int]
    last_year: int
    height: int = 340
    columns: int = 1

    def chart(self, panels: Sequence[Panel], alternative: str) -> Chart:
        """The chart of some panels, from left to right and from top to bottom.

        Args:
            panels: one at the least.
            alternative: what the chart shows in words.
        """
        names = list(
            dict.fromkeys(
                trace["name"] for panel in panels for trace in panel.data if trace.get("showlegend", True)
            )
        )
        stacked = StackedLegend.fitted(names, self.sheet)
        room = self.sheet.width - _LEFT - _RIGHT
        widest = max((pixels(name, LABEL) for name in names), default=0.0) + _KEY
        side_by_side = min(len(names), 3, int(0.96 * room // widest)) if names else 1
        in_columns = side_by_side > 0 and not self.sheet.is_narrow
        titles = [Title.fitted(panel.name, self._panel_width + _LEFT - 12) for panel in panels]
        rows = math.ceil(len(panels) / self.columns)
        over = [
            28 + max(title.more for title in titles[row * self.columns : (row + 1) * self.columns])
            for row in range(rows)
        ]
        legend_height = legend_room(len(names), side_by_side) - 8 if in_columns else stacked.height + 8
        frame = Frame(
            self.sheet, _LEFT, self.title, self.notes, 8 + legend_height + over[0], _FOOT, right=_RIGHT
        )
        tall = rows * self.height + sum(over[1:]) + _FOOT * (rows - 1)
        lift = over[0] + _LEGEND_LIFT
        layout = frame.layout(tall) | {
            "bargap": 0.25,
            "barmode": "relative",
            "legend": stacked.drawn(lift, tall)
            if not in_columns
            else legend(side_by_side) | {"traceorder": "normal", "y": 1 + lift / tall},
            "shapes": [],
        }
        if not in_columns:
            layout["legend"] |= {"maxheight": 1.0}
        data: list[dict[str, Any]] = []
        shown: set[str] = set()
        top = 0
        for place, (panel, title) in enumerate(zip(panels, titles, strict=True)):
            row, column = divmod(place, self.columns)
            if row and not column:
                top += self.height + _FOOT + over[row]
            ends = (1 - (top + self.height) / tall, 1 - top / tall)
            key = "" if place == 0 else str(place + 1)
            layout[f"xaxis{key}"] = self._level(column, room) | {"anchor": f"y{key}"}
            layout[f"yaxis{key}"] = _UPRIGHT | panel.y | {"anchor": f"x{key}", "domain": list(ends)}
            layout["annotations"].append(self._name(title, ends[1], column, room, frame))
            layout["shapes"] += self._after(key)
            for trace in panel.data:
                named = trace["name"] not in shown and trace.get("showlegend", True)
                shown.add(trace["name"])
                data.append(
                    trace
                    | {
                        "xaxis": f"x{key}",
                        "yaxis": f"y{key}",
                        "showlegend": named,
                        "legendgroup": trace["name"],
                    }
                )
        drawn = data if in_columns else stacked.traces(data)
        return frame.chart(drawn, layout, alternative)

    @property
    def _panel_width(self) -> float:
        room = self.sheet.width - _LEFT - _RIGHT
        return (room - (self.columns - 1) * (_LEFT + _BETWEEN)) / self.columns

    def _level(self, column: int, room: int) -> dict[str, Any]:
        start = column * (self._panel_width + _LEFT + _BETWEEN)
        return {
            "range": [self.years[0] - 0.6, self.years[-1] + 0.6],
            "domain": [start / room, (start + self._panel_width) / room],
            "tickmode": "array",
            "tickvals": years_named(self.years, self._panel_width),
            "tickformat": "d",
            "tickfont": {"size": VALUE},
            "showgrid": False,
            "zeroline": False,
            "ticks": "outside",
            "tickcolor": GRID,
        }

    def _name(self, title: Title, end: float, column: int, room: int, frame: Frame) -> dict[str, Any]:
        start = column * (self._panel_width + _LEFT + _BETWEEN) / room
        return name_above(title, end, frame) | {"x": start}

    def _after(self, key: str) -> list[dict[str, Any]]:
        """The ground behind the years after the programme."""
        if self.years[-1] <= self.last_year:
            return []
        return [
            {
                "type": "rect",
                "xref": f"x{key}",
                "yref": f"y{key} domain",
                "x0": self.last_year + 0.5,
                "x1": self.years[-1] + 0.6,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "fillcolor": GROUND,
                "line": {"width": 0},
            }
        ]


_UPRIGHT = {
    "gridcolor": GRID,
    "zeroline": True,
    "zerolinecolor": INK,
    "zerolinewidth": 1.5,
    "tickformat": ",~g",
    "tickfont": {"size": VALUE},
    "nticks": 6,
}


def years_named(years: Sequence[int], length: float) -> list[int]:
    """The calendar years that there is room to name under an axis.

    Args:
        years: along the axis, rising.
        length: of the axis, in pixels.

    >>> years_named(range(2027, 2041), 300)
    [2027, 2030, 2033, 2036, 2039]
    >>> years_named(range(2027, 2087), 300)
    [2030, 2040, 2050, 2060, 2070, 2080]
    """
    least = len(years) * _YEAR / length
    step = next((step for step in (1, 2, 3, 5, 10, 20, 50) if step >= least), 50)
    if step < 5:
        return list(years[::step])
    return [year for year in years if year % step == 0] or [years[0]]


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
