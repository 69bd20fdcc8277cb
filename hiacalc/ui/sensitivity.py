"""The sensitivity view: which input decides, what would turn the result, and pictures to take away."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import streamlit as st

from hiacalc.analysis.decision import turning_points
from hiacalc.analysis.one_way import one_way
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.exhibits import Picture, one_way_exhibit
from hiacalc.present.export import FORMATS, Exhibit, rendered
from hiacalc.present.messages import messages
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import label_of, natural
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.ui.markup import plain
from hiacalc.ui.state import State

_WIDTH = 820  # of the pictures, in pixels
_CONFIG = {"displayModeBar": False, "scrollZoom": False}
_MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
}


def show_sensitivity(state: State, scenario: Scenario) -> None:
    """The whole view."""
    texts = state.language
    outcome, picture, chosen, top = _choices(state, scenario)
    found = one_way(scenario, outcome, state.perspective, chosen or None)
    origin = Origin(scenario, state.perspective, datetime.date.today(), len(state.changes))
    exhibit = one_way_exhibit(found, picture, origin, texts, top=top, width=_WIDTH)
    key = f"sweep:{picture}:{state.generation}"
    drawn: dict[str, Any] = {
        "config": _CONFIG,
        "theme": None,
        "alt": exhibit.chart.alternative,
        "width": "content",
    }
    if picture is Picture.TORNADO:
        st.caption(plain(texts.say("sensitivity.click")))
    with st.container(key="picture"):  # wider than a phone, so it scrolls by itself
        if picture is Picture.TORNADO:
            st.plotly_chart(
                exhibit.chart.figure,
                key=key,
                on_select=lambda: _open_end(state, key),
                selection_mode="points",
                **drawn,
            )
        else:
            st.plotly_chart(exhibit.chart.figure, key=key, **drawn)
    _downloads(state, exhibit, picture)
    with st.expander(texts.say("page.table")):
        head, *rows = exhibit.rows
        columns = {str(name): [row[place] for row in rows] for place, name in enumerate(head)}
        st.dataframe(columns, hide_index=True)
    _turning(state, scenario)


def _choices(state: State, scenario: Scenario) -> tuple[Outcome, Picture, list[str], int]:
    texts = state.language
    words = texts.words
    first, second, third = st.columns([2, 2, 1])
    outcome = first.selectbox(
        texts.say("sensitivity.outcome"),
        list(Outcome),
        format_func=lambda one: words.word("outcomes", one.value),
        key=f"outcome:{texts.code}",
    )
    picture = second.selectbox(
        texts.say("sensitivity.picture"),
        list(Picture),
        format_func=lambda one: texts.say(f"sensitivity.pictures.{one.value}"),
        key=f"picture:{texts.code}",
    )
    top = third.number_input(
        texts.say("sensitivity.top"), min_value=1, max_value=40, value=12, key=f"top:{texts.code}"
    )
    ranged = [path for path, quantity in quantities(scenario).items() if quantity.has_range]
    chosen = st.multiselect(
        texts.say("sensitivity.inputs"),
        ranged,
        format_func=lambda path: label_of(path, scenario, texts),
        placeholder=texts.say("sensitivity.all"),
        key=f"inputs:{texts.code}:{state.generation}",
    )
    return outcome or Outcome.NET_BENEFIT, picture or Picture.TORNADO, chosen, int(top)


def _open_end(state: State, key: str) -> None:
    """A click on the end of a bar makes its value the scenario's."""
    points = st.session_state[key].selection.points
    if points and len(points[0].get("customdata", [])) == 4:
        _, _, path, value = points[0]["customdata"]
        state.change(str(path), float(value))
        state.generation += 1


def _downloads(state: State, exhibit: Exhibit, picture: Picture) -> None:
    texts = state.language
    with st.grid(min_column_width=110, gap="small", key="downloads"):
        for form in FORMATS:
            st.download_button(
                form.upper(),
                data=partial(_bytes, state, exhibit, form),
                file_name=f"{exhibit.origin.scenario.name}-{picture.value}.{form}",
                mime=_MIME[form],
                icon=":material/download:",
                key=f"download:{form}:{picture.value}",
                help=texts.say("sensitivity.download", form=form.upper()),
                on_click="ignore",
                width="stretch",
            )


def _bytes(state: State, exhibit: Exhibit, form: str) -> bytes:
    try:
        return rendered(exhibit, form)
    except ScenarioError as error:
        return "\n".join(messages(error, state.language)).encode()


def _turning(state: State, scenario: Scenario) -> None:
    texts = state.language
    numbers = Numbers(texts.code)
    st.subheader(texts.say("sensitivity.turning"))
    named = named_inputs(scenario)
    rows = []
    for turning in turning_points(scenario, state.perspective):
        found = turning.threshold
        unit = named[found.parameter].unit
        rows.append(
            {
                texts.say("tornado.columns.input"): label_of(found.parameter, scenario, texts),
                texts.say("curves.base"): natural(found.base, unit, texts, numbers),
                texts.say("sensitivity.turns_at"): natural(found.value, unit, texts, numbers)
                if found.value is not None
                else texts.say("sensitivity.never"),
                texts.say("sensitivity.at_ends"): " / ".join(
                    outcome_text(value, Outcome.NET_BENEFIT, numbers) for value in found.at_bounds
                ),
            }
        )
    st.dataframe(rows, hide_index=True)
