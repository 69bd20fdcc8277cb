"""How a session begins, and goes on when the browser goes back: from what the address says."""

from __future__ import annotations

import logging

import streamlit as st

from hiacalc.present.locale.language import preferred
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.ui.session.link import state_from_query
from hiacalc.ui.session.parameters import NOWHERE
from hiacalc.ui.session.state import OPENING, State, shipped_scenario

_log = logging.getLogger(__name__)


def asked_for() -> list[tuple[str, str]]:
    """What the address in the browser says, name and value of each parameter."""
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def arrived() -> State:
    """The state of a new session, in the language of its link or else of the browser.

    A link is opened whole or not at all; refused, it leaves what the page opens on and `State.link_refused`.
    """
    asked = asked_for()
    code = language_of(asked)
    try:
        return opened(asked, code)
    except ScenarioError as error:
        return State(code, shipped_scenario(OPENING), link_refused=error)


def language_of(asked: list[tuple[str, str]]) -> str:
    """The language that an address asks for, or else that of the browser.

    Args:
        asked: name and value of each parameter.

    >>> language_of([("language", "en")])
    'en'
    """
    # Of two languages neither is the link's.
    languages = {value for name, value in asked if name == "language"}
    browser = preferred(st.context.locale, fallback="nb")
    return preferred(languages.pop(), fallback=browser) if len(languages) == 1 else browser


def opened(asked: list[tuple[str, str]], code: str) -> State:
    """The state that an address says, or the one that a bare address opens on.

    Args:
        asked: name and value of each parameter.
        code: language to use when the address names none.

    Raises:
        ScenarioError: why it cannot be opened.

    >>> opened([("scenario", "model-1")], "en").scenario.name
    'model-1'
    """
    if not asked:
        return State(code, shipped_scenario(OPENING))
    try:
        return state_from_query(asked, code, shipped_scenario)
    except ScenarioError:
        raise
    except Exception:  # strangers write links: what none has thought of yet is refused too, and logged for us
        _log.exception("link_broken")
        raise ScenarioError([Problem(Code.LINK_BROKEN, NOWHERE)]) from None
