"""Which of the shipped scenarios that have a roll-out is looked at."""

from __future__ import annotations

from functools import cache

import streamlit as st

from hiacalc.scenario import ScenarioError, shipped_titles
from hiacalc.ui.session.state import State, shipped_scenario
from hiacalc.ui.widgets.markup import plain

_NONE = ""


@cache
def roll_outs() -> tuple[str, ...]:
    """The names of the shipped scenarios that have a roll-out; they are read once for all sessions."""
    return tuple(name for name in shipped_titles() if shipped_scenario(name).programme is not None)


def choose_roll_out(state: State) -> None:
    """What to do where the scenario in use has no roll-out.

    Args:
        state: of the session.
    """
    texts = state.language
    title = state.scenario.title.in_language(texts.code)
    st.header(texts.say("rollout.title"), anchor=False)
    if not roll_outs():
        st.info(plain(texts.say("rollout.none_shipped", scenario=title)), icon=":material/map:")
        return
    st.markdown(plain(texts.say("rollout.none", scenario=title)))
    _list(state, texts.say("rollout.choose"))


def choose_other_roll_out(state: State) -> None:
    """A list of the shipped roll-outs beside the one in use.

    Args:
        state: of the session.
    """
    if set(roll_outs()) - {state.scenario.name}:
        _list(state, state.language.say("rollout.choose_other"))


def _list(state: State, label: str) -> None:
    texts = state.language
    key = f"roll-out:{state.scenario.name}:{state.widget_version}:{texts.code}"
    options = [name for name in roll_outs() if state.own or name != state.scenario.name]

    def chosen() -> None:
        name = st.session_state[key]
        if not name:
            return
        try:
            state.choose(shipped_scenario(name))
        except ScenarioError as error:
            state.problems = error

    def title(name: str) -> str:
        if name == _NONE:
            return texts.say("rollout.choose_placeholder")
        return shipped_titles()[name].in_language(texts.code)

    st.selectbox(
        label,
        [_NONE, *options],
        format_func=title,
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
    about = "choose_about_changes" if state.changes else "choose_about"
    st.caption(plain(texts.say(f"rollout.{about}", count=len(state.changes))))
