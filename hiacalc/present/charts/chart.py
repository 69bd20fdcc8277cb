"""A picture: the drawing, what it says in words, and the numbers behind it with where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.present.words.origin import Traced

A4 = (794, 1123)  # portrait, in CSS pixels
MARGIN = 38  # 10 mm, which printers reach
ACROSS = A4[1] - 2 * MARGIN  # how wide a picture is that fills a page lying


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure, and what it shows in words for those who do not see it.

    `title` is the finding that stands on it, in the language of the code;
    empty where a page around it says what it is.
    """

    figure: dict[str, Any]
    alternative: str
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart with the numbers it is drawn from and where they come from.

    `rows` begins with the head; numbers in it are unrounded.
    """

    chart: Chart
    rows: Sequence[Sequence[Any]]
    origin: Traced
