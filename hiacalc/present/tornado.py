"""The one-way chart: how far each input, alone, moves the result, drawn so that a board can trust it.

Bars run from the base case to what the model gave at each end of an input's
range. Each end carries the input value that causes it. Colour and pattern tell
low from high; position tells better from worse.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.analysis.one_way import Bar, OneWay
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.charts import BLUE, Chart
from hiacalc.present.frame import INK, LABEL, SMALL, Frame, escaped, lines, pixels
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of, natural, scope

TOP = 12
ORANGE = "#E69F00"
_MONEY = (Outcome.NET_BENEFIT, Outcome.COSTS, Outcome.BENEFITS, Outcome.COST_PER_HOUR_AVOIDED)


def finding(found: OneWay, language: Language, numbers: Numbers) -> str:
    """What the chart shows, in a sentence computed from it."""
    if not found.bars:
        return language.say("tornado.nothing")
    bar = found.bars[0]
    if math.isnan(found.base):
        name = language.words.word("outcomes", found.outcome.value)
        return language.say("tornado.undefined_base", outcome=name)
    label = label_of(bar.path, found.scenario, language)
    name = language.words.word("outcomes", found.outcome.value).lower()
    words = {
        "label": label,
        "outcome": name,
        "least": outcome_text(bar.least, found.outcome, numbers),
        "greatest": outcome_text(bar.greatest, found.outcome, numbers),
    }
    if not bar.defined:
        return language.say("tornado.decides_undefined", **words)
    limit = found.threshold
    if limit is None:
        return language.say("tornado.moves", **words)
    turning = [bar for bar in found.bars if found.turns(bar)]
    pays = found.base >= limit
    if not turning:
        return language.say("tornado.always_pays" if pays else "tornado.never_pays", **words)
    bar = turning[0]
    beyond = bar.results < limit if pays else bar.results > limit
    at = bar.low_input if beyond[0] else bar.high_input if beyond[-1] else float(bar.values[beyond][0])
    key = "tornado.gone" if pays else "tornado.would_pay"
    value = natural(at, bar.named.unit, language, numbers)
    return language.say(key, label=label_of(bar.path, found.scenario, language), value=value, outcome=name)


def rest_said(rest: Sequence[Bar], found: OneWay, language: Language, numbers: Numbers) -> str:
    """How little the inputs that are not shown can move the result."""
    most = outcome_text(max(bar.swing for bar in rest), found.outcome, numbers)
    key = "tornado.rest_one" if len(rest) == 1 else "tornado.rest"
    return language.say(key, count=len(rest), most=most)


def alternative(found: OneWay, language: Language, top: int = TOP) -> str:
    """The chart in words, for those who do not see it."""
    numbers = Numbers(language.code)
    lines = [
        language.say(
            "tornado.line",
            label=label_of(bar.path, found.scenario, language),
            low_input=natural(bar.low_input, bar.named.unit, language, numbers),
            high_input=natural(bar.high_input, bar.named.unit, language, numbers),
            low=outcome_text(bar.low_outcome, found.outcome, numbers),
            high=outcome_text(bar.high_outcome, found.outcome, numbers),
        )
        for bar in _shown(found, top)
    ]
    base = outcome_text(found.base, found.outcome, numbers)
    said = finding(found, language, numbers)
    return language.say("tornado.alternative", finding=said, base=base, lines=" ".join(lines))


def tornado(  # noqa: PLR0917 - a page of paper is width and height
    found: OneWay,
    language: Language,
    origin: str,
    top: int = TOP,
    width: int = 1000,
    height: int | None = None,
) -> Chart:
    """The chart.

    Args:
        found: the sweep.
        language: of every text in it.
        origin: the line that says where the result comes from.
        top: how many bars at the most; the rest is told in a line.
        width: in pixels at 96 to the inch.
        height: likewise; by default it follows the number of bars.
    """
    drawing = _Drawing(found, language, origin, top, width, height)
    while height is not None and drawing.crowded:  # a larger sheet of the same shape, to be scaled down
        width, height = round(width * 1.1), round(height * 1.1)
        drawing = _Drawing(found, language, origin, top, width, height)
    return Chart(drawing.figure(), alternative(found, language, top))


def tornado_rows(found: OneWay, language: Language) -> list[list[object]]:
    """The numbers behind the chart, every input that has a range, unrounded; head first."""
    head: list[object] = [
        "parameter",
        "label",
        "unit",
        "base_input",
        "low_input",
        "high_input",
        "base_outcome",
        "low_outcome",
        "high_outcome",
        "swing",
        "basis",
        "crosses_zero",
        "monotone",
    ]
    rows: list[list[object]] = [
        [
            bar.path,
            label_of(bar.path, found.scenario, language),
            bar.named.unit.value,
            bar.base_input,
            bar.low_input,
            bar.high_input,
            bar.base,
            bar.low_outcome,
            bar.high_outcome,
            bar.swing,
            bar.basis.value,
            bar.crosses(0.0),
            bar.monotone,
        ]
        for bar in found.bars
    ]
    return [head, *rows]


def _shown(found: OneWay, top: int) -> list[Bar]:
    """The bars that are drawn: the widest, and none without width."""
    if math.isnan(found.base):
        return []  # bars begin at the base case, and there is none
    least = 1e-9 * max(1.0, abs(found.base))
    return [bar for bar in found.bars if bar.swing > least][:top]


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

    def __init__(  # noqa: PLR0917 - the same as `tornado`
        self, found: OneWay, language: Language, origin: str, top: int, width: int, height: int | None
    ) -> None:
        self.found = found
        self.language = language
        self.numbers = Numbers(language.code)
        self.width = width
        self.bars = _shown(found, top)
        self.rest = found.bars[len(self.bars) :]
        self.scale, self.unit = self._scale()
        self.label_width = 0.34 * width
        self.labels = [self._label(bar) for bar in self.bars]
        self.frame = Frame(
            language=language,
            width=width,
            left=24 + int(max((_label_pixels(text) for text in self.labels), default=80)),
            title=finding(found, language, self.numbers),
            notes=self._notes(origin),
            head=78,
        )
        row = max([46, *(18 + 17 * (text.count("<br>") + 1) for text in self.labels)])
        self.plot_height = row * max(1, len(self.bars))
        if height is not None:
            room = height - self.frame.top - self.frame.bottom
            self.plot_height = max(room, 60)
        self.crowded = self.plot_height < row * len(self.bars)
        self.ends = [self._ends(bar) for bar in self.bars]
        self.span = self._span()

    def figure(self) -> dict[str, Any]:
        count = len(self.bars)
        low, high = self.span
        layout = self.frame.layout(self.plot_height) | {
            "barmode": "overlay",
            "xaxis": {
                "range": [low, high],
                "title": {"text": self._axis_title(), "standoff": 10, "font": {"size": 12}},
                "gridcolor": "#E3E9ED",
                "zeroline": False,
                "tickformat": ",~g",
                "nticks": 8,
            },
            "yaxis": {
                "range": [-0.5, count - 0.5] if count else [-0.5, 0.5],
                "tickmode": "array",
                "tickvals": list(range(count)),
                "ticktext": self.labels[::-1],
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "ticklabelstandoff": 8,
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1 + 44 / self.plot_height,
                "yanchor": "bottom",
                "traceorder": "normal",
            },
            "shapes": [] if math.isnan(self.found.base) else self._lines(),
            "annotations": [
                *self._texts(),
                *([] if math.isnan(self.found.base) else self._line_labels()),
                *self.frame.annotations(self.plot_height),
            ],
        }
        return {"data": self._bars() if count else [], "layout": layout}

    def _scale(self) -> tuple[float, str]:
        ends = [self.found.base, *(end for bar in self.bars for end in (bar.least, bar.greatest))]
        largest = max((abs(end) for end in ends if not math.isnan(end)), default=0.0)
        if self.found.outcome in _MONEY:
            million = largest >= 1e6
            return (1e6, "million") if million else (1.0, "kroner")
        return 1.0, "hours" if self.found.outcome.value.startswith("hours") else "ratio"

    def _label(self, bar: Bar) -> str:
        name = label_of(bar.path, self.found.scenario, self.language)
        said = [self.language.words.word("basis", bar.basis.value)]
        if self.found.turns(bar):
            said.append(self.language.say("tornado.turns"))
        if not bar.monotone:
            said.append(self.language.say("tornado.not_monotone"))
        if not bar.defined:
            said.append(self.language.say("tornado.undefined"))
        texts = [escaped(line) for line in lines(name, self.label_width, LABEL)]
        if self.found.turns(bar):
            texts = [f"<b>{text}</b>" for text in texts]
        small = lines(" · ".join(said), self.label_width, SMALL)
        return "<br>".join(
            [*texts, *(f'<span style="font-size:{SMALL}px">{escaped(line)}</span>' for line in small)]
        )

    def _ends(self, bar: Bar) -> tuple[_End, _End]:
        """Low and high end; on the same side of the base line each gets a lane of its own."""
        base = self.found.base
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
                text=natural(value, bar.named.unit, self.language, self.numbers),
            )
            for value, result, side, (offset, thickness) in zip(inputs, results, sides, lanes, strict=True)
        )
        return low, high

    def _span(self) -> tuple[float, float]:
        """The ends of the axis, with room for every value at the end of its own bar."""
        base = self.found.base / self.scale
        if math.isnan(base):
            return -1.0, 1.0
        marks = [(base, 30.0, 30.0)]
        for bar, ends in zip(self.bars, self.ends, strict=True):
            marks += [(bar.least / self.scale, 6.0, 0.0), (bar.greatest / self.scale, 0.0, 6.0)]
            for end in ends:
                room = 18 + pixels(end.text, 12)
                left, right = (room, 0.0) if end.side < 0 else (0.0, room)
                marks.append((end.outcome / self.scale, left, right))
        reach = max(at for at, _, _ in marks) - min(at for at, _, _ in marks)
        each = (reach or 1.0) / self.frame.plot_width  # of the axis' unit, for each pixel
        for _ in range(60):  # more room makes a pixel worth more; it settles quickly
            low = min(at - left * each for at, left, _ in marks)
            high = max(at + right * each for at, _, right in marks)
            each = max((high - low) / self.frame.plot_width, each)
        return low, high

    def _bars(self) -> list[dict[str, Any]]:
        places = [len(self.bars) - 1 - place for place in range(len(self.bars))]
        traces = []
        for which, colour, pattern in ((0, BLUE, ""), (1, ORANGE, "/")):
            ends = [pair[which] for pair in self.ends]
            outcomes = [outcome_text(end.outcome, self.found.outcome, self.numbers) for end in ends]
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": self.language.say("tornado.high" if which else "tornado.low"),
                    "y": places,
                    "base": [self.found.base / self.scale] * len(ends),
                    "x": [(end.outcome - self.found.base) / self.scale for end in ends],
                    "offset": [end.offset for end in ends],
                    "width": [end.thickness for end in ends],
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
                        [end.text, text, bar.path, bar.high_input if which else bar.low_input]
                        for bar, end, text in zip(self.bars, ends, outcomes, strict=True)
                    ],
                    "hovertemplate": "%{customdata[0]}: %{customdata[1]}<extra>%{fullData.name}</extra>",
                }
            )
        return traces

    def _lines(self) -> list[dict[str, Any]]:
        base = self.found.base / self.scale
        lines = [_upright(base, INK, "solid", 2.0)]
        limit = self.found.threshold
        if limit is not None and self.span[0] < limit / self.scale < self.span[1]:
            lines.append(_upright(limit / self.scale, "#A3260B", "dash", 1.6))
        for place, bar in enumerate(self.bars):
            if not bar.monotone:  # the true extremes, where an end is not one of them
                below = min(0.38, 20 * len(self.bars) / self.plot_height)  # just under the bar
                y = len(self.bars) - 1 - place - below
                lines.append(
                    {
                        "type": "line",
                        "x0": bar.least / self.scale,
                        "x1": bar.greatest / self.scale,
                        "y0": y,
                        "y1": y,
                        "line": {"color": INK, "width": 3},
                    }
                )
        return lines

    def _texts(self) -> list[dict[str, Any]]:
        return [
            {
                "x": end.outcome / self.scale,
                "y": len(self.bars) - 1 - place + end.offset + end.thickness / 2,
                "text": escaped(end.text),
                "xanchor": "left" if end.side > 0 else "right",
                "xshift": 5 * end.side,
                "showarrow": False,
                "font": {"size": 12},
                "bgcolor": "rgba(255,255,255,0.85)",
                "borderpad": 1,
            }
            for place, ends in enumerate(self.ends)
            for end in ends
        ]

    def _line_labels(self) -> list[dict[str, Any]]:
        """The values at the two lines."""
        base = outcome_text(self.found.base, self.found.outcome, self.numbers)
        said = [self._above(self.found.base, self.language.say("tornado.base", base=base), 22, bold=True)]
        limit = self.found.threshold
        if limit is not None and self.span[0] < limit / self.scale < self.span[1]:
            key = "tornado.zero" if limit == 0 else "tornado.one"
            said.append(self._above(limit, self.language.say(key), 3))
        return said

    def _above(self, at: float, text: str, lift: int, *, bold: bool = False) -> dict[str, Any]:
        """A text over one of the upright lines, kept within the chart."""
        share = (at / self.scale - self.span[0]) / (self.span[1] - self.span[0])
        half = pixels(text, 12) / 2
        middle = share * self.frame.plot_width
        anchor = "left" if middle < half else "right" if middle > self.frame.plot_width - half else "center"
        return {
            "x": at / self.scale,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": lift,
            "xanchor": anchor,
            "text": f"<b>{escaped(text)}</b>" if bold else escaped(text),
            "showarrow": False,
            "font": {"size": 12},
        }

    def _axis_title(self) -> str:
        words = self.language.words
        unit = self.language.say(f"tornado.units.{self.unit}")
        name = words.word("outcomes", self.found.outcome.value)
        view = words.word("perspectives", self.found.perspective.value).lower()
        return escaped(", ".join(part for part in (name, unit, view) if part))

    def _notes(self, origin: str) -> tuple[str, ...]:
        """Population, price year, rate and horizon; what is left out; where it comes from."""
        notes = [scope(self.found.scenario, self.found.years, self.language, self.numbers)]
        notes.append(self.language.say("tornado.reading"))
        if self.rest:
            notes.append(rest_said(self.rest, self.found, self.language, self.numbers))
        return (*notes, origin)


def _upright(at: float, colour: str, dash: str, width: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "above",
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _label_pixels(label: str) -> float:
    """The width of a label: its widest line, without the mark-up that this module put in."""
    widths = []
    for line in label.split("<br>"):
        small = line.startswith("<span")
        text = line.partition(">")[2].rpartition("</span>")[0] if small else line
        text = text.removeprefix("<b>").removesuffix("</b>")
        widths.append(pixels(text, SMALL if small else LABEL))
    return max(widths)
