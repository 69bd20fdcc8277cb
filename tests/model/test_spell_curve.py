"""The survival curve of spells: figures by hand, and areas against a fine quadrature of its own."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model.spell_curve import HastenedCurve, ShortenedCurve, SurvivalCurve, mean_share_open

DAYS = (8.0, 16.0, 28.0, 56.0, 98.0, 140.0, 182.0, 273.0, 365.0)
SHARES = (0.536, 0.357, 0.258, 0.167, 0.116, 0.089, 0.069, 0.045, 0.02025)
CURVE = SurvivalCurve(np.array(DAYS), np.array(SHARES))
CAP = 365.0

days = st.floats(0.0, CAP)
first_days = st.floats(1.0, CAP)
hazard_ratios = st.floats(0.0, 60.0)
days_shorter = st.floats(-400.0, 400.0)


def share_open(day: float) -> float:
    """Log-linear between the knots, by numpy's own interpolation."""
    return float(np.exp(np.interp(day, (0.0, *DAYS), np.log((1.0, *SHARES)))))


def quadrature(survival: Callable[[float], float], start: float, end: float, *kinks: float) -> float:
    """Gauss-Legendre on each stretch without a kink or a jump."""
    edges = [start, *sorted(day for day in {*DAYS, *kinks} if start < day < end), end]
    nodes, weights = np.polynomial.legendre.leggauss(40)
    return sum(
        (high - low) / 2 * float(weights @ [survival(x) for x in low + (nodes + 1) * (high - low) / 2])
        for low, high in pairwise(edges)
    )


def shortened_by_definition(days_less: float, from_day: float) -> Callable[[float], float]:
    first = from_day - 1.0

    def survival(day: float) -> float:
        return share_open(day) if day < first else share_open(max(day + days_less, first))

    return survival


def hastened_by_definition(ratio: float, from_day: float, to_day: float) -> Callable[[float], float]:
    first, last = from_day - 1.0, max(to_day, from_day - 1.0)

    def survival(day: float) -> float:
        within = share_open(first) * (share_open(min(day, last)) / share_open(first)) ** ratio
        if day <= first:
            return share_open(day)
        return within if day <= last else within * share_open(day) / share_open(last)

    return survival


def test_a_mean_certified_spell_has_so_many_days() -> None:
    assert CURVE.mean_days == pytest.approx(40.4111049352, abs=1e-9)
    assert float(CURVE.area(0.0, CAP)) == pytest.approx(CURVE.mean_days, rel=1e-14)


def test_the_mean_square_is_that_of_the_density_and_the_cap() -> None:
    by_tail = 2.0 * quadrature(lambda day: day * share_open(day), 0.0, CAP)
    assert CURVE.mean_square == pytest.approx(by_tail, rel=1e-12)


@pytest.mark.parametrize("share", [1.0, 1.0 - 1e-9, 0.999, 0.99, 0.5, 1e-6])
def test_the_mean_square_holds_for_any_hazard(share: float) -> None:
    curve = SurvivalCurve(np.array([100.0]), np.array([share]))
    nodes, weights = np.polynomial.legendre.leggauss(60)
    at = 50.0 * (nodes + 1.0)
    assert curve.mean_square == pytest.approx(
        float(100.0 * weights @ (at * share ** (at / 100.0))), rel=1e-12
    )


def test_simulated_spells_have_the_mean_and_the_mean_square() -> None:
    uniform = np.random.default_rng(11).random(1_000_000)
    logs = np.log((1.0, *SHARES))
    lengths = np.interp(-np.log(uniform), -logs, (0.0, *DAYS))  # the inverse of the survival function
    assert lengths.mean() == pytest.approx(CURVE.mean_days, rel=0.005)
    assert (lengths**2).mean() == pytest.approx(CURVE.mean_square, rel=0.01)


def test_the_curve_meets_its_knots_and_ends_at_the_cap() -> None:
    assert CURVE.at(np.array([0.0, *DAYS])).tolist() == [1.0, *SHARES]
    assert float(CURVE.at(CAP + 1e-6)) == 0.0
    assert (CURVE.cap, CURVE.at_cap) == (CAP, 0.02025)


@given(start=days, end=days)
def test_areas_are_those_of_a_fine_quadrature(start: float, end: float) -> None:
    start, end = sorted((start, end))
    assert float(CURVE.area(start, end)) == pytest.approx(quadrature(share_open, start, end), abs=1e-11)


def test_areas_of_many_days_are_the_areas_of_each() -> None:
    starts, ends = np.array([0.0, 3.0, 16.0]), np.array([16.0, 200.0, 365.0])
    each = [float(CURVE.area(start, end)) for start, end in zip(starts, ends, strict=True)]
    assert CURVE.area(starts, ends).tolist() == each


@pytest.mark.parametrize(
    ("knots", "shares"),
    [
        ([], []),
        ([0.0, 10.0], [1.0, 0.5]),
        ([10.0, 5.0], [0.5, 0.4]),
        ([5.0, 10.0], [0.4, 0.5]),
        ([5.0, 10.0], [0.4, 0.0]),
        ([5.0], [1.5]),
        ([5.0], [float("nan")]),
    ],
)
def test_what_is_no_survival_curve_is_refused(knots: list[float], shares: list[float]) -> None:
    with pytest.raises(ValueError, match="survival curve"):
        SurvivalCurve(np.array(knots), np.array(shares))


