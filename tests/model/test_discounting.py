"""Discount factors: sums by hand, and what holds for any scenario."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model import evaluate
from hiacalc.model.discounting import discount_factors
from hiacalc.scenario import changed
from tests.model.strategies import numbers, scenarios, some
from tests.model.tolerance import scale


@pytest.mark.parametrize(
    ("years", "timing", "total"),
    [
        (5, "start", 4.6299),
        (5, "mid", 4.5400),
        (5, "end", 4.4518),
        (10, "start", 8.4353),
        (10, "mid", 8.2715),
        (10, "end", 8.1109),
    ],
)
def test_discounted_sum_of_one_krone_a_year_at_4_per_cent(years, timing, total):
    factors = discount_factors(0.04, timing, np.arange(1.0, years + 1))
    assert float(factors.sum()) == pytest.approx(total, abs=5e-5)


@pytest.mark.parametrize(("timing", "total"), [("start", 25.1943), ("end", 24.2683)])
def test_discounted_sum_over_75_years_at_falling_rates(timing, total):
    steps = ((0.0, 0.04), (40.0, 0.03), (75.0, 0.02))
    factors = discount_factors(0.5, timing, np.arange(1.0, 76.0), steps)
    assert float(factors.sum()) == pytest.approx(total, abs=5e-5)


def test_the_rate_falls_within_a_year_when_a_step_does():
    (factor,) = discount_factors(0.0, "start", np.array([2.0]), ((0.0, 0.10), (0.25, 0.20)))
    assert factor == pytest.approx(1.10**-0.25 * 1.20**-0.75)


@some
@given(scenarios("time.discount_rate", "time.timing"))
def test_without_discounting_the_timings_are_equal(scenario):
    nets = [
        evaluate(changed(scenario, {"time.timing": timing, "time.discount_rate": 0.0})).net_benefit().tolist()
        for timing in ("start", "mid", "end")
    ]
    assert nets[0] == nets[1] == nets[2]


@some
@given(scenarios("time.timing"), numbers(0, 0.3))
def test_start_is_worth_more_than_mid_and_end_by_the_rate(scenario, rate):
    costs = [
        evaluate(changed(scenario, {"time.timing": timing, "time.discount_rate": rate})).single().costs()
        for timing in ("start", "mid", "end")
    ]
    assert costs[0] == pytest.approx(costs[1] * (1 + rate) ** 0.5)
    assert costs[0] == pytest.approx(costs[2] * (1 + rate))


@some
@given(scenarios("time.discount_rate"), numbers(0, 0.3), st.sets(st.integers(1, 20), max_size=4))
def test_a_schedule_of_one_rate_is_that_rate(scenario, rate, years):
    schedule = {"0": rate, **{str(year): rate for year in years}}
    stepped = evaluate(changed(scenario, {"time.discount_rate": schedule}))
    flat = evaluate(changed(scenario, {"time.discount_rate": rate}))
    near = {"abs": 1e-11 * scale(flat)}
    assert stepped.single().net_benefit() == pytest.approx(flat.single().net_benefit(), **near)
