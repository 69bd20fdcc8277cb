"""The programmes that are shipped: sane figures, and the laws of roll-out and funding in each."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiacalc.evidence.report_2016 import read_report
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme, funding_line
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.options import Component, Payer, Profession

NAMES = ["rollout-2016-steps", "rollout-today", "raskere-tilbake-result", "troms"]
MILLION = 1e6


@cache
def evaluated(name: str) -> ProgrammeEvaluation:
    return evaluate_programme(shipped(name))


each = pytest.mark.parametrize("name", NAMES)


@each
def test_who_started_and_who_waits_are_all_who_wanted(name: str) -> None:
    roll_out = evaluated(name).roll_out
    wanted = np.cumsum(roll_out.wanted, axis=0)
    assert np.cumsum(roll_out.started, axis=0) + roll_out.waiting == pytest.approx(wanted)
    assert (roll_out.patients <= roll_out.patients_wanted + 1e-9).all()
    assert roll_out.started.sum() > 0


@each
@pytest.mark.parametrize("payer", list(Payer))
def test_need_is_covered_or_lacking_and_money_is_used_or_left(name: str, payer: Payer) -> None:
    funding = evaluated(name).funding
    assert funding.covered(payer) + funding.gap(payer) == pytest.approx(funding.needed(payer))
    assert (funding.gap(payer) >= 0).all()
    for use in funding.lines:
        assert use.used + use.unused == pytest.approx(use.available)
        assert (use.unused >= -1e-6).all()


@each
def test_a_line_alone_covers_at_most_what_it_may_pay_for(name: str) -> None:
    scenario = shipped(name)
    assert scenario.programme is not None
    for number, line in enumerate(scenario.programme.funding):
        ends = {other: 1990 for other in range(len(scenario.programme.funding)) if other != number}
        funding = evaluate_programme(scenario, ends=ends).funding
        for part, need in funding.need.items():
            paid = need - funding.uncovered[part]
            if part.payer is not line.payer or not part.may_be_paid_by(line):
                assert not paid.any(), (line.name, part)
        assert sum((need - funding.uncovered[part] for part, need in funding.need.items())) == pytest.approx(
            funding.lines[number].used
        )


@pytest.mark.parametrize("name", NAMES[:3])
def test_activity_based_funding_pays_its_share_of_patients_alone(name: str) -> None:
    scenario = shipped(name)
    number = funding_line(scenario, "isf")
    assert scenario.programme is not None
    ends = {other: 1990 for other in range(len(scenario.programme.funding)) if other != number}
    funding = evaluate_programme(scenario, ends=ends).funding
    paid = {part: need - funding.uncovered[part] for part, need in funding.need.items()}
    assert {part.component for part, amount in paid.items() if amount.any()} == {Component.INDIVIDUAL}
    share = scenario.numbers[f"programme.funding.{number + 1}.share"]
    for part, amount in paid.items():
        paying = amount > 0.0
        assert amount[paying] == pytest.approx(share * funding.need[part][paying])


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["rollout-today", "troms"]),
    st.floats(0, 400e6),
    st.floats(0, 400e6),
    st.floats(0, 1),
)
def test_more_money_never_widens_the_gap(name: str, less: float, more: float, share: float) -> None:
    scenario = shipped(name)
    line = "sector_programmes" if name == "rollout-today" else "nav_troms"
    first = min(less, more), max(less, more)
    assert scenario.programme is not None
    number = funding_line(scenario, line)
    gaps = []
    for amount in first:
        lines = [line.model_dump(mode="json", exclude_none=True) for line in scenario.programme.funding]
        lines[number] |= {"amounts": {str(scenario.numbers["programme.first_year"])[:4]: amount}}
        lines[number] |= {"available_share": share}
        for line, given_line in zip(lines, scenario.programme.funding, strict=True):
            if line is not lines[number] and given_line.amounts is not None:
                line["amounts"] = {str(year): money for year, money in given_line.amounts.steps}
            for key in ("available_share", "share"):
                if isinstance(line.get(key), dict):
                    line[key] = line[key]["value"]
        gaps.append(
            evaluate_programme(changed(scenario, {"programme.funding": lines})).funding.gap(Payer.NAV)
        )
    assert (gaps[1] <= gaps[0] + 1e-6).all()


def test_a_line_that_ends_is_gone_from_that_year() -> None:
    scenario = shipped("rollout-today")
    number = funding_line(scenario, "isf")
    before, after = (
        evaluated("rollout-today").funding,
        evaluate_programme(scenario, ends={number: 2030}).funding,
    )
    gone = before.lines[number].used.copy()
    gone[:3] = 0.0
    health = Payer.HEALTH_SERVICE
    assert after.gap(health) - before.gap(health) == pytest.approx(gone)
    assert gone[3:].all()
    assert after.gap(Payer.NAV) == pytest.approx(before.gap(Payer.NAV))


def test_the_gap_of_today_is_the_main_result() -> None:
    """With no money set aside, health service and NAV lack some 223 and 126 million in the last year."""
    funding = evaluated("rollout-today").funding
    lacking = {payer: funding.gap(payer)[-1, 0] / MILLION for payer in Payer}
    assert lacking[Payer.HEALTH_SERVICE] == pytest.approx(222.9, abs=0.1)
    assert lacking[Payer.NAV] == pytest.approx(125.8, abs=0.1)


def test_where_patients_save_no_days_the_individual_measure_is_all_cost() -> None:
    without = evaluated("raskere-tilbake-result")
    measure = Component.INDIVIDUAL
    assert without.by_year(component=measure) == pytest.approx(
        -without.by_year(kind="cost", component=measure)
    )
    kept, other = Component.WORKPLACE, evaluated("rollout-today")
    assert without.by_year(component=kept) == pytest.approx(other.by_year(component=kept))
    assert without.funding.gap(Payer.NAV) == pytest.approx(other.funding.gap(Payer.NAV))


def test_the_scheme_for_quicker_return_ends_before_the_later_regions_begin() -> None:
    run = evaluated("rollout-2016-steps")
    used = {use.line.name: use.used[:, 0] for use in run.funding.lines}
    assert not used["rt_health_step_2"][4:].any()
    later = run.roll_out.started[:, [run.regions.index(name) for name in ("midt", "vest", "ost")], 0]
    assert not later[:5].any()
    assert later[5].all()


def test_troms_follows_from_the_figures_of_the_report() -> None:
    """3.7 million at NOK 508.539 a worker; NAV's people serve fewer, so money is left."""
    scenario, resources = shipped("troms"), read_report().resources
    run = evaluated("troms")
    cost = 0.508_539
    money = run.funding.lines[0].available[0, 0]
    assert money == resources.health_cost_troms
    assert scenario.numbers["programme.regions.troms.starts.1"] == round(money / 1e3 / cost)
    shares = 90_053 / (119_050 + 90_053 + 38_058)
    assert scenario.numbers["programme.regions.troms.nav_fte.1"] == round(
        resources.nav_fte_three_counties * shares, 1
    )
    assert scenario.numbers["programme.regions.troms.workers"] == round(
        90_053 * resources.health_coverage_troms
    )
    assert run.funding.lines[1].available[0, 0] == pytest.approx(2.3 * resources.cost_per_fte)
    assert run.fte_needed(Profession.NAV)[-1].sum() == pytest.approx(2.3)
    assert run.roll_out.started[0].sum() == pytest.approx(2.3 * 1687.5 / 1.725241, rel=1e-4)


