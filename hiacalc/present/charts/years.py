"""Plots along calendar years: panels with one legend, the years after the programme apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from hiacalc.present.charts.axes import VALUE, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import FAINT, GRID, GROUND, INK
from hiacalc.present.charts.plots import legend, legend_room, name_above
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import LABEL, escaped, pixels
from hiacalc.present.charts.ticks import Ticks, years_named

_LEFT, _RIGHT = 60, 20  # of the margins at the least
_FOOT = 34  # the years under a panel
_BETWEEN = 22  # columns of panels
_OVER = 28  # the name of an axis
_KEY = 48  # pixels for the sign before a name in the legend
_LEGEND_LIFT = 8  # between the legend and the name of the first axis
_FEW = 4  # years that fill an axis
_RANK = 1000  # plotly's own, of a trace that has none


@dataclass(frozen=True, slots=True)
class Panel:
    """A plot among others.

    Attributes:
        name: what lies along its upright axis; it stands above it.
        data: the traces, whose level axis is calendar years; each name stands in the legend once.
        ends: of the upright axis.
    """

    name: str
    data: Sequence[dict[str, Any]]
    ends: tuple[float, float]


@dataclass(frozen=True, slots=True)
class YearPlot:
    """What surrounds the panels.

    Attributes:
        sheet: to draw on.
        title: the finding.
        notes: what the chart says of itself.
        years: calendar years along every level axis, rising.
        last_year: of the programme; years after it stand on a ground of their own.
        after: what stands in the legend for that ground, where there is one; empty for nothing.
        height: of a panel, in pixels.
        columns: panels beside each other.
    """

    sheet: Sheet
    title: str
    notes: tuple[str, ...]
    years: Sequence[int]
    last_year: int
    after: str = ""
    height: int = 340
    columns: int = 1

    def chart(self, panels: Sequence[Panel], alternative: str) -> Chart:
        """The chart of some panels, from left to right and from top to bottom.

        Args:
            panels: one at the least.
            alternative: what the chart shows in words.
        """
        grid = _Grid.of(panels, self)
        data = [trace for place, panel in enumerate(panels) for trace in _on_axes(panel.data, place)]
        if self._has_after and self.after:
            data.append(_ground_key(self.after))
        data = _named_once(data)
        head = _Head.of(data, grid)
        frame = Frame(
            self.sheet, grid.left, self.title, self.notes, head.height + grid.over[0], _FOOT, right=_RIGHT
        )
        layout = frame.layout(grid.height) | {"bargap": 0.25, "barmode": "relative", "shapes": []}
        layout["legend"] = head.drawn(grid)
        for place, panel in enumerate(panels):
            key = _axis(place)
            layout[f"xaxis{key}"] = self._level(grid, place) | {"anchor": f"y{key}"}
            layout[f"yaxis{key}"] = (
                _UPRIGHT
                | Ticks.of(panel.ends, self.height).drawn
                | {"range": list(panel.ends), "anchor": f"x{key}", "domain": grid.upright(place)}
            )
            end = grid.upright(place)[1]
            layout["annotations"].append(
                name_above(grid.titles[place], end, frame) | {"x": grid.level(place)[0]}
            )
            layout["shapes"] += self._ground(key)
        return frame.chart(head.traces(data), layout, alternative)

    def _level(self, grid: _Grid, place: int) -> dict[str, Any]:
        return {
            "range": [self.years[0] - self._pad, self.years[-1] + self._pad],
            "domain": grid.level(place),
            "tickmode": "array",
            "tickvals": years_named(self.years, grid.width),
            "tickformat": "d",
            "tickfont": {"size": VALUE},
            "showgrid": False,
            "zeroline": False,
            "ticks": "outside",
            "tickcolor": GRID,
        }

    def _ground(self, key: str) -> list[dict[str, Any]]:
        """The ground behind the years after the programme, and its edge."""
        if not self._has_after:
            return []
        axes = {"xref": f"x{key}", "yref": f"y{key} domain", "y0": 0, "y1": 1, "layer": "below"}
        edge = self.last_year + 0.5
        slab = {"type": "rect", "x0": edge, "x1": self.years[-1] + self._pad, "fillcolor": GROUND}
        line = {"color": FAINT, "width": 1.5, "dash": "4px,4px"}
        return [
            slab | axes | {"line": {"width": 0}},
            {"type": "line", "x0": edge, "x1": edge, "line": line} | axes,
        ]

    @property
    def _pad(self) -> float:
        """Years beyond the first and the last one; more where few would be broad slabs."""
        return 0.6 + max(0, _FEW - len(self.years)) / 2

    @property
    def _has_after(self) -> bool:
        return self.years[-1] > self.last_year


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the panels lie, in pixels: the margin to the left of each, its width, and the rows."""

    sheet: Sheet
    left: int
    columns: int
    row: int
    titles: tuple[Title, ...]

    @classmethod
    def of(cls, panels: Sequence[Panel], plot: YearPlot) -> _Grid:
        numbers = plot.sheet.language.numbers
        widest = max(Ticks.of(panel.ends, plot.height).pixels(panel.ends, numbers) for panel in panels)
        left = max(_LEFT, math.ceil(widest) + 16)
        bare = cls(plot.sheet, left, plot.columns, plot.height, ())
        titles = tuple(Title.fitted(panel.name, bare.width + left - 12) for panel in panels)
        return cls(plot.sheet, left, plot.columns, plot.height, titles)

    @property
    def room(self) -> int:
        """From the first panel's left side to the last one's right."""
        return self.sheet.width - self.left - _RIGHT

    @property
    def width(self) -> float:
        """Of a panel."""
        return (self.room - (self.columns - 1) * (self.left + _BETWEEN)) / self.columns

    @property
    def over(self) -> list[int]:
        """Above each row, for the names of the axes."""
        starts = range(0, len(self.titles), self.columns)
        return [
            _OVER + max(title.more for title in self.titles[start : start + self.columns]) for start in starts
        ]

    @property
    def height(self) -> int:
        """From the top of the first row to the bottom of the last."""
        return len(self.over) * self.row + sum(self.over[1:]) + _FOOT * (len(self.over) - 1)

    def level(self, place: int) -> list[float]:
        """From where to where a panel reaches, as shares of the room."""
        start = place % self.columns * (self.width + self.left + _BETWEEN)
        return [start / self.room, min(1.0, (start + self.width) / self.room)]

    def upright(self, place: int) -> list[float]:
        """Likewise from the bottom up."""
        row = place // self.columns
        tops = [0, *accumulate(self.row + _FOOT + over for over in self.over[1:])]
        bottom = max(0.0, 1 - (tops[row] + self.row) / self.height)
        return [bottom, 1 - tops[row] / self.height]


