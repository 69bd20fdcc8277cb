"""Quantile functions against scipy's, fits against what was asked of them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.distributions import marginals
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from hiacalc.scenario.quantity import Basis
from tests.cli.command import hiacalc
from tests.scenario.test_distributions import WRITTEN

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
TAIL = np.geomspace(1e-9, 0.01, 60)
PROBABILITIES = np.concatenate([TAIL[:-1], np.linspace(0.01, 0.99, 4001), 1 - TAIL[-2::-1]])
CUT = stats.truncnorm(-1, 9, 0.1, 0.1)


def drawn(written, path=REDUCTION, **more):
    return marginals(changed(BASE, {path: {**more, "distribution": written}}))[path]


def cut(law, lower=-1.0, upper=1.0):
    """The quantiles of a law between two ends, straight from scipy."""
    below, above = law.cdf(lower), law.cdf(upper)
    return law.ppf(below + PROBABILITIES * (above - below))


def ratio(log):
    """The quantiles of 1 - RR between -1 and 1."""
    below = log.sf(math.log(2.0))
    return 1 - np.exp(log.isf(below + PROBABILITIES * (1 - below)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"kind": "beta", "alpha": 2, "beta": 30}, stats.beta(2, 30).ppf(PROBABILITIES)),
        ({"kind": "beta", "alpha": 0.5, "beta": 0.7}, stats.beta(0.5, 0.7).ppf(PROBABILITIES)),
        ({"kind": "gamma", "shape": 4, "scale": 0.0125}, cut(stats.gamma(4, scale=0.0125))),
        ({"kind": "lognormal", "meanlog": -3, "sdlog": 0.5}, cut(stats.lognorm(0.5, scale=math.exp(-3)))),
        ({"kind": "lognormal", "meanlog": -1, "sdlog": 1}, cut(stats.lognorm(1, scale=math.exp(-1)))),
        ({"kind": "normal", "mean": 0.05, "sd": 0.02}, cut(stats.norm(0.05, 0.02))),
        ({"kind": "normal", "mean": 0.5, "sd": 0.8}, cut(stats.norm(0.5, 0.8))),
        (
            {"kind": "truncated_normal", "mean": 0.02, "sd": 0.05, "lower": 0, "upper": 0.2},
            stats.truncnorm(-0.4, 3.6, 0.02, 0.05).ppf(PROBABILITIES),
        ),
        ({"kind": "uniform", "low": -0.1, "high": 0.2}, stats.uniform(-0.1, 0.3).ppf(PROBABILITIES)),
        ({"kind": "triangular"}, stats.triang(0.03 / 0.08, 0.02, 0.08).ppf(PROBABILITIES)),
        ({"kind": "triangular", "mode": 0.02}, stats.triang(0, 0.02, 0.08).ppf(PROBABILITIES)),
        ({"kind": "pert"}, stats.beta(2.5, 3.5, 0.02, 0.08).ppf(PROBABILITIES)),
        ({"kind": "pert", "mode": 0.1, "high": 0.1}, stats.beta(5, 1, 0.02, 0.08).ppf(PROBABILITIES)),
        ({"kind": "risk_ratio", "meanlog": -0.17, "sdlog": 0.085}, ratio(stats.norm(-0.17, 0.085))),
        ({"kind": "risk_ratio", "meanlog": -0.1, "sdlog": 0.2, "df": 3}, ratio(stats.t(3, -0.1, 0.2))),
    ],
    ids=lambda part: str(part) if isinstance(part, dict) else "",
)
def test_quantiles_are_those_of_scipy(written, expected):
    np.testing.assert_allclose(drawn(written).quantile(PROBABILITIES), expected, atol=1e-8, rtol=0)


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_quantiles_rise_and_stay_within_the_bounds(written):
    values = drawn(written).quantile(PROBABILITIES)
    assert (np.diff(values) >= 0).all()
    assert values[0] >= -1
    assert values[-1] <= 1
    beyond = drawn(written).at(np.array([-np.inf, -40.0, 40.0, np.inf]))
    assert (np.diff([-1, beyond[0], beyond[1], values[0], values[-1], beyond[2], beyond[3], 1]) >= 0).all()


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
    found = drawn(written)
    assert found.mean == pytest.approx(mean, abs=1e-7)
    assert found.sd == pytest.approx(sd, abs=1e-7)


@pytest.mark.parametrize("level", [0.90, 0.95])
@pytest.mark.parametrize("kind", ["beta", "gamma", "lognormal", "normal", "truncated_normal"])
def test_an_interval_is_had_back(kind, level):
    low, high = drawn({"kind": kind, "interval": [0.01, 0.11], "level": level}).interval(level)
    # two in a million of the log-normal lie above 1 and are cut away
    assert (low, high) == pytest.approx((0.01, 0.11), abs=2e-6)


@pytest.mark.parametrize("df", [None, 3, 12.5])
def test_an_interval_of_a_ratio_is_had_back(df):
    more = {} if df is None else {"df": df}
    found = drawn({"kind": "risk_ratio", "interval": [0.71, 0.99], **more})
    # what lies beyond -1 is cut away, which matters to a heavy tail alone
    assert found.interval() == pytest.approx((0.01, 0.29), abs=1e-6 if df is None else 1e-3)


@given(st.floats(0.001, 0.9), st.floats(0.01, 0.99), st.sampled_from(["beta", "gamma"]))
def test_any_interval_of_a_share_has_its_beta_and_gamma(low, along, kind):
    high = low + (0.999 - low) * along
    written = {"kind": kind, "interval": [low, high]}
    found = drawn(written, "delivery.attendance", value=(low + high) / 2, low=None, high=None)
    if kind == "beta":
        assert found.interval() == pytest.approx((low, high), abs=1e-6)


def test_a_truncated_normal_that_cannot_be_is_told_with_its_place():
    # more of it in the upper half than any normal cut at these ends could have
    written = {"kind": "truncated_normal", "interval": [0.01, 0.99], "lower": 0, "upper": 1}
    with pytest.raises(ScenarioError) as caught:
        drawn(written)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("impossible_fit", f"{REDUCTION}.distribution")
    assert (problem.found, problem.allowed) == ("truncated_normal", "[0.01, 0.99]")


def test_what_cannot_be_drawn_is_told_with_line_and_column():
    text = b"""schema: hiacalc/1
