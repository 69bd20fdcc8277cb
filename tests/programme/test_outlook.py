"""What a planner asks first, against the golden schedules and figures counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.programme import evaluate_programme
from hiacalc.programme.outlook import Outlook, Supply, Teams
from hiacalc.scenario import Scenario, changed
from hiacalc.scenario.options import Payer, Profession
from tests.programme.conftest import NORD, VEST, programme_of

HEALTH, NAV = Profession.HEALTH_SERVICE, Profession.NAV
# Hours of health professionals for each worker in the three years that the schedule takes.
HOURS = (0.6, 0.297391, 0.297391)
EARLY = {"starts": [1000, 1000, 0]}


def test_who_waits_in_the_golden_queue(few_hours: Scenario) -> None:
    run = evaluate_programme(few_hours)
    nord, vest, both = (Outlook.of(run, region=region) for region in ("nord", "vest", None))
    assert nord.waiting == pytest.approx(24_721.45, abs=0.01)
    assert nord.all_reached_year is None
    assert nord.wanted == 1000 + 2000 + 8 * 4000
    for outlook in (nord, vest, both):
        assert outlook.begun + outlook.waiting == pytest.approx(outlook.wanted, abs=1e-6)
    assert both.waiting == pytest.approx(nord.waiting + vest.waiting)
    assert (nord.start_year, vest.start_year) == (2027, 2029)


def test_all_are_reached_in_the_year_in_which_the_last_begin() -> None:
    outlook = Outlook.of(evaluate_programme(programme_of({"nord": EARLY})))
    assert (outlook.start_year, outlook.all_reached_year, outlook.waiting) == (2027, 2028, 0.0)
    later = programme_of({"nord": EARLY}, delay=3)
    outlook = Outlook.of(evaluate_programme(later))
    assert (outlook.start_year, outlook.all_reached_year) == (2030, 2031)


def test_nobody_begins_without_people_and_nobody_wants_where_none_say_yes() -> None:
    nobody = Outlook.of(evaluate_programme(programme_of({"nord": {**EARLY, "health_hours": [0]}})))
    assert (nobody.start_year, nobody.begun, nobody.waiting) == (None, 0.0, 2000.0)
    none = Outlook.of(evaluate_programme(programme_of({"nord": EARLY}, acceptance=0)))
    assert (none.start_year, none.wanted, none.waiting) == (None, 0.0, 0.0)


def test_people_needed_are_those_with_whom_nobody_waits(few_hours: Scenario, two_regions: Scenario) -> None:
    people = Outlook.of(evaluate_programme(few_hours)).people[HEALTH]
    per_post = few_hours.numbers["valuation.hours_per_fte_year"]
    # from 2033 on the three cohorts under way are all whole in both regions
    assert people.supply is Supply.TOO_FEW
    assert people.year == 2033
    assert people.needed == pytest.approx((4000 + 6000) * sum(HOURS) / per_post, rel=1e-5)
    assert people.available == pytest.approx((1200 + 4000) / per_post)
    unlimited = evaluate_programme(two_regions)
    most = unlimited.fte_needed(HEALTH)[:, :, 0].sum(axis=1).max()
    assert people.needed == pytest.approx(most)
    free = Outlook.of(unlimited).people[HEALTH]
    assert (free.supply, free.available) == (Supply.UNLIMITED, np.inf)
    assert free.needed == pytest.approx(most)


def test_people_in_the_wrong_place_are_too_few_where_they_are_needed() -> None:
    hours = {"health_hours": [100_000]}
    run = evaluate_programme(
        programme_of({"nord": {**NORD, **hours}, "vest": {**VEST, "health_hours": [800]}})
    )
    people = Outlook.of(run).people[HEALTH]
    assert (people.supply, people.region) == (Supply.UNEVEN, "vest")
    per_post = run.inputs["valuation.hours_per_fte_year"][0]
    assert people.needed == pytest.approx(6000 * sum(HOURS) / per_post, rel=1e-5)
    assert people.available == pytest.approx(800 / per_post)
    in_nord = Outlook.of(run, region="nord").people[HEALTH]
    assert (in_nord.supply, in_nord.region) == (Supply.ENOUGH, None)


@pytest.mark.parametrize("size", [0.0, 0.5, 1.0, 2.0])
def test_teams_are_counted_by_posts_whatever_their_size(size: float) -> None:
    regions = {"nord": {**NORD, "health_fte": [2, 4], "nav_hours": [3000]}, "vest": VEST}
    run = evaluate_programme(programme_of(regions, team_size=size))
    teams = Teams.of(run)
    assert teams.are_limited
    per_post = run.inputs["valuation.hours_per_fte_year"][0]
    assert teams.posts == pytest.approx({HEALTH: 4.0, NAV: 3000 / per_post})
    assert teams.at(1.5)[HEALTH] == pytest.approx(6.0)
    assert not Teams.of(evaluate_programme(programme_of({"nord": NORD}))).are_limited


def test_money_by_payer_and_the_first_year_it_is_lacking() -> None:
    funding = [{"title": "Line", "payer": "nav", "amounts": {2027: 1e9}, "ends": 2030}]
    run = evaluate_programme(programme_of({"nord": NORD}, funding=funding))
    outlook = Outlook.of(run)
    nav, health = outlook.purses[Payer.NAV], outlook.purses[Payer.HEALTH_SERVICE]
    need = run.funding.needed(Payer.NAV)[:, 0]
    assert nav.needed == pytest.approx(need.sum())
    assert nav.first_gap == 2030
    assert nav.gap == pytest.approx(need[3:].sum())
    assert (nav.has_lines, health.has_lines) == (True, False)
    assert health.gap == pytest.approx(health.needed)
    assert health.first_gap == 2027
    assert outlook.gap == pytest.approx(nav.gap + health.gap)
    assert outlook.needed == pytest.approx(nav.needed + health.needed)


def test_a_stated_end_is_that_of_the_option() -> None:
    funding = [
        {"title": "First", "payer": "nav", "amounts": {2027: 2e6}},
        {"title": "Second", "payer": "health_service", "amounts": {2027: 1e6}},
    ]
    scenario = programme_of({"nord": NORD}, funding=funding)
    stated = evaluate_programme(changed(scenario, {"programme.funding.2.ends": 2031}))
    asked = evaluate_programme(scenario, ends={1: 2031})
    for first, other in zip(stated.funding.lines, asked.funding.lines, strict=True):
        assert np.array_equal(first.available, other.available)
    assert stated.funding.lines[1].available[:, 0].tolist() == [1e6] * 4 + [0.0] * 6
    both = evaluate_programme(changed(scenario, {"programme.funding.2.ends": 2031}), ends={1: 2029})
    assert both.funding.lines[1].available[:, 0].tolist() == [1e6] * 2 + [0.0] * 8


def test_payback_and_what_comes_after_are_those_of_the_run(two_regions: Scenario) -> None:
    run = evaluate_programme(two_regions)
    outlook = Outlook.of(run)
    assert outlook.net_benefit == pytest.approx(run.net_benefit()[0])
    assert outlook.net_benefit - outlook.after_period == pytest.approx(199_724_403.465, abs=0.01)
    assert outlook.payback_year == 2027
    without = changed(two_regions, {"effect.relative_reduction": 0.0})
    assert Outlook.of(evaluate_programme(without)).payback_year is None
