"""Plain text to be pasted into a memo: columns, lines broken to a width, and lists."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

WIDTH = 88
_HELD = "\N{NO-BREAK SPACE}"  # where a line may not be broken
_LINE_BREAKS = re.compile(r"[\t\r\n\v\f]+")  # as a title of one's own may hold, which would part a row
_INSIDE_NUMBER = re.compile(
    r"(?<=\d) (?=\d{3}\b|%|million\b|mill\.|kr\b)|(?<=NOK) (?=-?\d)|(?<=mill\.) (?=kr\b)"
)


def table(rows: Sequence[Sequence[str]], *, head: bool = False, foot: bool = False) -> list[str]:
    r"""Rows in columns, the first to the left and the rest to the right.

    Args:
        rows: of as many cells each.
        head: draw a rule under the first row.
        foot: draw a rule over the last row.

    >>> table([("a", "1"), ("b\nc", "23")])
    ['a     1', 'b c  23']
    """
    rows = [[_LINE_BREAKS.sub(" ", cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    if foot:
        lines.insert(-1, rule)
    if head:
        lines.insert(1, rule)
    return lines


def wrapped(text: str) -> str:
    """Text broken to the width of a page, but never within a number or between it and its unit.

    >>> wrapped("x" * 80 + " NOK 3 337 496").splitlines()[1]
    'NOK 3 337 496'
    """
    return _filled(text)


def _filled(text: str, first: str = "", others: str = "") -> str:
    filled = textwrap.fill(
        _INSIDE_NUMBER.sub(_HELD, text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_HELD, " ")


def bullets(texts: Sequence[str]) -> list[str]:
    """Texts as list items."""
    return [_filled(text, "- ", "  ") for text in texts]
