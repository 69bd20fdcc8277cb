"""The tornado diagram: how far each input, alone, moves the result, drawn so that a board can trust it.

Bars run from the base case to what the model gave at each end of an input's
range. Each end carries the input value that causes it. Colour and pattern tell
low from high; position tells better from worse.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from hiacalc.analysis.deterministic.one_way import Bar, OneWay
from hiacalc.present.charts.axes import (
    VALUE,
    Measure,
    ReferenceLines,
    Title,
    axis_range,
    end_label,
    end_label_width,
)
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, INK, ORANGE
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.stacked_legend import StackedLegend
from hiacalc.present.charts.text_fit import Label, lines
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import (
    alternative,
    finding,
    range_text,
    rest_sentence,
    switching_beyond_sentence,
)
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.present.words.run import scope

TOP = 12
_END_SHARE = 0.34  # of a narrow plot's width that the value at an end takes at the most
_OVER_LINES = 44  # pixels for what the upright lines are, between plot and legend


def tornado(sweep: OneWay, sheet: Sheet, top: int = TOP) -> Chart:
    """The tornado diagram of a one-way sweep with at least one bar of any width and a defined base case.

    Along the level axis lies the outcome in its own unit; a row is an input, the widest swing on
    top. A solid line marks the base case, a dashed one the decision threshold.

    Args:
        sweep: whose bars are drawn.
        sheet: to draw on; where its height is set, there are no more bars than it has room for.
        top: how many bars at the most; the rest is told in a line.

    >>> from hiacalc.analysis.deterministic.one_way import one_way
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> chart = tornado(one_way(shipped("helseiarbeid-2016")), Sheet(language("en"), 1000), top=3)
    >>> len(chart.figure["layout"]["yaxis"]["ticktext"])
    3
    """
    drawing = _Drawing(sweep, sheet, top)
    while drawing.crowded:
        drawing = _Drawing(sweep, sheet, len(drawing.bars) - 1)
    return drawing.chart()


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a bar: where it points, the lane it lies in and its text."""

    outcome: float
    side: int
    offset: float
    thickness: float
    text: str


