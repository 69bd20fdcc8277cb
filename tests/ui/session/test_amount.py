"""An amount keeps the year in which it was given, in the session and in the link."""

import pytest

from hiacalc.scenario import ScenarioError
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.ui.session.amount import Amount
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import OPENING, REPORT, State, shipped_scenario
from tests.ui.session.links import there_and_back, unsealed

WAGE = "valuation.annual_value_per_fte"


def test_a_value_is_converted_after_a_change_of_year_and_comes_back() -> None:
    state = State("nb", shipped_scenario(OPENING))
    state.change(WAGE, 620_000.0)
    assert state.changes == {WAGE: Amount(620_000.0, 2025)}
    state.attempt({PRICE_YEAR: 2014.0})
    assert state.value(WAGE) == pytest.approx(620_000 / 1.4801396944)
    assert state.current().numbers[WAGE] == pytest.approx(state.value(WAGE), rel=1e-12)
    assert there_and_back(state).changes == state.changes
    state.reset(PRICE_YEAR)
    assert state.value(WAGE) == 620_000.0


def test_the_scenarios_own_value_in_another_year_is_no_change() -> None:
    state = State("nb", shipped_scenario(REPORT))
    state.attempt({PRICE_YEAR: 2025.0})
    own = state.base.numbers[WAGE]
    state.change(WAGE, 700_000.0)
    state.change(WAGE, own)
    assert state.changes == {PRICE_YEAR: 2025.0}


def test_a_what_if_from_an_own_figure_has_its_own_year() -> None:
    state = State("nb", shipped_scenario(OPENING))
    state.change(WAGE, OwnFigure(620_000.0, 600_000.0, 650_000.0))
    state.attempt({PRICE_YEAR: 2014.0})
    state.change(WAGE, 500_000.0)
    figure = state.changes[WAGE]
    assert (figure.price_year, figure.moved, figure.moved_year) == (2025, 500_000.0, 2014)
    then = there_and_back(state)
    assert then.changes == state.changes
    assert then.current().numbers[WAGE] == 500_000.0
    state.change(WAGE, 620_000 / 1.4801396944)
    assert state.changes[WAGE].moved is None or state.changes[WAGE].moved == pytest.approx(418_879.38)


@pytest.mark.parametrize(
    "text",
    ["620000@", "620000@25", "620000@20255", "@2025", "620000@2025@2025", "1" * 30 + "@2025", "6e5@1400"],
)
def test_what_is_no_amount_is_refused(text) -> None:
    with pytest.raises(ScenarioError):
        unsealed({WAGE: text, "scenario": OPENING}, "en")


def test_only_money_has_a_year() -> None:
    with pytest.raises(ScenarioError):
        unsealed({"absence.rate": "0.07@2014"}, "en")
    with pytest.raises(ScenarioError):
        unsealed({"absence.rate": "own:0.07@2014"}, "en")


def test_an_amount_without_a_year_is_in_kroner_of_the_answer() -> None:
    for parts in ({WAGE: "620000.0", PRICE_YEAR: "2025"}, {PRICE_YEAR: "2025", WAGE: "620000.0"}):
        state = unsealed({"scenario": REPORT, **parts}, "en")
        assert state.changes[WAGE] == Amount(620_000.0, 2025)
