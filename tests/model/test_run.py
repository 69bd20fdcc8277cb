"""What a run holds: its years, its horizon, its discount rate."""

import pytest

from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")


def test_the_ledger_ends_with_the_last_thing_that_happens():
    assert evaluate(BASE).ledger.years == 5
    assert evaluate(BASE, {"effect.duration": 0.0}).ledger.years == 3
    assert evaluate(BASE, {"effect.duration": [1.0, 6.5]}).ledger.years == 7
    assert evaluate(changed(BASE, {"time.horizon": 2})).ledger.years == 2


def test_a_horizon_cuts_off_costs_and_gains_for_each_draw():
    scenario = changed(BASE, {"time.horizon": 5})
    run = evaluate(scenario, {"time.horizon": [1, 3, 5]})
    for draw, years in enumerate((1, 3, 5)):
        alone = evaluate(changed(BASE, {"time.horizon": years}))
        assert run.costs()[draw] == pytest.approx(alone.costs()[0])
        assert run.benefits()[draw] == pytest.approx(alone.benefits()[0])


def test_a_drawn_rate_takes_the_place_of_a_schedule():
    stepped = changed(BASE, {"time.discount_rate": {"0": 0.04, "2": 0.01}})
    assert evaluate(stepped, {"time.discount_rate": 0.04}).net_benefit() == evaluate(BASE).net_benefit()
    assert evaluate(stepped).net_benefit() > evaluate(BASE).net_benefit()
