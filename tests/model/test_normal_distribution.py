"""The normal distribution's function against those of the standard library and of scipy."""

import math

import numpy as np
import pytest
from scipy import special

from hiacalc.model.normal_distribution import erfc, normal_cdf

VALUES = np.concatenate([np.linspace(-9.0, 27.0, 20_001), [0.46875, 4.0, -0.46875, -4.0, 0.0, 1e-300]])


def test_each_value_is_that_of_the_standard_library() -> None:
    assert erfc(VALUES) == pytest.approx([math.erfc(x) for x in VALUES], rel=1e-14, abs=1e-307)


def test_the_normal_function_is_that_of_scipy() -> None:
    assert normal_cdf(VALUES) == pytest.approx(special.ndtr(VALUES), rel=1e-14)
    assert normal_cdf(-VALUES) == pytest.approx(special.ndtr(-VALUES), rel=1e-12, abs=1e-300)


def test_a_single_value_and_many_agree() -> None:
    for value in (-3.0, -0.3, 0.3, 2.0, 8.0):
        assert float(erfc(np.array([value]))[0]) == pytest.approx(
            float(erfc(np.full(2, value))[0]), rel=1e-14
        )
    assert erfc(np.array(0.5)).shape == ()


def test_infinities_are_the_limits_and_nan_stays() -> None:
    assert normal_cdf(np.array([-np.inf, np.inf, -1e200, 1e200])).tolist() == [0.0, 1.0, 0.0, 1.0]
    assert np.isnan(normal_cdf(np.array([np.nan, 0.0]))).tolist() == [True, False]
