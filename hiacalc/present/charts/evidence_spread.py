"""Uncertainty intervals of net benefit by set of evidence: how likely it pays, by which is trusted.

Every set has a row: lasting as the scenario thinks, and as long as it was
measured. Fill tells the two apart, so that it reads without colour.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hiacalc.analysis.probabilistic.evidence_spread import Believed, EvidenceSpread, NetBenefit
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.model import Outcome
from hiacalc.present.charts.axes import VALUE, Measure, Title, axis_range, reference_line
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, INK, PALE, TURNING, WHITE
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import LABEL, Label, escaped, lines, pixels
from hiacalc.present.tables.evidence_spread import apart, between, in_order, spread_finding, title_of, trusted
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.natural_frequency import count_text, natural_frequency
from hiacalc.present.words.outcomes import switching_text
from hiacalc.scenario.bounds import Unit

_LANE = 10.0  # pixels from the middle of a row to that of each of its two bars
_THICK = 14.0
_EDGE = 14.0  # pixels between a bar and the side of the plot
_GAP = 16  # pixels between the columns beside the plot
_ZERO = 22  # pixels for what the line at zero is
_ENTRY = 20  # pixels for a line of the legend
_KEY = 48  # pixels for the sign before a name in the legend
_HEAD = 15  # pixels for a line of a column's head


def evidence_spread_chart(drawn: Uncertainty, spread: EvidenceSpread, sheet: Sheet) -> Chart:
    """Net benefit by set of evidence: a row for each, with its 95 % uncertainty interval and mean.

    Along the level axis lies net benefit in NOK or million NOK. A bar is the middle 95 % of the
    draws, a diamond their mean; beside each row stands how often it pays. A dashed line marks zero.

    Args:
        drawn: the draws that the spread is of.
        spread: what follows from each set.
        sheet: to draw on.
    """
    return _Drawing(drawn, spread, sheet).chart()


@dataclass(frozen=True, slots=True)
class _Bar:
    """The interval of a row in one of its two lanes; `at` is where it lies, in pixels from the bottom."""

    row: Believed
    net: NetBenefit
    at: float


class _Drawing:
    """The chart under way: its rows, its axis, and the room its texts take."""

    def __init__(self, drawn: Uncertainty, spread: EvidenceSpread, sheet: Sheet) -> None:
        self.drawn = drawn
        self.spread = spread
        self.language = sheet.language
        self.sets = in_order(spread)
        self.measured = any(row.as_measured for row in self.sets)
        self.is_narrow = sheet.is_narrow
        self.labels = [
            self._label(row, place, label_width(sheet, 0.3)) for place, row in enumerate(self.sets)
        ]
        parts = (
            Rows.fitting([label], 54 if row.as_measured else 38, sheet)
            for row, label in zip(self.sets, self.labels, strict=True)
        )
        self.rows = Rows.joined(parts)
        self.measure = Measure.of(Outcome.NET_BENEFIT, drawn.perspective, self._amounts)
        left = left_margin(self.labels, sheet)
        right = RIGHT
        if not sheet.is_narrow:
            left = max(left, self._legend_width)
            right = _GAP + sum(wide + _GAP for wide in self._columns)
        self.legend = StackedLegend.fitted(self._names, sheet)
        text = self._say("axis", measure=self.measure.title(self.language))
        self.below = Title.fitted(text, sheet.width - left - right)
        self.frame = Frame(
            sheet,
            left,
            spread_finding(spread, self.language),
            tuple(self._notes()),
            head=16 + self._over_plot,
            foot=FOOT + self.below.more,
            right=right,
        )
        marks = [(at / self.measure.scale, _EDGE, _EDGE) for at in (0.0, *self._amounts)]
        self.span = axis_range(marks, self.frame.plot_width)

    def chart(self) -> Chart:
        """The whole of it."""
        layout = self.frame.layout(self.rows.height)
        layout["annotations"] += [self._zero(), *self._beside(), *self.rows.texts(self.labels, self.frame)]
        layout |= {
            "barmode": "overlay",
            "xaxis": self.measure.axis(self.below) | {"range": list(self.span)},
            "yaxis": self.rows.axis(self.labels),
            "shapes": [reference_line(0.0, TURNING, "dash", 1.6), *self._separator()],
            "showlegend": True,
            "legend": {
                "xref": "container",
                "x": 8 / self.frame.sheet.width,
                "xanchor": "left",
                "y": 1,
                "yanchor": "bottom",
                "traceorder": "normal",
            },
        }
        if self.is_narrow:
            layout["legend"] = self.legend.drawn(_ZERO, self.rows.height)
        text = self._say("alternative", finding=self.frame.title, lines=" ".join(map(self._line, self.sets)))
        return self.frame.chart(self._traces(), layout, text)

    def _say(self, key: str, **words: object) -> str:
        return self.language.say(f"uncertainty.spread.{key}", **words)

    @cached_property
    def _amounts(self) -> list[float]:
        """Every end and every mean, NOK."""
        figures = [net for row in self.sets for net in (row.as_thought, row.as_measured) if net is not None]
        return [amount for net in figures for amount in (net.low, net.mean, net.high)]

    @property
    def _over_plot(self) -> int:
        """The pixels that legend and heads of columns need over the plot."""
        if self.is_narrow:
            return _ZERO + self.legend.height
        return max(_ZERO, _ENTRY * len(self._names), _HEAD * max(map(len, self._heads)))

    def _label(self, row: Believed, place: int, wide: float) -> Label:
        """A set's title, whether it is in use, and what tells it from the others."""
        texts = [self._say("in_use")] if row.is_in_use else []
        if not row.is_distribution:
            texts.append(self._say("figure"))
        if row.follow_up_years is not None:
            texts.append(self._say("followed", years=self._years(row.follow_up_years)))
        if self.is_narrow:  # what stands in columns where there is room
            texts += [f"{self._head(at)}: {cells[place]}" for at, cells in enumerate(self._cells)]
        return Label.fitted(title_of(row, self.language), wide, " · ".join(texts), bold=row.is_in_use)

    def _years(self, years: float) -> str:
        return format_value(years, Unit.YEARS, self.language)

    def _notes(self) -> list[str]:
        """How to read it, which sets leave no room for doubt, and what choices would do."""
        years = self._years(self.drawn.scenario.effect.duration.value)
        sentences = [self._say("reading", years=years)]
        if self.measured:
            sentences.append(self._say("reading_measured"))
        if self._is_parted:
            has_own = any(row.effect is None for row in self.sets)
            sentences.append(self._say("apart_own" if has_own else "apart"))
        without = [title_of(row, self.language) for row in self.sets if not row.holds_harm]
        if without:
            sentences.append(self._say("no_zero", titles="; ".join(without)))
        if self.spread.conventions:
            rows = self.spread.distributions or self.spread.rows
            share = between([row.least_favourable for row in rows], self.language)
            sentences.append(self._say("conventions", share=share))
        return sentences

    @cached_property
    def _names(self) -> list[str]:
        """What the legend holds: bars of one kind or two, and their mean."""
        kinds = ["thought", "measured", "mean"] if self.measured else ["thought", "mean"]
        return [self._say(kind) for kind in kinds]

    @property
    def _legend_width(self) -> int:
        """The pixels of the legend, which stands over the titles of the sets."""
        return 16 + _KEY + math.ceil(max(pixels(name, LABEL) for name in self._names))

    @cached_property
    def _cells(self) -> list[list[str]]:
        """The probabilities beside the plot, a column for each way the effect may last."""
        columns: list[list[NetBenefit | None]] = [[row.as_thought for row in self.sets]]
        if self.measured:
            columns.append([row.as_measured for row in self.sets])
        return [
            [
                self._say("unknown") if net is None else count_text(net.probability, self.language, "cell")
                for net in column
            ]
            for column in columns
        ]

    @cached_property
    def _columns(self) -> list[int]:
        """The pixels that each column takes; its head breaks at the comma, if not before."""
        return [
            math.ceil(
                max(
                    *(pixels(text, VALUE) for text in cells),
                    *(pixels(f"{part},", VALUE, bold=True) for part in self._head(place).split(", ")),
                )
            )
            for place, cells in enumerate(self._cells)
        ]

    def _head(self, place: int) -> str:
        return self._say(("pays_thought", "pays_measured")[place])

    @cached_property
    def _heads(self) -> list[list[str]]:
        return [lines(self._head(place), wide, VALUE, bold=True) for place, wide in enumerate(self._columns)]

    def _beside(self) -> list[dict[str, Any]]:
        """The columns to the right of the plot, each under its head; without room for them none."""
        if self.is_narrow:
            return []
        texts = []
        shift = _GAP
        for cells, head, wide in zip(self._cells, self._heads, self._columns, strict=True):
            shared = {
                "x": 1,
                "xref": "paper",
                "xanchor": "left",
                "xshift": shift,
                "align": "left",
                "showarrow": False,
                "font": {"size": VALUE},
            }
            texts += [
                shared
                | {
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "yshift": 4 + _HEAD * place,
                    "text": f"<b>{escaped(line)}</b>",
                }
                for place, line in enumerate(reversed(head))
            ]
            texts += [
                shared | {"y": at, "yref": "y", "yanchor": "middle", "text": escaped(text)}
                for at, text in zip(self.rows.middles, cells, strict=True)
            ]
            shift += wide + _GAP
        return texts

    def _zero(self) -> dict[str, Any]:
        """What the line at zero is, kept over the plot."""
        text = switching_text(0.0, self.language)
        half = pixels(text, VALUE) / 2
        middle = -self.span[0] / (self.span[1] - self.span[0]) * self.frame.plot_width
        anchor = "left" if middle < half else "right" if middle > self.frame.plot_width - half else "center"
        return {
            "x": 0.0,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 3,
            "xanchor": anchor,
            "text": escaped(text),
            "showarrow": False,
            "font": {"size": VALUE, "color": TURNING},
        }

    @property
    def _is_parted(self) -> bool:
        return 0 < len(apart(self.spread)) < len(self.sets)

    def _separator(self) -> list[dict[str, Any]]:
        """A thin line over the rows that stand apart."""
        if not self._is_parted:
            return []
        at = sum(self.rows.heights[len(trusted(self.spread)) :])
        line = {"color": PALE, "width": 1.4}
        from_left = -(self.frame.left - self.frame.edge) / self.frame.plot_width
        ends = {"x0": from_left, "x1": 1 + (self.frame.right - 12) / self.frame.plot_width, "xref": "paper"}
        return [{"type": "line", **ends, "y0": at, "y1": at, "line": line}]

    def _traces(self) -> list[dict[str, Any]]:
        thought, measured = [], []
        for row, at in zip(self.sets, self.rows.middles, strict=True):
            lane = 0.0 if row.as_measured is None else _LANE
            thought.append(_Bar(row, row.as_thought, at + lane))
            if row.as_measured is not None:
                measured.append(_Bar(row, row.as_measured, at - lane))
        kinds = [("thought", BLUE, thought), ("measured", WHITE, measured)]
        drawn = [self._bars(kind, colour, bars) for kind, colour, bars in kinds if bars]
        return [*drawn, self._means([*thought, *measured])]

    def _bars(self, kind: str, colour: str, bars: list[_Bar]) -> dict[str, Any]:
        name, scale = self._say(kind), self.measure.scale
        return {
            "type": "bar",
            "orientation": "h",
            "name": escaped(name),
            "base": [bar.net.low / scale for bar in bars],
            "x": [(bar.net.high - bar.net.low) / scale for bar in bars],
            "y": [bar.at for bar in bars],
            "width": [_THICK] * len(bars),
            "marker": {"color": colour, "line": {"color": INK, "width": 1.4}},
            "customdata": [self._pointed(bar, name) for bar in bars],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _pointed(self, bar: _Bar, lasting: str) -> str:
        """A bar's figures, for the pointer."""
        net = self._figures(bar.net)
        texts = (
            title_of(bar.row, self.language),
            f"{lasting}: {net['share']}",
            self.language.say("uncertainty.mean", mean=net["mean"]),
            self.language.say("uncertainty.most_draws", low=net["low"], high=net["high"]),
        )
        return "<br>".join(map(escaped, texts))

    def _means(self, bars: list[_Bar]) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "name": escaped(self._say("mean")),
            "x": [bar.net.mean / self.measure.scale for bar in bars],
            "y": [bar.at for bar in bars],
            "marker": {
                "symbol": "diamond-tall",
                "size": 13,
                "color": WHITE,
                "line": {"color": INK, "width": 1.8},
            },
            "hoverinfo": "skip",
        }

    def _figures(self, net: NetBenefit) -> dict[str, str]:
        amounts = {"mean": net.mean, "low": net.low, "high": net.high}
        texts = {name: self.language.numbers.short_money(amount) for name, amount in amounts.items()}
        return texts | {"share": natural_frequency(net.probability, self.language)}

    def _line(self, row: Believed) -> str:
        """A row in words, for the text alternative."""
        title = title_of(row, self.language)
        named = self._say("named_in_use", title=title) if row.is_in_use else title
        text = self._say("line", title=named, **self._figures(row.as_thought))
        if row.as_measured is None or row.follow_up_years is None:
            return f"{text}."
        years = self._years(row.follow_up_years)
        return f"{text}; {self._say('line_measured', years=years, **self._figures(row.as_measured))}."
