"""Which case is looked at: its name, the scenario it began from, and what has been changed since."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.words.changed_values import changed_values
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.state import OPENING, REPORT, State
from hiacalc.ui.widgets.markup import plain


def show_case(state: State) -> None:
    """The case, and what was changed in it with a way to take all back.

    Args:
        state: of the session.
    """
    texts = state.language
    title = state.scenario.title.in_language(texts.code)
    if state.case:
        st.markdown(f"**{plain(texts.say('lead.case', case=state.case, title=title))}**")
    elif state.own or state.scenario.name not in (OPENING, REPORT):  # which the line below names
        st.markdown(f"**{plain(title)}**")
    try:
        changed = changed_values(list(state.changes), state.current(), texts) if state.changes else ""
    except ScenarioError:  # which the page tells
        changed = ""
    if changed:
        st.caption(plain(changed))
