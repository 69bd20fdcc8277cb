"""How a session begins: from the link it was opened with."""

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


def arrived() -> State:
    """The state of a new session, in the language of its link or else of the browser.

    A link is opened whole or not at all; refused, it leaves what the page opens on and `State.link_refused`.
    """
    asked = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    # Of two languages neither is the link's.
    languages = {value for name, value in asked if name == "language"}
    browser = preferred(st.context.locale, fallback="nb")
    code = preferred(languages.pop(), fallback=browser) if len(languages) == 1 else browser
    if not asked:
        return State(code, shipped_scenario(OPENING))
    try:
        return state_from_query(asked, code, shipped_scenario)
    except ScenarioError as error:
        refused = error
    except Exception:  # strangers write links: what none has thought of yet is refused too, and logged for us
        _log.exception("link_broken")
        refused = ScenarioError([Problem(Code.LINK_BROKEN, NOWHERE)])
    return State(code, shipped_scenario(OPENING), link_refused=refused)
