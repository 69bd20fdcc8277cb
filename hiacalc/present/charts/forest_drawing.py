"""How a forest plot is drawn: rows on a log scale, figures and weights beside them.

Shape tells studies from what is made of them, so that it reads without colour.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from hiacalc.present.charts.axes import Title
from hiacalc.present.charts.forest_places import Places
from hiacalc.present.charts.forest_rows import Mark, Row
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, GREEN, GRID, INK, PALE, TURNING, WHITE
from hiacalc.present.charts.rows import label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, Label, escaped, pixels

_REPORT = TURNING  # the figure of the report, which is no turning point: there is no other red
_DIAMONDS = {Mark.POOLED: INK, Mark.FIXED: GRID}  # as wide as their intervals
_SHARES = (-95, -90, -80, -70, -60, -50, -40, -30, -20, -10, 0, 10, 20, 30, 50, 75, 100, 150, 200, 400)
_TICKS = tuple(math.log1p(share / 100) for share in _SHARES)


class Drawing:
    """The plot under way: its rows, its axis, and the room its texts take."""

    def __init__(
        self, rows: list[Row], report: float, title: str, notes: tuple[str, ...], sheet: Sheet
    ) -> None:
        self.rows = rows
        self.language = sheet.language
        self.report = math.log1p(-report)
        self.report_share = report
        self.is_narrow = sheet.is_narrow
        self.figures = [self._figure(row) for row in rows]
        self.labels = [self._label(row, label_width(sheet, 0.34)) for row in rows]
        self.weighed = any(row.weight is not None for row in rows)
        self.right, self.weight_room = RIGHT, 0
        if not self.is_narrow:
            self.right = 30 + int(max(pixels(text, 12) for text in self.figures))
            self.weight_room = 20 + int(pixels(self.language.say("forest.weight"), 12)) if self.weighed else 0
        left = 24 + int(max(label.pixels for label in self.labels))
        axis = self.language.say("forest.axis")
        if self.is_narrow:
            left = left_margin(self.labels, sheet)
        self.below = Title.fitted(axis, sheet.width - left - RIGHT) if self.is_narrow else Title((axis,))
        self.frame = Frame(sheet, left, title, notes, head=48, foot=FOOT + self.below.more)
        self.places = Places.fitted(self.labels, sheet)
        self.plot_height = self.places.height
        self.plot_width = sheet.width - self.frame.left - self.right - self.weight_room
        self.low, self.high = self._span()
        inside = 10 * (self.high - self.low) / self.plot_width
        self.reach = (self.low + inside, self.high - inside)  # where what runs on is cut

    def figure(self) -> dict[str, Any]:
        """The whole picture as plotly reads it."""
        layout = self.frame.layout(self.plot_height)
        layout["margin"]["r"] = self.right + self.weight_room
        layout |= {
            "showlegend": False,
            "xaxis": {
                "range": [self.low, self.high],
                "tickmode": "array",
                "tickvals": self._ticks(),
                "ticktext": [self._percent(at) for at in self._ticks()],
                "tickangle": 0,
                "title": self.below.drawn,
                "gridcolor": GRID,
                "zeroline": True,
                "zerolinecolor": INK,
                "zerolinewidth": 1.6,
            },
            "yaxis": self.places.axis,
            "shapes": [
                self._report_line(),
                *self._rule(),
            ],
            "annotations": [
                *self.places.texts(self.frame),
                *self._columns(),
                *self._above(),
                *self.frame.annotations(self.plot_height),
            ],
        }
        return {"data": self._traces(), "layout": layout}

    def _label(self, row: Row, width: float) -> Label:
        """A row's name, bold where it is made of studies, broken where a plain one is."""
        below = [row.below]
        if self.is_narrow:
            below.append(self._figure(row))
            if row.weight is not None:
                weight = self.language.numbers.percent(row.weight, 0)
                below.append(f"{self.language.say('forest.weight')} {weight}")
        label = Label.fitted(row.label, width, " · ".join(filter(None, below)))
        return replace(label, bold=row.mark is not Mark.STUDY)

    def line(self, row: Row) -> str:
        """A row in words, for the text alternative."""
        return self.language.say("forest.line", label=row.label, figure=self._figure(row))

    def _percent(self, log: float) -> str:
        change = round(math.expm1(log), 4)
        return ("+" if change > 0 else "") + self.language.numbers.percent(
            change, 0 if abs(change) >= 0.005 else 1
        )

    def _figure(self, row: Row) -> str:
        """The change and its interval, as they stand to the right of the plot."""
        middle = "" if row.middle is None else self._percent(row.middle)
        if row.low is None or row.high is None:
            return middle
        ends = {"low": self._percent(row.low), "high": self._percent(row.high)}
        return f"{middle} {self.language.say('forest.between', **ends)}".strip()

    def _span(self) -> tuple[float, float]:
        """The ends of the axis; a prediction interval may run out of it, the rest may not."""
        ends = [self.report, 0.0]
        for row in self.rows:
            if row.mark is not Mark.PREDICTION:
                ends += [at for at in (row.low, row.middle, row.high) if at is not None]
        low, high = min(ends), max(ends)
        for row in self.rows:
            if row.mark is Mark.PREDICTION and row.low is not None and row.high is not None:
                reach = (high - low) / 2
                low, high = min(low, max(row.low, low - reach)), max(high, min(row.high, high + reach))
        room = 0.05 * (high - low)
        return low - room, high + room

    def _ticks(self) -> list[float]:
        """As many of the usual marks as there is room for, no change always among them."""
        seen = [at for at in _TICKS if self.low <= at <= self.high]
        each = self.plot_width / (self.high - self.low)
        kept = [0.0]
        for at in sorted(seen, key=abs):
            if all(abs(at - other) * each > self._apart(at, other) for other in kept):
                kept.append(at)
        return sorted(kept)

    def _apart(self, first: float, other: float) -> float:
        """Pixels that two tick labels need between their middles."""
        return max(40.0, sum(pixels(self._percent(at), LABEL) for at in (first, other)) / 2)

    def _traces(self) -> list[dict[str, Any]]:
        traces = []
        for place, row in zip(self.places.middles, reversed(self.rows), strict=True):
            colour = {Mark.STUDY: BLUE, Mark.EFFECT: GREEN}.get(row.mark, INK)
            if row.low is not None and row.high is not None and row.mark not in _DIAMONDS:
                dash = "dash" if row.mark is Mark.PREDICTION else "solid"
                wide = 5 if row.mark is Mark.EFFECT else 2
                ends = [max(row.low, self.reach[0]), min(row.high, self.reach[1])]
                traces.append(
                    {
                        "type": "scatter",
                        "mode": "lines",
                        "x": ends,
                        "y": [place, place],
                        "line": {"color": colour, "width": wide, "dash": dash},
                        "hoverinfo": "skip",
                    }
                )
                if ends != [row.low, row.high]:
                    traces.append(self._runs_on(row, place))
            if row.middle is not None:
                traces.append(self._mark(row, place, colour))
        return traces

    def _runs_on(self, row: Row, place: float) -> dict[str, Any]:
        """Arrow heads where an interval leaves the plot."""
        low, high = self.reach
        ends = [(low, "triangle-left")] if row.low is not None and row.low < low else []
        ends += [(high, "triangle-right")] if row.high is not None and row.high > high else []
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [at for at, _ in ends],
            "y": [place] * len(ends),
            "marker": {"symbol": [symbol for _, symbol in ends], "size": 12, "color": INK},
            "hoverinfo": "skip",
        }

    def _mark(self, row: Row, place: float, colour: str) -> dict[str, Any]:
        hover = {"hovertemplate": f"{escaped(row.label)}: {escaped(self._figure(row))}<extra></extra>"}
        if row.mark in _DIAMONDS:
            assert row.low is not None
            assert row.high is not None
            assert row.middle is not None
            return hover | {
                "type": "scatter",
                "mode": "lines",
                "x": [row.low, row.middle, row.high, row.middle, row.low],
                "y": [place, place + self.places.half, place, place - self.places.half, place],
                "fill": "toself",
                "fillcolor": _DIAMONDS[row.mark],
                "line": {"color": INK, "width": 1},
            }
        size = 11.0 if row.weight is None else 8 + 12 * math.sqrt(row.weight)
        hollow = row.mark is Mark.EFFECT
        return hover | {
            "type": "scatter",
            "mode": "markers",
            "x": [row.middle],
            "y": [place],
            "marker": {
                "symbol": "diamond" if hollow else "square",
                "size": 14 if hollow else size,
                "color": WHITE if hollow else colour,
                "line": {"color": colour, "width": 2.5 if hollow else 0},
            },
        }

    def _columns(self) -> list[dict[str, Any]]:
        """Figures and weights to the right of the plot, each column under its head; narrow, none."""
        if self.is_narrow:
            return []
        texts = [self._beside(self.language.say("forest.change"), None, 12, head=True)]
        texts += [self._beside(text, place, 12) for place, text in enumerate(reversed(self.figures))]
        if self.weighed:
            at = self.right
            texts.append(self._beside(self.language.say("forest.weight"), None, at, head=True))
            for place, row in enumerate(reversed(self.rows)):
                if row.weight is not None:
                    texts.append(self._beside(self.language.numbers.percent(row.weight, 0), place, at))
        return texts

    def _beside(self, text: str, place: int | None, shift: int, *, head: bool = False) -> dict[str, Any]:
        return {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": shift,
            "y": 1 if place is None else place,
            "yref": "paper" if place is None else "y",
            "yanchor": "bottom" if place is None else "middle",
            "yshift": 3 if place is None else 0,
            "text": f"<b>{escaped(text)}</b>" if head else escaped(text),
            "showarrow": False,
            "font": {"size": 12},
        }

    def _report_line(self) -> dict[str, Any]:
        """The upright line at the report's figure; that of no change is the axis' own."""
        return {
            "type": "line",
            "x0": self.report,
            "x1": self.report,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "layer": "below",
            "line": {"color": _REPORT, "width": 1.6, "dash": "dash"},
        }

    def _rule(self) -> list[dict[str, Any]]:
        """A thin line between what was measured and what is made of it."""
        studies = sum(row.mark is Mark.STUDY for row in self.rows)
        if studies == len(self.rows):
            return []
        y = self.places.above(studies)
        return [
            {
                "type": "line",
                "x0": 0,
                "x1": 1,
                "xref": "paper",
                "y0": y,
                "y1": y,
                "line": {"color": PALE, "width": 1},
            }
        ]

    def _above(self) -> list[dict[str, Any]]:
        """What the two upright lines are, each at a height of its own."""
        share = self.language.numbers.percent(self.report_share, 0)
        texts = (
            (0.0, self.language.say("forest.no_change"), 3, INK),
            (self.report, self.language.say("forest.report", share=share), 21, _REPORT),
        )
        return [
            {
                "x": at,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": lift,
                "xanchor": self._anchor(at, text),
                "text": escaped(text),
                "showarrow": False,
                "font": {"size": 12, "color": colour},
            }
            for at, text, lift, colour in texts
        ]

    def _anchor(self, at: float, text: str) -> str:
        half = pixels(text, 12) / 2
        middle = (at - self.low) / (self.high - self.low) * self.plot_width
        return "left" if middle < half else "right" if middle > self.plot_width - half else "center"
