"""The interval for the variance between studies against published ones, closed forms and simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.heterogeneity import cochran
from hiacalc.analysis.pooling import pool
from tests.analysis.test_pooling import BCG, DL, REML, bcg, printed

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
