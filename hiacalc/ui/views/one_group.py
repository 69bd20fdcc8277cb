"""That a view counts one group of workers though the scenario has a roll-out, and the way to that."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.words.inputs import format_value
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.ui.session.state import State, View
from hiacalc.ui.widgets.markup import plain

OF_ONE_GROUP = (View.RESULT, View.ACTORS, View.SENSITIVITY, View.UNCERTAINTY)


def show_one_group(state: State, scenario: Scenario) -> None:
    """One sentence and a button, in the views that count one group; nothing without a roll-out.

    Args:
        state: of the session.
        scenario: as changed.
    """
    if scenario.programme is None or state.view not in OF_ONE_GROUP:
        return
    texts = state.language
    workers = format_value(scenario.population.workers.value, Unit.WORKERS, texts)
    with st.container(key="one-group"):
        st.markdown(f":material/info: {plain(texts.say('rollout.one_group', workers=workers))}")
        st.button(
            texts.say("rollout.one_group_button"),
            key=f"go-roll-out:{texts.code}",
            icon=":material/map:",
            on_click=state.go_to,
            args=(View.ROLL_OUT,),
        )
