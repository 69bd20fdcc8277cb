"""The axis an outcome is drawn along: scale and unit, room for texts, and the lines at which it is read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.model import Outcome, Viewpoint
from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import GRID, INK, TURNING, VEIL
from hiacalc.present.charts.text_fit import escaped, lines, pixels
from hiacalc.present.locale.language import Language
from hiacalc.present.words.outcomes import base_text, switching_text

VALUE = 12  # the size of texts beside bars and lines
_MONEY = (Outcome.NET_BENEFIT, Outcome.COSTS, Outcome.BENEFITS, Outcome.COST_PER_HOUR_AVOIDED)
_HOURS = (Outcome.HOURS_AVOIDED, Outcome.HOURS_AVOIDED_DISCOUNTED)


@dataclass(frozen=True, slots=True)
class Measure:
    """An outcome as it stands on an axis: divided by `scale`, in `unit`."""

    outcome: Outcome
    perspective: Viewpoint
    scale: float
    unit: str

    @classmethod
    def of(cls, outcome: Outcome, perspective: Viewpoint, values: Iterable[float]) -> Measure:
        """The scale that suits the values to be drawn.

        Args:
            outcome: what lies along the axis.
            perspective: whose costs and gains count; it stands in the axis' title.
            values: what will be drawn, NOK, hours or a ratio; what is not finite is passed over.

        >>> from hiacalc.model import Perspective
        >>> Measure.of(Outcome.COSTS, Perspective.SOCIETY, [3e6]).unit
        'million'
        """
        if outcome not in _MONEY:
            return cls(outcome, perspective, 1.0, "hours" if outcome in _HOURS else "ratio")
        million = max((abs(value) for value in values if math.isfinite(value)), default=0.0) >= 1e6
        return cls(outcome, perspective, 1e6 if million else 1.0, "million" if million else "kroner")

    def title(self, language: Language) -> str:
        """Outcome, unit and whose costs and gains count."""
        words = language.words
        name = words.word("outcomes", self.outcome.value)
        view = language.say(f"run.in_sentence.{self.perspective.value}")
        return ", ".join((name, language.say(f"tornado.units.{self.unit}"), view))

    def axis(self, title: Title) -> dict[str, Any]:
        """The axis, without its range."""
        return {
            "title": title.drawn,
            "gridcolor": GRID,
            "zeroline": False,
            "tickformat": ",~g",
            "nticks": 8,
        }


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an axis, broken to the axis's length."""

    lines: tuple[str, ...]

    @classmethod
    def fitted(cls, text: str, length: float) -> Title:
        """A title for an axis of so many pixels.

        Args:
            text: of the title.
            length: of the axis, in pixels.
        """
        return cls(tuple(lines(text, length, VALUE)))

    @property
    def more(self) -> int:
        """The pixels that its lines after the first take."""
        return 16 * (len(self.lines) - 1)

    @property
    def drawn(self) -> dict[str, Any]:
        """As plotly reads it."""
        return {"text": "<br>".join(map(escaped, self.lines)), "standoff": 10, "font": {"size": VALUE}}


def axis_range(marks: Sequence[tuple[float, float, float]], plot_width: float) -> tuple[float, float]:
    """The ends of an axis on which every mark has its pixels to the left and right.

    Args:
        marks: where each stands on the axis, and how much room it needs on either side.
        plot_width: the length of the axis in pixels.

    >>> low, high = axis_range([(0.0, 0.0, 0.0), (1.0, 0.0, 100.0)], 200)
    >>> round(low, 6), round(high, 6)
    (0.0, 2.0)
    """
    reach = max(at for at, _, _ in marks) - min(at for at, _, _ in marks)
    each = (reach or 1.0) / plot_width  # of the axis' unit, for each pixel
    low, high = -each, each
    for _ in range(60):  # more room makes a pixel worth more; it settles quickly
        low = min(at - left * each for at, left, _ in marks)
        high = max(at + right * each for at, _, right in marks)
        each = max((high - low) / plot_width, each)
    return low, high


def end_label(at: float, row: float, text: str, side: int) -> dict[str, Any]:
    """A value written at the end of a bar, as an annotation.

    Args:
        at: where the bar ends, in the unit of the level axis.
        row: the middle of the bar, in the unit of the upright axis.
        text: the value; a line break parts it.
        side: -1 to the left of the end, 1 to its right.
    """
    return {
        "x": at,
        "y": row,
        "text": "<br>".join(map(escaped, text.split("\n"))),
        "xanchor": "left" if side > 0 else "right",
        "xshift": 5 * side,
        "showarrow": False,
        "font": {"size": VALUE},
        "bgcolor": VEIL,
        "borderpad": 1,
    }


def end_label_width(text: str) -> float:
    """The room that a value at the end of a bar needs."""
    return 18 + max(pixels(line, VALUE) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class ReferenceLines:
    """The base case as a solid line, and where the decision turns as a dashed one, each with its value."""

    measure: Measure
    base: float
    turns_at: float | None
    span: tuple[float, float]

    @property
    def shapes(self) -> list[dict[str, Any]]:
        """The lines."""
        drawn = [reference_line(self.base / self.measure.scale, INK, "solid", 2.0)]
        if self._in_sight is not None:
            drawn.append(reference_line(self._in_sight / self.measure.scale, TURNING, "dash", 1.6))
        return drawn

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Their values, above the plot."""
        language = frame.sheet.language
        base = base_text(self.base, self.measure.outcome, language)
        texts = [self._above(self.base, base, 22, frame, bold=True)]
        if self._in_sight is not None:
            texts.append(self._above(self._in_sight, switching_text(self._in_sight, language), 3, frame))
        return texts

    @property
    def _in_sight(self) -> float | None:
        limit = self.turns_at
        return (
            limit if limit is not None and self.span[0] < limit / self.measure.scale < self.span[1] else None
        )

    def _above(self, at: float, text: str, lift: int, frame: Frame, *, bold: bool = False) -> dict[str, Any]:
        """A text over a line, kept within the chart."""
        share = (at / self.measure.scale - self.span[0]) / (self.span[1] - self.span[0])
        half = pixels(text, VALUE, bold=bold) / 2
        middle = share * frame.plot_width
        anchor = "left" if middle < half else "right" if middle > frame.plot_width - half else "center"
        return {
            "x": at / self.measure.scale,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": lift,
            "xanchor": anchor,
            "text": f"<b>{escaped(text)}</b>" if bold else escaped(text),
            "showarrow": False,
            "font": {"size": VALUE},
        }


def reference_line(at: float, colour: str, dash: str, width: float) -> dict[str, Any]:
    """A line from the bottom of the plot to its top.

    Args:
        at: where it stands, in the unit of the level axis.
        colour: of the palette.
        dash: as plotly names it; tells lines apart without colour.
        width: in pixels.
    """
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
