"""Pooling against published worked examples, closed forms, scipy, and simulation."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.heterogeneity import Between
from hiacalc.analysis.log_ratio import LogRatio, from_interval
from hiacalc.analysis.pooling import combine_arms, pool, shared_control

REML, PM, DL = Between.REML, Between.PAULE_MANDEL, Between.DERSIMONIAN_LAIRD

# Colditz et al. 1994, the BCG vaccine (dat.bcg of metafor): ill and well, with the vaccine and without it.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
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
# Viechtbauer 2005, example 1.
BIAS = (
    [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232],
    [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040],
)


def bcg() -> tuple[np.ndarray, np.ndarray]:
    """Log risk ratios and their standard errors."""
    ill, well, control_ill, control_well = BCG.T
    treated, control = ill + well, control_ill + control_well
    effects = np.log(ill / treated) - np.log(control_ill / control)
    return effects, np.sqrt(1 / ill - 1 / treated + 1 / control_ill - 1 / control)


def clasp() -> tuple[np.ndarray, np.ndarray]:
    """Log odds ratios and their standard errors."""
    events, patients, control_events, control = CLASP.T
    cells = (events, patients - events, control_events, control - control_events)
    effects = np.log(cells[0] * cells[3] / (cells[1] * cells[2]))
    return effects, np.sqrt(sum(1 / cell for cell in cells))


def printed(figure: float, decimals: int = 4) -> object:
    """A figure as it is printed, to within its last decimal's rounding."""
    return pytest.approx(figure, abs=0.5001 * 10.0**-decimals)


def test_bcg_as_metafor_documents_it() -> None:
    """Reference page of rma.uni in metafor: tau^2 0.3132, Q 152.2330, mean -0.7145 (-1.0669, -0.3622)."""
    found = pool(*bcg(), REML)
    assert found.tau2 == printed(0.3132)
    assert found.i2 == printed(0.922214, 6)  # confint.rma prints 92.2214
    assert found.q == printed(152.2330)
    assert found.effect == printed(-0.7145)
    assert found.classic_error == printed(0.1798)
    assert found.classic_interval() == (printed(-1.0669), printed(-0.3622))
    spread = math.hypot(found.classic_error, math.sqrt(found.tau2)) * stats.norm.ppf(0.975)
    assert (found.effect - spread, found.effect + spread) == (printed(-1.87, 2), printed(0.44, 2))


def test_bcg_by_dersimonian_and_laird_as_metan_has_it() -> None:
    """Metafor's comparison with Stata's metan: -0.7141 (-1.0644, -0.3638), tau^2 0.3088, I^2 92.1173 %."""
    found = pool(*bcg(), DL)
    assert found.effect == printed(-0.7141)
    assert found.classic_interval() == (printed(-1.0644), printed(-0.3638))
    assert found.tau2 == printed(0.3088)
    assert found.i2 == printed(0.921173, 6)
    assert found.i2 == pytest.approx((found.q - 12) / found.q)


@pytest.mark.parametrize(
    ("method", "tau2", "effect", "error", "t", "low", "high"),
    [
        (REML, 0.0188, 0.0837, 0.0616, 1.3593, -0.0457, 0.2131),
        (DL, 0.0259, 0.0893, 0.0636, 1.4050, -0.0442, 0.2229),
    ],
)
def test_hartung_knapp_as_raudenbush_2009_table_16_3(
    method: Between, tau2: float, effect: float, error: float, t: float, low: float, high: float
) -> None:
    found = pool(TEACHERS[:, 0], np.sqrt(TEACHERS[:, 1]), method)
    assert found.tau2 == printed(tau2)
    assert found.effect == printed(effect)
    assert found.error == found.hartung_knapp_error == printed(error)
    assert found.effect / found.error == printed(t, 3)  # tau^2 there is iterated to 1e-5
    assert found.interval() == (printed(low), printed(high))
    assert not found.is_narrower


