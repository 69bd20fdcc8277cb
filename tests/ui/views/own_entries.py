"""A workplace's numbers as they are typed, and the state after."""

from hiacalc.ui.session.state import REPORT, State, shipped_scenario
from hiacalc.ui.views.own_numbers import (
    RATE,
    UNITS,
    WAGE,
    WORKERS,
    OwnNumbers,
)

TYPED = {WORKERS: "43", UNITS: "1", RATE: "11.2 %", WAGE: "620 000"}


def applied(state: State, typed: dict[str, str]) -> State:
    """The state after the form has been filled in and its button pressed."""
    numbers = OwnNumbers.of(state, state.current())
    state.attempt(numbers.changes({**numbers.shown, **typed}))
    assert state.problems is None
    return state


def new(code: str = "en") -> State:
    return State(code, shipped_scenario(REPORT))
