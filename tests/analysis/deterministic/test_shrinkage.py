"""A rate drawn towards its industry's: the closed forms of the normal and of the gamma-Poisson model."""

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.deterministic.absence_by_chance import interval_by_chance, spell_days_in
from hiacalc.analysis.deterministic.shrinkage import shrunk_in, shrunk_rate, variance_by_chance
from hiacalc.evidence.working_time import read_working_time
from hiacalc.evidence.workplace_spread import read_workplace_spread
from hiacalc.scenario import changed, shipped

OWN, INDUSTRY, CHANCE, SPREAD = 0.112, 0.084, 0.0014, 0.35


def test_the_rate_is_the_mean_weighted_by_precision() -> None:
    both = shrunk_rate(OWN, INDUSTRY, CHANCE, SPREAD)
    precisions = np.array([1 / CHANCE, 1 / (SPREAD * INDUSTRY) ** 2])
    assert both.rate == pytest.approx(precisions @ [OWN, INDUSTRY] / precisions.sum())
    assert both.weight == pytest.approx(precisions[0] / precisions.sum())


def test_at_the_industrys_own_rate_the_variance_is_that_of_the_normal_model() -> None:
    both = shrunk_rate(INDUSTRY, INDUSTRY, CHANCE, SPREAD)
    assert both.variance == pytest.approx(1 / (1 / CHANCE + 1 / (SPREAD * INDUSTRY) ** 2))


def test_the_posterior_is_that_of_the_poisson_model_with_a_gamma_prior() -> None:
    both = shrunk_rate(OWN, INDUSTRY, CHANCE, SPREAD)
    exposure = INDUSTRY / CHANCE  # spells that a rate of 1 would give
    posterior = stats.gamma(1 / SPREAD**2 + OWN * exposure, scale=1 / (1 / (SPREAD**2 * INDUSTRY) + exposure))
    assert both.rate == pytest.approx(posterior.mean())
    assert both.variance == pytest.approx(posterior.var())
    assert (both.low, both.high) == pytest.approx(posterior.interval(0.95))


@pytest.mark.parametrize(
    ("chance", "spread", "rate", "weight"),
    [
        (CHANCE, 0.0, INDUSTRY, 0.0),  # all workplaces are alike
        (1e9, SPREAD, INDUSTRY, 0.0),  # nothing but chance
        (0.0, SPREAD, OWN, 1.0),  # no chance at all
        (CHANCE, 1e6, OWN, 1.0),  # workplaces have nothing in common
        (0.0, 0.0, INDUSTRY, 0.0),
    ],
)
def test_at_the_limits_it_is_the_one_rate_or_the_other(chance, spread, rate, weight) -> None:
    both = shrunk_rate(OWN, INDUSTRY, chance, spread)
    assert both.rate == pytest.approx(rate, rel=1e-6)
    assert both.weight == pytest.approx(weight, abs=1e-6)
    assert 0.0 <= both.low <= both.rate <= both.high < 1.0


def test_it_works_on_arrays_and_more_figures_mean_more_weight() -> None:
    years = np.array([1.0, 2.0, 5.0, 50.0])
    chance = variance_by_chance(INDUSTRY, 30.1, 225.0, 116.5, years)
    both = shrunk_rate(OWN, INDUSTRY, chance, SPREAD)
    assert both.rate.shape == (4,)
    assert np.all(np.diff(both.weight) > 0)
    assert np.all(np.diff(both.high - both.low) < 0)
    assert both.rate[-1] == pytest.approx(OWN, rel=0.02)
    alone = shrunk_rate(OWN, INDUSTRY, chance[1], SPREAD)
    assert alone.rate == pytest.approx(both.rate[1])


def test_the_underlying_rates_of_many_workplaces_are_met_better_by_it_than_by_their_own() -> None:
    rng = np.random.default_rng(5)
    true = rng.gamma(1 / SPREAD**2, SPREAD**2 * INDUSTRY, 20_000)
    exposure = INDUSTRY / CHANCE
    measured = rng.poisson(true * exposure) / exposure
    both = shrunk_rate(measured, INDUSTRY, CHANCE, SPREAD)
    missed = [np.mean((rate - true) ** 2) for rate in (measured, np.full_like(true, INDUSTRY), both.rate)]
    assert missed[2] < 0.7 * min(missed[:2])
    inside = np.mean((both.low <= true) & (true <= both.high))
    assert inside == pytest.approx(0.95, abs=0.01)


def test_a_workplace_of_43_with_one_years_figures_goes_more_than_half_of_the_way() -> None:
    mine = changed(shipped("helseiarbeid-2025"), {"population.workers": 43, "population.fte_per_worker": 0.7})
    time = read_working_time()
    both = shrunk_in(mine, time, 0.112, 0.084, read_workplace_spread().value, 1.0)
    assert 0.084 < both.rate < 0.098
    assert 0.3 < both.weight < 0.5
    by_chance = interval_by_chance(mine, time, 43.0, 0.112, 1.0, spell_days_in(mine, time))
    assert by_chance is not None
    assert both.high - both.low < by_chance[1] - by_chance[0]  # two sources know more than one of them


def test_no_absence_at_all_is_no_absence_for_ever() -> None:
    both = shrunk_rate(0.0, INDUSTRY, CHANCE, SPREAD)
    assert 0.0 < both.low < both.rate < INDUSTRY
