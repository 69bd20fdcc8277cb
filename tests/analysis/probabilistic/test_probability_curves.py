"""Curves with points where they move: they cross a level where the draws do."""

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.probability import Acceptability, ProbabilityCurve
from hiacalc.analysis.probabilistic.probability_curves import (
    acceptability_curve,
    adaptive_curve,
    price_of_hour,
)
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


def curve(*shares: float) -> ProbabilityCurve:
    values = np.arange(len(shares), dtype=float)
    return ProbabilityCurve(REDUCTION, values, np.array(shares), np.zeros(len(shares)))


def test_a_level_is_crossed_between_two_points_or_nowhere() -> None:
    assert curve(0.0, 1.0, 0.0).crossing() == 0.5
    assert curve(1.0, 0.0).crossing(0.25) == 0.75
    assert curve(0.6, 0.7).crossing() is None


def test_a_price_is_reached_at_once_between_two_points_or_never() -> None:
    def priced(*shares: float) -> float | None:
        return Acceptability(np.arange(len(shares), dtype=float), np.array(shares)).crossing()

    assert (priced(0.5, 0.9), priced(0.0, 1.0), priced(0.0, 0.4)) == (0.0, 0.5, None)


@pytest.mark.parametrize("evidence", ["report", "sceptical"])
def test_points_stand_closest_where_the_curve_rises(evidence: str) -> None:
    drawn = uncertainty(BASE, draws=1024, evidence=evidence)
    curve = adaptive_curve(drawn, REDUCTION)
    steps, rises = np.diff(curve.values), np.diff(curve.probabilities)
    assert steps[rises.argmax()] < steps.max()
    assert drawn.scenario.numbers[REDUCTION] in curve.values


def test_no_effect_that_is_certain_is_looked_at_up_to_twice_break_even() -> None:
    none = changed(
        BASE, {"effect.evidence": "scenario", REDUCTION: {"value": 0.0, "low": None, "high": None}}
    )
    even = float(evaluate(none).break_even_reduction()[0])
    values = adaptive_curve(uncertainty(none, draws=256), REDUCTION).values
    assert (values[0], values[-1]) == pytest.approx((0.0, 2 * even))


def test_prices_reach_what_an_hour_brings_in_the_base_case() -> None:
    drawn = uncertainty(BASE, draws=512)
    run, price = evaluate(BASE), price_of_hour(drawn)
    assert price == pytest.approx(float(run.benefits()[0] / run.hours_avoided_discounted[0]))
    prices = acceptability_curve(drawn).prices
    assert prices[0] == 0.0 < price < prices[-1]
    assert price_of_hour(uncertainty(shipped("no-effect"), draws=256)) is None
