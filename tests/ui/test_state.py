"""What a session holds, and whose word counts for it."""

from hiacalc.ui.state import BASE, State, shipped_scenario


def test_a_widget_that_was_made_before_a_reset_has_no_say_any_more() -> None:
    state = State("nb", shipped_scenario(BASE))
    path = "effect.relative_reduction"
    moved = state.until_renewed(lambda: state.change(path, 0.1))
    moved()
    assert state.changes == {path: 0.1}
    state.reset()
    moved()
    assert state.changes == {}
    state.until_renewed(lambda: state.change(path, 0.2))()
    assert state.changes == {path: 0.2}
