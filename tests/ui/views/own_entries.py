"""A workplace's numbers as they are typed, and the state after."""

from hiacalc.ui.session.state import REPORT, State, shipped_scenario
from hiacalc.ui.views.own_entry import enter
from hiacalc.ui.views.own_numbers import RATE, UNITS, WAGE, WORKERS

TYPED = {WORKERS: "43", UNITS: "1", RATE: "11.2 %", WAGE: "620 000"}


def applied(state: State, typed: dict[str, str]) -> State:
    """The state after fields have been filled in one by one, all of which could be counted with."""
    for name, text in typed.items():
        enter(state, name, text)
    assert not state.typed
    return state


def new(code: str = "en") -> State:
    return State(code, shipped_scenario(REPORT))
