"""Steps back take back changes of values, one by one, whichever way the reader went."""

from hiacalc.scenario import shipped
from hiacalc.ui.session.past import MOST_STEPS, Past
from hiacalc.ui.session.state import State, View


def moved(*rates: float) -> State:
    """A state whose absence was moved to each of the rates."""
    state = State("en", shipped("model-1"))
    state.past.note(state.values())
    for rate in rates:
        state.change("absence.rate", rate)
        state.past.note(state.values())
    return state


def test_each_change_is_taken_back_by_itself() -> None:
    state = moved(0.05, 0.08)
    assert state.past.last_change() == ["absence.rate"]
    state.undo()
    assert state.changes["absence.rate"] == 0.05
    state.undo()
    assert state.changes == {}
    version = state.widget_version
    state.undo()  # nothing is left
    assert (state.changes, state.widget_version) == ({}, version)
    assert state.past.has_begun


def test_what_is_looked_at_and_what_was_typed_is_no_step() -> None:
    state = moved(0.05)
    state.view, state.typed = View.METHOD, {"absence.rate": "eleven"}
    state.speak("nb")
    state.past.note(state.values())
    state.undo()
    assert state.changes == {}
    assert (state.view, state.language_code) == (View.METHOD, "nb")
    assert state.typed == {"absence.rate": "eleven"}


def test_a_step_names_all_that_it_takes_back() -> None:
    state = moved()
    state.case = "North"
    state.change("absence.rate", 0.05)
    state.past.note(state.values())
    assert state.past.last_change() == ["absence.rate", "case"]
    state.choose(shipped("model-2"))
    state.past.note(state.values())
    assert state.past.last_change() == ["scenario"]
    state.undo()
    assert (state.scenario.name, state.case) == ("model-1", "North")


def test_the_browsers_back_goes_the_same_way_and_forward_can_be_taken_back() -> None:
    state = moved(0.05, 0.08, 0.09)
    last = state.values()
    state.changes = {"absence.rate": 0.05}
    state.past.return_to(state.values())
    assert state.past.last_change() == ["absence.rate"]
    state.undo()
    assert state.changes == {}
    assert state.past.last_change() == []
    state.restore(last)
    state.past.return_to(last)
    state.undo()
    assert state.changes == {}


def test_back_to_another_view_of_the_same_values_takes_nothing_back() -> None:
    state = moved(0.05)
    state.reset()
    state.past.note(state.values())
    state.past.return_to(state.values())
    state.undo()
    assert state.changes == {"absence.rate": 0.05}


def test_the_oldest_steps_give_way() -> None:
    past, state = Past(), State("en", shipped("model-1"))
    for number in range(MOST_STEPS + 10):
        state.case = str(number)
        past.note(state.values())
    steps = iter(past.step_back, None)
    assert [values.case for values in steps][-1] == "9"
