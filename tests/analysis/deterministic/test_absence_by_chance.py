"""Absence by chance, against scipy's Poisson distribution and a simulation."""

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.deterministic.absence_by_chance import absence_by_chance

DAYS, SPELL = 225.0, 80 / 7


@pytest.mark.parametrize("workers", [1, 8, 43, 1000])
@pytest.mark.parametrize("rate", [0.02, 0.07, 0.2])
def test_the_span_is_that_of_poisson_counts(workers: int, rate: float) -> None:
    span = absence_by_chance(workers, rate, 0.05, DAYS, SPELL)
    counts = stats.poisson(workers * DAYS * rate / SPELL).ppf([0.025, 0.975])
    assert [span.low, span.high] == pytest.approx(counts * SPELL / (workers * DAYS), rel=1e-12)


def test_so_many_workers_make_the_fall_as_large_as_the_span_of_the_difference() -> None:
    needed = absence_by_chance(43, 0.07, 0.05, DAYS, SPELL).workers_to_tell
    assert needed is not None
    random = np.random.default_rng(7)
    spells = needed * DAYS * 0.07 / SPELL
    years = random.poisson(spells, (200_000, 2)) * SPELL / (needed * DAYS)
    span = np.quantile(years[:, 0] - years[:, 1], 0.975)
    assert span == pytest.approx(0.07 * 0.05, rel=0.03)


def test_nothing_to_see_without_absence_or_fall() -> None:
    assert absence_by_chance(43, 0.0, 0.05, DAYS, SPELL).high == 0.0
    assert absence_by_chance(43, 0.07, 0.0, DAYS, SPELL).workers_to_tell is None
    assert absence_by_chance(43, 0.07, -0.1, DAYS, SPELL).workers_to_tell is None
