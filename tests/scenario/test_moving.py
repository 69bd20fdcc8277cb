"""A distribution moves within its family: each of its quantiles as it should, before any is cut."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import special, stats

from hiacalc.analysis.distributions.fitting import fitted
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.moving import moved_distribution
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
SHARES = np.array([0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999])
few = settings(max_examples=60, deadline=None)


def law(written):
    return fitted(written, -1e9, 1e9)


ratios = st.floats(0.3, 1.5)


@few
@given(st.floats(-0.5, 0.9), st.floats(-0.5, 0.9), ratios, ratios, st.sampled_from([None, 4.0]))
def test_every_quantile_of_a_ratio_is_multiplied(old, new, first, second, df):
    assume(abs(first - second) > 1e-3)
    interval = min(first, second), max(first, second)
    written = Distribution(kind=Family.RISK_RATIO, interval=interval, df=df)
    before, after = law(written).ppf(SHARES), law(moved_distribution(written, old, new)).ppf(SHARES)
    np.testing.assert_allclose(1 - after, (1 - before) * (1 - new) / (1 - old), rtol=1e-9)


@pytest.mark.parametrize(
    "written",
    [
        {"kind": "risk_ratio", "mean": 0.9, "sd": 0.1},
        {"kind": "risk_ratio", "meanlog": -0.2, "sdlog": 0.1},
        {"kind": "risk_ratio", "meanlog": -0.2, "sdlog": 0.1, "df": 3.0},
    ],
    ids=str,
)
def test_however_a_ratio_is_written(written):
    ratio = Distribution(**written)
    before, after = law(ratio).ppf(SHARES), law(moved_distribution(ratio, 0.1, 0.4)).ppf(SHARES)
    np.testing.assert_allclose(1 - after, (1 - before) * 0.6 / 0.9, rtol=1e-9)


MULTIPLIED = [
    {"kind": "lognormal", "interval": (2.0, 9.0)},
    {"kind": "lognormal", "mean": 4.0, "sd": 2.0},
    {"kind": "lognormal", "meanlog": 1.0, "sdlog": 0.4},
    {"kind": "gamma", "interval": (2.0, 9.0)},
    {"kind": "gamma", "mean": 4.0, "sd": 2.0},
    {"kind": "gamma", "shape": 4.0, "scale": 1.0},
]
AFFINE = [
    {"kind": "normal", "mean": 4.0, "sd": 2.0},
    {"kind": "normal", "interval": (-2.0, 9.0)},
    {"kind": "truncated_normal", "mean": 4.0, "sd": 2.0, "lower": 1.0, "upper": 6.0},
    {"kind": "truncated_normal", "interval": (2.0, 5.0), "lower": 1.0, "upper": 6.0},
    {"kind": "uniform", "low": -2.0, "high": 7.0},
    {"kind": "triangular", "low": -2.0, "mode": 3.0, "high": 7.0},
    {"kind": "pert", "low": 1.0, "mode": 3.0, "high": 7.0},
    {
        "kind": "mixture",
        "components": [
            {"weight": 1.0, "distribution": {"kind": "normal", "mean": 2.0, "sd": 1.0}},
            {"weight": 3.0, "distribution": {"kind": "uniform", "low": 3.0, "high": 7.0}},
        ],
    },
]


@pytest.mark.parametrize("written", MULTIPLIED, ids=str)
@pytest.mark.parametrize("new", [0.5, 12.0])
def test_every_quantile_of_an_amount_is_multiplied(written, new):
    amount = Distribution(**written)
    before, after = law(amount).ppf(SHARES), law(moved_distribution(amount, 4.0, new)).ppf(SHARES)
    np.testing.assert_allclose(after, before * new / 4.0, rtol=1e-6)
    assert moved_distribution(amount, 4.0, 0.0) is None
    assert moved_distribution(amount, 4.0, -1.0) is None


@pytest.mark.parametrize("written", AFFINE, ids=str)
@pytest.mark.parametrize(("new", "factor"), [(2.0, 0.5), (12.0, 3.0), (0.0, 1.0), (-8.0, 2.0)])
def test_every_quantile_of_an_affine_family_keeps_its_distance_in_proportion(written, new, factor):
    family = Distribution.model_validate(written)
    before = fitted(family, -100.0, 100.0).ppf(SHARES)
    after = fitted(moved_distribution(family, 4.0, new), -100.0, 100.0).ppf(SHARES)
    np.testing.assert_allclose(after, new + factor * (before - 4.0), atol=2e-6)


def test_listed_values_keep_their_distance_in_proportion_and_their_weights():
    listed = Distribution(kind=Family.EMPIRICAL, values=(0.0, 0.05, 0.2), weights=(1.0, 2.0, 1.0))
    moved = moved_distribution(listed, 0.05, 0.10)
    assert moved.values == pytest.approx((0.0, 0.10, 0.40))
    assert moved.weights == listed.weights


@pytest.mark.parametrize(
    "written",
    [
        {"kind": "logit_normal", "meanlogit": -2.0, "sdlogit": 0.5},
        {"kind": "logit_normal", "interval": (0.05, 0.4), "level": 0.9},
    ],
    ids=str,
)
def test_every_quantile_of_log_odds_is_shifted(written):
    share = Distribution(**written)
    before, after = law(share).ppf(SHARES), law(moved_distribution(share, 0.2, 0.7)).ppf(SHARES)
    shift = special.logit(0.7) - special.logit(0.2)
    np.testing.assert_allclose(special.logit(after), special.logit(before) + shift, rtol=1e-9)


@pytest.mark.parametrize(
    "written",
    [{"alpha": 2.0, "beta": 8.0}, {"mean": 0.2, "sd": (0.2 * 0.8 / 11) ** 0.5}],
    ids=str,
)
def test_the_mean_of_a_beta_is_shifted_on_the_logit_and_its_weight_stays(written):
    share = law(moved_distribution(Distribution(kind=Family.BETA, **written), 0.3, 0.5))
    mean = special.expit(special.logit(0.2) + special.logit(0.5) - special.logit(0.3))
    assert share.mean() == pytest.approx(mean)
    assert share.var() == pytest.approx(mean * (1 - mean) / 11)  # alpha and beta still sum to 10


def test_the_limits_of_a_beta_are_shifted_on_the_logit():
    moved = moved_distribution(Distribution(kind=Family.BETA, interval=(0.1, 0.4), level=0.9), 0.2, 0.5)
    assert special.logit(moved.interval) == pytest.approx(special.logit([0.1, 0.4]) - special.logit(0.2))
    assert moved.level == 0.9


KINDS = {
    Family.RISK_RATIO: Bounds(Unit.SHARE, -1.0, 1.0, is_reduction=True),
    Family.LOGIT_NORMAL: Bounds(Unit.SHARE, 0.0, 1.0),
    Family.LOGNORMAL: Bounds(Unit.NOK, 0.0, 1e6),
    Family.NORMAL: Bounds(Unit.SHARE, -0.1, 0.1),
}
REACHES = {
    Family.RISK_RATIO: (-0.9, 0.99),
    Family.LOGIT_NORMAL: (0.001, 0.999),
    Family.LOGNORMAL: (0.01, 9e5),
    Family.NORMAL: (-0.1, 0.1),
}


@few
@given(st.sampled_from(list(KINDS)), st.floats(0, 1), st.floats(0, 1), st.floats(0.51, 0.999))
def test_outside_the_limits_of_an_interval_lies_what_its_level_leaves(kind, first, second, level):
    least, most = REACHES[kind]
    low, high = sorted(least + along * (most - least) for along in (first, second))
    assume(high - low > 1e-3 * (most - least))
    written = KINDS[kind].interval_distribution(low, high, level)
    assert written.kind is kind
    interval = law(written)
    assert interval.cdf(low) == pytest.approx((1 - level) / 2, abs=1e-6)
    assert interval.sf(high) == pytest.approx((1 - level) / 2, abs=1e-6)


def test_log_odds_are_those_of_scipy():
    odds, written = stats.norm(-2.0, 0.5), Distribution(kind=Family.LOGIT_NORMAL, meanlogit=-2.0, sdlogit=0.5)
    share = law(written)
    quantiles = special.expit(odds.ppf(SHARES))
    np.testing.assert_allclose(share.ppf(SHARES), quantiles, rtol=1e-12)
    np.testing.assert_allclose(share.isf(SHARES), quantiles[::-1], rtol=1e-12)
    np.testing.assert_allclose(share.cdf(quantiles), SHARES, rtol=1e-9)
    np.testing.assert_allclose(share.sf(quantiles), 1 - SHARES, rtol=1e-9)
    wide = np.linspace(0, 1, 20_001)
    assert np.trapezoid(share.pdf(wide), wide) == pytest.approx(1, abs=1e-6)
    assert share.cdf(np.array([0.0, 1.0])).tolist() == [0, 1]


def test_family_degrees_level_and_role_stay():
    ratio = {"kind": "risk_ratio", "interval": [0.8, 1.1], "df": 5, "level": 0.9}
    rate = {"kind": "normal", "mean": 0.04, "sd": 0.01}
    path, other_path = "effect.relative_reduction", "time.discount_rate"
    ends = {
        path: {"value": 0.05, "distribution": ratio},
        other_path: {"value": 0.04, "distribution": rate, "basis": "convention"},
    }
    moved = quantities(changed(changed(BASE, ends), {path: 0.1, other_path: 0.02}))
    law_of_effect = moved[path].distribution
    assert (law_of_effect.kind, law_of_effect.df, law_of_effect.level) == (Family.RISK_RATIO, 5, 0.9)
    assert moved[other_path].is_convention
    assert moved[other_path].distribution.sd == pytest.approx(0.005)
