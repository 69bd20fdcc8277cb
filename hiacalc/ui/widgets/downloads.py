"""Buttons that hand out a chart or a table as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.csv_table import csv_table
from hiacalc.present.files.export import FORMATS, rendered
from hiacalc.present.files.file_name import file_name
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.words.origin import Traced
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.state import State

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
    """A chart in every format; it is drawn when its button is pressed.

    Args:
        state: of the session.
        exhibit: makes the chart with its rows and origin, when asked.
        name: of the file, without its ending.
    """
    texts = state.language
    name = named_by_case(state, name)
    with st.grid(min_column_width=110, gap="small", key=f"downloads-{name}"):
        for form in FORMATS:
            _button(
                state,
                form.upper(),
                partial(_bytes, state, exhibit, form),
                f"{name}.{form}",
                texts.say("page.csv_help" if form == "csv" else "sensitivity.download", form=form.upper()),
            )
        _button(
            state,
            texts.say("page.csv_machine"),
            partial(_bytes, state, exhibit, "csv", Style.MACHINE),
            machine_name(name),
            texts.say("page.csv_machine_help"),
        )


def offer_table(state: State, rows: Sequence[Sequence[Any]], origin: Traced, name: str) -> None:
    """A table as CSV, unrounded and with its origin, for readers and for programs.

    Args:
        state: of the session.
        rows: unrounded, the head first.
        origin: where the figures come from.
        name: of the file, without its ending.
    """
    texts = state.language
    made = partial(csv_table, rows, origin, texts)
    name = named_by_case(state, name)
    with st.grid(min_column_width=190, gap="small", key=f"table-{name}"):
        _button(state, texts.say("page.table_csv"), made, f"{name}.csv", texts.say("page.csv_help"))
        _button(
            state,
            texts.say("page.csv_machine"),
            partial(made, Style.MACHINE),
            machine_name(name),
            texts.say("page.csv_machine_help"),
        )


def file_stem(state: State) -> str:
    """What files of the case in use begin with: its name, or the scenario's and whether it was changed.

    Args:
        state: of the session.
    """
    return file_name(state.case, state.scenario.name, is_changed=bool(state.changes or state.rules))


def named_by_case(state: State, name: str) -> str:
    """A file's name with the case's in place of the scenario's, where it begins with that.

    Args:
        state: of the session.
        name: of a file, with or without its ending.
    """
    scenario = f"{state.scenario.name}-"
    return f"{file_stem(state)}-{name.removeprefix(scenario)}" if name.startswith(scenario) else name


def machine_name(name: str) -> str:
    """What the CSV file for programs is called, beside the one for readers.

    >>> machine_name("map")
    'map-machine.csv'
    """
    return f"{name}-machine.csv"


def offer_file(
    state: State, label: str, data: Callable[[], bytes | str], name: str, about: str | None = None
) -> None:
    """Any other file, made when its button is pressed.

    Args:
        state: of the session.
        label: of the button.
        data: makes the content, when asked.
        name: of the file, with its ending.
        about: said of the button when the pointer rests on it.
    """
    _button(state, label, data, name, about)


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


def _bytes(state: State, exhibit: Callable[[], Exhibit], form: str, style: Style = Style.READER) -> bytes:
    try:
        return rendered(exhibit(), form, style)
    except ScenarioError as error:
        return "\n".join(messages(error, state.language)).encode()
