"""The limits of an interval are quantiles of the distribution that is usual for such an input."""

import pytest

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.scenario import changed, shipped

BASE, CLINIC = shipped("helseiarbeid-2016"), shipped("trial-clinic")


REDUCTION, FARE, ABSENCE = "effect.relative_reduction", "delivery.fare", "absence.rate"


LAWS = [
    (REDUCTION, {"value": 0.16, "low": 0.01, "high": 0.29}, "risk_ratio"),
    (ABSENCE, {"value": 0.07, "low": 0.05, "high": 0.12}, "logit_normal"),
    (FARE, {"value": 600, "low": 300, "high": 1200}, "lognormal"),
    (FARE, {"value": 600, "low": 0, "high": 1200}, "normal"),
    ("valuation.real_wage_growth", {"value": 0.0, "low": -0.01, "high": 0.01}, "normal"),
]


@pytest.mark.parametrize("level", [0.95, 0.8])
@pytest.mark.parametrize(("path", "range_", "kind"), LAWS)
def test_the_limits_of_an_interval_are_its_quantiles(path, range_, kind, level):
    scenario = changed(BASE, {path: {**range_, "basis": "interval", "level": level}})
    law = marginals(scenario)[path]
    assert law.kind.value == kind
    tail, kept = (1 - level) / 2, 1 - law.outside  # what is cut below zero is made up for by the rest
    close = 2e-4 * range_["high"]
    assert law.ppf(1 - tail / kept) == pytest.approx(range_["high"], abs=close)
    if range_["low"] != 0:
        assert law.ppf(tail) == pytest.approx(range_["low"], abs=close)
