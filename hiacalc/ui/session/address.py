"""The address in the browser holds the state, and the browser's Back and Forward move through its states.

Streamlit makes an entry of the browser's history of each query that it is given, and marks the message that
Back and Forward send. A message without the mark may bring an older address: it was sent before the newer
one reached the browser. So what an address says counts when a session begins and after Back or Forward,
and at no other time.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import ScenarioError
from hiacalc.ui.session.arrival import asked_for, language_of, opened
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import State

_KEY = "hiacalc:address"


@dataclass(frozen=True, slots=True)
class _Opened:
    """The address that the state in use came from, as long as nothing has been changed since.

    It stays as it is: a page that was opened bare, or by an old link, is not written anew for nothing.
    """

    query: str | None


def follow(state: State) -> None:
    """Let the state follow an address that the session began with or that the browser went back to.

    To be called before anything is drawn.

    Args:
        state: of the session.
    """
    went_back = _went_back()
    if _KEY not in st.session_state:
        _begin_from_address(state)
    elif went_back:
        _follow(state)
    values = state.values()
    if went_back:
        state.past.return_to(values)
    else:
        state.past.note(values)


def hold(state: State) -> None:
    """Let the address hold the state.

    To be called once the figure has been sent: a browser that is told of a new address
    draws the whole page anew.

    Args:
        state: of the session.
    """
    if not _went_back():
        _write(state)


def _went_back() -> bool:
    """Whether the reader came by the browser's Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _query(state: State) -> str | None:
    """The state's query; None where it has none, being too long or of a scenario that cannot be."""
    try:
        written = query(state)
    except ScenarioError as error:
        state.unwritten = any(problem.code is Code.LINK_TOO_LONG for problem in error.problems)
        return None
    state.unwritten = False
    return written


def _begin_from_address(state: State) -> None:
    st.session_state[_KEY] = _Opened(_query(state))


def _follow(state: State) -> None:
    asked = asked_for()
    try:
        state.adopt(opened(asked, language_of(asked)))
    except ScenarioError as error:
        state.link_refused, state.link_doubt = error, "refused_going_back"
        _write(state)
        return
    _begin_from_address(state)
    # A query that was on its way to the browser when the reader went back has taken this one's place there.
    _tell_browser(asked)


def _write(state: State) -> None:
    written = _query(state)
    if written is None or st.session_state[_KEY] == _Opened(written):
        return
    st.session_state[_KEY] = None  # from the first change on it is held to the letter
    parts = parse_qsl(written, keep_blank_values=True)
    if parts != asked_for():
        _tell_browser(parts)


def _tell_browser(parts: list[tuple[str, str]]) -> None:
    named: dict[str, list[str]] = {}
    for name, value in parts:
        named.setdefault(name, []).append(value)
    st.query_params.from_dict(named)
