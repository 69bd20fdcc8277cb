"""The cumulative distribution function of the normal distribution, for arrays."""

from __future__ import annotations

import math

import numpy as np

from hiacalc.arrays import Floats

# Cody's three rational approximations by how large the argument is, highest powers first
_SMALL = 0.46875
_LARGE = 4.0
_SQRT_PI_INVERSE = 1.0 / math.sqrt(math.pi)
_ERF_ABOVE = (
    1.85777706184603153e-1,
    3.16112374387056560e00,
    1.13864154151050156e02,
    3.77485237685302021e02,
    3.20937758913846947e03,
)
_ERF_BELOW = (
    1.0,
    2.36012909523441209e01,
    2.44024637934444173e02,
    1.28261652607737228e03,
    2.84423683343917062e03,
)
_MIDDLE_ABOVE = (
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e00,
    6.61191906371416295e01,
    2.98635138197400131e02,
    8.81952221241769090e02,
    1.71204761263407058e03,
    2.05107837782607147e03,
    1.23033935479799725e03,
)
_MIDDLE_BELOW = (
    1.0,
    1.57449261107098347e01,
    1.17693950891312499e02,
    5.37181101862009858e02,
    1.62138957456669019e03,
    3.29079923573345963e03,
    4.36261909014324716e03,
    3.43936767414372164e03,
    1.23033935480374942e03,
)
_TAIL_ABOVE = (
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4,
)
_TAIL_BELOW = (
    1.0,
    2.56852019228982242e00,
    1.87295284992346725e00,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3,
)


def normal_cdf(values: Floats) -> Floats:
    """The cumulative distribution function of the standard normal distribution, Phi.

    Source: W. J. Cody, Rational Chebyshev approximations for the error function,
    Mathematics of Computation 23 (1969), doi:10.1090/S0025-5718-1969-0247736-4.

    >>> normal_cdf(np.array([-np.inf, 0.0, 1.959963984540054])).round(12).tolist()
    [0.0, 0.5, 0.975]
    """
    return np.asarray(0.5 * erfc(-values / math.sqrt(2.0)))


def erfc(values: Floats) -> Floats:
    """The complementary error function, 1 - erf, with small relative error in the upper tail too.

    >>> erfc(np.array([0.0, 1.0, 30.0])).round(12).tolist()
    [1.0, 0.15729920705, 0.0]
    """
    if values.size == 1:
        return np.full(values.shape, math.erfc(values.item()))
    size = np.abs(values)
    result = np.full(values.shape, np.nan)
    small, large = size <= _SMALL, size > _LARGE
    middle = ~(small | large | np.isnan(size))
    inner = values[small]
    result[small] = 1.0 - inner * _ratio(inner**2, _ERF_ABOVE, _ERF_BELOW)
    result[middle] = _gauss(size[middle]) * _ratio(size[middle], _MIDDLE_ABOVE, _MIDDLE_BELOW)
    result[large] = _tail(size[large])
    return np.asarray(np.where(values < -_SMALL, 2.0 - result, result))


def _tail(size: Floats) -> Floats:
    """The function of large arguments, 0 where the exponential is."""
    size = np.minimum(size, 30.0)
    inverse = 1.0 / size**2
    series = _SQRT_PI_INVERSE - inverse * _ratio(inverse, _TAIL_ABOVE, _TAIL_BELOW)
    return np.asarray(_gauss(size) / size * series)


def _gauss(size: Floats) -> Floats:
    """exp(-size^2), where the square's rounding is made good."""
    near = np.trunc(size * 16.0) / 16.0
    return np.asarray(np.exp(-(near**2)) * np.exp(-(size - near) * (size + near)))


def _ratio(variable: Floats, above: tuple[float, ...], below: tuple[float, ...]) -> Floats:
    """A ratio of two polynomials by Horner's rule, highest powers first."""
    numerator, denominator = np.full_like(variable, above[0]), np.full_like(variable, below[0])
    for upper, lower in zip(above[1:], below[1:], strict=True):
        numerator = numerator * variable + upper
        denominator = denominator * variable + lower
    return np.asarray(numerator / denominator)
