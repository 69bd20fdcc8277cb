"""The session of one browser tab: its state, begun when it is first asked for."""

from __future__ import annotations

import streamlit as st

from hiacalc.ui.session.arrival import arrived
from hiacalc.ui.session.state import State

_KEY = "hiacalc"


def is_new() -> bool:
    """Whether this session has no state yet."""
    return _KEY not in st.session_state


def session_state() -> State:
    """The state of this session, begun from the link it was opened with, in the browser's language."""
    if is_new():
        st.session_state[_KEY] = arrived()
    session_state: State = st.session_state[_KEY]
    return session_state
