"""CSV files read as programs and spreadsheets read them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from hiacalc.present.files.csv_file import unguarded
from hiacalc.present.files.csv_style import Style, dialect_of

NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?|-?inf")


def cells(data: bytes, separator: str) -> list[list[str]]:
    """The cells in a reader with this list separator, whatever the file was written for."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def table(data: bytes, style: Style, code: str) -> list[list[str | float | None]]:
    """A file as it was written: numbers, None where nothing is, text without its guard."""
    dialect = dialect_of(style, code)
    return [[value(cell, dialect.decimal) for cell in row] for row in cells(data, dialect.separator)]


def value(cell: str, decimal: str) -> str | float | None:
    number = cell.replace(decimal, ".") if decimal != "." else cell
    if NUMBER.fullmatch(number) and not (decimal == "," and "." in cell):
        return float(number)
    return unguarded(cell) if cell else None


def begins(data: bytes) -> Iterator[str]:
    """Everything that begins a cell for some reader: one that heeds quotes, or one that does not."""
    for separator in (",", ";"):
        for row in cells(data, separator):
            yield from row
    for part in re.split(r"\r\n|[,;\n]", data.decode("utf-8-sig")):
        yield part.lstrip(' "\N{NO-BREAK SPACE}\ufeff').rstrip('"')
