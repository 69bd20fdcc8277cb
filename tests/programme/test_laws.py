"""What holds of every programme."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model import Actor, Kind, evaluate
from hiacalc.model.ledger import Item
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.options import Component, Payer, Profession
from tests.programme.conftest import programme_of

starts = st.lists(st.floats(0, 9000), min_size=1, max_size=8)
hours = st.lists(st.floats(0, 9000), min_size=1, max_size=8)
paces = st.sampled_from(["as_many", "steady"])
repeats = st.one_of(st.none(), st.integers(1, 6))
LEGAL = ["helseiarbeid-2016", "helseiarbeid-2025"]


@st.composite
def programmes(draw: st.DrawFn, *, individual: bool = False) -> dict[str, Any]:
    """What `programme_of` is asked for: small, so that a failing case can be read."""
    regions: dict[str, Any] = {}
    for name in draw(st.sampled_from([["nord"], ["nord", "vest"], ["a", "b", "c"]])):
        region: dict[str, Any] = {"starts": draw(starts), "health_hours": draw(hours)}
        if draw(st.booleans()):
            region["nav_hours"] = draw(hours)
        if individual or draw(st.booleans()):
            region["workers"] = draw(st.floats(0, 30_000))
        if individual:
            region["share_for_individual"] = draw(st.floats(0, 1))
        regions[name] = region
    parts: dict[str, Any] = {"pace": draw(paces), "acceptance": draw(st.floats(0, 1))}
    if (after := draw(repeats)) is not None:
        parts["repeat_after"] = after
    if individual:
        parts["individual"] = {}
    return {"regions": regions, "years": 8, "delay": draw(st.integers(0, 4)), **parts}


@pytest.mark.parametrize("base", LEGAL)
@pytest.mark.parametrize("individual", [None, {}])
def test_one_cohort_without_limit_is_the_model(base: str, individual: dict[str, Any] | None) -> None:
    """Line by line, growth of wages and the cost of tax funding included."""
    year = shipped(base).time.price_year.value
    changes: dict[str, Any] = {"valuation.real_wage_growth": 0.01, "valuation.tax_funding_cost": 0.2}
    if individual is not None:
        changes["individual"] = individual
    alone = changed(shipped(base), changes)
    region = {"starts": [1000, 0], "workers": 1000}
    programme = {"first_year": year, "years": 5, "regions": {"nord": region}}
    together = evaluate_programme(changed(alone, {"programme": programme}))
    run = evaluate(alone)
    for entry in run.ledger.entries:
        by_year = together.by_year(entry.actor, entry.kind, item=entry.item, component=entry.component)
        expected = sum(
            other.amount.sum(axis=0)
            for other in run.ledger.entries
            if (other.item, other.actor, other.kind, other.component)
            == (entry.item, entry.actor, entry.kind, entry.component)
        )
        assert by_year[:5] == pytest.approx(np.broadcast_to(expected, (5, 1)), rel=1e-9, abs=1e-6)
        assert not by_year[5:].any()
    for perspective in ("society", "employer", "nav", "health_service", "public"):
        assert together.net_benefit(perspective) == pytest.approx(run.net_benefit(perspective))


@given(starts, hours)
def test_two_halves_are_one_region(begin: list[float], there: list[float]) -> None:
    whole = evaluate_programme(programme_of({"all": {"starts": begin, "health_hours": there}}))
    half = {"starts": [number / 2 for number in begin], "health_hours": [number / 2 for number in there]}
    halves = evaluate_programme(programme_of({"a": half, "b": half}))
    assert halves.roll_out.started.sum(axis=1) == pytest.approx(whole.roll_out.started[:, 0], abs=1e-6)
    assert halves.by_year() == pytest.approx(whole.by_year(), rel=1e-9, abs=1e-3)


@given(starts)
def test_twice_the_starts_is_twice_every_variable_krone_and_no_fixed_one(begin: list[float]) -> None:
    fixed = {"secretariat": {"payer": "nav", "amounts": [1e6, 2e6]}}
    once = evaluate_programme(programme_of({"nord": {"starts": begin}}, fixed=fixed))
    twice = evaluate_programme(
        programme_of({"nord": {"starts": [2 * number for number in begin]}}, fixed=fixed)
    )
    for component in Component:
        for actor in Actor:
            for kind in Kind:
                amounts = (run.by_year(actor, kind, component=component) for run in (once, twice))
                first, second = amounts
                assert second == pytest.approx(2 * first, rel=1e-9)
    assert twice.by_year("nav", "cost", item=Item.FIXED) == pytest.approx(
        once.by_year("nav", "cost", item=Item.FIXED)
    )


@given(programmes())
def test_parts_sum_to_the_whole(case: dict[str, Any]) -> None:
    scenario = programme_of(**case)
    run = evaluate_programme(scenario)
    rows = list(run.rows())
    net = np.zeros(run.calendar.all_years)
    for row in rows:
        sign = {Kind.COST: -1.0, Kind.BENEFIT: 1.0, Kind.TRANSFER: 0.0}[row.kind]
        net[row.year - run.calendar.first_year] += sign * row.amount
    assert net == pytest.approx(run.by_year()[:, 0], abs=1e-3)
    assert run.by_region().sum(axis=1) == pytest.approx(run.by_year(), abs=1e-3)
    assert sum(run.by_year(actor) for actor in run.actors) == pytest.approx(run.by_year(), abs=1e-3)
    moved = sum(run.by_year(actor, "transfer") for actor in run.actors)
    assert moved == pytest.approx(np.zeros_like(moved), abs=1e-3)


@given(programmes())
def test_who_wants_has_begun_or_waits(case: dict[str, Any]) -> None:
    scenario = programme_of(**case)
    roll_out = evaluate_programme(scenario).roll_out
    wanted, started = roll_out.wanted.cumsum(axis=0), roll_out.started.cumsum(axis=0)
    assert started + roll_out.waiting == pytest.approx(wanted, abs=1e-6)
    assert roll_out.waiting.min() >= 0.0
    assert roll_out.started.min() >= 0.0
    assert roll_out.in_year.min() >= -1e-6


@given(programmes(individual=True))
def test_patients_are_served_or_not_in_their_year(case: dict[str, Any]) -> None:
    scenario = programme_of(**case)
    run = evaluate_programme(scenario)
    roll_out = run.roll_out
    assert np.all(roll_out.patients <= roll_out.patients_wanted + 1e-9)
    region_names = list(scenario.programme.regions) if scenario.programme else []
    for number, name in enumerate(region_names):
        share = scenario.numbers[f"programme.regions.{name}.share_for_individual"]
        for profession in Profession:
            there = roll_out.hours_available[profession][:, number]
            used = roll_out.patients[:, number] * run.cohort.patient_hours[profession]
            limited = np.isfinite(there)
            assert np.all(used[limited] <= there[limited] * share + 1e-6)


@given(programmes())
def test_steady_never_exceeds_the_hours(case: dict[str, Any]) -> None:
    scenario = programme_of(**case)
    steady = evaluate_programme(changed(scenario, {"programme.pace": "steady"}))
    for profession in Profession:
        needed = steady.roll_out.hours_needed[profession]
        assert np.all(needed <= steady.roll_out.hours_available[profession] + 1e-6)
        assert steady.roll_out.overbooked[profession].max() <= 1e-6


@given(starts)
def test_capacity_above_need_never_binds(begin: list[float]) -> None:
    free = evaluate_programme(programme_of({"nord": {"starts": begin}}))
    plenty = {"starts": begin, "health_hours": [1e6], "nav_hours": [1e6]}
    limited = evaluate_programme(programme_of({"nord": plenty}))
    assert limited.roll_out.started == pytest.approx(free.roll_out.started, abs=1e-9)
    assert limited.roll_out.waiting == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("pace", ["as_many", "steady"])
def test_without_hours_nothing_starts_and_only_fixed_costs_remain(pace: str) -> None:
    fixed = {"secretariat": {"payer": "nav", "amounts": [1e6]}}
    run = evaluate_programme(
        programme_of({"nord": {"starts": [1000], "health_hours": [0]}}, fixed=fixed, pace=pace)
    )
    assert run.roll_out.started.max() == 0.0
    assert run.by_year()[:10, 0] == pytest.approx(-1e6)
    assert run.by_year()[10:] == pytest.approx(0.0)
    assert np.isnan(run.payback_year()[0])
    assert np.isnan(run.all_reached_year[0])


def test_no_more_begin_than_there_are_workers_who_say_yes() -> None:
    region = {"starts": [1000, 2000, 4000], "workers": 10_000}
    run = evaluate_programme(programme_of({"nord": region}, acceptance=0.5))
    assert run.roll_out.started[:, 0, 0].tolist() == [500, 1000, 2000, 1500, *[0] * 6]
    assert run.all_reached_year.tolist() == [2030]


def test_reach_and_starts_say_the_same() -> None:
    by_starts = {"starts": [1000, 2000, 0], "workers": 10_000}
    by_reach = {"reach": [0.1, 0.3], "workers": 10_000}
    runs = [evaluate_programme(programme_of({"nord": region})) for region in (by_starts, by_reach)]
    assert runs[0].roll_out.started == pytest.approx(runs[1].roll_out.started)


def test_a_new_effect_replaces_the_old_one() -> None:
    """Served every second year without limit, a workplace is in its first or second year, never a third."""
    region = {"starts": [1000, 0]}
    again = evaluate_programme(programme_of({"nord": region}, repeat_after=2, years=6))
    assert again.roll_out.started[:, 0, 0].tolist() == [1000, 0, 1000, 0, 1000, 0]
    on_stream = again.roll_out.in_year[:, :, 0, 0]
    assert on_stream[:, :6].sum(axis=0).tolist() == [1000] * 6
    assert on_stream[2:, :6].max() == 0.0
    benefit = again.by_year("society", "benefit")[:6, 0]
    assert benefit == pytest.approx(benefit[0])  # that of one effect, not of two


def test_who_waits_to_be_served_again_keeps_the_old_effect() -> None:
    region = {"starts": [1000, 0], "health_hours": [600, 298, 298, 300]}
    run = evaluate_programme(programme_of({"nord": region}, repeat_after=3, years=8))
    started = run.roll_out.started[:, 0, 0]
    assert started[3] == pytest.approx(500.0)  # of 300 hours, at 0.6 for each worker
    on_stream = run.roll_out.in_year[:, :, 0, 0]
    assert on_stream[3, 3] == pytest.approx(500.0)
    assert on_stream[:, 3].sum() == pytest.approx(1000.0)


def test_delay_moves_all_but_the_money(few_hours: Scenario) -> None:
    now, later = (evaluate_programme(changed(few_hours, {"programme.delay": delay})) for delay in (0, 3))
    assert later.roll_out.started[:3].max() == 0.0
    assert later.roll_out.started[3:] == pytest.approx(now.roll_out.started[:7])


def test_draws_are_runs_one_by_one(few_hours: Scenario) -> None:
    draws = {
        "effect.relative_reduction": [0.02, 0.05, 0.08],
        "delivery.preparation_hours": [0.5, 1.0, 2.0],
        "programme.regions.nord.health_hours.1": [900.0, 1200.0, 1500.0],
        "programme.acceptance": [1.0, 0.9, 0.8],
    }
    together = evaluate_programme(few_hours, draws)
    for draw in range(3):
        alone = evaluate_programme(few_hours, {path: values[draw] for path, values in draws.items()})
        assert together.net_benefit()[draw] == pytest.approx(alone.net_benefit()[0])
        assert together.by_region()[:, :, draw] == pytest.approx(alone.by_region()[:, :, 0])
        assert together.roll_out.started[:, :, draw] == pytest.approx(alone.roll_out.started[:, :, 0])


@given(programmes(individual=True), st.floats(0, 5e7), st.floats(0, 1), st.floats(0, 5e7))
def test_covered_and_gap_are_the_need(
    case: dict[str, Any], amount: float, available: float, more: float
) -> None:
    scenario = programme_of(**case)

    def run(extra: float) -> ProgrammeEvaluation:
        lines = [
            {
                "title": "A",
                "payer": "health_service",
                "pays_for": ["health_professionals"],
                "amounts": {2027: amount + extra, 2030: amount / 2 + extra},
                "available_share": available,
            },
            {"title": "B", "payer": "health_service", "components": ["individual"], "share": 0.4},
            {"title": "C", "payer": "nav", "amounts": {2028: amount}},
        ]
        return evaluate_programme(changed(scenario, {"programme.funding": lines}))

    base, richer = run(0.0), run(more)
    for payer in Payer:
        funding = base.funding
        need, gap = funding.needed(payer), funding.gap(payer)
        assert funding.covered(payer) + gap == pytest.approx(need, abs=1e-3)
        assert need == pytest.approx(_outlay(base, payer), abs=1e-3)
        assert np.all(funding.displaced(payer) <= gap + 1e-3)
        assert np.all(richer.funding.gap(payer) <= gap + 1e-3)
    for use in base.funding.lines:
        assert use.used + use.unused == pytest.approx(use.available)
        assert use.unused.min() >= -1e-6


def _outlay(run: ProgrammeEvaluation, payer: Payer) -> Any:
    return run.by_year(payer.value, "cost")[: run.calendar.years]


def test_a_line_pays_only_what_it_may() -> None:
    lines = [{"title": "A", "payer": "nav", "pays_for": ["coordination"], "amounts": {2027: 1e9}}]
    run = evaluate_programme(programme_of({"nord": {"starts": [1000]}}, funding=lines))
    coordination = run.by_year("nav", "cost", item=Item.COORDINATION)[:10]
    assert run.funding.lines[0].used == pytest.approx(coordination)
    assert run.funding.gap(Payer.HEALTH_SERVICE) == pytest.approx(run.funding.needed(Payer.HEALTH_SERVICE))


def test_a_line_first_pays_what_no_later_one_may() -> None:
    """Else the first would pay for advisers, which the second can, and leave the rest to nobody."""
    region = {"nord": {"starts": [1000]}}
    nav = evaluate_programme(programme_of(region, years=1)).by_year("nav", "cost")[0, 0]
    advisers = evaluate_programme(programme_of(region, years=1)).by_year("nav", "cost", item="nav_advisers")
    lines = [
        {"title": "A", "payer": "nav", "amounts": {2027: float(nav - advisers[0, 0]) + 1.0}},
        {"title": "B", "payer": "nav", "pays_for": ["nav_advisers"], "amounts": {2027: 1e9}},
    ]
    run = evaluate_programme(programme_of(region, funding=lines, years=1))
    assert run.funding.gap(Payer.NAV) == pytest.approx(0.0, abs=1e-6)
    assert run.funding.lines[1].used == pytest.approx(advisers[:1] - 1.0)


def test_a_line_that_ends() -> None:
    lines = [{"name": "grant", "title": "A", "payer": "nav", "amounts": {2027: 1e9}}]
    scenario = programme_of({"nord": {"starts": [1000]}}, funding=lines)
    run = evaluate_programme(scenario, ends={0: 2030})
    gap = run.funding.gap(Payer.NAV)[:, 0]
    assert gap[:3].tolist() == [0.0, 0.0, 0.0]
    assert gap[3:] == pytest.approx(run.funding.needed(Payer.NAV)[3:, 0])


def test_days_known_to_be_none_leave_the_cost_of_the_individual_measure() -> None:
    region = {"starts": [0], "workers": 1000}
    scenario = programme_of({"nord": region}, individual={"days_saved": 0})
    run = evaluate_programme(scenario)
    assert run.by_year() == pytest.approx(-run.by_year("society", "cost"))
    assert run.by_year("society", "cost")[0, 0] > 0.0


def test_money_bound_to_other_tasks_is_no_funding_but_named() -> None:
    lines = [{"title": "A", "payer": "nav", "amounts": {2027: 100_000}, "available_share": 0.25}]
    run = evaluate_programme(programme_of({"nord": {"starts": [1000]}}, funding=lines))
    (use,) = run.funding.lines
    assert use.available[:, 0].tolist() == [25_000.0] * 10
    assert use.displaced[:, 0].tolist() == [75_000.0] * 10
    need = run.funding.needed(Payer.NAV)
    assert run.funding.gap(Payer.NAV) == pytest.approx(need - 25_000.0)


def test_hours_kept_for_patients_are_not_for_workplaces() -> None:
    region = {"starts": [9000], "workers": 90_000, "health_hours": [2000]}
    shared = evaluate_programme(
        programme_of({"nord": {**region, "share_for_individual": 0.4}}, individual={})
    )
    alone = evaluate_programme(programme_of({"nord": {**region, "health_hours": [1200]}}))
    assert shared.roll_out.started == pytest.approx(alone.roll_out.started)
    assert shared.roll_out.patients[:, 0, 0] == pytest.approx(2000 * 0.4 / 16)


def test_amounts_of_a_year_are_brought_to_the_answers_kroner_by_wages() -> None:
    lines = [{"title": "A", "payer": "nav", "amounts": {2014: 1e5, 2016: 2e5}, "price_year": "current"}]
    scenario = programme_of({"nord": {"starts": [1000]}}, first_year=2014, years=4, funding=lines)
    available = evaluate_programme(scenario).funding.lines[0].available[:, 0]
    # wages grew by 2.8 % in 2015 and 1.7 % in 2016
    real = 2e5 / (1.028 * 1.017)
    assert available == pytest.approx([1e5, 1e5, real, real])


def test_a_share_is_at_most_what_is_left() -> None:
    isf = {"title": "ISF", "payer": "health_service", "components": ["individual"], "share": 0.4}
    grant = {"title": "All", "payer": "health_service", "amounts": {2027: 1e9}}
    region = {"nord": {"starts": [0], "workers": 10_000}}
    first, last = (
        evaluate_programme(programme_of(region, individual={}, funding=lines))
        for lines in ([isf, grant], [grant, isf])
    )
    need = first.funding.needed(Payer.HEALTH_SERVICE)
    assert first.funding.lines[0].used == pytest.approx(0.4 * need)
    assert last.funding.lines[1].available == pytest.approx(0.0)
    assert last.funding.lines[1].unused == pytest.approx(0.0)


def test_of_a_share_bound_to_other_tasks_nothing_beyond_the_free_part_is_funding() -> None:
    isf = {"title": "ISF", "payer": "health_service", "share": 0.4, "available_share": 0.25}
    run = evaluate_programme(programme_of({"nord": {"starts": [1000]}}, funding=[isf]))
    need = run.funding.needed(Payer.HEALTH_SERVICE)
    assert run.funding.lines[0].used == pytest.approx(0.1 * need)
    assert run.funding.lines[0].displaced == pytest.approx(0.3 * need)


def test_both_measures_are_as_good_as_none_named() -> None:
    fixed = {"secretariat": {"payer": "nav", "amounts": [1e6]}}
    lines = [{"title": "A", "payer": "nav", "components": list(Component), "amounts": {2027: 1e9}}]
    run = evaluate_programme(programme_of({"nord": {"starts": [1000]}}, fixed=fixed, funding=lines))
    assert run.funding.gap(Payer.NAV) == pytest.approx(0.0)


def test_there_is_no_payback_where_there_is_no_money() -> None:
    nothing = evaluate_programme(programme_of({"nord": {"starts": [0]}}))
    assert np.isnan(nothing.payback_year()[0])
    later = evaluate_programme(programme_of({"nord": {"starts": [1000]}}, delay=2))
    assert later.payback_year().tolist() == [2029]
    assert later.payback_year("nav").tolist() == [2029]


def test_a_reach_that_falls_in_a_draw_takes_nobody_back() -> None:
    scenario = programme_of({"nord": {"reach": [0.2, 0.3], "workers": 10_000}})
    run = evaluate_programme(scenario, {"programme.regions.nord.reach.1": [0.2, 0.4]})
    assert run.roll_out.started[:2, 0].tolist() == [[2000.0, 4000.0], [1000.0, 0.0]]
