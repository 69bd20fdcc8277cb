"""The legend of a narrow sheet: above the plot, one name below the other, long names broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, lines

_KEY = 48  # pixels for the sign before a name
_LINE, _BETWEEN, _PADDING = 17, 4, 6


@dataclass(frozen=True, slots=True)
class StackedLegend:
    """Names in the order in which they stand, each broken to the sheet's width."""

    sheet: Sheet
    names: tuple[tuple[str, ...], ...]

    @classmethod
    def fitted(cls, names: Iterable[str], sheet: Sheet) -> StackedLegend:
        """A legend for names as plotly is handed them.

        Args:
            names: of the traces that are named.
            sheet: gives the width.

        >>> from hiacalc.present.locale.language import language
        >>> StackedLegend.fitted(["Low end", "High end"], Sheet(language("en"), 360)).height
        48
        """
        return cls(sheet, tuple(tuple(lines(name, sheet.width - _KEY - 8, LABEL)) for name in names))

    @property
    def height(self) -> int:
        """Pixels from its top to its bottom."""
        return _PADDING + sum(_LINE * len(name) + _BETWEEN for name in self.names)

    def traces(self, data: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """The traces with their names broken."""
        broken = {" ".join(name): "<br>".join(name) for name in self.names}
        return [
            trace | {"name": broken.get(trace["name"], trace["name"])} if "name" in trace else trace
            for trace in data
        ]

    def drawn(self, lift: float, plot_height: float) -> dict[str, Any]:
        """As plotly reads it.

        Args:
            lift: pixels between it and the plot.
            plot_height: of the plot, in pixels.
        """
        return {
            "orientation": "v",
            "xref": "container",
            "x": 0,
            "xanchor": "left",
            "y": 1 + lift / plot_height,
            "yanchor": "bottom",
            "traceorder": "normal",
        }
