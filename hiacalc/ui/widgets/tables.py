"""Tables as real tables: read out row by row, printable, and every cell the text it is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hiacalc.ui.widgets.markup import plain

_NARROW = 4  # columns that a phone can show; texts fold, wider tables of numbers scroll by themselves


def show_table(rows: Sequence[Sequence[str]], alternative: str, key: str, *, numbers: bool = True) -> None:
    """Rows of text, the first being the head; `numbers` aligns all but the first column to the right.

    Args:
        rows: text, the head first.
        alternative: the table's name, read aloud before it.
        key: of the element, unique on the page.
        numbers: whether all columns but the first are numbers, set to the right.
    """
    head, *body = rows
    columns = {plain(name) or " ": [plain(row[place]) for row in body] for place, name in enumerate(head)}
    kind, size = "numbers" if numbers else "texts", "narrow" if len(head) <= _NARROW else "wide"
    with st.container(key=f"{kind}-{size}-{key}"):
        st.table(columns, hide_index=True, border="horizontal", alt=alternative)
