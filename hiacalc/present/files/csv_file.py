"""The one writer of CSV: text stays text, numbers stay numbers, row by row or block by block.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula,
and where its list separator is another than the file's, what follows that
separator inside a text begins a cell too. So an apostrophe is put before every
part of a text that begins like that, at whichever separator it is split.
`unguarded` takes the apostrophes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from numbers import Integral, Real
from typing import BinaryIO

from hiacalc.arrays import Floats
from hiacalc.present.files.csv_style import Dialect

_BREAKS = r",;\t\r\n"  # at which some reader begins a new cell
_PASSED_OVER = rf'(?:(?![{_BREAKS}])[\s"\ufeff\u200b])*'  # before what a cell begins with
_FORMULA = rf"'*{_PASSED_OVER}[=+\-@\t\r＝＋－＠]"
_EMPTY = rf"'*{_PASSED_OVER}\Z"  # then what closes the text would open the next one
_UNGUARDED = re.compile(rf"^(?={_FORMULA})|(?<=[{_BREAKS}])(?={_FORMULA}|{_EMPTY})")
_GUARDED = re.compile(rf"^'(?={_FORMULA})|(?<=[{_BREAKS}])'(?={_FORMULA}|{_EMPTY})")
_QUOTED = re.compile(rf"[{_BREAKS}\"]|^\s|\s$")
END = "\r\n"


def guarded(text: str) -> str:
    """A text of which no part begins like a formula, wherever it is split.

    >>> guarded("=1+1;=2+2"), guarded("1; 2"), guarded("'=1")
    ("'=1+1;'=2+2", '1; 2', "''=1")
    """
    return _UNGUARDED.sub("'", text)


def unguarded(text: str) -> str:
    """The text that was guarded.

    >>> unguarded("'=1+1;'=2+2"), unguarded("rock 'n' roll")
    ('=1+1;=2+2', "rock 'n' roll")
    """
    return _GUARDED.sub("", text)


def cell(value: object, dialect: Dialect) -> str:
    """A value as it stands in the file; None and nan are empty, numbers unrounded.

    Args:
        value: text, a number or None.
        dialect: how the file is punctuated.

    >>> cell(-0.5, Dialect(";", ",")), cell("-0.5", Dialect()), cell("a;b", Dialect())
    ('-0,5', "'-0.5", '"a;b"')
    """
    if value is None:
        return ""
    if isinstance(value, Real) and not isinstance(value, (bool, Integral)):
        number = float(value)
        return "" if number != number else repr(number).replace(".", dialect.decimal)  # noqa: PLR0124 - nan
    text = guarded(str(value)) if not isinstance(value, Integral) else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


class CsvWriter:
    r"""Rows to a stream of bytes, as UTF-8 with a mark that spreadsheets know it by.

    >>> stream = io.BytesIO()
    >>> CsvWriter(stream, Dialect()).rows([["x", "y"], [1, None]])
    >>> stream.getvalue().decode("utf-8-sig")
    'x,y\r\n1,\r\n'
    """

    def __init__(self, stream: BinaryIO, dialect: Dialect) -> None:
        self._stream = stream
        self._dialect = dialect
        stream.write("\ufeff".encode())

    def rows(self, rows: Iterable[Sequence[object]]) -> None:
        """Rows of cells of any kind."""
        between, dialect = self._dialect.separator, self._dialect
        for row in rows:
            line = between.join([cell(value, dialect) for value in row]) + END
            self._stream.write(line.encode())

    def numbers(self, first: int, columns: Sequence[Floats]) -> None:
        """Rows of nothing but numbers, each after its own count from `first`; fast for many.

        Args:
            first: the count of the first row.
            columns: arrays of the same length, nan for an empty cell.
        """
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self._dialect.separator, lineterminator=END)
        last = first + len(columns[0])
        writer.writerows(zip(range(first, last), *(column.tolist() for column in columns), strict=True))
        block = text.getvalue().replace("nan", "")
        if self._dialect.decimal != ".":
            block = block.replace(".", self._dialect.decimal)
        self._stream.write(block.encode())
