"""Distributions fitted to moments and intervals: they have what was asked of them, or are refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.scenario import ScenarioError, changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
CUT = stats.truncnorm(-1, 9, 0.1, 0.1)


def drawn(written, path=REDUCTION, **more):
    return marginals(changed(BASE, {path: {**more, "distribution": written}}))[path]


@pytest.mark.parametrize(
    ("written", "mean", "sd"),
    [
        ({"kind": "beta", "mean": 0.05, "sd": 0.02}, 0.05, 0.02),
        ({"kind": "gamma", "mean": 0.05, "sd": 0.02}, 0.05, 0.02),
        ({"kind": "lognormal", "mean": 0.05, "sd": 0.02}, 0.05, 0.02),
        ({"kind": "normal", "mean": 0.05, "sd": 0.02}, 0.05, 0.02),
        ({"kind": "risk_ratio", "mean": 0.95, "sd": 0.05}, 0.05, 0.05),
        ({"kind": "uniform"}, 0.06, 0.08 / math.sqrt(12)),
        ({"kind": "triangular"}, 0.17 / 3, stats.triang(0.375, 0.02, 0.08).std()),
        ({"kind": "pert"}, (0.02 + 4 * 0.05 + 0.10) / 6, stats.beta(2.5, 3.5, 0.02, 0.08).std()),
        ({"kind": "empirical", "values": [0, 0.05, 0.2], "weights": [1, 2, 1]}, 0.075, math.sqrt(0.005625)),
        ({"kind": "truncated_normal", "mean": 0.1, "sd": 0.1, "lower": 0}, CUT.mean(), CUT.std()),
    ],
    ids=str,
)
def test_mean_and_sd(written, mean, sd):
    law = drawn(written)
    assert law.mean == pytest.approx(mean, abs=1e-7)
    assert law.sd == pytest.approx(sd, abs=1e-7)


@pytest.mark.parametrize("level", [0.90, 0.95])
@pytest.mark.parametrize("kind", ["beta", "gamma", "lognormal", "normal", "truncated_normal"])
def test_an_interval_is_had_back(kind, level):
    low, high = drawn({"kind": kind, "interval": [0.01, 0.11], "level": level}).interval(level)
    # two in a million of the log-normal lie above 1 and are cut away
    assert (low, high) == pytest.approx((0.01, 0.11), abs=2e-6)


@pytest.mark.parametrize("df", [None, 3, 12.5])
def test_an_interval_of_a_ratio_is_had_back(df):
    more = {} if df is None else {"df": df}
    law = drawn({"kind": "risk_ratio", "interval": [0.71, 0.99], **more})
    # what lies beyond -1 is cut away, which matters to a heavy tail alone
    assert law.interval() == pytest.approx((0.01, 0.29), abs=1e-6 if df is None else 1e-3)


@given(st.floats(0.001, 0.9), st.floats(0.01, 0.99), st.sampled_from(["beta", "gamma"]))
def test_any_interval_of_a_share_has_its_beta_and_gamma(low, along, kind):
    high = low + (0.999 - low) * along
    written = {"kind": kind, "interval": [low, high]}
    law = drawn(written, "delivery.attendance", value=(low + high) / 2, low=None, high=None)
    if kind == "beta":
        assert law.interval() == pytest.approx((low, high), abs=1e-6)


def test_a_truncated_normal_that_cannot_be_is_told_with_its_place():
    # more of it in the upper half than any normal cut at these ends could have
    written = {"kind": "truncated_normal", "interval": [0.01, 0.99], "lower": 0, "upper": 1}
    with pytest.raises(ScenarioError) as caught:
        drawn(written)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("impossible_fit", f"{REDUCTION}.distribution")
    assert (problem.actual, problem.allowed) == ("truncated_normal", "[0.01, 0.99]")


def test_all_that_cannot_be_fitted_is_told_at_once():
    far = {"distribution": {"kind": "normal", "mean": 300, "sd": 1}}
    with pytest.raises(ScenarioError) as caught:
        marginals(changed(BASE, {REDUCTION: far, "effect.duration": far}))
    assert len(caught.value.problems) == 2
