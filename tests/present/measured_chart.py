"""A one-way chart as a browser shows it, beside the sweep it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from hiacalc.analysis.deterministic.one_way import Bar, OneWay
from hiacalc.present.locale.language import language
from hiacalc.present.words.inputs import format_value
from tests.present.browser import Shown


@dataclass(frozen=True)
class Seen(Shown):
    """What a browser shows of a one-way chart."""

    sweep: OneWay
    top: int
    width: int
    paper: bool = False

    @property
    def shown(self) -> list[Bar]:
        """The bars that should be drawn: the widest of those that move the result, and on paper have room."""
        top = len(self.texts("ytick")) if self.paper else self.top
        return [bar for bar in self.sweep.bars if bar.swing > 1e-9 * abs(self.sweep.base)][:top]

    @property
    def scale(self) -> float:
        (title,) = self.texts("g-xtitle")
        return 1e6 if "mill" in title["text"] else 1.0

    def x(self, outcome: float) -> float:
        """The pixel at which an outcome stands."""
        return self.pixel("x", outcome / self.scale)

    @property
    def flat(self) -> list[dict[str, Any]]:
        """The lines that mark the extremes of bars whose ends are not their extremes."""
        return [
            line for line in self.page["lines"] if line["right"] - line["left"] > line["bottom"] - line["top"]
        ]

    def row(self, place: int) -> list[dict[str, Any]]:
        """The texts at the ends of a bar, counted from the top."""
        middles = sorted((text["top"] + text["bottom"]) / 2 for text in self.texts("ytick"))
        half = min(np.diff(middles), default=60.0) / 2
        return [
            text
            for text in self.texts("annotation")
            if abs((text["top"] + text["bottom"]) / 2 - middles[place]) < half
        ]

    def ends(self, bar: Bar) -> list[tuple[float, float, str]]:
        """Input, outcome and text of the low and of the high end."""
        spoken = language(self.code)
        return [
            (value, outcome, format_value(value, bar.named.unit, spoken))
            for value, outcome in ((bar.low_input, bar.low_outcome), (bar.high_input, bar.high_outcome))
        ]
