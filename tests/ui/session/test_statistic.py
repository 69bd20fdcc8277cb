"""A figure of the statistics goes along by its name, and stands in the scenario with its source."""

import pytest

from hiacalc.scenario import ScenarioError
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.series_in_use import series_in_use
from hiacalc.ui.session.state import OPENING, State, shipped_scenario
from hiacalc.ui.session.statistic import RATE, WAGE, rates, wages
from hiacalc.ui.views.presets import preset_changes
from tests.ui.session.links import there_and_back, unsealed


@pytest.mark.parametrize("rate", list(rates()))
@pytest.mark.parametrize("wage", [None, *wages()])
def test_every_figure_fills_in_and_goes_along(rate, wage) -> None:
    state = State("en", shipped_scenario(OPENING))
    state.attempt(preset_changes(rate, wage, state.scenario))
    assert state.problems is None
    then = there_and_back(state)
    assert then.changes == state.changes
    inputs = quantities(then.current())
    assert inputs[RATE].value == rates()[rate].rate
    assert inputs[RATE].source is not None
    if wage is not None:
        assert then.current().stated[WAGE].value == wages()[wage].annual
    assert ("monthly_wages" in series_in_use(then.current())) == (wage is not None)


@pytest.mark.parametrize("text", ["stat:", "stat:no_such", "stat:a:b", "stat:" + "x" * 60, "stat:state"])
def test_what_the_statistics_lack_is_refused(text) -> None:
    with pytest.raises(ScenarioError):
        unsealed({RATE: text}, "en")
    with pytest.raises(ScenarioError):
        unsealed({"effect.duration": "stat:trade"}, "en")