@pytest.mark.parametrize(
    ("method", "tau", "effect", "error"),
    [(PM, 0.3681, -0.3811, 0.2060), (DL, 0.2323, -0.3240, 0.1540), (REML, 0.1843, -0.2980, 0.1343)],
)
def test_clasp_as_dersimonian_and_kacker_2007_tables_3_and_4(
    method: Between, tau: float, effect: float, error: float
) -> None:
    found = pool(*clasp(), method)
    assert math.sqrt(found.tau2) == printed(tau)
    assert found.effect == printed(effect)
    assert found.classic_error == printed(error)


@pytest.mark.parametrize(("method", "tau2", "i2"), [(DL, 0.2768, 0.804447), (REML, 0.2232, 0.768399)])
def test_heterogeneity_as_viechtbauer_2005(method: Between, tau2: float, i2: float) -> None:
    found = pool(BIAS[0], np.sqrt(BIAS[1]), method)
    assert found.tau2 == printed(tau2)
    assert found.i2 == printed(i2, 5)  # tau^2 there is iterated to 1e-5


def test_the_fixed_effect_mean_of_bcg_as_metafor_has_it() -> None:
    """Rma.uni(method="FE") on dat.bcg: log RR -0.4303 (se 0.0405), -0.5097 to -0.3509."""
    found = pool(*bcg())
    assert found.fixed_effect == printed(-0.4303)
    assert found.fixed_error == printed(0.0405)
    assert found.fixed_interval() == (printed(-0.5097), printed(-0.3509))


@pytest.mark.parametrize("method", list(Between))
@pytest.mark.parametrize("error", [0.05, 3.0])
def test_equal_errors_make_it_a_t_test(method: Between, error: float) -> None:
    """With one common error tau^2 is max(0, s^2 - error^2), and the interval that of a one-sample t-test."""
    effects = np.array([-0.4, 0.1, -0.2, -0.35, 0.3, -0.05])
    found = pool(effects, np.full(6, error), method)
    assert found.tau2 == pytest.approx(max(0.0, effects.var(ddof=1) - error**2), rel=1e-6)
    one_sample = stats.ttest_1samp(effects, 0.0).confidence_interval(0.95)
    assert found.interval() == pytest.approx(tuple(one_sample))
    assert found.is_narrower == (error > 1)
    spread = math.hypot(found.error, math.sqrt(found.tau2))
    assert found.prediction(0.9) == pytest.approx(stats.t.interval(0.9, 4, found.effect, spread))
    assert found.weights == pytest.approx(np.full(6, 1 / 6))


def test_the_floor_keeps_the_interval_from_being_narrower_than_the_classic_error_allows() -> None:
    y, s = [-0.1, -0.11, -0.09], [0.1, 0.1, 0.1]
    free, kept = pool(y, s), pool(y, s, never_narrower=True)
    assert free.is_narrower
    assert free.error < kept.error == kept.classic_error
    assert kept.interval() == pytest.approx(stats.t.interval(0.95, 2, kept.effect, 0.1 / math.sqrt(3)))
    wide = pool(*bcg(), never_narrower=True)
    assert wide.interval() == pool(*bcg()).interval()


def test_one_study_is_itself() -> None:
    found = pool([-0.2], [0.1])
    assert (found.effect, found.error, found.q, found.degrees) == (-0.2, 0.1, 0.0, None)
    assert math.isnan(found.tau2)
    assert math.isnan(found.i2)
    assert found.prediction() is found.tau2_interval() is None
    assert found.interval() == pytest.approx(stats.norm.interval(0.95, -0.2, 0.1))
    assert found.fixed_interval() == pytest.approx(found.interval())
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
def test_with_unequal_errors_it_covers_nearly_so_and_the_classic_one_does_not(method: Between) -> None:
    drawn = np.random.default_rng(1994)
    true, tau = 0.3, 0.2
    s = np.array([0.10, 0.12, 0.14, 0.16, 0.20])
    sets = drawn.normal(true, np.hypot(tau, s), (1500, 5))
    found = [pool(y, s, method) for y in sets]

    def covered(ends: list[tuple[float, float]]) -> float:
        low, high = np.array(ends).T
        return float(((low <= true) & (true <= high)).mean())

    exact = covered([one.interval() for one in found])
    assert exact == pytest.approx(0.95, abs=0.02)
    assert covered([one.classic_interval() for one in found]) < exact - 0.05


