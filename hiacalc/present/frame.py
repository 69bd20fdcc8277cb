"""What surrounds every chart made for print: title, notes below, colours, and the room they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from hiacalc.present.chart import Chart
from hiacalc.present.language import Language

INK, FAINT, GRID = "#16242E", "#5B6B77", "#E3E9ED"
# a name with a digit must be quoted, or a browser drops the whole list
FONT = "'Source Sans 3', 'Source Sans Pro', 'Open Sans', 'DejaVu Sans', Arial, sans-serif"
LABEL, SMALL, TITLE = 13, 12, 19
RIGHT = 24
FOOT = 60
_LINE = {LABEL: 17, SMALL: 17, TITLE: 25}
# Widths as shares of the font's size, those of DejaVu Sans, the widest font of the list.
_NARROW, _WIDE = (
    frozenset(" \N{NO-BREAK SPACE}.,:;'|!()[]/-iIjlftr"),
    frozenset("mwMW%@æÆ&+=<>\N{MINUS SIGN}"),
)
_BOLD = 1.13


def pixels(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at the most.

    >>> pixels("il", 10) < pixels("mm", 10)
    True
    """
    return sum(map(_ems, text)) * size * (_BOLD if bold else 1.0)


@cache
def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.4
    if letter in _WIDE:
        return 0.99
    return 0.77 if letter.isupper() else 0.64


def lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Text broken into lines that fit a width in pixels; a word longer than that is broken too.

    >>> lines("one two", 40, 10)
    ['one', 'two']
    """
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if pixels(longer, size, bold=bold) <= width:
            found[-1] = longer
            continue
        if found[-1]:
            found.append("")
        for letter in word:
            if found[-1] and pixels(found[-1] + letter, size, bold=bold) > width:
                found.append("")
            found[-1] += letter
    return found


def escaped(text: str) -> str:
    """Text that a chart shows as it is: plotly reads a few HTML tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a bar over one or more lines, and smaller lines below it."""

    name: tuple[str, ...]
    below: tuple[str, ...] = ()
    bold: bool = False

    @classmethod
    def fitted(cls, name: str, width: float, below: str = "", *, bold: bool = False) -> Label:
        """A label broken to a width in pixels."""
        small = lines(below, width, SMALL) if below else []
        return cls(tuple(lines(name, width, LABEL, bold=bold)), tuple(small), bold)

    @property
    def pixels(self) -> float:
        """Its widest line."""
        named = [pixels(line, LABEL, bold=self.bold) for line in self.name]
        return max([*named, *(pixels(line, SMALL) for line in self.below)])

    @property
    def height(self) -> int:
        """Pixels from its top to its bottom."""
        return 17 * (len(self.name) + len(self.below))

    @property
    def markup(self) -> str:
        """As plotly reads it."""
        named = [f"<b>{escaped(line)}</b>" if self.bold else escaped(line) for line in self.name]
        small = [f'<span style="font-size:{SMALL}px">{escaped(line)}</span>' for line in self.below]
        return "<br>".join([*named, *small])


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
    foot: int = FOOT
    right: int = RIGHT

    @property
    def title_lines(self) -> list[str]:
        """The title, broken to the width."""
        return lines(self.title, self.width - 40, TITLE, bold=True)

    @property
    def note_lines(self) -> list[str]:
        """The notes, each broken to the width."""
        return [line for note in self.notes for line in lines(note, self.width - 40, SMALL)]

    @property
    def top(self) -> int:
        """Pixels above the plot."""
        return 24 + _LINE[TITLE] * len(self.title_lines) + self.head

    @property
    def bottom(self) -> int:
        """Pixels below the plot."""
        return self.foot + 10 + _LINE[SMALL] * len(self.note_lines)

    @property
    def plot_width(self) -> int:
        """Pixels from side to side of the plot."""
        return self.width - self.left - self.right

    def chart(self, data: list[dict[str, Any]], layout: dict[str, Any], alternative: str) -> Chart:
        """The figure with the title that stands on it."""
        return Chart({"data": data, "layout": layout}, alternative, self.title, self.language.code)

    def layout(self, plot_height: int) -> dict[str, Any]:
        """The layout that all these charts share."""
        return {
            "width": self.width,
            "height": self.top + plot_height + self.bottom,
            "margin": {
                "l": self.left,
                "r": self.right,
                "t": self.top,
                "b": self.bottom,
                "autoexpand": False,
            },
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
            self._outside(f"<b>{escaped(line)}</b>", TITLE, 14 + _LINE[TITLE] * place, INK)
            for place, line in enumerate(self.title_lines)
        ]
        below = self.top + plot_height + self.foot
        said += [
            self._outside(escaped(line), SMALL, below + _LINE[SMALL] * place, FAINT)
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