@dataclass(frozen=True, slots=True)
class _Head:
    """The legend: in columns where they are wide enough, else one name below the other."""

    columns: int
    names: int
    stacked: StackedLegend

    @classmethod
    def of(cls, data: Sequence[dict[str, Any]], grid: _Grid) -> _Head:
        named = [trace for trace in data if trace["showlegend"]]
        named.sort(key=lambda trace: int(trace.get("legendrank", _RANK)))
        names = [trace["name"] for trace in named]
        widest = max(pixels(name, LABEL) for name in names) + _KEY
        columns = 0 if grid.sheet.is_narrow else min(len(names), 3, int(0.96 * grid.room // widest))
        return cls(columns, len(names), StackedLegend.fitted(names, grid.sheet))

    @property
    def height(self) -> int:
        """Pixels that it takes."""
        return legend_room(self.names, self.columns) if self.columns else self.stacked.height + 16

    def drawn(self, grid: _Grid) -> dict[str, Any]:
        """As plotly reads it."""
        lift = grid.over[0] + _LEGEND_LIFT
        if self.columns:
            return legend(self.columns) | {"traceorder": "normal", "y": 1 + lift / grid.height}
        return self.stacked.drawn(lift, grid.height) | {"maxheight": 1.0}

    def traces(self, data: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The traces, their names broken where it is narrow."""
        return data if self.columns else self.stacked.traces(data)


_UPRIGHT = {
    "gridcolor": GRID,
    "zeroline": True,
    "zerolinecolor": INK,
    "zerolinewidth": 1.5,
    "tickfont": {"size": VALUE},
}


def _axis(place: int) -> str:
    return "" if place == 0 else str(place + 1)


def _on_axes(data: Sequence[dict[str, Any]], place: int) -> list[dict[str, Any]]:
    key = _axis(place)
    return [trace | {"xaxis": f"x{key}", "yaxis": f"y{key}"} for trace in data]


def _named_once(data: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces, of which the first of each name stands in the legend."""
    names: set[str] = set()
    each = []
    for trace in data:
        is_first = trace.get("showlegend", True) and trace["name"] not in names
        if is_first:
            names.add(trace["name"])
        each.append(trace | {"showlegend": is_first, "legendgroup": trace["name"]})
    return each


def _ground_key(name: str) -> dict[str, Any]:
    """What names the ground in the legend."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": escaped(name),
        "marker": {"symbol": "square", "size": 13, "color": GROUND, "line": {"color": FAINT, "width": 1}},
        "legendrank": _RANK + 9,
        "hoverinfo": "skip",
    }