@given(
    st.lists(
        st.tuples(st.floats(-2, 2), st.floats(0.02, 1.0)),
        min_size=2,
        max_size=8,
    ),
    st.floats(-3, 3),
    st.sampled_from(list(Between)),
)
def test_moving_and_turning_all_effects_moves_and_turns_the_mean(
    studies: list[tuple[float, float]], by: float, method: Between
) -> None:
    y, s = np.array(studies).T
    found, moved, turned = (pool(effects, s, method) for effects in (y, y + by, -y))
    near = {"rel": 1e-3, "abs": 1e-4}
    assert moved.tau2 == pytest.approx(found.tau2, **near)
    assert moved.effect == pytest.approx(found.effect + by, **near)
    assert turned.effect == pytest.approx(-found.effect, **near)
    assert y.min() - 1e-9 <= found.effect <= y.max() + 1e-9
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.tau2 >= 0.0


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.05, 1.0)), min_size=2, max_size=8))
def test_paule_mandel_brings_q_to_its_expectation(studies: list[tuple[float, float]]) -> None:
    y, s = np.array(studies).T
    found = pool(y, s, PM)
    weights = 1 / (s**2 + found.tau2)
    q = float((weights * (y - found.effect) ** 2).sum())
    assert q <= y.size - 1 + 1e-6
    assume(found.tau2 > 0)
    assert q == pytest.approx(y.size - 1, rel=1e-6)


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.05, 1.0)), min_size=3, max_size=8))
def test_no_tau_squared_is_likelier_than_the_restricted_maximum(studies: list[tuple[float, float]]) -> None:
    """The restricted likelihood by its other form: the density of contrasts that do not hold the mean."""
    y, s = np.array(studies).T
    contrasts = np.linalg.svd(np.ones((1, y.size)))[2][1:]
    best = pool(y, s, REML).tau2

    def likelihood(tau2: float) -> float:
        covariance = contrasts @ np.diag(s**2 + tau2) @ contrasts.T
        return float(stats.multivariate_normal.logpdf(contrasts @ y, cov=covariance))

    assert likelihood(best) >= max(likelihood(tau2) for tau2 in np.geomspace(1e-6, 10, 60)) - 1e-6
    assert likelihood(best) >= likelihood(0.0) - 1e-6


def test_two_arms_of_equal_error_have_the_closed_form() -> None:
    s, correlation = 0.1, 0.5
    found = combine_arms([-0.1, -0.3], [s, s], [[1, correlation], [correlation, 1]])
    assert found.effect == pytest.approx(-0.2)
    assert found.error == pytest.approx(s * math.sqrt((1 + correlation) / 2))
    assert found.q == pytest.approx(0.2**2 / (2 * s**2 * (1 - correlation)))
    assert found.degrees == 1


def test_arms_without_correlation_are_a_fixed_effect_pool() -> None:
    y, s = np.array([-0.1, -0.3, 0.05]), np.array([0.1, 0.2, 0.15])
    found = combine_arms(y, s, np.eye(3))
    assert found.effect == pytest.approx(np.average(y, weights=s**-2))
    assert found.error == pytest.approx((s**-2).sum() ** -0.5)
    assert found.q == pytest.approx(pool(y, s).q)


