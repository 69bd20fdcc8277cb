"""Text from outside is text in every reader of a CSV file, and reads back as it was."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hiacalc.present.files.csv_file import CsvWriter, guarded, unguarded
from hiacalc.present.files.csv_style import Dialect
from tests.present.csv_reading import begins, cells

ENGLISH, NORWEGIAN = Dialect(), Dialect(";", ",")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEXTS = st.text(alphabet="=+-@'\"\t\r\n,;.1a \N{NO-BREAK SPACE}\ufeff", max_size=12)


def written(rows: list[list[object]], dialect: Dialect) -> bytes:
    stream = io.BytesIO()
    CsvWriter(stream, dialect).rows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("dialect", [ENGLISH, NORWEGIAN])
@given(text=TEXTS, other=TEXTS)
@example(text="=1+1;=2+2", other="x,=1")
@example(text='x;"=1', other='"",=1')
@example(text="'=1", other="''=1")
@example(text="a\r\n=1", other="\t=1")
def test_no_cell_of_text_begins_like_a_formula_in_any_reader(dialect: Dialect, text: str, other: str) -> None:
    data = written([["head", text], [text, 1.5, other], [other, -2, text]], dialect)
    for begin in begins(data):
        assert begin == "-2" or not begin.startswith(FORMULA), (begin, data)


@pytest.mark.parametrize("dialect", [ENGLISH, NORWEGIAN])
@given(text=TEXTS, other=TEXTS)
def test_text_reads_back_as_it_was(dialect: Dialect, text: str, other: str) -> None:
    data = written([[text, -1, other]], dialect)
    ((first, number, last),) = cells(data, dialect.separator)
    assert (unguarded(first), number, unguarded(last)) == (text, "-1", other)


@given(text=st.text(max_size=20))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(number=st.floats(allow_infinity=False, allow_nan=False))
def test_numbers_are_unrounded_and_stay_numbers(number: float) -> None:
    for dialect in (ENGLISH, NORWEGIAN):
        ((cell,),) = cells(written([[number]], dialect), dialect.separator)
        assert float(cell.replace(dialect.decimal, ".")) == number


def test_nothing_is_empty_and_kinds_of_numbers_are_alike() -> None:
    row = [None, float("nan"), np.float64("nan"), np.float64(-0.5), np.int64(-3), True, np.True_]
    assert cells(written([row], NORWEGIAN), ";") == [["", "", "", "-0,5", "-3", "True", "True"]]


@pytest.mark.parametrize("dialect", [ENGLISH, NORWEGIAN])
def test_blocks_of_numbers_are_written_as_single_ones(dialect: Dialect) -> None:
    columns = [np.array([1.5, -2e-9, np.nan, 1e22]), np.array([0.1 + 0.2, -0.0, 7.0, -np.inf])]
    stream = io.BytesIO()
    CsvWriter(stream, dialect).numbers(5, columns)
    rows = [[5 + at, *(float(column[at]) for column in columns)] for at in range(4)]
    assert stream.getvalue() == written(rows, dialect)
