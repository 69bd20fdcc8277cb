"""Today and the report: which of the two is looked at, and one click to the other."""

from __future__ import annotations

import streamlit as st

from hiacalc.ui.session.state import OPENING, REPORT, State, shipped_scenario
from hiacalc.ui.widgets.markup import plain

_OTHER = {OPENING: REPORT, REPORT: OPENING}


def show_counterpart(state: State) -> None:
    """What this is, and the way to the other; from any other scenario the way to both."""
    texts = state.language
    name = None if state.own else state.scenario.name

    def go(target: str) -> None:
        state.choose(shipped_scenario(target))

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="counterpart"):
        if name in _OTHER:
            sentence = texts.say(f"today.this_is.{name}", year=str(state.answer_year))
            st.markdown(plain(sentence), width="content")
        for target in (_OTHER[name],) if name in _OTHER else _OTHER:
            st.button(
                texts.say(f"today.go_to.{target}"),
                key=f"go-to:{target}:{texts.code}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=go,
                args=(target,),
            )
