"""The rows of a bar chart: labels beside the bars, or above them where the sheet is narrow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import WHITE
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, Label

_SIDE = 16  # pixels beside a plot whose labels stand above the bars
_OVER, _UNDER = 10, 2  # pixels between a label and the bar before it, and its own


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a bar chart, each as high as its label needs, the first on top; one unit is a pixel.

    Attributes:
        heights: of the rows.
        above: how much of each is its label, where labels stand above the bars; else empty.
    """

    heights: tuple[float, ...]
    above: tuple[float, ...] = ()

    @classmethod
    def fitting(cls, labels: Iterable[Label], least: float, sheet: Sheet) -> Rows:
        """Rows with room for their labels, none lower than `least`.

        Args:
            labels: of the rows, the first on top.
            least: the pixels that a row has at the least, its label beside it.
            sheet: on a narrow one the labels stand above the bars.
        """
        if sheet.is_narrow:
            above = tuple(float(_OVER + _UNDER + label.height) for label in labels)
            return cls(tuple(height + least for height in above), above)
        return cls(tuple(max(least, 18.0 + label.height) for label in labels))

    @classmethod
    def joined(cls, parts: Iterable[Rows]) -> Rows:
        """All rows of several, below each other.

        Args:
            parts: from top to bottom.

        >>> Rows.joined([Rows((10.0,)), Rows((20.0,))])
        Rows(heights=(10.0, 20.0), above=())
        """
        each = list(parts)
        return cls(
            tuple(height for part in each for height in part.heights),
            tuple(height for part in each for height in part.above),
        )

    def stretched(self, times: float) -> Rows:
        """Rows so many times as high."""
        return Rows(tuple(height * times for height in self.heights), self.above)

    @property
    def height(self) -> int:
        """All of them."""
        return math.ceil(sum(self.heights))

    @property
    def least(self) -> float:
        """The lowest room that a row leaves to its bars."""
        if not self.above:
            return min(self.heights, default=0.0)
        return min((below - top for top, below in self._bands), default=0.0)

    @property
    def tops(self) -> list[float]:
        """Where each begins, counted from the bottom."""
        return [self.height - top for top in list(accumulate(self.heights, initial=0.0))[:-1]]

    @property
    def middles(self) -> list[float]:
        """The middle of the bars of each, counted from the bottom.

        >>> Rows((10.0, 20.0)).middles
        [25.0, 10.0]
        >>> Rows((10.0, 20.0), (4.0, 4.0)).middles
        [23.0, 8.0]
        """
        return [self.height - (top + below) / 2 for top, below in self._bands]

    @property
    def _bands(self) -> list[tuple[float, float]]:
        """Where the bars of each row may lie, counted from the top."""
        edges = pairwise(accumulate(self.heights, initial=0.0))
        above = self.above or (0.0,) * len(self.heights)
        return [(top + label, below) for (top, below), label in zip(edges, above, strict=True)]

    def axis(self, labels: Sequence[Label]) -> dict[str, Any]:
        """The upright axis, a label to each row unless they stand above."""
        return {
            "range": [0, max(1, self.height)],
            "tickmode": "array",
            "tickvals": [] if self.above else self.middles,
            "ticktext": [] if self.above else [label.markup for label in labels],
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 8,
        }

    def texts(self, labels: Sequence[Label], frame: Frame) -> list[dict[str, Any]]:
        """The labels that stand above the bars, as annotations; none where they stand beside them.

        Args:
            labels: of the rows, the first on top.
            frame: around the plot.
        """
        if not self.above:
            return []
        return [
            {
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "xshift": frame.edge - frame.left,
                "y": top - _OVER,
                "yanchor": "top",
                "text": label.markup,
                "align": "left",
                "showarrow": False,
                "font": {"size": LABEL},
                "bgcolor": WHITE,  # the lines of the plot are not to run through words
                "borderpad": 0,
            }
            for top, label in zip(self.tops, labels, strict=True)
        ]


def label_width(sheet: Sheet, share: float) -> float:
    """The pixels that a label may take: a share of the width, or all of it where labels stand above.

    >>> from hiacalc.present.locale.language import language
    >>> label_width(Sheet(language("en"), 1000), 0.3), label_width(Sheet(language("en"), 360), 0.3)
    (300.0, 344)
    """
    return sheet.width - _SIDE if sheet.is_narrow else share * sheet.width


def left_margin(labels: Sequence[Label], sheet: Sheet) -> int:
    """The margin that labels beside the bars need; a small one where they stand above."""
    return _SIDE if sheet.is_narrow else beside_margin(labels)


def beside_margin(labels: Sequence[Label]) -> int:
    """The margin that labels beside the bars need."""
    return 28 + math.ceil(max((label.pixels for label in labels), default=80))
