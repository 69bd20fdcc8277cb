"""Draws are made anew only when something they rest on has changed."""

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import Perspective
from hiacalc.scenario import changed, shipped
from hiacalc.ui.session.draws import SEED, drawn_for


def test_the_draws_are_those_of_the_analysis_and_are_kept_for_all_readers() -> None:
    scenario = shipped("model-1")
    drawn = drawn_for(scenario, Perspective.SOCIETY, 300)
    alone = uncertainty(scenario, perspective=Perspective.SOCIETY, draws=300, seed=SEED)
    assert np.array_equal(drawn.sample.net_benefit, alone.net_benefit)
    assert drawn_for(changed(scenario, {}), Perspective.SOCIETY, 300) is drawn  # by value, another reader's


def test_another_scenario_view_or_number_is_drawn_anew() -> None:
    scenario = shipped("model-1")
    drawn = drawn_for(scenario, Perspective.SOCIETY, 300)
    assert drawn_for(scenario, Perspective.SOCIETY, 301).sample.net_benefit.size == 301
    assert drawn_for(scenario, Perspective.NAV, 300).perspective is Perspective.NAV
    other = drawn_for(changed(scenario, {"effect.duration": 4.0}), Perspective.SOCIETY, 300)
    assert not np.array_equal(other.sample.net_benefit, drawn.sample.net_benefit)
