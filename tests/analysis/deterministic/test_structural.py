"""Structural choices: each alternative is a run of the model, and by hand."""

import numpy as np
import pytest

from hiacalc.analysis.deterministic.structural import structural_sensitivity
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")


def net(scenario, view=Perspective.SOCIETY):
    return float(evaluate(scenario).net_benefit(view)[0])


def test_structural_choices_are_runs_of_the_model() -> None:
    alternatives = {
        (alternative.choice, alternative.option): alternative for alternative in structural_sensitivity(BASE)
    }
    assert round(alternatives["time.timing", "end"].outcome) == 4_737_375
    assert alternatives["time.timing", "start"].chosen
    assert alternatives["valuation.labour_cost_multiplier", 1.4].outcome == pytest.approx(
        net(changed(BASE, {"valuation.labour_cost_multiplier": 1.4}))
    )
    assert alternatives["time.horizon", 3.0].outcome == pytest.approx(net(changed(BASE, {"time.horizon": 3})))
    assert round(alternatives["perspective", "employer"].outcome) == 605_576
    for follows in (0.0, 0.5, 1.0):  # nobody stays away in the base case
        assert alternatives["effect.follows_attendance", follows].outcome == net(BASE)
    assert alternatives["delivery.groups", "average"].chosen
    hours = {
        alternative.outcome
        for alternative in structural_sensitivity(BASE, Outcome.HOURS_AVOIDED)
        if alternative.choice == "time.timing"
    }
    assert np.ptp(list(hours)) == 0


def test_structural_choices_of_attendance_and_groups_by_hand() -> None:
    single = {"population.workers": 45, "population.workers_per_employer": 45, "delivery.attendance": 0.5}
    here = changed(BASE, single)
    outcomes = {
        (alternative.choice, alternative.option): alternative.outcome
        for alternative in structural_sensitivity(here)
    }
    gain = 8_264_365.41 * 45 / 1000
    half, none = (outcomes["effect.follows_attendance", follows] for follows in (0.5, 0.0))
    assert none - outcomes["effect.follows_attendance", 1.0] == pytest.approx(gain / 2, abs=0.01)
    assert none - half == pytest.approx(gain / 4, abs=0.01)
    assert outcomes["delivery.groups", "average"] - outcomes["delivery.groups", "whole"] == pytest.approx(
        17_230.9, abs=0.1
    )
