"""What a session holds, and whose word counts for it."""

import pytest

from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import REPORT, State, shipped_scenario

RATE = "absence.rate"
ESTIMATE = OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 2.0)


def test_a_slider_moves_an_own_figure_and_its_range_from_where_it_was_stated() -> None:
    state = State("nb", shipped_scenario(REPORT))
    state.attempt({RATE: ESTIMATE})
    stated = quantities(state.current())[RATE]
    assert (stated.low, stated.high, stated.basis, stated.level) == (0.09, 0.14, Basis.INTERVAL, 0.95)
    assert "2 år" in stated.note.nb.replace("\N{NO-BREAK SPACE}", " ")
    for value in (0.08, 0.07, 0.056):  # by way of the scenario's own value
        state.change(RATE, value)
    moved = quantities(state.current())[RATE]
    assert (state.value(RATE), moved.value, moved.provenance) == (0.056, 0.056, Provenance.MOVED)
    assert moved.moved_from == stated
    # a shift of log odds
    assert moved.low / (1 - moved.low) == pytest.approx(0.056 / 0.944 * 0.888 / 0.112 * 0.09 / 0.91)
    state.change(RATE, 0.112)
    assert quantities(state.current())[RATE] == stated
    state.reset(RATE)
    assert state.current() == state.scenario


def test_a_figure_of_ones_own_is_kept_where_the_scenario_says_the_same() -> None:
    state = State("nb", shipped_scenario(REPORT))
    state.change(RATE, OwnFigure(0.07))
    assert quantities(state.current())[RATE].provenance is Provenance.OWN


def test_what_the_scenario_refuses_leaves_all_as_it_was() -> None:
    state = State("nb", shipped_scenario(REPORT))
    state.attempt({RATE: ESTIMATE})
    state.attempt({"effect.duration": 3.0, "population.workers": OwnFigure(20.0)})
    assert state.problems is not None
    assert state.changes == {RATE: ESTIMATE}


def test_doubt_about_all_workers_is_doubt_about_those_of_a_workplace() -> None:
    state = State("nb", shipped_scenario(REPORT))
    sizes = {"population.workers": OwnFigure(80.0, 72.0, 88.0)}
    sizes["population.workers_per_employer"] = OwnFigure(40.0, 36.0, 44.0)
    state.attempt(sizes)
    (pair,) = state.current().correlations
    assert (set(pair.between), pair.rank) == (set(sizes), 1.0)
    state.reset("population.workers")
    assert not state.current().correlations


def test_a_widget_that_was_made_before_a_reset_has_no_say_any_more() -> None:
    state = State("nb", shipped_scenario(REPORT))
    path = "effect.relative_reduction"
    moved = state.ignore_when_stale(lambda: state.change(path, 0.1))
    moved()
    assert state.changes == {path: 0.1}
    state.reset()
    moved()
    assert state.changes == {}
    state.ignore_when_stale(lambda: state.change(path, 0.2))()
    assert state.changes == {path: 0.2}


def test_a_widget_of_the_language_before_has_no_say_any_more() -> None:
    state = State("nb", shipped_scenario(REPORT))
    state.change("effect.relative_reduction", 0.06)
    left_behind = state.ignore_when_stale(lambda: state.change("effect.relative_reduction", 0.05))
    state.speak("en")
    left_behind()
    assert (state.language_code, state.changes) == ("en", {"effect.relative_reduction": 0.06})
