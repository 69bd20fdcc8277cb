"""Absence by chance, against scipy's Poisson distribution and a simulation."""

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.deterministic.absence_by_chance import (
    absence_by_chance,
    chance_in,
    interval_by_chance,
    power,
    power_in,
    spell_days_by_curve,
)
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import evaluate
from hiacalc.model.spell_curve import SurvivalCurve
from hiacalc.scenario import shipped

DAYS, SPELL = 225.0, 80 / 7
CURVE = SurvivalCurve(
    np.array([8.0, 16.0, 28.0, 56.0, 98.0, 140.0, 182.0, 273.0, 365.0]),
    np.array([0.536, 0.357, 0.258, 0.167, 0.116, 0.089, 0.069, 0.045, 0.02025]),
)


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


def test_the_spell_that_a_day_lies_in_by_hand() -> None:
    # spells of 70 calendar days all, and self-certified ones of two working days
    curve = SurvivalCurve(np.array([70.0]), np.array([1.0]))
    assert spell_days_by_curve(curve, 0.25, 2.0, 5.0) == pytest.approx(0.25 * 2.0 + 0.75 * 50.0, rel=1e-14)


def test_the_variance_of_simulated_years_is_that_of_the_day_weighted_spell() -> None:
    random = np.random.default_rng(5)
    share, short, certified = 0.157, 2.0, 3.0
    # as many self-certified spells as give their share of days
    many = certified * share / (1.0 - share) * CURVE.mean_days * 5 / 7 / short
    years = 100_000
    counts = random.poisson(certified, years)
    logs = np.log((1.0, *CURVE.shares))
    lengths = np.interp(-np.log(random.random(counts.sum())), -logs, (0.0, *CURVE.days)) * 5 / 7
    days = np.bincount(np.repeat(np.arange(years), counts), lengths, years) + short * random.poisson(
        many, years
    )
    spell = spell_days_by_curve(CURVE, share, short, 5.0)
    assert days.var() / days.mean() == pytest.approx(spell, rel=0.02)


@pytest.mark.parametrize(
    ("workers", "reduction"), [(43, 0.05), (2_000, 0.05), (20_000, 0.05), (500, 0.2), (500, 0.0)]
)
def test_power_is_how_often_simulated_falls_are_significant(workers: int, reduction: float) -> None:
    random, rate = np.random.default_rng(9), 0.07
    each = SPELL / (workers * DAYS)
    before = random.normal(rate, np.sqrt(rate * each), 400_000)
    after = random.normal(rate * (1.0 - reduction), np.sqrt(rate * each), 400_000)
    significant = before - after > stats.norm.ppf(0.975) * np.sqrt(2.0 * rate * each)
    assert float(power(workers, rate, reduction, DAYS, SPELL)) == pytest.approx(significant.mean(), abs=0.003)


def test_so_many_workers_as_tell_the_fall_show_it_half_of_the_time() -> None:
    needed = absence_by_chance(43, 0.07, 0.05, DAYS, SPELL).workers_to_tell
    assert needed is not None
    assert float(power(needed, 0.07, 0.05, DAYS, SPELL)) == pytest.approx(0.5, abs=1e-12)


def test_power_broadcasts_and_grows_with_workers() -> None:
    powers = power(np.array([10.0, 100.0, 1e4, 1e6]), 0.07, 0.05, DAYS, SPELL)
    assert powers.shape == (4,)
    assert np.all(np.diff(powers) > 0.0)
    assert powers[-1] == pytest.approx(1.0)
    assert float(power(43.0, 0.0, 0.05, DAYS, SPELL)) == 0.0
    assert float(power(43.0, 0.07, 0.0, DAYS, SPELL, 0.9)) == pytest.approx(0.05, rel=1e-12)


def test_longer_spells_widen_the_span_and_weaken_the_test() -> None:
    run, time = evaluate(shipped("helseiarbeid-2016")), read_working_time()
    spell = spell_days_by_curve(CURVE, 0.157, 2.0, time.working_days_per_week)
    today, longer = chance_in(run, time), chance_in(run, time, spell)
    assert today == chance_in(run, time, time.spell_working_days)
    assert longer.high - longer.low > 2.5 * (today.high - today.low)
    assert today.workers_to_tell is not None
    assert longer.workers_to_tell == pytest.approx(today.workers_to_tell * spell / time.spell_working_days)
    assert power_in(run, time, spell) < power_in(run, time)
    narrow = interval_by_chance(run.scenario, time, 43.0, 0.112, 1.0)
    wide = interval_by_chance(run.scenario, time, 43.0, 0.112, 1.0, spell)
    assert narrow is not None
    assert wide is not None
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