class _Drawing:
    """The chart under way: what is drawn, in which units, and how much room the texts take."""

    def __init__(self, sweep: OneWay, sheet: Sheet, top: int) -> None:
        self.sweep = sweep
        self.language = sheet.language
        self.bars = list(sweep.moving[:top])
        ends = (end for bar in self.bars for end in (bar.least, bar.greatest))
        self.measure = Measure.of(sweep.outcome, sweep.perspective, [sweep.base, *ends])
        self.labels = [self._label(bar, label_width(sheet, 0.34)) for bar in self.bars]
        left = left_margin(self.labels, sheet)
        names = [self.language.say(f"tornado.{end}") for end in ("low", "high")]
        self.legend = StackedLegend.fitted(names, sheet)
        self.title = Title.fitted(self.measure.title(self.language), sheet.width - left - RIGHT)
        self.frame = Frame(
            sheet,
            left=left,
            title=finding(sweep, self.language),
            notes=self._notes(),
            head=_OVER_LINES + self.legend.height if sheet.is_narrow else 78,
            foot=FOOT + self.title.more,
        )
        self.rows = Rows.fitting(self.labels, 46, sheet)
        self.crowded = False
        self.blank = 0
        if sheet.height is not None:
            space = sheet.height - self.frame.top - self.frame.bottom
            self.crowded = len(self.bars) > 1 and space < self.rows.height
            self.rows = self.rows.stretched(min(2.0, space / self.rows.height))  # not blown up to fill a page
            self.blank = max(0, space - self.rows.height)
        self.ends = [self._ends(bar) for bar in self.bars]
        self.span = self._span()

    def chart(self) -> Chart:
        upright = ReferenceLines(self.measure, self.sweep.base, self.sweep.threshold, self.span)
        height = self.rows.height
        layout = self.frame.layout(height)
        layout["height"] += self.blank
        layout["margin"]["b"] += self.blank
        layout |= {
            "barmode": "overlay",
            "xaxis": self.measure.axis(self.title) | {"range": list(self.span)},
            "yaxis": self.rows.axis(self.labels),
            "legend": self._legend(height),
            "shapes": [*upright.shapes, *self._extremes()],
            "annotations": [
                *self.rows.texts(self.labels, self.frame),
                *self._texts(),
                *upright.labels(self.frame),
                *self.frame.annotations(height),
            ],
        }
        return self.frame.chart(self._traces(), layout, alternative(self.sweep, self.bars, self.language))

    def _legend(self, height: int) -> dict[str, Any]:
        if self.frame.sheet.is_narrow:
            return self.legend.drawn(_OVER_LINES, height)
        return {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1 + _OVER_LINES / height,
            "yanchor": "bottom",
            "traceorder": "normal",
        }

    def _label(self, bar: Bar, width: float) -> Label:
        turns = self.sweep.can_switch_decision(bar)
        texts = [range_text(bar, self.language)]
        if turns:
            texts.append(self.language.say("tornado.turns"))
        if not bar.monotone:
            texts.append(self.language.say("tornado.not_monotone"))
        if not bar.defined:
            texts.append(self.language.say("tornado.undefined"))
        name = label_of(bar.path, self.sweep.scenario, self.language)
        return Label.fitted(name, width, " · ".join(texts), bold=turns)

    def _ends(self, bar: Bar) -> tuple[_End, _End]:
        """Low and high end; on the same side of the base line each gets a lane of its own."""
        base = self.sweep.base
        inputs = (bar.low_input, bar.high_input)
        results = (bar.low_outcome, bar.high_outcome)
        slack = 1e-9 * max(1.0, bar.swing)
        sides = [0 if not abs(r - base) > slack else 1 if r > base else -1 for r in results]
        together = sides[0] == sides[1] != 0
        if not together:
            sides = [side or -(sides[1 - place] or (1 - 2 * place)) for place, side in enumerate(sides)]
        lanes = ((0.02, 0.34), (-0.36, 0.34)) if together else ((-0.32, 0.64), (-0.32, 0.64))
        low, high = (
            _End(
                outcome=base if math.isnan(result) else result,
                side=side,
                offset=offset,
                thickness=thickness,
                text=self._at_end(format_value(value, bar.named.unit, self.language)),
            )
            for value, result, side, (offset, thickness) in zip(inputs, results, sides, lanes, strict=True)
        )
        return low, high

    def _at_end(self, text: str) -> str:
        """A value, broken where those of both ends would not fit beside each other."""
        if not self.frame.sheet.is_narrow:
            return text
        return "\n".join(lines(text, _END_SHARE * self.frame.plot_width, VALUE))

    def _span(self) -> tuple[float, float]:
        """The ends of the axis, with room for every value at the end of its own bar."""
        scale = self.measure.scale
        marks = [(self.sweep.base / scale, 30.0, 30.0)]
        for bar, ends in zip(self.bars, self.ends, strict=True):
            marks += [(bar.least / scale, 6.0, 0.0), (bar.greatest / scale, 0.0, 6.0)]
            for end in ends:
                needed = end_label_width(end.text)
                left, right = (needed, 0.0) if end.side < 0 else (0.0, needed)
                marks.append((end.outcome / scale, left, right))
        return axis_range(marks, self.frame.plot_width)

    def _traces(self) -> list[dict[str, Any]]:
        scale, base = self.measure.scale, self.sweep.base
        traces = []
        for which, colour, pattern in ((0, BLUE, ""), (1, ORANGE, "/")):
            ends = [pair[which] for pair in self.ends]
            outcomes = [outcome_text(end.outcome, self.sweep.outcome, self.language.numbers) for end in ends]
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": self.language.say("tornado.high" if which else "tornado.low"),
                    "y": self.rows.middles,
                    "base": [base / scale] * len(ends),
                    "x": [(end.outcome - base) / scale for end in ends],
                    "offset": [end.offset * self.rows.least for end in ends],
                    "width": [end.thickness * self.rows.least for end in ends],
                    "marker": {
                        "color": colour,
                        "line": {"color": INK, "width": 0.8},
                        "pattern": {
                            "shape": pattern,
                            "fillmode": "overlay",
                            "fgcolor": INK,
                            "fgopacity": 0.45,
                            "size": 6,
                        },
                    },
                    "customdata": [
                        [
                            end.text.replace("\n", " "),
                            text,
                            bar.path,
                            bar.high_input if which else bar.low_input,
                        ]
                        for bar, end, text in zip(self.bars, ends, outcomes, strict=True)
                    ],
                    "hovertemplate": "%{customdata[0]}: %{customdata[1]}<extra>%{fullData.name}</extra>",
                }
            )
        return traces

    def _extremes(self) -> list[dict[str, Any]]:
        """The true extremes of bars whose ends are not theirs, as a line just under each."""
        below = min(0.38 * self.rows.least, 20.0)
        return [
            {
                "type": "line",
                "x0": bar.least / self.measure.scale,
                "x1": bar.greatest / self.measure.scale,
                "y0": middle - below,
                "y1": middle - below,
                "line": {"color": INK, "width": 3},
            }
            for bar, middle in zip(self.bars, self.rows.middles, strict=True)
            if not bar.monotone
        ]

    def _texts(self) -> list[dict[str, Any]]:
        return [
            end_label(
                end.outcome / self.measure.scale,
                middle + (end.offset + end.thickness / 2) * self.rows.least,
                end.text,
                end.side,
            )
            for ends, middle in zip(self.ends, self.rows.middles, strict=True)
            for end in ends
        ]

    def _notes(self) -> tuple[str, ...]:
        """Population, price year, rate and horizon; how to read it; what is left out."""
        notes = [scope(self.sweep.scenario, self.sweep.years, self.language)]
        notes.append(self.language.say("tornado.reading"))
        notes += filter(None, [switching_beyond_sentence(self.sweep, self.language)])
        notes += cautions_of(self.sweep, self.language)
        rest = self.sweep.bars[len(self.bars) :]
        if rest:
            notes.append(rest_sentence(rest, self.sweep, self.language))
        return tuple(notes)
