"""What surrounds every chart made for print: title, notes below, colours, and the room they take."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from hiacalc.present.language import Language

INK, FAINT, GRID = "#16242E", "#5B6B77", "#E3E9ED"
FONT = "Source Sans 3, Source Sans Pro, Open Sans, DejaVu Sans, Arial, sans-serif"
LABEL, SMALL, TITLE = 13, 11, 19
RIGHT = 24
_LETTER = 0.58  # the width of a letter as a share of the font's size, on the safe side


def pixels(text: str, size: float) -> float:
    """How wide a line of text is at the most."""
    return len(text) * _LETTER * size


def lines(text: str, width: float, size: float) -> list[str]:
    """Text broken into lines that fit a width in pixels."""
    return textwrap.wrap(text, max(10, int(width / (size * _LETTER))), break_on_hyphens=False)


def escaped(text: str) -> str:
    """Text that a chart shows as it is: plotly reads a few HTML tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class Frame:
    """A title above, notes below and the plot between them, all in pixels.

    `head` is room for a legend and labels over the plot, `foot` for its axis.
    """

    language: Language
    width: int
    left: int
    title: str
    notes: tuple[str, ...]
    head: int = 24
    foot: int = 66

    @property
    def title_lines(self) -> list[str]:
        """The title, broken to the width."""
        return lines(self.title, self.width - 40, TITLE)

    @property
    def note_lines(self) -> list[str]:
        """The notes, each broken to the width."""
        return [line for note in self.notes for line in lines(note, self.width - 40, SMALL)]

    @property
    def top(self) -> int:
        """Pixels above the plot."""
        return 30 + 25 * len(self.title_lines) + self.head

    @property
    def bottom(self) -> int:
        """Pixels below the plot."""
        return self.foot + 10 + 17 * len(self.note_lines)

    @property
    def plot_width(self) -> int:
        """Pixels from side to side of the plot."""
        return self.width - self.left - RIGHT

    def layout(self, plot_height: int) -> dict[str, Any]:
        """The layout that all these charts share."""
        return {
            "width": self.width,
            "height": self.top + plot_height + self.bottom,
            "margin": {"l": self.left, "r": RIGHT, "t": self.top, "b": self.bottom, "autoexpand": False},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "font": {"family": FONT, "size": LABEL, "color": INK},
            "dragmode": False,
            "separators": (",\N{NO-BREAK SPACE}" if self.language.code == "nb" else ".\N{NO-BREAK SPACE}"),
            "annotations": self.annotations(plot_height),
        }

    def annotations(self, plot_height: int) -> list[dict[str, Any]]:
        """Title and notes as texts."""
        said = [
            self._outside(f"<b>{escaped(line)}</b>", TITLE, 14 + 25 * place, INK)
            for place, line in enumerate(self.title_lines)
        ]
        below = self.top + plot_height + self.foot
        said += [
            self._outside(escaped(line), SMALL, below + 17 * place, FAINT)
            for place, line in enumerate(self.note_lines)
        ]
        return said

    def _outside(self, text: str, size: int, top: int, colour: str) -> dict[str, Any]:
        """A line of text at the left edge, so many pixels below the top of the picture."""
        return {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 16 - self.left,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "yshift": self.top - top,
            "text": text,
            "align": "left",
            "showarrow": False,
            "font": {"size": size, "color": colour},
        }