based_on: hiacalc:helseiarbeid-2016
effect:
  relative_reduction:
    value: 0.5
    distribution: {kind: truncated_normal, interval: [0.01, 0.99], lower: 0, upper: 1}
delivery: {fare: {value: 500, distribution: {kind: normal, mean: 1.0e+9, sd: 1}}}
"""
    with pytest.raises(ScenarioError) as caught:
        marginals(parse(text, "belief.yaml"))
    assert [str(problem.mark) for problem in caught.value.problems] == [
        "belief.yaml:6:19",
        "belief.yaml:7:45",
    ]


def test_a_distribution_outside_its_bounds_is_told():
    with pytest.raises(ScenarioError) as caught:
        drawn({"kind": "normal", "mean": 3, "sd": 0.2})
    assert [problem.code for problem in caught.value.problems] == ["distribution_outside_bounds"]
    assert caught.value.problems[0].span == (-1, 1, "share")


def test_all_that_cannot_be_fitted_is_told_at_once():
    far = {"distribution": {"kind": "normal", "mean": 300, "sd": 1}}
    with pytest.raises(ScenarioError) as caught:
        marginals(changed(BASE, {REDUCTION: far, "effect.duration": far}))
    assert len(caught.value.problems) == 2


def test_a_mixture_is_the_weighted_sum_of_its_parts():
    one, other = stats.norm(0, 0.02), stats.beta(2, 20)
    parts = [
        {"weight": 1, "distribution": {"kind": "normal", "mean": 0, "sd": 0.02}},
        {"weight": 3, "distribution": {"kind": "beta", "alpha": 2, "beta": 20}},
    ]
    found = drawn({"kind": "mixture", "components": parts})
    values = found.quantile(PROBABILITIES)
    np.testing.assert_allclose(0.25 * one.cdf(values) + 0.75 * other.cdf(values), PROBABILITIES, atol=1e-5)
    mean = 0.75 * 2 / 22
    assert found.mean == pytest.approx(mean, abs=1e-6)
    square = 0.25 * 0.02**2 + 0.75 * (other.var() + mean**2 / 0.75**2) - mean**2
    assert found.sd == pytest.approx(math.sqrt(square), abs=1e-6)


def test_a_mixture_of_points_and_a_gap():
    parts = [
        {"weight": 1, "distribution": {"kind": "uniform", "low": 0, "high": 0.1}},
        {"weight": 1, "distribution": {"kind": "empirical", "values": [0.3]}},
    ]
    values = drawn({"kind": "mixture", "components": parts}).quantile([0.1, 0.25, 0.49, 0.51, 0.9])
    np.testing.assert_allclose(values, [0.02, 0.05, 0.098, 0.3, 0.3], atol=1e-7)


def test_values_are_drawn_by_their_weights():
    found = drawn({"kind": "empirical", "values": [0.2, 0.0, 0.2], "weights": [1, 2, 1]})
    assert found.quantile([0.01, 0.49, 0.51, 0.99]).tolist() == [0, 0, 0.2, 0.2]


def test_whole_numbers_are_drawn_where_only_they_are_permitted():
    found = marginals(changed(BASE, {"time.horizon": {"value": 5, "low": 3, "high": 8}}))["time.horizon"]
    values = found.quantile(PROBABILITIES)
    assert set(values) == {3, 4, 5, 6, 7, 8}
    law = stats.beta(1 + 4 * 0.4, 1 + 4 * 0.6, 3, 5)
    assert found.curve.chances.tolist() == pytest.approx(
        np.diff(law.cdf([2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5]))
    )


def test_every_range_of_the_base_case_is_a_judgement():
    found = marginals(BASE)
    assert set(found) == {path for path in BASE.numbers if found.get(path)}
    assert len(found) == 13
    assert {one.basis for one in found.values()} == {Basis.JUDGEMENT}
    assert marginals(shipped("no-effect")).keys() == found.keys() - {REDUCTION}


def test_validate_fits_what_the_file_says(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(
        "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\neffect: {relative_reduction: "
        "{distribution: {kind: truncated_normal, interval: [0.01, 0.99], lower: 0, upper: 1}}}\n"
    )
    done = hiacalc("validate", str(file))
    assert done.returncode == 2
    assert "effect.relative_reduction.distribution" in done.stderr


@pytest.mark.parametrize(
    ("path", "distribution"),
    [
        ("absence.rate", {"kind": "beta", "mean": 0.07, "sd": 1.0e-11}),
        ("absence.rate", {"kind": "beta", "mean": 0.07, "sd": 1.0e-10}),
        ("absence.rate", {"kind": "beta", "mean": 0.07, "sd": 1.0e-290}),
        ("absence.rate", {"kind": "beta", "alpha": 0.001, "beta": 1}),
        ("absence.rate", {"kind": "beta", "alpha": 0.01, "beta": 1}),
        ("absence.rate", {"kind": "beta", "alpha": 1e200, "beta": 1e200}),
        ("effect.duration", {"kind": "gamma", "mean": 5, "sd": 1.0e299}),
        ("effect.duration", {"kind": "gamma", "shape": 1e-300, "scale": 1}),
        ("effect.duration", {"kind": "lognormal", "meanlog": 1, "sdlog": 1e200}),
        ("effect.duration", {"kind": "lognormal", "mean": 5, "sd": 1e299}),
    ],
)
def test_what_no_number_can_tell_is_refused(path, distribution):
    given = changed(BASE, {path: {"distribution": distribution}})
    with pytest.raises(ScenarioError) as caught:
        marginals(given)
    assert caught.value.problems[0].code in ("impossible_fit", "distribution_outside_bounds")


@pytest.mark.parametrize(
    "distribution",
    [
        {"kind": "beta", "mean": 0.07, "sd": 1.0e-5},
        {"kind": "beta", "alpha": 0.1, "beta": 1.0},
        {"kind": "beta", "alpha": 0.5, "beta": 0.5},
        {"kind": "normal", "mean": 0.07, "sd": 1.0e-300},
        {
            "kind": "mixture",
            "components": [{"weight": 1e-300, "distribution": {"kind": "beta", "mean": 0.07, "sd": 0.02}}],
        },
    ],
)
def test_what_is_odd_but_can_be_told_is_drawn_as_it_is(distribution):
    found = marginals(changed(BASE, {"absence.rate": {"distribution": distribution}}))["absence.rate"]
    wanted = {"beta": lambda d: stats.beta(d["alpha"], d["beta"]).mean() if "alpha" in d else d["mean"]}
    mean = wanted.get(distribution["kind"], lambda _: 0.07)(distribution)
    assert found.mean == pytest.approx(mean, rel=2e-3)


@pytest.mark.parametrize("point", [-0.2, 0.0, 0.03, 0.05, 0.4])
@pytest.mark.parametrize(
    "other", [{"kind": "normal", "mean": 0.05, "sd": 0.02}, {"kind": "uniform", "low": 0.0, "high": 0.1}]
)
def test_a_point_in_a_mixture_has_its_weight(point, other):
    parts = [
        {"weight": 3, "distribution": {"kind": "empirical", "values": [point]}},
        {"weight": 7, "distribution": other},
    ]
    found = drawn({"kind": "mixture", "components": parts})
    shares = np.linspace(0.0005, 0.9995, 1000)
    at_point = np.abs(found.quantile(shares) - point) < 1e-6
    assert at_point.mean() == pytest.approx(0.3, abs=0.01)
    assert found.mean == pytest.approx(0.3 * point + 0.7 * 0.05, abs=2e-4)


def test_a_mixture_that_cannot_be_drawn_is_told_by_its_parts():
    parts = [{"weight": 1, "distribution": {"kind": "beta", "mean": 0.05, "sd": 1e-12}}] * 2
    given = changed(
        BASE, {"absence.rate": {"value": 0.05, "distribution": {"kind": "mixture", "components": parts}}}
    )
    with pytest.raises(ScenarioError) as caught:
        marginals(given)
    assert "1e-12" in caught.value.problems[0].allowed
