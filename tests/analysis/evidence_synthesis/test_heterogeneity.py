"""The variance between studies and its interval, against published ones, closed forms and simulation."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.evidence_synthesis.heterogeneity import HeterogeneityEstimator, cochran
from hiacalc.analysis.evidence_synthesis.pooling import pool
from tests.analysis.published_pools import BCG, DL, PM, REML, bcg, printed

# Collins et al. 1985, diuretics in pregnancy (dat.collins1985b): patients and pre-eclampsia, treated and not.
DIURETICS = np.array(
    [
        (131, 136, 14, 14),
        (385, 134, 21, 17),
        (57, 48, 14, 24),
        (38, 40, 6, 18),
        (1011, 760, 12, 35),
        (1370, 1336, 138, 175),
        (506, 524, 15, 20),
        (108, 103, 6, 2),
        (153, 102, 65, 40),
    ],
    dtype=float,
)


def bcg_odds() -> tuple[np.ndarray, np.ndarray]:
    """Log odds ratios and their standard errors."""
    ill, well, control_ill, control_well = BCG.T
    return np.log(ill * control_well / (well * control_ill)), np.sqrt((1 / BCG).sum(axis=1))


def diuretics() -> tuple[np.ndarray, np.ndarray]:
    """Log odds ratios and their standard errors."""
    treated, control, events, control_events = DIURETICS.T
    cells = np.stack([events, treated - events, control_events, control - control_events])
    return np.log(cells[0] * cells[3] / (cells[1] * cells[2])), np.sqrt((1 / cells).sum(axis=0))


def test_the_interval_of_tau_squared_as_metafor_has_it() -> None:
    """Confint.rma.uni on dat.bcg, log RR and, as analysed after van Houwelingen 2002, log OR."""
    assert pool(*bcg()).tau2_interval() == (printed(0.1197), printed(1.1115))
    # its roots are found to within 1.2e-4
    assert pool(*bcg_odds()).tau2_interval() == pytest.approx((0.1302, 1.1812), abs=1.2e-4)


def test_the_interval_of_tau_squared_as_viechtbauer_2007() -> None:
    """Table II of doi 10.1002/sim.2514: DerSimonian and Laird 0.23, REML 0.30, Q-profile 0.07 to 2.20."""
    pooled = pool(*diuretics(), DL)
    assert pooled.tau2 == printed(0.2297)
    assert pool(*diuretics(), REML).tau2 == printed(0.3008)
    assert pooled.tau2_interval() == (printed(0.0723), printed(2.2027))


@given(
    st.lists(st.tuples(st.floats(-2, 2), st.floats(0.05, 1.0)), min_size=2, max_size=8),
    st.sampled_from([0.8, 0.95]),
)
def test_the_ends_for_tau_squared_bring_q_to_the_quantiles_of_chi_square(
    studies: list[tuple[float, float]], level: float
) -> None:
    y, s = np.array(studies).T
    ends = pool(y, s).tau2_interval(level)
    assert ends[0] <= ends[1]
    for end, share in zip(ends, ((1 + level) / 2, (1 - level) / 2), strict=True):
        quantile = stats.chi2.ppf(share, y.size - 1)
        q = cochran(y, s**2 + end)
        assert q == pytest.approx(quantile, rel=1e-6) if end > 0 else q <= quantile


def test_equal_errors_give_tau_squared_the_interval_of_a_variance() -> None:
    y, s = np.array([-0.4, 0.1, -0.2, -0.35, 0.3, -0.05]), 0.05
    squares = ((y - y.mean()) ** 2).sum()
    low, high = (squares / stats.chi2.ppf(share, 5) - s**2 for share in (0.975, 0.025))
    assert pool(y, np.full(6, s)).tau2_interval() == pytest.approx((low, high))
    assert pool(y, np.full(6, 3.0)).tau2_interval() == (0.0, 0.0)
    assert pool(y, np.full(6, 0.3)).tau2_interval()[0] == 0.0
    assert pool([0.1, 0.1], [0.2, 0.1]).tau2_interval() == (0.0, 0.0)


def test_the_interval_of_tau_squared_covers_the_truth_as_often_as_it_says() -> None:
    drawn = np.random.default_rng(2007)
    tau2, s = 0.04, np.array([0.10, 0.12, 0.14, 0.16, 0.20])
    sets = drawn.normal(0.3, np.sqrt(tau2 + s**2), (2000, 5))
    ends = np.array([pool(y, s, DL).tau2_interval() for y in sets])
    covered = ((ends[:, 0] <= tau2) & (tau2 <= ends[:, 1])).mean()
    assert covered == pytest.approx(0.95, abs=0.015)  # three standard errors


# Viechtbauer 2005, example 1.
BIAS = (
    [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232],
    [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040],
)


@pytest.mark.parametrize(("method", "tau2", "i2"), [(DL, 0.2768, 0.804447), (REML, 0.2232, 0.768399)])
def test_heterogeneity_as_viechtbauer_2005(method: HeterogeneityEstimator, tau2: float, i2: float) -> None:
    pooled = pool(BIAS[0], np.sqrt(BIAS[1]), method)
    assert pooled.tau2 == printed(tau2)
    assert pooled.i2 == printed(i2, 5)  # tau^2 there is iterated to 1e-5


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.05, 1.0)), min_size=2, max_size=8))
def test_paule_mandel_brings_q_to_its_expectation(studies: list[tuple[float, float]]) -> None:
    y, s = np.array(studies).T
    pooled = pool(y, s, PM)
    weights = 1 / (s**2 + pooled.tau2)
    q = float((weights * (y - pooled.effect) ** 2).sum())
    assert q <= y.size - 1 + 1e-6
    assume(pooled.tau2 > 0)
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


def test_bcg_between_trials_by_q_profile_and_its_fixed_effect_as_metafor_documents_them() -> None:
    """confint.rma: tau^2 0.1197 to 1.1115; rma(method="FE"): -0.4303 (-0.5097, -0.3509), se 0.0405."""
    pooled = pool(*bcg(), REML)
    assert pooled.tau2_interval() == (printed(0.1197), printed(1.1115))
    assert pooled.fixed_effect == printed(-0.4303)
    assert pooled.fixed_error == printed(0.0405)
    assert pooled.fixed_interval() == (printed(-0.5097), printed(-0.3509))


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
