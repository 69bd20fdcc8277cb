"""What surrounds every chart made for print: title, notes below, colours, and the room they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import FAINT, INK, WHITE
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, SMALL, TITLE, escaped, lines

# a name with a digit must be quoted, or a browser drops the whole list
FONT = "'Source Sans 3', 'Source Sans Pro', 'Open Sans', 'DejaVu Sans', Arial, sans-serif"
RIGHT = 24
FOOT = 60
_NARROW_TITLE = 17
_LINE = {LABEL: 17, SMALL: 17, TITLE: 25, _NARROW_TITLE: 22}
_FEW = 5  # ticks of a narrow plot at the most
_TICK = 64  # pixels for one of them


@dataclass(frozen=True, slots=True)
class Frame:
    """A title above, notes below and the plot between them, all in pixels.

    Attributes:
        sheet: its width, its language, and the lines below the chart's own notes.
        left: the margin for the labels of the upright axis.
        title: the finding.
        notes: what the chart says of itself, how to read it first.
        head: room for a legend and labels over the plot.
        foot: room for the axis under the plot.
        right: the margin for what stands beside the plot.
    """

    sheet: Sheet
    left: int
    title: str
    notes: tuple[str, ...]
    head: int = 24
    foot: int = FOOT
    right: int = RIGHT

    @property
    def edge(self) -> int:
        """Pixels to the left of title and notes."""
        return 4 if self.sheet.is_narrow else 16

    @property
    def text_width(self) -> int:
        """Pixels that a line of title or notes may take."""
        return self.sheet.width - 2 * self.edge - 8

    @property
    def title_size(self) -> int:
        """Of the title's letters, in pixels."""
        return _NARROW_TITLE if self.sheet.is_narrow else TITLE

    @property
    def title_lines(self) -> list[str]:
        """The title, broken to the width."""
        return lines(self.sheet.titled(self.title), self.text_width, self.title_size, bold=True)

    @property
    def note_lines(self) -> list[str]:
        """The notes, each broken to the width."""
        notes = (*self.notes, *self.sheet.notes)
        return [line for note in notes for line in lines(note, self.text_width, SMALL)]

    @property
    def top(self) -> int:
        """Pixels above the plot."""
        return 24 + _LINE[self.title_size] * len(self.title_lines) + self.head

    @property
    def bottom(self) -> int:
        """Pixels below the plot."""
        return self.foot + 10 + _LINE[SMALL] * len(self.note_lines)

    @property
    def plot_width(self) -> int:
        """Pixels from side to side of the plot."""
        return self.sheet.width - self.left - self.right

    def chart(self, data: list[dict[str, Any]], layout: dict[str, Any], alternative: str) -> Chart:
        """The figure with the title that stands on it.

        Args:
            data: the traces, in the order in which they are drawn.
            layout: what `layout` gives, with the axes added.
            alternative: what the chart shows in words.
        """
        if self.sheet.is_narrow:
            for name in [name for name in layout if name.startswith(("xaxis", "yaxis"))]:
                layout[name] = layout[name] | {"tickangle": 0}
                if "nticks" in layout[name]:
                    room = self.plot_width // _TICK if name.startswith("x") else _FEW
                    layout[name]["nticks"] = max(3, min(_FEW, room))
        return Chart(
            {"data": data, "layout": layout},
            alternative,
            self.sheet.titled(self.title),
            self.sheet.language.code,
        )

    def layout(self, plot_height: int) -> dict[str, Any]:
        """The layout that all these charts share."""
        return {
            "width": self.sheet.width,
            "height": self.top + plot_height + self.bottom,
            "margin": {
                "l": self.left,
                "r": self.right,
                "t": self.top,
                "b": self.bottom,
                "autoexpand": False,
            },
            "paper_bgcolor": WHITE,
            "plot_bgcolor": WHITE,
            "font": {"family": FONT, "size": LABEL, "color": INK},
            "dragmode": False,
            "separators": (
                ",\N{NO-BREAK SPACE}" if self.sheet.language.code == "nb" else ".\N{NO-BREAK SPACE}"
            ),
            "annotations": self.annotations(plot_height),
        }

    def annotations(self, plot_height: int) -> list[dict[str, Any]]:
        """Title and notes as texts."""
        texts = [
            self._outside(
                f"<b>{escaped(line)}</b>", self.title_size, 14 + _LINE[self.title_size] * place, INK
            )
            for place, line in enumerate(self.title_lines)
        ]
        below = self.top + plot_height + self.foot
        texts += [
            self._outside(escaped(line), SMALL, below + _LINE[SMALL] * place, FAINT)
            for place, line in enumerate(self.note_lines)
        ]
        return texts

    def _outside(self, text: str, size: int, top: int, colour: str) -> dict[str, Any]:
        """A line of text at the left edge, so many pixels below the top of the picture."""
        return {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": self.edge - self.left,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "yshift": self.top - top,
            "text": text,
            "align": "left",
            "showarrow": False,
            "font": {"size": size, "color": colour},
        }
