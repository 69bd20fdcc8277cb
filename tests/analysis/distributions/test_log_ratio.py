"""Ratios on the log scale: intervals had back, and widening that never narrows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.distributions.log_ratio import LogRatio, from_interval


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_a_ratio_gives_back_the_interval_it_came_from(level: float) -> None:
    ratio = from_interval((0.78, 1.09), level)
    assert ratio.interval(level) == pytest.approx((0.78, 1.09))


def test_a_t_ratio_is_scipys() -> None:
    ratio = LogRatio(-0.2, 0.1, 3.0)
    law = stats.t(3.0, -0.2, 0.1)
    assert ratio.interval(0.9) == pytest.approx(tuple(np.exp(law.interval(0.9))))


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
