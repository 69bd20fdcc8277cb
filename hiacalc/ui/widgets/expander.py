"""Parts of the page that stay closed, and cost nothing, until a reader opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def lazy_expander(title: str, icon: str, key: str) -> Iterator[bool]:
    """An expander; gives whether it is open, and so whether its content is wanted.

    Args:
        title: always seen.
        icon: before the title.
        key: of the element, unique on the page.
    """
    part = st.expander(title, icon=icon, key=key, on_change="rerun")
    with part:
        yield bool(part.open)
