"""Quantile functions against scipy's, within the bounds, and what cannot be drawn."""

import math

import numpy as np
import pytest
from scipy import special, stats

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from hiacalc.scenario.quantity import Basis
from tests.cli.command import hiacalc
from tests.scenario.distributions import WRITTEN

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
TAIL = np.geomspace(1e-9, 0.01, 60)
PROBABILITIES = np.concatenate([TAIL[:-1], np.linspace(0.01, 0.99, 4001), 1 - TAIL[-2::-1]])


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
    np.testing.assert_allclose(drawn(written).ppf(PROBABILITIES), expected, atol=1e-8, rtol=0)


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_quantiles_rise_and_stay_within_the_bounds(written):
    values = drawn(written).ppf(PROBABILITIES)
    assert (np.diff(values) >= 0).all()
    assert values[0] >= -1
    assert values[-1] <= 1
    beyond = drawn(written).at(np.array([-np.inf, -40.0, 40.0, np.inf]))
    assert (np.diff([-1, beyond[0], beyond[1], values[0], values[-1], beyond[2], beyond[3], 1]) >= 0).all()


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


def test_whole_numbers_are_drawn_where_only_they_are_permitted():
    horizon = marginals(changed(BASE, {"time.horizon": {"value": 5, "low": 3, "high": 8}}))["time.horizon"]
    values = horizon.ppf(PROBABILITIES)
    assert set(values) == {3, 4, 5, 6, 7, 8}
    law = stats.beta(1 + 4 * 0.4, 1 + 4 * 0.6, 3, 5)
    assert horizon.curve.chances.tolist() == pytest.approx(
        np.diff(law.cdf([2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5]))
    )


def test_every_range_of_the_base_case_is_a_judgement():
    laws = marginals(BASE)
    assert set(laws) == {path for path in BASE.numbers if laws.get(path)}
    assert len(laws) == 13
    assert {law.basis for law in laws.values()} == {Basis.JUDGEMENT}
    assert marginals(shipped("no-effect")).keys() == laws.keys() - {REDUCTION}


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
    law = marginals(changed(BASE, {"absence.rate": {"distribution": distribution}}))["absence.rate"]
    wanted = {"beta": lambda d: stats.beta(d["alpha"], d["beta"]).mean() if "alpha" in d else d["mean"]}
    mean = wanted.get(distribution["kind"], lambda _: 0.07)(distribution)
    assert law.mean == pytest.approx(mean, rel=2e-3)


def test_a_mixture_that_cannot_be_drawn_is_told_by_its_parts():
    parts = [{"weight": 1, "distribution": {"kind": "beta", "mean": 0.05, "sd": 1e-12}}] * 2
    given = changed(
        BASE, {"absence.rate": {"value": 0.05, "distribution": {"kind": "mixture", "components": parts}}}
    )
    with pytest.raises(ScenarioError) as caught:
        marginals(given)
    assert "1e-12" in caught.value.problems[0].allowed


@pytest.mark.parametrize(("left", "fits"), [(0.0101, True), (0.0099, False)])
def test_a_hundredth_of_a_law_must_lie_within_the_bounds(left, fits):
    law = {"kind": "normal", "mean": float(special.ndtri(left)), "sd": 1.0}
    given = changed(BASE, {"delivery.fare": {"value": 0.0, "distribution": law}})
    if fits:
        assert marginals(given)["delivery.fare"].outside == pytest.approx(1 - left, abs=1e-6)
        return
    with pytest.raises(ScenarioError) as caught:
        marginals(given)
    assert caught.value.problems[0].code == "distribution_outside_bounds"