def test_a_shared_control_group_correlates_arms_as_simulated_trials_are() -> None:
    """Arms of 45 and 48 units against one control group of 42, many times over."""
    drawn = np.random.default_rng(135)
    control, first, second = (drawn.normal(0.0, 1 / math.sqrt(units), 200_000) for units in (42, 45, 48))
    simulated = np.corrcoef(first - control, second - control)
    assert shared_control([45, 48], 42) == pytest.approx(simulated, abs=0.006)
    effects = np.stack([first - control, second - control])
    s = np.sqrt([1 / 45 + 1 / 42, 1 / 48 + 1 / 42])
    one = combine_arms(effects[:, 0], s, shared_control([45, 48], 42))
    inverse = np.linalg.inv(np.cov(effects))
    weights = inverse.sum(axis=0) / inverse.sum()
    assert one.error == pytest.approx((weights @ effects).std(), rel=0.01)


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


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_a_ratio_gives_back_the_interval_it_came_from(level: float) -> None:
    found = from_interval((0.78, 1.09), level)
    assert found.interval(level) == pytest.approx((0.78, 1.09))
    assert found.below(0.78) == pytest.approx((1 - level) / 2)
    assert found.below(-0.1) == 0.0


def test_a_t_ratio_is_scipys() -> None:
    found = LogRatio(-0.2, 0.1, 3.0)
    law = stats.t(3.0, -0.2, 0.1)
    assert found.interval(0.9) == pytest.approx(tuple(np.exp(law.interval(0.9))))
    assert found.below(0.9) == pytest.approx(law.cdf(math.log(0.9)))


def test_widening_adds_variance_and_leaves_the_middle() -> None:
    narrow = LogRatio(-0.1744, 0.08, 2.0)
    wide = narrow.widened([0.1, 0.05])
    assert wide.meanlog == narrow.meanlog
    assert wide.sdlog**2 == pytest.approx(0.08**2 + 0.1**2 + 0.05**2)
    assert wide.degrees == narrow.degrees
    assert narrow.widened([]) == narrow
    assert LogRatio(0.0, 0.1).widened([0.1]).degrees is None


@given(
    st.floats(0.02, 0.5),
    st.one_of(st.none(), st.integers(1, 30)),
    st.lists(st.floats(0.01, 0.5), min_size=1, max_size=3),
    st.floats(0.1, 0.99),
)
def test_widening_never_narrows_an_interval(
    sdlog: float, degrees: int | None, sds: list[float], level: float
) -> None:
    narrow = LogRatio(-0.1, sdlog, degrees)
    low, high = narrow.widened(sds).interval(level)
    assert low < narrow.interval(level)[0]
    assert high > narrow.interval(level)[1]


def test_bcg_between_trials_by_q_profile_and_its_fixed_effect_as_metafor_documents_them() -> None:
    """confint.rma: tau^2 0.1197 to 1.1115; rma(method="FE"): -0.4303 (-0.5097, -0.3509), se 0.0405."""
    found = pool(*bcg(), REML)
    assert found.tau2_interval() == (printed(0.1197), printed(1.1115))
    assert found.fixed_effect == printed(-0.4303)
    assert found.fixed_error == printed(0.0405)
    assert found.fixed_interval() == (printed(-0.5097), printed(-0.3509))


@pytest.mark.parametrize("level", [0.5, 0.9, 0.95])
def test_the_ends_for_tau_squared_are_where_q_is_a_quantile_of_chi_square(level: float) -> None:
    y, s = bcg()
    ends = pool(y, s).tau2_interval(level)
    assert ends is not None
    for end, share in zip(ends, (0.5 + level / 2, 0.5 - level / 2), strict=True):
        weights = 1.0 / (np.asarray(s) ** 2 + end)
        mean = (weights * y).sum() / weights.sum()
        assert (weights * (y - mean) ** 2).sum() == pytest.approx(stats.chi2.ppf(share, len(y) - 1))


def test_trials_that_agree_leave_room_for_no_difference_between_them() -> None:
    low, high = pool([-0.2, -0.2], [0.1, 0.2]).tau2_interval() or (1.0, 0.0)
    assert low == 0.0
    assert high == 0.0  # Q is nought, below every quantile
    assert pool([-0.2], [0.1]).tau2_interval() is None


def test_with_equal_errors_the_fixed_effect_is_the_plain_mean() -> None:
    found = pool([-0.4, -0.1, 0.2], [0.1, 0.1, 0.1])
    assert found.fixed_effect == pytest.approx(-0.1)
    assert found.fixed_error == pytest.approx(0.1 / math.sqrt(3))
