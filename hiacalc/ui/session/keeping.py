"""Keep a case to compare others with, open it again, and let it go."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.ui.session.kept import LONGEST_NAME
from hiacalc.ui.session.kept_case import MOST_KEPT_FILES, KeptCase
from hiacalc.ui.session.link import case_query, query, state_from_query
from hiacalc.ui.session.parameters import LONGEST, NOWHERE
from hiacalc.ui.session.state import State, shipped_scenario


def keep(state: State, name: str) -> None:
    """Keep the case in use, if the address has room for it; else say why not.

    Args:
        state: of the session.
        name: to keep it by.

    >>> state = State("en", shipped_scenario("model-1"))
    >>> keep(state, "North")
    >>> [case.name for case in state.kept]
    ['North']
    """
    before = state.kept
    state.has_read()
    try:
        state.kept = (*before, KeptCase(name[:LONGEST_NAME], case_query(state)))
        if len({_file(case) for case in state.kept} - {None}) > MOST_KEPT_FILES:
            raise ScenarioError([Problem(Code.LINK_TOO_LONG, NOWHERE, allowed=str(LONGEST))])
        query(state)
    except ScenarioError as error:
        state.kept, state.problems = before, error


def is_kept(state: State) -> bool:
    """Whether the case in use is among those that are kept, under its name."""
    try:
        in_use = case_query(state)
    except ScenarioError:
        return False
    return any(case.query == in_use for case in state.kept)


def kept_state(case: KeptCase, code: str) -> State:
    """The state that a case opens, which keeps no others.

    Args:
        case: one that is kept.
        code: of the language.

    Raises:
        ScenarioError: what this version cannot open.
    """
    return state_from_query(parse_qsl(case.query, keep_blank_values=True), code, shipped_scenario)


def reopen(state: State, case: KeptCase) -> None:
    """Go on with a case that was kept; the others stay.

    Args:
        state: of the session.
        case: one that it keeps.
    """
    try:
        other = kept_state(case, state.language_code)
    except ScenarioError as error:
        state.problems = error
        return
    state.restore(replace(other.values(), kept=state.kept))
    state.typed = {}  # it was typed in the fields of the case before


def let_go(state: State, place: int) -> None:
    """Keep a case no longer.

    Args:
        state: of the session.
        place: of the case among those that are kept.
    """
    state.has_read()
    state.kept = tuple(case for number, case in enumerate(state.kept) if number != place)


def _file(case: KeptCase) -> str | None:
    return dict(parse_qsl(case.query)).get("file")
