"""The mean beside the base case: pulls of each input alone."""

import pytest

from hiacalc.analysis.probabilistic.expectation import expectation
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")


def test_what_pulls_the_mean_is_what_each_input_does_alone():
    doubt = {path: {"value": q.value} for path, q in quantities(BASE).items() if q.is_uncertain}
    share = {"value": 1, "low": 0.5, "high": 1}
    certain = changed(BASE, doubt | {"valuation.production_share": share})
    apart = expectation(uncertainty(certain, draws=4096, evidence="scenario"))
    # a PERT with its mode at the high end has the mean (0.5 + 4 + 1) / 6, and gain is linear in it
    assert apart.mean == pytest.approx(apart.base - (1 - 5.5 / 6) * 8_264_365.4, rel=3e-4)
    (pull,) = apart.pulls
    assert pull.share == pytest.approx(1.0, abs=1e-3)
    assert apart.is_apart
    assert apart.base == float(evaluate(BASE).net_benefit()[0])
