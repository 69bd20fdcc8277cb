"""What the page says of the link that it was opened with: what is wrong with it, or in doubt."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.locale.error_messages import message
from hiacalc.present.locale.language import Language
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.scenario.registry import key_of, keys
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import plain

_MOST = 5  # problems shown: whoever got the link can mend none of them


def show_link(state: State) -> None:
    """What is wrong with the link, or in doubt; nothing for one that is whole, and for none."""
    texts = state.language
    if state.link_refused is not None:
        lines = "\n".join(f"- {plain(line)}" for line in refusals(state.link_refused, texts))
        what = state.link_doubt or "refused"  # a page that was going on keeps what it had
        st.error(f"{plain(texts.say(f'link.{what}'))}\n\n{lines}", icon=":material/link_off:")
    elif state.link_doubt:
        st.info(plain(texts.say(f"link.{state.link_doubt}")), icon=":material/link:")


def refusals(error: ScenarioError, texts: Language) -> list[str]:
    """Why a link is refused, for one who sees no file: inputs by their name, and no line or column.

    Args:
        error: what the link was refused for.
        texts: of the language to say it in.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import Mark
    >>> wrong = Problem(Code.NOT_A_NUMBER, Mark("a.yaml", 3, 1), "absence.rate", actual="x")
    >>> refusals(ScenarioError([wrong]), language("en"))
    ['Sickness absence without the measure: found "x", which is not a number.']
    """
    lines = [message(_named(problem, texts), texts) for problem in error.problems[:_MOST]]
    left = len(error.problems) - len(lines) + error.more
    return [
        *(line[:1].upper() + line[1:] for line in lines),
        *([texts.say("link.more", count=left)] if left else []),
    ]


def _named(problem: Problem, texts: Language) -> Problem:
    """The problem with the name of the input it is about; a link that says one twice names it by its path."""
    twice = problem.code is Code.LINK_SAYS_TWICE
    path = problem.actual if twice else problem.path
    if key_of(path) not in keys():
        return problem
    label = texts.words.input_label(path, key_of(path))
    return problem._replace(actual=label) if twice else problem._replace(path=label)
