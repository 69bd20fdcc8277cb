"""Ways of acting with one reduction in all days: solved, checked by the model, and by hand."""

import pytest

from hiacalc.analysis.deterministic.ways_of_acting import ways_of_acting
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.options import ActsOn

TODAY = shipped("helseiarbeid-2025")
STATED = (
    {"effect.relative_reduction": 0.05},
    {"effect.relative_reduction": 0.20},
    {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.54, "effect.from_day": 57},
    {"effect.acts_on": "length", "effect.days_shorter": 2, "effect.from_day": 17},
    {"effect.acts_on": "spells", "effect.fewer_certified": 0.1, "effect.share_of_spells": 0.3},
)


def reduction(scenario) -> float:
    return float(evaluate(scenario).reduction.all_days[0])


@pytest.mark.parametrize("own", STATED, ids=str)
def test_all_ways_give_the_reduction_of_the_scenario(own) -> None:
    scenario = changed(TODAY, own)
    ways = ways_of_acting(scenario)
    assert [way for way, _ in ways] == list(ActsOn)
    for way, acting in ways:
        assert acting is not None
        assert acting.effect.way is way
        assert reduction(acting) == pytest.approx(reduction(scenario), rel=1e-10)
    assert next(acting for way, acting in ways if way is scenario.effect.way) is scenario


def test_fewer_certified_spells_by_hand() -> None:
    """Certified spells hold 1 - 0.157 of the days, so as many times more of them must go."""
    acting = ways_of_acting(TODAY)[1].scenario
    assert acting.numbers["effect.fewer_certified"] == pytest.approx(0.05 / (1 - 0.157))
    assert acting.numbers["effect.fewer_self_certified"] == 0.0


def test_a_reduction_that_no_strength_gives_has_no_scenario() -> None:
    missing = {
        way
        for way, acting in ways_of_acting(changed(TODAY, {"effect.relative_reduction": 0.95}))
        if acting is None
    }
    assert missing == {ActsOn.SPELLS, ActsOn.LENGTH, ActsOn.HAZARD}
    more = {
        way
        for way, acting in ways_of_acting(changed(TODAY, {"effect.relative_reduction": -0.02}))
        if acting is None
    }
    assert more == {ActsOn.LENGTH}


def test_no_effect_is_no_effect_in_every_way() -> None:
    for _, acting in ways_of_acting(changed(TODAY, {"effect.relative_reduction": 0.0})):
        assert reduction(acting) == pytest.approx(0.0, abs=1e-12)


def test_without_spells_there_are_no_ways() -> None:
    assert ways_of_acting(shipped("helseiarbeid-2016")) == []
