"""How much room texts take in a picture, and how they are broken to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

LABEL, SMALL, TITLE = 13, 12, 19
# Widths as shares of the font's size, those of DejaVu Sans, the widest font of the list.
_NARROW, _WIDE = (
    frozenset(" \N{NO-BREAK SPACE}.,:;'|!()[]/-iIjlftr"),
    frozenset("mwMW%@æÆ&+=<>\N{MINUS SIGN}"),
)
_BOLD = 1.13  # how much wider bold letters are


def pixels(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at the most.

    Args:
        text: one line.
        size: of the font, in pixels.
        bold: whether its letters are wider.

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

    Args:
        text: to be broken at its spaces.
        width: that no line exceeds, in pixels.
        size: of the font, in pixels.
        bold: whether its letters are wider.

    >>> lines("one two", 40, 10)
    ['one', 'two']
    """
    broken = [""]
    for word in text.split(" "):
        longer = f"{broken[-1]} {word}" if broken[-1] else word
        if pixels(longer, size, bold=bold) <= width:
            broken[-1] = longer
            continue
        if broken[-1]:
            broken.append("")
        for letter in word:
            if broken[-1] and pixels(broken[-1] + letter, size, bold=bold) > width:
                broken.append("")
            broken[-1] += letter
    return broken


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
        """A label broken to a width in pixels.

        Args:
            name: of the bar.
            width: that no line exceeds, in pixels.
            below: what stands under the name in smaller letters, if anything.
            bold: whether the name is.
        """
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
