"""The sensitivity view: which input decides, what would turn the result, and pictures to take away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hiacalc.analysis.deterministic.one_way import OneWay, one_way
from hiacalc.analysis.deterministic.switching_values import switching_values
from hiacalc.model import Outcome
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.tables.one_way import sweep_table
from hiacalc.present.tables.switching_values import switching_rows, switching_table
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import group_quantities
from hiacalc.ui.session.render_queue import release_slot
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture, offer_table
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 820  # of the pictures, in pixels


def show_sensitivity(state: State, scenario: Scenario) -> None:
    """The whole view.

    Args:
        state: of the session.
        scenario: as changed, whose inputs are moved.
    """
    texts = state.language
    outcome, picture, chosen, top = _choices(state, scenario)
    with release_slot():
        sweep = one_way(scenario, outcome, state.perspective, chosen or None)
    origin = state.origin(scenario)
    exhibit = partial(one_way_exhibit, sweep, picture, origin, texts, top=top)
    chart = exhibit(width=picture_width(_WIDTH)).chart
    key = f"sweep:{picture}:{state.widget_version}"
    if picture is OneWayPicture.TORNADO:
        st.caption(plain(texts.say("sensitivity.click")))
        show_picture(chart, key, on_select=state.ignore_when_stale(lambda: _open_end(state, key)))
        _offer_ends(state, sweep, top)
    else:
        show_picture(chart, key)
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"{scenario.name}-{picture.value}")
    with st.expander(texts.say("page.table")):
        show_table(sweep_table(sweep, texts), texts.say("page.table"), "sweep")
    _turning(state, scenario, origin)


def _choices(state: State, scenario: Scenario) -> tuple[Outcome, OneWayPicture, list[str], int]:
    texts = state.language
    words = texts.words
    first, second, third = st.columns([2, 2, 1])
    outcome = first.selectbox(
        texts.say("sensitivity.outcome"),
        list(Outcome),
        format_func=lambda name: words.word("outcomes", name.value),
        key=f"outcome:{texts.code}",
    )
    picture = second.selectbox(
        texts.say("sensitivity.picture"),
        list(OneWayPicture),
        format_func=lambda picture: texts.say(f"sensitivity.pictures.{picture.value}"),
        key=f"sweep-picture:{texts.code}",
    )
    top = third.number_input(
        texts.say("sensitivity.top"), min_value=1, max_value=40, value=12, key=f"top:{texts.code}"
    )
    ranged = [path for path, quantity in group_quantities(scenario).items() if quantity.has_range]
    chosen = st.multiselect(
        texts.say("sensitivity.inputs"),
        ranged,
        format_func=lambda path: label_of(path, scenario, texts),
        placeholder=texts.say("sensitivity.all"),
        key=f"inputs:{texts.code}:{state.widget_version}",
    )
    return outcome or Outcome.NET_BENEFIT, picture or OneWayPicture.TORNADO, chosen, int(top)


def _open_end(state: State, key: str) -> None:
    """A click on the end of a bar makes its value the scenario's."""
    points = st.session_state[key].selection.points
    if points and len(points[0].get("customdata", [])) == 4:
        _, _, path, value = points[0]["customdata"]
        state.attempt({str(path): float(value)})


def _offer_ends(state: State, sweep: OneWay, top: int) -> None:
    """The same for the keyboard: the ends of the bars that are drawn, by name."""
    texts = state.language
    ends = {
        (bar.path, value): texts.say(
            "sensitivity.end",
            label=label_of(bar.path, sweep.scenario, texts),
            value=format_value(value, bar.named.unit, texts),
        )
        for bar in sweep.moving[:top]
        for value in (bar.low_input, bar.high_input)
    }
    key = f"ends:{texts.code}:{state.widget_version}"

    def chosen() -> None:
        end = st.session_state[key]
        if end is not None:
            path, value = end
            state.attempt({path: value})

    st.selectbox(
        texts.say("sensitivity.open_end"),
        list(ends),
        index=None,
        format_func=ends.__getitem__,
        placeholder=texts.say("sensitivity.choose_end"),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )


def _turning(state: State, scenario: Scenario, origin: Origin) -> None:
    texts = state.language
    title = texts.say("sensitivity.turning")
    st.subheader(title, anchor=False)
    with release_slot():
        thresholds = switching_values(scenario, state.perspective)
    show_table(switching_table(thresholds, scenario, texts), title, "turning")
    offer_table(state, switching_rows(thresholds), origin, f"{scenario.name}-thresholds")