@given(less=days_shorter, from_day=first_days, start=days, end=days)
def test_shortened_spells_are_those_of_the_definition(
    less: float, from_day: float, start: float, end: float
) -> None:
    start, end = sorted((start, end))
    curve = ShortenedCurve(CURVE, np.array([less]), np.array([from_day]))
    survival = shortened_by_definition(less, from_day)
    first = from_day - 1.0
    kinks = (first, first - less, *(day - less for day in DAYS))
    area = quadrature(survival, start, end, *kinks)
    assert float(curve.area(start, end)[0]) == pytest.approx(area, abs=1e-10)
    assert float(curve.avoided(start, end)[0]) == pytest.approx(
        quadrature(share_open, start, end) - area, abs=1e-10
    )
    assert float(curve.at(end)[0]) == pytest.approx(survival(end), rel=1e-12)
    assert float(curve.at_cap[0]) == pytest.approx(survival(CAP), rel=1e-12)


@given(ratio=hazard_ratios, from_day=first_days, to_day=first_days, start=days, end=days)
def test_hastened_spells_are_those_of_the_definition(
    ratio: float, from_day: float, to_day: float, start: float, end: float
) -> None:
    start, end = sorted((start, end))
    curve = HastenedCurve(CURVE, np.array([ratio]), np.array([from_day]), np.array([to_day]))
    survival = hastened_by_definition(ratio, from_day, to_day)
    area = quadrature(survival, start, end, from_day - 1.0, to_day)
    assert float(curve.area(start, end)[0]) == pytest.approx(area, abs=1e-10)
    assert float(curve.avoided(start, end)[0]) == pytest.approx(
        quadrature(share_open, start, end) - area, abs=1e-10
    )
    assert float(curve.at(end)[0]) == pytest.approx(survival(end), rel=1e-9)
    assert float(curve.at_cap[0]) == pytest.approx(survival(CAP), rel=1e-9)


@given(less=st.floats(0.0, 400.0), ratio=st.floats(1.0, 60.0), from_day=first_days, start=days, end=days)
def test_helpful_effects_never_add_a_day(
    less: float, ratio: float, from_day: float, start: float, end: float
) -> None:
    start, end = sorted((start, end))
    first = np.array([from_day])
    for curve in (
        ShortenedCurve(CURVE, np.array([less]), first),
        HastenedCurve(CURVE, np.array([ratio]), first, np.array([CAP])),
    ):
        assert float(curve.avoided(start, end)[0]) >= 0.0
        assert float(curve.area(start, end)[0]) <= float(CURVE.area(start, end)) + 1e-12
        assert curve.avoided(0.0, np.minimum(from_day - 1.0, CAP)).tolist() == [0.0]


def test_what_drives_nothing_avoids_exactly_nothing() -> None:
    first, last = np.array([1.0, 17.0, 57.3, 400.0]), np.array([365.0, 98.0, 20.0, 500.0])
    assert HastenedCurve(CURVE, np.ones(1), first, last).avoided(0.0, CAP).tolist() == [0.0] * 4
    assert ShortenedCurve(CURVE, np.zeros(1), first).avoided(0.0, CAP).tolist() == [0.0] * 4


def test_an_extreme_hazard_ratio_stays_finite() -> None:
    ratios = np.array([0.0, 1e-300, 1e3, 1e300])
    curve = HastenedCurve(CURVE, ratios, np.array([57.0]), np.array([CAP]))
    left = curve.area(56.0, CAP)
    assert np.all(np.isfinite(left))
    assert left[:2] == pytest.approx(0.167 * (CAP - 56.0), rel=1e-12)
    assert left[3] == pytest.approx(0.0, abs=1e-290)


def test_small_effects_keep_their_digits() -> None:
    tiny = HastenedCurve(CURVE, np.array([1.0 + 1e-8]), np.array([57.0]), np.array([CAP]))
    small = HastenedCurve(CURVE, np.array([1.0 + 1e-5]), np.array([57.0]), np.array([CAP]))
    assert tiny.avoided(0.0, CAP)[0] * 1e3 == pytest.approx(small.avoided(0.0, CAP)[0], rel=2e-5)


def test_draws_are_evaluated_each_by_itself() -> None:
    random = np.random.default_rng(3)
    ratios, firsts, lasts = random.uniform(0.5, 3, 50), random.uniform(1, 90, 50), random.uniform(60, 365, 50)
    together = HastenedCurve(CURVE, ratios, firsts, lasts).avoided(16.0, CAP)
    each = [
        float(HastenedCurve(CURVE, *(np.array([x]) for x in draw)).avoided(16.0, CAP)[0])
        for draw in zip(ratios, firsts, lasts, strict=True)
    ]
    assert together == pytest.approx(each, rel=1e-12)


def test_the_mean_share_open_is_exact_for_small_and_large_falls() -> None:
    falls = np.array([0.0, 1e-320, 1e-12, 1.0, 800.0])
    assert mean_share_open(falls) == pytest.approx(
        [1.0, 1.0, 1.0 - 5e-13, 1.0 - np.exp(-1.0), 1 / 800], rel=1e-12
    )