def test_workers_and_people_of_today_are_those_of_the_sources() -> None:
    numbers = shipped("rollout-today").numbers
    weights = {"sor_ost": 0.5465, "vest": 0.1920, "midt": 0.1417, "nord": 0.1198}
    for name, weight in weights.items():
        path = f"programme.regions.{name}"
        last = max(path for path in numbers if path.startswith(f"programme.regions.{name}.health_fte."))
        assert numbers[last] == pytest.approx(5_627_400 * 18 / 192_221 * weight, abs=0.06)
        assert numbers[last.replace("health", "nav")] == pytest.approx(180 * weight, abs=0.06)
        assert numbers[f"{path}.workers"] > 240_000
    assert sum(numbers[f"programme.regions.{name}.workers"] for name in weights) == 2_854_622


def test_workers_of_the_five_regions_follow_from_inhabitants() -> None:
    numbers = shipped("rollout-2016-steps").numbers
    inhabitants = {"ost": 1_592_540, "vest": 916_018, "sor": 872_493, "midt": 633_118, "nord": 464_328}
    for name, many in inhabitants.items():
        path = f"programme.regions.{name}"
        assert numbers[f"{path}.workers"] == round(many * 2_863_317 / 5_627_400)
        last = max(path for path in numbers if path.startswith(f"programme.regions.{name}.health_fte."))
        assert numbers[last] == pytest.approx(many * 18 / 192_221, abs=0.06)
        assert numbers[last.replace("health", "nav")] == pytest.approx(180 * many / 4_478_497, abs=0.06)
