"""A document as plain data: what stands in it, in which order, with nothing of how it looks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Paper(StrEnum):
    """What a document is laid out for."""

    A4 = "a4"
    SLIDE = "slide"


@dataclass(frozen=True, slots=True)
class Lead:
    """What the document says first: a sentence, and what follows from it."""

    sentence: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Sentences, each in a paragraph of its own."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose items are numbered."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures side by side, each as its name and its value."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a head; all columns but the first hold numbers, and the last row is a sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BarEnd:
    """One end of a bar: where it points, from 0 at the left to 1, and the text beside it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar from the base to each of its ends; `least` and `greatest` reach further where it bends."""

    label: str
    note: str
    low: BarEnd
    high: BarEnd
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on both sides of a line, with places from 0 at the left to 1.

    Attributes:
        title: what they show.
        alternative: the same in words, with every figure, for those who do not see it.
        bars: the widest first.
        base: the line that they start from.
        threshold: a second line, where it is in sight.
        legend: what the low and the high ends are called.
        notes: to read under it.
    """

    title: str
    alternative: str
    bars: tuple[DrawnBar, ...]
    base: BarEnd
    threshold: BarEnd | None
    legend: tuple[str, str]
    notes: tuple[str, ...] = ()


Part: TypeAlias = Lead | Paragraphs | Numbered | KeyFigures | Table | Bars


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a heading; without one they stand under the document's title."""

    parts: tuple[Part, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text and where it leads."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of one page.

    Attributes:
        title: its name.
        subtitle: what it is of.
        language: the code of its language.
        date: the day that it is of, which its file says too.
        paper: what it is laid out for.
        rows: from top to bottom, each of one or more columns of sections.
        foot: what it rests on, at the bottom.
        link: that opens what it is of; None where there is none.
    """

    title: str
    subtitle: str
    language: str
    date: datetime.date
    paper: Paper
    rows: tuple[tuple[tuple[Section, ...], ...], ...]
    foot: tuple[str, ...] = ()
    link: Link | None = None
