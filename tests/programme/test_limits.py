"""Whose hours hold a roll-out back, and what hours nobody takes, by closed forms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.programme import evaluate_programme
from hiacalc.programme.cohort import Cohort
from hiacalc.programme.limits import Limits
from hiacalc.programme.roll_out import RollOut
from hiacalc.scenario import shipped
from hiacalc.scenario.options import Profession
from tests.programme.conftest import programme_of

HEALTH, NAV = Profession.HEALTH_SERVICE, Profession.NAV
PLENTY = 1e7


def limits_of(pace: str = "as_many", **region: Any) -> tuple[Limits, RollOut, Cohort]:
    nord = {"starts": [4000], **region}
    run = evaluate_programme(programme_of({"nord": nord}, years=4, pace=pace))
    return Limits.of_workplaces(run), run.roll_out, run.cohort


@pytest.mark.parametrize("pace", ["as_many", "steady"])
@pytest.mark.parametrize("scarce", [HEALTH, NAV])
def test_the_scarce_profession_binds_and_the_other_lies_idle(pace: str, scarce: Profession) -> None:
    hours = {f"{name}_hours": [1200 if each is scarce else PLENTY] for each, name in _NAMES.items()}
    limits, roll_out, cohort = limits_of(pace, **hours)
    other = NAV if scarce is HEALTH else HEALTH
    assert limits.unmet.all()
    assert limits.binds[scarce].all()
    assert not limits.binds[other].any()
    # in the first year nobody has begun before, so that work is starts times hours of a first year
    first = roll_out.started[0, 0, 0] * cohort.hours[other][0, 0]
    assert limits.idle[other][0, 0] == pytest.approx(PLENTY - first)
    if pace == "as_many":
        assert limits.idle[scarce][0, 0] == pytest.approx(0.0, abs=1e-6)
        assert roll_out.started[0, 0, 0] == pytest.approx(1200 / cohort.hours[scarce][0, 0])


_NAMES = {HEALTH: "health", NAV: "nav"}


def test_both_bind_where_they_go_equally_far() -> None:
    _, _, cohort = limits_of()
    many = 500.0
    hours = {f"{name}_hours": [float(many * cohort.hours[each][0, 0])] for each, name in _NAMES.items()}
    limits, roll_out, _ = limits_of(**hours)
    assert roll_out.started[0, 0, 0] == pytest.approx(many)
    assert all(binds[0, 0] for binds in limits.binds.values())


def test_nothing_binds_where_nobody_waits() -> None:
    for hours in ({}, {"health_hours": [PLENTY], "nav_hours": [PLENTY]}):
        limits, _, _ = limits_of(**hours)
        assert not limits.unmet.any()
        assert not any(binds.any() for binds in limits.binds.values())
    unlimited, _, _ = limits_of()
    assert np.isinf(unlimited.idle[HEALTH]).all()


def test_of_the_country_today_navs_hours_for_workplaces_bind_and_clinicians_hours_for_patients() -> None:
    run = evaluate_programme(shipped("rollout-today"))
    workplaces, patients = Limits.of_workplaces(run), Limits.of_patients(run)
    last, south_east = run.calendar.years - 1, run.regions.index("sor_ost")
    assert not workplaces.binds[HEALTH].any()
    assert workplaces.binds[NAV][last].tolist() == [False, False, True, True]
    assert workplaces.hours[NAV][last, south_east] == pytest.approx(83_025)
    assert workplaces.idle[NAV][last, south_east] == pytest.approx(0.0, abs=1e-6)
    assert workplaces.idle[HEALTH][last, south_east] == pytest.approx(243_000 - 57_496, abs=1)
    assert patients.binds[HEALTH][last].all()
    assert not patients.binds[NAV].any()


def test_what_is_taken_and_what_lies_idle_are_all_hours_there_are() -> None:
    run = evaluate_programme(shipped("rollout-today"))
    idle = {
        each: Limits.of_workplaces(run).idle[each] + Limits.of_patients(run).idle[each] for each in Profession
    }
    beyond = {each: run.roll_out.overbooked[each][..., 0] for each in Profession}
    for each in Profession:
        there_are = run.roll_out.hours_available[each][..., 0]
        taken = run.roll_out.hours_needed[each][..., 0]
        np.testing.assert_allclose(taken + idle[each], there_are + beyond[each], atol=1e-6)
