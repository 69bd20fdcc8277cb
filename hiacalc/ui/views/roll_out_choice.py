"""Which of the shipped scenarios that have a roll-out is looked at."""

from __future__ import annotations

from functools import cache

import streamlit as st

from hiacalc.scenario import ScenarioError, shipped_titles
from hiacalc.ui.session.state import State, shipped_scenario
from hiacalc.ui.widgets.markup import label, plain

_FIRST = "rollout-today"  # which most who come here ask for
_NONE = ""


@cache
def roll_outs() -> tuple[str, ...]:
    """The names of the shipped scenarios that have a roll-out; they are read once for all sessions."""
    names = [name for name in shipped_titles() if shipped_scenario(name).programme is not None]
    return tuple(sorted(names, key=lambda name: name != _FIRST))


def choose_roll_out(state: State) -> None:
    """A button for each roll-out, where the scenario in use has none.

    Args:
        state: of the session.
    """
    texts = state.language
    title = state.scenario.title.in_language(texts.code)
    st.header(texts.say("rollout.title"), anchor=False)
    st.markdown(plain(texts.say("rollout.none", scenario=title)))
    for name in roll_outs():
        st.button(
            label(shipped_titles()[name].in_language(texts.code)),
            key=f"choose-{name}:{texts.code}",
            icon=":material/map:",
            on_click=_choose,
            args=(state, name),
        )
    _about(state)


def choose_other_roll_out(state: State) -> None:
    """A list of the shipped roll-outs beside the one in use.

    Args:
        state: of the session.
    """
    texts = state.language
    key = f"roll-out:{state.scenario.name}:{state.widget_version}:{texts.code}"

    def title(name: str) -> str:
        if name == _NONE:
            return texts.say("rollout.choose_placeholder")
        return shipped_titles()[name].in_language(texts.code)

    def chosen() -> None:
        if st.session_state[key] != _NONE:
            _choose(state, st.session_state[key])

    st.selectbox(
        texts.say("rollout.choose_other"),
        [_NONE, *(name for name in roll_outs() if state.own or name != state.scenario.name)],
        format_func=title,
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
    _about(state)


def _choose(state: State, name: str) -> None:
    try:
        state.choose(shipped_scenario(name))
    except ScenarioError as error:
        state.problems = error


def _about(state: State) -> None:
    """What is lost by it."""
    key = "choose_about_changes" if state.changes else "choose_about"
    st.caption(plain(state.language.say(f"rollout.{key}", count=len(state.changes))))
