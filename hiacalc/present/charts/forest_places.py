"""Where the rows of a forest plot stand: one unit apart, or as high as labels above them need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.rows import Rows
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import Label

_BAND = 34  # pixels for the mark of a row whose label stands above it


@dataclass(frozen=True, slots=True)
class Places:
    """The places of rows on the upright axis, the first row on top.

    Attributes:
        labels: of the rows.
        rows: on a narrow sheet, with room for the labels above.
        height: of the plot, in pixels.
    """

    labels: tuple[Label, ...]
    rows: Rows | None
    height: int

    @classmethod
    def fitted(cls, labels: Sequence[Label], sheet: Sheet) -> Places:
        """The places that labels need.

        Args:
            labels: of the rows, the first on top.
            sheet: on a narrow one the labels stand above the marks.
        """
        if sheet.is_narrow:
            rows = Rows.fitting(labels, _BAND, sheet)
            return cls(tuple(labels), rows, rows.height)
        row = max([44, *(16 + label.height for label in labels)])
        return cls(tuple(labels), None, row * len(labels))

    @property
    def middles(self) -> list[float]:
        """Where the mark of each row stands, the lowest row first."""
        if self.rows is not None:
            return self.rows.middles[::-1]
        return list(range(len(self.labels)))

    @property
    def half(self) -> float:
        """Half the height of a diamond, in the unit of the axis."""
        return 0.24 if self.rows is None else 0.24 * _BAND

    def above(self, place: int) -> float:
        """The upper edge of a row, counted from the top.

        Args:
            place: of the row.
        """
        return len(self.labels) - place - 0.5 if self.rows is None else self.rows.tops[place]

    @property
    def axis(self) -> dict[str, Any]:
        """The upright axis, a label to each row."""
        shared = {
            "tickmode": "array",
            "showgrid": False,
            "zeroline": False,
            "automargin": False,
            "ticks": "",
            "ticklabelstandoff": 8,
        }
        if self.rows is not None:
            return self.rows.axis(self.labels) | shared
        count = len(self.labels)
        return {
            "range": [-0.5, count - 0.5],
            "tickmode": "array",
            "tickvals": list(range(count)),
            "ticktext": [label.markup for label in reversed(self.labels)],
        } | shared

    def texts(self, frame: Frame) -> list[dict[str, Any]]:
        """The labels that stand above their marks, as annotations.

        Args:
            frame: around the plot.
        """
        return [] if self.rows is None else self.rows.texts(self.labels, frame)
