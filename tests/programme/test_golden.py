"""The figures that the method states for two regions over ten years."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.model.inputs import Inputs
from hiacalc.programme import evaluate_programme
from hiacalc.programme.cohort import Cohort
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.options import Profession

NET_BY_YEAR = [
    174735.63,
    1218700.79,
    3481366.74,
    9092756.63,
    17533112.19,
    29019261.91,
    40551953.11,
    49476955.73,
    54831957.31,
    54831957.31,
]
NORD_STARTS = [
    1000,
    1504.3478,
    758.7146,
    878.3082,
    1188.6061,
    975.5294,
    927.3415,
    1056.8379,
    1016.5372,
    972.3272,
]


def test_net_benefit_of_the_period_and_by_year(two_regions: Scenario) -> None:
    run = evaluate_programme(two_regions)
    assert run.net_benefit_period()[0] == pytest.approx(199_724_403.465, abs=1e-3)
    assert run.by_year()[:10, 0] == pytest.approx(NET_BY_YEAR, abs=5e-3)


def test_what_the_health_service_pays(two_regions: Scenario) -> None:
    paid = evaluate_programme(two_regions).by_year("health_service", "cost")[:, 0]
    assert paid[0] == pytest.approx(255_913.04, abs=5e-3)
    assert paid[5] == pytest.approx(4_706_452.17, abs=5e-3)


def test_every_cohort_to_its_end_is_the_period_and_what_comes_after(two_regions: Scenario) -> None:
    run = evaluate_programme(two_regions)
    assert run.net_benefit() == pytest.approx(run.net_benefit_period() + run.after_period())
    # each cohort of 1000 is worth what the model says of it, discounted to the year it began
    each = 4_926_870.0
    started = [1000, 2000, 5000, 7000, *[10000] * 6]
    by_hand = sum(workers / 1000 * each * 1.04**-year for year, workers in enumerate(started))
    assert run.net_benefit()[0] == pytest.approx(by_hand, rel=1e-7)


def test_starts_where_health_professionals_are_few(few_hours: Scenario) -> None:
    roll_out = evaluate_programme(few_hours).roll_out
    assert roll_out.started[:, 0, 0] == pytest.approx(NORD_STARTS, abs=5e-5)
    assert roll_out.waiting[-1, 0, 0] == pytest.approx(24_721.45, abs=5e-3)


def test_the_steady_pace_is_hours_by_hours_of_all_years(few_hours: Scenario) -> None:
    steady = evaluate_programme(few_hours).roll_out.steady_pace
    assert steady[0, 0, 0] == pytest.approx(1200 / (600.0 + 2 * 297.391304) * 1000, rel=1e-9)
    assert round(steady[0, 0, 0]) == 1004
    started = evaluate_programme(changed(few_hours, {"programme.pace": "steady"})).roll_out.started
    assert np.all(started[1:, 0, 0] == steady[0, 0, 0])


def test_hours_of_each_profession_in_the_three_years() -> None:
    cohort = Cohort.of(Inputs(shipped("helseiarbeid-2016")))
    health, nav = (1000 * cohort.hours[profession][:3, 0] for profession in Profession)
    assert health == pytest.approx([600.0, 297.391, 297.391], abs=5e-4)
    assert nav == pytest.approx([868.863, 428.189, 428.189], abs=5e-4)
