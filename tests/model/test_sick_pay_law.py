"""Sick pay by law: golden values, and the share below the cap against integrals of its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from hiacalc.model.sick_pay_law import share_below_cap, share_with_holiday_pay


def share(mean: float, spread: float, cap: float) -> float:
    return float(share_below_cap(np.array([mean]), np.array([spread]), np.array([cap]))[0])


@pytest.mark.parametrize(
    ("mean", "cap", "expected"),
    [
        (510_000.15, 523_970.0, 0.8724576757),
        (620_000.0, 768_696.0, 0.9363025990),
        (900_000.0, 768_696.0, 0.7855743665),
    ],
)
def test_golden_values(mean: float, cap: float, expected: float) -> None:
    # ten decimals are printed
    assert share(mean, 0.35, cap) == pytest.approx(expected, abs=6e-11)


@pytest.mark.parametrize("spread", [0.05, 0.35, 1.0])
@pytest.mark.parametrize("relative_cap", [0.2, 0.9, 1.0, 1.3, 4.0])
def test_the_share_is_the_integral_of_the_survival_function(spread: float, relative_cap: float) -> None:
    pay = stats.lognorm(spread, scale=np.exp(-(spread**2) / 2.0))
    limited, _ = integrate.quad(pay.sf, 0.0, relative_cap, epsabs=1e-12, points=[min(1.0, relative_cap)])
    assert share(1.0, spread, relative_cap) == pytest.approx(limited, abs=1e-9)


@given(mean=st.floats(1.0, 1e8), cap=st.floats(0.0, 1e8), spread=st.floats(0.0, 5.0))
def test_the_share_lies_between_0_and_that_of_equal_pay(mean: float, cap: float, spread: float) -> None:
    assert 0.0 <= share(mean, spread, cap) <= share(mean, 0.0, cap) == min(cap / mean, 1.0)


@given(relative_cap=st.floats(0.5, 2.0), spread=st.floats(1e-300, 1e-3))
def test_a_small_spread_is_near_none(relative_cap: float, spread: float) -> None:
    assert share(1.0, spread, relative_cap) == pytest.approx(min(relative_cap, 1.0), abs=spread)


def test_draws_broadcast_and_each_is_by_itself() -> None:
    means, spreads = np.array([4e5, 6e5, 9e5]), np.array([0.35, 0.0, 0.5])
    shares = share_below_cap(means, spreads, np.array([523_970.0]))
    assert shares == pytest.approx(
        [share(m, s, 523_970.0) for m, s in zip(means, spreads, strict=True)], rel=1e-13
    )


@pytest.mark.parametrize(
    ("within", "early", "avoided", "expected"),
    [
        (0.55, 0.4, 0.4, 0.55),
        (0.55, 0.4, 0.0, 0.0),
        (0.55, 0.4, 0.2, 0.275),
        (0.55, 0.4, 1.0, 1.0),
        (0.55, 0, 0, 0.55),
    ],
)
def test_the_share_with_holiday_pay_follows_how_early_days_are(
    within: float, early: float, avoided: float, expected: float
) -> None:
    days = share_with_holiday_pay(np.array([within]), np.array([early]), np.array([avoided]))
    assert days == pytest.approx(expected, rel=1e-14)
