"""How a session begins: from the link it was opened with, and what is to be said of that link."""

from __future__ import annotations

import logging

import streamlit as st

from hiacalc.present.language import Language, preferred
from hiacalc.present.messages import message
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.scenario.registry import key_of, keys
from hiacalc.ui.markup import plain
from hiacalc.ui.parameters import NOWHERE
from hiacalc.ui.state import BASE, State, shipped_scenario

_MOST = 5  # problems told: whoever got the link can mend none of them
_log = logging.getLogger(__name__)


def arrived() -> State:
    """The state of a new session, in the language of its link or else of the browser.

    A link is opened whole or not at all; refused, it leaves the base case and `State.link_refused`.
    """
    asked = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    # Of two languages neither is the link's.
    said = {value for name, value in asked if name == "language"}
    browser = preferred(st.context.locale, fallback="nb")
    code = preferred(said.pop(), fallback=browser) if len(said) == 1 else browser
    if not asked:
        return State(code, shipped_scenario(BASE))
    from hiacalc.ui.link import opened

    try:
        return opened(asked, code, shipped_scenario)
    except ScenarioError as error:
        refused = error
    except Exception:  # strangers write links: what none has thought of yet is refused too, and logged for us
        _log.exception("link_broken")
        refused = ScenarioError([Problem(Code.LINK_BROKEN, NOWHERE)])
    return State(code, shipped_scenario(BASE), link_refused=refused)


def show_link(now: State) -> None:
    """What is wrong with the link, or in doubt; nothing for one that is whole, and for none."""
    texts = now.language
    if now.link_refused is not None:
        lines = "\n".join(f"- {plain(line)}" for line in refusals(now.link_refused, texts))
        st.error(f"{plain(texts.say('link.refused'))}\n\n{lines}", icon=":material/link_off:")
    elif now.link_doubt:
        st.info(plain(texts.say(f"link.{now.link_doubt}")), icon=":material/link:")


def refusals(error: ScenarioError, texts: Language) -> list[str]:
    """Why a link is refused, for one who sees no file: inputs by their name, and no line or column.

    >>> from hiacalc.present.language import language
    >>> from hiacalc.scenario import Mark
    >>> wrong = Problem(Code.NOT_A_NUMBER, Mark("a.yaml", 3, 1), "absence.rate", actual="x")
    >>> refusals(ScenarioError([wrong]), language("en"))
    ['Sickness absence without the measure: found "x", which is not a number.']
    """
    told = [message(_named(problem, texts), texts) for problem in error.problems[:_MOST]]
    left = len(error.problems) - len(told) + error.more
    return [
        *(line[:1].upper() + line[1:] for line in told),
        *([texts.say("link.more", count=left)] if left else []),
    ]


def _named(problem: Problem, texts: Language) -> Problem:
    """The problem with the name of the input it is about; a link that says one twice names it by its path."""
    twice = problem.code == Code.LINK_SAYS_TWICE
    path = problem.actual if twice else problem.path
    if key_of(path) not in keys():
        return problem
    label = texts.words.input_label(path, key_of(path))
    return problem._replace(actual=label) if twice else problem._replace(path=label)
