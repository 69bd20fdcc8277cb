"""Values and distributions that do not belong together."""

import pytest
from scipy import stats

from hiacalc.analysis.probabilistic.plausibility import Fault, misfits
from hiacalc.scenario import changed, shipped, shipped_names

BASE = shipped("helseiarbeid-2016")
REDUCTION, DURATION = "effect.relative_reduction", "effect.duration"


def test_values_that_fit_are_not_told():
    for name in shipped_names():
        assert misfits(shipped(name)) == ()


def test_a_value_beyond_the_evidence_is_told():
    (beyond,) = misfits(changed(BASE, {REDUCTION: 0.45}))
    assert (beyond.path, beyond.fault) == (REDUCTION, Fault.VALUE_OUTSIDE)
    assert beyond.low < 0.05 < beyond.high < 0.45
    assert misfits(changed(BASE, {REDUCTION: 0.16})) == ()


def test_what_is_cut_of_a_law_is_told_with_its_share():
    law = {"value": 0.05, "distribution": {"kind": "normal", "mean": 0.05, "sd": 5}}
    (cut,) = misfits(changed(BASE, {REDUCTION: law}))
    inside = stats.norm.cdf(1, 0.05, 5) - stats.norm.cdf(-1, 0.05, 5)
    assert cut.fault is Fault.LAW_OUTSIDE
    assert cut.share == pytest.approx(1 - inside, rel=1e-9)
    wide = {"value": 0.0, "low": -0.09, "high": 0.09, "basis": "interval"}  # normal, cut at 10 per cent
    (cut,) = misfits(changed(BASE, {"valuation.real_wage_growth": wide}))
    assert cut.share == pytest.approx(2 * stats.norm.sf(0.1, 0, 0.09 / stats.norm.ppf(0.975)), rel=1e-6)


def test_an_interval_whose_limits_imply_another_median_is_told():
    skewed = {"value": 500, "low": 480, "high": 1920, "basis": "interval"}
    (apart,) = misfits(changed(BASE, {"delivery.fare": skewed}))
    assert apart.fault is Fault.MEDIAN_APART
    assert apart.low == pytest.approx(960.0, rel=1e-6)  # the geometric middle
