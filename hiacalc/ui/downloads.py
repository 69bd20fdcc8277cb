"""Buttons that hand out a chart or a table as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from hiacalc.present.export import FORMATS, Exhibit, csv_table, rendered
from hiacalc.present.messages import messages
from hiacalc.present.origin import Traced
from hiacalc.scenario import ScenarioError
from hiacalc.ui.state import State

_MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "yaml": "application/yaml",
}


def offer_picture(state: State, exhibit: Callable[[], Exhibit], name: str) -> None:
    """A chart in every format; it is drawn when its button is pressed."""
    texts = state.language
    with st.grid(min_column_width=110, gap="small", key=f"downloads-{name}"):
        for form in FORMATS:
            _button(
                state,
                form.upper(),
                partial(_bytes, state, exhibit, form),
                f"{name}.{form}",
                texts.say("sensitivity.download", form=form.upper()),
            )


def offer_table(state: State, rows: Sequence[Sequence[Any]], origin: Traced, name: str) -> None:
    """A table as CSV, unrounded and with its origin."""
    _button(state, state.language.say("page.table_csv"), partial(csv_table, rows, origin), f"{name}.csv")


def offer_file(state: State, label: str, data: Callable[[], bytes | str], name: str) -> None:
    """Any other file, made when its button is pressed."""
    _button(state, label, data, name)


def _button(state: State, label: str, data: Any, name: str, about: str | None = None) -> None:
    st.download_button(
        label,
        data=data,
        file_name=name,
        mime=_MIME[name.rpartition(".")[2]],
        icon=":material/download:",
        key=f"download:{name}:{state.language_code}",
        help=about,
        on_click="ignore",
        width="stretch",
    )


def _bytes(state: State, exhibit: Callable[[], Exhibit], form: str) -> bytes:
    try:
        return rendered(exhibit(), form)
    except ScenarioError as error:
        return "\n".join(messages(error, state.language)).encode()
