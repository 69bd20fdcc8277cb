"""Pooling against published worked examples, closed forms, scipy, and simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.distributions.log_ratio import from_interval
from hiacalc.analysis.evidence_synthesis.heterogeneity import HeterogeneityEstimator
from hiacalc.analysis.evidence_synthesis.pooling import combine_arms, pool, shared_control
from tests.analysis.published_pools import DL, PM, REML, bcg, printed

# Raudenbush 1985, nineteen experiments on what teachers expect: effects and variances.
TEACHERS = np.array(
    [
        (0.03, 0.0156),
        (0.12, 0.0216),
        (-0.14, 0.0279),
        (1.18, 0.1391),
        (0.26, 0.1362),
        (-0.06, 0.0106),
        (-0.02, 0.0106),
        (-0.32, 0.0484),
        (0.27, 0.0269),
        (0.80, 0.0630),
        (0.54, 0.0912),
        (0.18, 0.0497),
        (-0.02, 0.0835),
        (0.23, 0.0841),
        (-0.18, 0.0253),
        (-0.06, 0.0279),
        (0.30, 0.0193),
        (0.07, 0.0088),
        (-0.07, 0.0303),
    ]
)
# DerSimonian and Kacker 2007, the CLASP example: events and patients, treated and not.
CLASP = np.array(
    [
        (5, 156, 8, 74),
        (5, 303, 17, 303),
        (12, 565, 9, 477),
        (69, 1570, 94, 1565),
        (9, 103, 11, 105),
        (313, 4659, 352, 4650),
    ],
    dtype=float,
)


def clasp() -> tuple[np.ndarray, np.ndarray]:
    """Log odds ratios and their standard errors."""
    events, patients, control_events, control = CLASP.T
    cells = (events, patients - events, control_events, control - control_events)
    effects = np.log(cells[0] * cells[3] / (cells[1] * cells[2]))
    return effects, np.sqrt(sum(1 / cell for cell in cells))


def test_bcg_as_metafor_documents_it() -> None:
    """Reference page of rma.uni in metafor: tau^2 0.3132, Q 152.2330, mean -0.7145 (-1.0669, -0.3622)."""
    pooled = pool(*bcg(), REML)
    assert pooled.tau2 == printed(0.3132)
    assert pooled.i2 == printed(0.922214, 6)  # confint.rma prints 92.2214
    assert pooled.q == printed(152.2330)
    assert pooled.effect == printed(-0.7145)
    assert pooled.wald_standard_error == printed(0.1798)
    assert pooled.wald_interval() == (printed(-1.0669), printed(-0.3622))
    spread = math.hypot(pooled.wald_standard_error, math.sqrt(pooled.tau2)) * stats.norm.ppf(0.975)
    assert (pooled.effect - spread, pooled.effect + spread) == (printed(-1.87, 2), printed(0.44, 2))


def test_bcg_by_dersimonian_and_laird_as_metan_has_it() -> None:
    """Metafor's comparison with Stata's metan: -0.7141 (-1.0644, -0.3638), tau^2 0.3088, I^2 92.1173 %."""
    pooled = pool(*bcg(), DL)
    assert pooled.effect == printed(-0.7141)
    assert pooled.wald_interval() == (printed(-1.0644), printed(-0.3638))
    assert pooled.tau2 == printed(0.3088)
    assert pooled.i2 == printed(0.921173, 6)
    assert pooled.i2 == pytest.approx((pooled.q - 12) / pooled.q)


@pytest.mark.parametrize(
    ("method", "tau2", "effect", "error", "t", "low", "high"),
    [
        (REML, 0.0188, 0.0837, 0.0616, 1.3593, -0.0457, 0.2131),
        (DL, 0.0259, 0.0893, 0.0636, 1.4050, -0.0442, 0.2229),
    ],
)
def test_hartung_knapp_as_raudenbush_2009_table_16_3(
    method: HeterogeneityEstimator,
    tau2: float,
    effect: float,
    error: float,
    t: float,
    low: float,
    high: float,
) -> None:
    pooled = pool(TEACHERS[:, 0], np.sqrt(TEACHERS[:, 1]), method)
    assert pooled.tau2 == printed(tau2)
    assert pooled.effect == printed(effect)
    assert pooled.error == pooled.hartung_knapp_error == printed(error)
    assert pooled.effect / pooled.error == printed(t, 3)  # tau^2 there is iterated to 1e-5
    assert pooled.interval() == (printed(low), printed(high))
    assert not pooled.is_narrower


@pytest.mark.parametrize(
    ("method", "tau", "effect", "error"),
    [(PM, 0.3681, -0.3811, 0.2060), (DL, 0.2323, -0.3240, 0.1540), (REML, 0.1843, -0.2980, 0.1343)],
)
def test_clasp_as_dersimonian_and_kacker_2007_tables_3_and_4(
    method: HeterogeneityEstimator, tau: float, effect: float, error: float
) -> None:
    pooled = pool(*clasp(), method)
    assert math.sqrt(pooled.tau2) == printed(tau)
    assert pooled.effect == printed(effect)
    assert pooled.wald_standard_error == printed(error)


def test_the_fixed_effect_mean_of_bcg_as_metafor_has_it() -> None:
    """Rma.uni(method="FE") on dat.bcg: log RR -0.4303 (se 0.0405), -0.5097 to -0.3509."""
    pooled = pool(*bcg())
    assert pooled.fixed_effect == printed(-0.4303)
    assert pooled.fixed_error == printed(0.0405)
    assert pooled.fixed_interval() == (printed(-0.5097), printed(-0.3509))


@pytest.mark.parametrize("method", list(HeterogeneityEstimator))
@pytest.mark.parametrize("error", [0.05, 3.0])
def test_equal_errors_make_it_a_t_test(method: HeterogeneityEstimator, error: float) -> None:
    """With one common error tau^2 is max(0, s^2 - error^2), and the interval that of a one-sample t-test."""
    effects = np.array([-0.4, 0.1, -0.2, -0.35, 0.3, -0.05])
    pooled = pool(effects, np.full(6, error), method)
    assert pooled.tau2 == pytest.approx(max(0.0, effects.var(ddof=1) - error**2), rel=1e-6)
    one_sample = stats.ttest_1samp(effects, 0.0).confidence_interval(0.95)
    assert pooled.interval() == pytest.approx(tuple(one_sample))
    assert pooled.is_narrower == (error > 1)
    spread = math.hypot(pooled.error, math.sqrt(pooled.tau2))
    assert pooled.prediction(0.9) == pytest.approx(stats.t.interval(0.9, 4, pooled.effect, spread))
    assert pooled.weights == pytest.approx(np.full(6, 1 / 6))


def test_the_floor_keeps_the_interval_from_being_narrower_than_the_classic_error_allows() -> None:
    y, s = [-0.1, -0.11, -0.09], [0.1, 0.1, 0.1]
    free, kept = pool(y, s), pool(y, s, modified_knapp_hartung=True)
    assert free.is_narrower
    assert free.error < kept.error == kept.wald_standard_error
    assert kept.interval() == pytest.approx(stats.t.interval(0.95, 2, kept.effect, 0.1 / math.sqrt(3)))
    wide = pool(*bcg(), modified_knapp_hartung=True)
    assert wide.interval() == pool(*bcg()).interval()


def test_one_study_is_itself() -> None:
    pooled = pool([-0.2], [0.1])
    assert (pooled.effect, pooled.error, pooled.q, pooled.degrees) == (-0.2, 0.1, 0.0, None)
    assert math.isnan(pooled.tau2)
    assert math.isnan(pooled.i2)
    assert pooled.prediction() is pooled.tau2_interval() is None
    assert pooled.interval() == pytest.approx(stats.norm.interval(0.95, -0.2, 0.1))
    assert pooled.fixed_interval() == pytest.approx(pooled.interval())
    assert pool([-0.2, -0.1], [0.1, 0.1]).prediction() is None


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    """With equal errors the interval is exact, whatever tau^2: 95 % of 10 000 sets, within 0.6 %."""
    drawn = np.random.default_rng(20130601)
    true, tau, s = -0.1, 0.2, np.full(4, 0.1)
    sets = drawn.normal(true, math.hypot(tau, 0.1), (10_000, 4))
    ends = np.array([pool(y, s, DL).interval() for y in sets])
    covered = ((ends[:, 0] <= true) & (true <= ends[:, 1])).mean()
    assert covered == pytest.approx(0.95, abs=0.006)


@pytest.mark.parametrize("method", [REML, PM])
def test_with_unequal_errors_it_covers_nearly_so_and_the_classic_one_does_not(
    method: HeterogeneityEstimator,
) -> None:
    drawn = np.random.default_rng(1994)
    true, tau = 0.3, 0.2
    s = np.array([0.10, 0.12, 0.14, 0.16, 0.20])
    sets = drawn.normal(true, np.hypot(tau, s), (1500, 5))
    results = [pool(y, s, method) for y in sets]

    def covered(ends: list[tuple[float, float]]) -> float:
        low, high = np.array(ends).T
        return float(((low <= true) & (true <= high)).mean())

    exact = covered([pooled.interval() for pooled in results])
    assert exact == pytest.approx(0.95, abs=0.02)
    assert covered([pooled.wald_interval() for pooled in results]) < exact - 0.05


@given(
    st.lists(
        st.tuples(st.floats(-2, 2), st.floats(0.02, 1.0)),
        min_size=2,
        max_size=8,
    ),
    st.floats(-3, 3),
    st.sampled_from(list(HeterogeneityEstimator)),
)
def test_moving_and_turning_all_effects_moves_and_turns_the_mean(
    studies: list[tuple[float, float]], by: float, method: HeterogeneityEstimator
) -> None:
    y, s = np.array(studies).T
    pooled, moved, turned = (pool(effects, s, method) for effects in (y, y + by, -y))
    near = {"rel": 1e-3, "abs": 1e-4}
    assert moved.tau2 == pytest.approx(pooled.tau2, **near)
    assert moved.effect == pytest.approx(pooled.effect + by, **near)
    assert turned.effect == pytest.approx(-pooled.effect, **near)
    assert y.min() - 1e-9 <= pooled.effect <= y.max() + 1e-9
    assert pooled.weights.sum() == pytest.approx(1.0)
    assert pooled.tau2 >= 0.0


def test_two_arms_of_equal_error_have_the_closed_form() -> None:
    s, correlation = 0.1, 0.5
    arms = combine_arms([-0.1, -0.3], [s, s], [[1, correlation], [correlation, 1]])
    assert arms.effect == pytest.approx(-0.2)
    assert arms.error == pytest.approx(s * math.sqrt((1 + correlation) / 2))
    assert arms.q == pytest.approx(0.2**2 / (2 * s**2 * (1 - correlation)))
    assert arms.degrees == 1


def test_arms_without_correlation_are_a_fixed_effect_pool() -> None:
    y, s = np.array([-0.1, -0.3, 0.05]), np.array([0.1, 0.2, 0.15])
    arms = combine_arms(y, s, np.eye(3))
    assert arms.effect == pytest.approx(np.average(y, weights=s**-2))
    assert arms.error == pytest.approx((s**-2).sum() ** -0.5)
    assert arms.q == pytest.approx(pool(y, s).q)


def test_a_shared_control_group_correlates_arms_as_simulated_trials_are() -> None:
    """Arms of 45 and 48 units against one control group of 42, many times over."""
    drawn = np.random.default_rng(135)
    control, first, second = (drawn.normal(0.0, 1 / math.sqrt(units), 200_000) for units in (42, 45, 48))
    simulated = np.corrcoef(first - control, second - control)
    assert shared_control([45, 48], 42) == pytest.approx(simulated, abs=0.006)
    effects = np.stack([first - control, second - control])
    s = np.sqrt([1 / 45 + 1 / 42, 1 / 48 + 1 / 42])
    arms = combine_arms(effects[:, 0], s, shared_control([45, 48], 42))
    inverse = np.linalg.inv(np.cov(effects))
    weights = inverse.sum(axis=0) / inverse.sum()
    assert arms.error == pytest.approx((weights @ effects).std(), rel=0.01)


def test_arms_taken_as_independent_would_be_called_significant() -> None:
    """What sharing the control group changes for the two arms of Odéen 2013."""
    arms = [from_interval((0.78, 1.09), ratio=0.92), from_interval((0.71, 0.99), ratio=0.84)]
    y, s = [arm.meanlog for arm in arms], [arm.sdlog for arm in arms]
    apart = combine_arms(y, s, np.eye(2))
    shared = combine_arms(y, s, shared_control([45, 48], 42))
    assert apart.effect + 1.96 * apart.error < 0 < shared.effect + 1.96 * shared.error


@pytest.mark.parametrize(
    ("effects", "errors"),
    [([], []), ([0.1], [0.1, 0.2]), ([0.1], [0.0]), ([math.nan], [0.1]), ([0.1], [math.inf])],
)
def test_what_is_no_study_is_refused(effects: list[float], errors: list[float]) -> None:
    with pytest.raises(ValueError, match="error"):
        pool(effects, errors)


def test_what_is_no_correlation_is_refused() -> None:
    for matrix in ([[1, 1], [1, 1]], [[2, 0], [0, 1]], [[1, 0.2], [0.3, 1]], [[1]]):
        with pytest.raises(ValueError, match="correlation"):
            combine_arms([0.1, 0.2], [0.1, 0.1], matrix)


def test_with_equal_errors_the_fixed_effect_is_the_plain_mean() -> None:
    pooled = pool([-0.4, -0.1, 0.2], [0.1, 0.1, 0.1])
    assert pooled.fixed_effect == pytest.approx(-0.1)
    assert pooled.fixed_error == pytest.approx(0.1 / math.sqrt(3))
