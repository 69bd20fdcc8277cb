"""Effects on spells: golden values, and what holds for any effect."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.arrays import Floats
from hiacalc.model.spell_effect import (
    SpellEffect,
    faster_return,
    fewer_spells,
    share_in_employer_period,
    shorter_spells,
)
from tests.model.test_spell_curve import CAP, CURVE, quadrature, share_open

LAW = {"employer_period": 16.0, "holiday_pay_until": 83.2}
SELF = np.array([0.157])
ALL = np.ones(1)
AREA = CURVE.mean_days

shares = st.floats(0.0, 1.0)


def number(value: float) -> Floats:
    return np.array([value])


def fewer(certified: float, self_certified: float, share: float = 1.0) -> SpellEffect:
    return fewer_spells(CURVE, SELF, number(certified), number(self_certified), number(share), **LAW)


def shorter(less: float, from_day: float, share: float = 1.0) -> SpellEffect:
    return shorter_spells(CURVE, SELF, number(less), number(from_day), number(share), **LAW)


def faster(ratio: float, from_day: float, to_day: float = CAP, share: float = 1.0) -> SpellEffect:
    return faster_return(CURVE, SELF, number(ratio), number(from_day), number(to_day), number(share), **LAW)


@pytest.mark.parametrize(
    ("effect", "reduction", "inside"),
    [
        (fewer(0.05, 0.0), 0.04215, 0.2344892132),
        (fewer(0.0, 0.1), 0.0157, 1.0),
        (shorter(2.0, 17.0), 0.0136536778, 0.0),
        (shorter(2.0, 1.0), 0.0377867010, 0.6386644662),
        (faster(1.54, 57.0), 0.1363585708, 0.0),
        (faster(1.2, 17.0, 98.0), 0.1005602569, 0.0),
    ],
)
def test_golden_values(effect: SpellEffect, reduction: float, inside: float) -> None:
    # ten decimals are printed
    assert float(effect.reduction[0]) == pytest.approx(reduction, abs=6e-11)
    assert float(effect.avoided_inside_share[0]) == pytest.approx(inside, abs=6e-11)


def test_the_employers_share_of_days_before() -> None:
    inside = float(share_in_employer_period(CURVE, SELF, 16.0)[0])
    assert inside == pytest.approx(0.3546744068, abs=6e-11)
    assert float(shorter(2.0, 17.0).share_outside[0]) == pytest.approx(1.0 - inside, rel=1e-14)


def test_a_shorter_spell_by_hand() -> None:
    effect = shorter(2.0, 17.0)
    # each spell open after day 16 ends two days sooner, but for those that the cap stops
    avoided = quadrature(share_open, 16.0, 18.0) - 2.0 * CURVE.at_cap
    outside = quadrature(share_open, 16.0, CAP)
    assert float(effect.reduction_outside[0]) == pytest.approx(avoided / outside, rel=1e-12)
    assert float(effect.mean_days_after[0]) == pytest.approx(AREA - avoided, rel=1e-12)
    assert float(effect.reduction[0]) == pytest.approx(0.843 * avoided / AREA, rel=1e-12)
    assert effect.reaching_cap_after.tolist() == [0.02025]


def test_early_days_of_navs_are_those_before_its_holiday_pay_ends() -> None:
    early = quadrature(share_open, 16.0, 83.2) / quadrature(share_open, 16.0, CAP)
    assert float(faster(1.5, 57.0).early[0]) == pytest.approx(early, rel=1e-12)
    assert fewer(0.05, 0.0).avoided_early == pytest.approx(early, rel=1e-12)
    # days avoided after the holiday pay has ended are none of them early
    assert faster(1.5, 100.0).avoided_early.tolist() == [0.0]
    # where no NAV day is avoided, the share of all NAV days stands
    assert fewer(0.0, 0.1).avoided_early == pytest.approx(early, rel=1e-12)


def test_a_hazard_ratio_by_hand_at_the_cap() -> None:
    effect = faster(1.54, 57.0, share=0.5)
    treated = 0.167 * (0.02025 / 0.167) ** 1.54
    assert float(effect.reaching_cap_after[0]) == pytest.approx((treated + 0.02025) / 2.0, rel=1e-12)
    assert effect.reaching_cap_before.tolist() == [0.02025]


def test_fewer_spells_last_as_long_as_before() -> None:
    effect = fewer(0.05, 0.1, share=0.4)
    assert effect.mean_days_after == pytest.approx(effect.mean_days_before, rel=1e-15)
    assert effect.reaching_cap_after.tolist() == [0.02025]
    assert effect.certified_spells_left == pytest.approx(0.98, rel=1e-15)
    assert float(effect.reduction[0]) == pytest.approx(0.843 * 0.05 * 0.4 + 0.157 * 0.1, rel=1e-14)


@given(reduction=st.floats(-0.5, 1.0).filter(lambda x: abs(x) > 1e-9))
def test_as_many_fewer_of_all_spells_is_a_relative_reduction(reduction: float) -> None:
    effect = fewer(reduction, reduction)
    assert float(effect.reduction[0]) == pytest.approx(reduction, rel=1e-12)
    assert float(effect.reduction_outside[0]) == pytest.approx(reduction, rel=1e-12)
    inside = float(share_in_employer_period(CURVE, SELF, 16.0)[0])
    assert float(effect.avoided_inside_share[0]) == pytest.approx(inside, rel=1e-12)


@pytest.mark.parametrize(
    "effect",
    [fewer(0.0, 0.0), shorter(0.0, 1.0), faster(1.0, 1.0), faster(2.0, 57.0, 20.0), faster(2, 1, share=0)],
)
def test_no_effect_is_exactly_none(effect: SpellEffect) -> None:
    assert (effect.reduction.tolist(), effect.reduction_outside.tolist()) == ([0.0], [0.0])
    assert effect.mean_days_after.tolist() == effect.mean_days_before.tolist()
    assert np.isnan(effect.avoided_inside_share).all()
    assert np.isfinite(effect.avoided_early).all()


@given(
    share=shares,
    less=st.floats(0.0, 400.0),
    ratio=st.floats(1.0, 50.0),
    days=st.tuples(*[st.floats(1.0, CAP)] * 2),
)
def test_helpful_effects_avoid_between_nothing_and_all(
    share: float, less: float, ratio: float, days: tuple[float, float]
) -> None:
    first, last = sorted(days)
    for effect in (shorter(less, first, share), faster(ratio, first, last, share), fewer(share, 0.0)):
        for part in (effect.reduction, effect.reduction_outside, effect.avoided_early):
            assert 0.0 <= float(part[0]) <= 1.0
        inside = float(effect.avoided_inside_share[0])
        assert np.isnan(inside) or 0.0 <= inside <= 1.0
        assert float(effect.mean_days_after[0]) <= AREA
        outside = float((effect.reduction_outside * effect.share_outside)[0])
        assert outside <= float(effect.reduction[0]) + 1e-15


@given(share=st.floats(0.01, 1.0), ratio=st.floats(0.0, 5.0), first=st.floats(1.0, CAP))
def test_reaching_some_spells_gives_that_share_of_the_effect(
    share: float, ratio: float, first: float
) -> None:
    some, every = faster(ratio, first, share=share), faster(ratio, first)
    assert float(some.reduction[0]) == pytest.approx(share * float(every.reduction[0]), rel=1e-12, abs=1e-300)
    assert float(some.avoided_early[0]) == pytest.approx(float(every.avoided_early[0]), rel=1e-9)


def test_parts_of_different_sign_have_no_share_inside() -> None:
    effect = fewer_spells(CURVE, SELF, number(-0.05), number(0.2), ALL, **LAW)
    assert float(effect.reduction_outside[0]) == pytest.approx(-0.05, rel=1e-12)
    assert np.isnan(effect.avoided_inside_share).all()


def test_a_hazard_ratio_below_1_costs_days() -> None:
    effect = faster(0.8, 17.0)
    assert float(effect.reduction[0]) < 0.0
    assert str(float(effect.avoided_inside_share[0])) == "0.0"  # and not -0.0
    assert float(effect.reaching_cap_after[0]) > 0.02025


def test_draws_broadcast_with_what_is_the_same_in_all() -> None:
    ratios, self_shares = np.array([1.0, 1.2, 1.54]), np.array([0.1, 0.157, 0.2])
    effect = faster_return(CURVE, self_shares, ratios, number(57.0), number(CAP), ALL, **LAW)
    assert effect.reduction.shape == effect.share_outside.shape == (3,)
    assert effect.mean_days_before.shape == (1,)
    assert float(effect.reduction[2]) == pytest.approx(0.1363585708 * 0.8 / 0.843, rel=1e-9)


def test_without_certified_absence_only_self_certified_spells_count() -> None:
    effect = fewer_spells(CURVE, ALL, number(0.5), number(0.1), ALL, **LAW)
    assert (effect.reduction.tolist(), effect.share_outside.tolist()) == ([0.1], [0.0])
