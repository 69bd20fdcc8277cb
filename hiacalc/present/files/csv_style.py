"""For whom a CSV file is: for people with a spreadsheet in their language, or for programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """For whom a file is written.

    `READER` opens in a spreadsheet of the reader's language, with heads and
    cells in words; `MACHINE` is the same in every language, with stable names.
    """

    READER = "reader"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between cells, and before a number's decimals."""

    separator: str = ","
    decimal: str = "."


def dialect_of(style: Style, code: str) -> Dialect:
    """How a file is punctuated in a style and a language.

    Args:
        style: for whom the file is.
        code: of the language, which matters to readers only.

    >>> dialect_of(Style.READER, "nb")
    Dialect(separator=';', decimal=',')
    >>> dialect_of(Style.MACHINE, "nb") == dialect_of(Style.READER, "en") == Dialect()
    True
    """
    return Dialect(";", ",") if style is Style.READER and code == "nb" else Dialect()
