"""Composite distributions: mixtures, points and weighted values against scipy and by hand."""

import math

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
TAIL = np.geomspace(1e-9, 0.01, 60)
PROBABILITIES = np.concatenate([TAIL[:-1], np.linspace(0.01, 0.99, 4001), 1 - TAIL[-2::-1]])


def drawn(written, path=REDUCTION, **more):
    return marginals(changed(BASE, {path: {**more, "distribution": written}}))[path]


def test_a_mixture_is_the_weighted_sum_of_its_parts():
    narrow, other = stats.norm(0, 0.02), stats.beta(2, 20)
    parts = [
        {"weight": 1, "distribution": {"kind": "normal", "mean": 0, "sd": 0.02}},
        {"weight": 3, "distribution": {"kind": "beta", "alpha": 2, "beta": 20}},
    ]
    law = drawn({"kind": "mixture", "components": parts})
    values = law.ppf(PROBABILITIES)
    np.testing.assert_allclose(0.25 * narrow.cdf(values) + 0.75 * other.cdf(values), PROBABILITIES, atol=1e-5)
    mean = 0.75 * 2 / 22
    assert law.mean == pytest.approx(mean, abs=1e-6)
    square = 0.25 * 0.02**2 + 0.75 * (other.var() + mean**2 / 0.75**2) - mean**2
    assert law.sd == pytest.approx(math.sqrt(square), abs=1e-6)


def test_a_mixture_of_points_and_a_gap():
    parts = [
        {"weight": 1, "distribution": {"kind": "uniform", "low": 0, "high": 0.1}},
        {"weight": 1, "distribution": {"kind": "empirical", "values": [0.3]}},
    ]
    values = drawn({"kind": "mixture", "components": parts}).ppf([0.1, 0.25, 0.49, 0.51, 0.9])
    np.testing.assert_allclose(values, [0.02, 0.05, 0.098, 0.3, 0.3], atol=1e-7)


def test_values_are_drawn_by_their_weights():
    law = drawn({"kind": "empirical", "values": [0.2, 0.0, 0.2], "weights": [1, 2, 1]})
    assert law.ppf([0.01, 0.49, 0.51, 0.99]).tolist() == [0, 0, 0.2, 0.2]


@pytest.mark.parametrize("point", [-0.2, 0.0, 0.03, 0.05, 0.4])
@pytest.mark.parametrize(
    "other", [{"kind": "normal", "mean": 0.05, "sd": 0.02}, {"kind": "uniform", "low": 0.0, "high": 0.1}]
)
def test_a_point_in_a_mixture_has_its_weight(point, other):
    parts = [
        {"weight": 3, "distribution": {"kind": "empirical", "values": [point]}},
        {"weight": 7, "distribution": other},
    ]
    law = drawn({"kind": "mixture", "components": parts})
    shares = np.linspace(0.0005, 0.9995, 1000)
    at_point = np.abs(law.ppf(shares) - point) < 1e-6
    assert at_point.mean() == pytest.approx(0.3, abs=0.01)
    assert law.mean == pytest.approx(0.3 * point + 0.7 * 0.05, abs=2e-4)
