"""Columns stand under each other, and no line is wider than the page unless a word is."""

from hypothesis import given
from hypothesis import strategies as st

from hiacalc.present.reports.plain_text import WIDTH, bullets, table, wrapped

WORD = st.text("abcæø", min_size=1, max_size=12)


@given(st.lists(st.tuples(WORD, WORD, WORD), min_size=1, max_size=6))
def test_cells_of_a_column_end_at_the_same_place(rows: list[tuple[str, str, str]]) -> None:
    lines = table(rows, head=True)
    assert {len(line) for line in lines} == {len(lines[1])}
    assert set(lines[1]) == {"-"}
    assert [line.split() for line in (lines[0], *lines[2:])] == [list(row) for row in rows]


@given(st.lists(WORD, min_size=1, max_size=60))
def test_wrapping_changes_nothing_but_the_lines(words: list[str]) -> None:
    text = wrapped(" ".join(words))
    assert text.split() == words
    assert max(map(len, text.splitlines())) <= WIDTH
    (bullet,) = bullets([" ".join(words)])
    assert bullet.split() == ["-", *words]


def test_an_amount_stays_on_its_line() -> None:
    for amount in ("NOK -3 337 496", "1 652 873 kr", "2.02 %", "NOK 4.9 million"):
        assert any(amount in line for line in wrapped("x" * 80 + " " + amount).splitlines())
