"""An own absence rate, an industry beside it, and both together: what counts, and what is kept."""

import pytest

from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import OPENING, State, shipped_scenario
from hiacalc.ui.session.statistic import RATE, SELF_CERTIFIED, Statistic
from hiacalc.ui.views.own_absence import (
    INDUSTRY,
    OWN_ABSENCE,
    SPREAD,
    OwnAbsence,
    count_absence,
    industry_of,
    own_absence,
    shrunk_of,
    spread_of,
)
from hiacalc.ui.views.own_entry import enter
from hiacalc.ui.views.own_numbers import PART_TIME, WORKERS, YEARS, shown_of
from hiacalc.ui.views.own_numbers import RATE as FIELD
from hiacalc.ui.views.presets import take_industry
from tests.ui.views.own_entries import applied


def planner() -> State:
    state = State("en", shipped_scenario(OPENING))
    return applied(state, {WORKERS: "43", PART_TIME: "70 %", FIELD: "11.2 %"})


def together() -> State:
    state = planner()
    take_industry(state, "care")
    count_absence(state, OwnAbsence(0.112, 1.0, is_shrunk=True))
    return state


def test_an_industry_counts_where_there_is_no_own_rate() -> None:
    state = State("en", shipped_scenario(OPENING))
    take_industry(state, "trade")
    assert state.changes[RATE] == Statistic(RATE, "trade")
    assert state.changes[SELF_CERTIFIED] == Statistic(SELF_CERTIFIED, "trade")
    assert own_absence(state) is None
    take_industry(state, None)
    assert RATE not in state.changes
    assert SELF_CERTIFIED not in state.changes


def test_an_industry_beside_an_own_rate_leaves_it_counted() -> None:
    state = planner()
    take_industry(state, "care")
    assert industry_of(state) == "care"
    assert own_absence(state) == OwnAbsence(0.112, 1.0, is_shrunk=False)
    take_industry(state, None)
    assert industry_of(state) is None
    assert own_absence(state) == OwnAbsence(0.112, 1.0, is_shrunk=False)


def test_both_together_lie_between_and_what_was_typed_is_kept() -> None:
    state = together()
    figure = state.changes[RATE]
    assert isinstance(figure, OwnFigure)
    assert 0.084 < figure.value < 0.112
    assert own_absence(state) == OwnAbsence(0.112, 1.0, is_shrunk=True)
    assert shown_of(state, state.current())[FIELD] == "11.2\N{NO-BREAK SPACE}%"
    both = shrunk_of(state, state.current(), OwnAbsence(0.112, 1.0, is_shrunk=True))
    assert both is not None
    assert figure.value == pytest.approx(float(both.rate), rel=1e-5)


@pytest.mark.parametrize(("name", "text"), [(WORKERS, "430"), (YEARS, "5"), (PART_TIME, "100 %")])
def test_both_together_follow_what_chance_does(name: str, text: str) -> None:
    state = together()
    before = state.changes[RATE]
    enter(state, name, text)
    after = state.changes[RATE]
    assert isinstance(before, OwnFigure)
    assert isinstance(after, OwnFigure)
    assert before.value < after.value < 0.112
    kept = own_absence(state)
    assert kept is not None
    assert kept.is_shrunk


def test_another_own_rate_and_another_spread_move_it() -> None:
    state = together()
    enter(state, FIELD, "15 %")
    absence = own_absence(state)
    assert absence == OwnAbsence(0.15, 1.0, is_shrunk=True)
    before = state.changes[RATE]
    state.typed[SPREAD] = "0.5"
    assert spread_of(state) == 0.5
    count_absence(state, absence)
    after = state.changes[RATE]
    assert isinstance(before, OwnFigure)
    assert isinstance(after, OwnFigure)
    assert before.value < after.value


def test_without_the_industry_or_the_own_rate_it_is_the_other() -> None:
    state = together()
    take_industry(state, None)
    assert own_absence(state) == OwnAbsence(0.112, 1.0, is_shrunk=False)
    assert state.typed == {}
    state = together()
    enter(state, FIELD, "")
    assert state.changes[RATE] == Statistic(RATE, "care")
    assert state.typed == {}


@pytest.mark.parametrize("kept", ["", "much", "0.112", "2:1", "0.1:0", "0.1:nan", "1:2:3"])
def test_what_an_address_says_wrongly_of_it_is_left_alone(kept: str) -> None:
    state = together()
    figure = state.changes[RATE]
    assert isinstance(figure, OwnFigure)
    state.typed = {OWN_ABSENCE: kept, INDUSTRY: "nothing", SPREAD: "-1"}
    assert own_absence(state) == OwnAbsence(figure.value, 1.0, is_shrunk=False)
    assert industry_of(state) is None
    assert spread_of(state) == 0.35


def test_a_rate_that_was_moved_stays_moved() -> None:
    state = together()
    state.change(RATE, 0.2)
    enter(state, WORKERS, "430")
    figure = state.changes[RATE]
    assert isinstance(figure, OwnFigure)
    assert figure.number == 0.2
