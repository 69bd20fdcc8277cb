"""Whose kroner an amount stands in: layers, changes, moves and files."""

import pytest

from hiacalc.model import evaluate
from hiacalc.problem_code import Code
from hiacalc.scenario import ScenarioError, changed, load, parse, shipped
from hiacalc.scenario.price_years import aligned, dated, moved_in, price_year_of
from hiacalc.scenario.registry import fingerprint
from hiacalc.scenario.writing import to_yaml
from hiacalc.scenario.yaml_tree import read_document
from tests.scenario.cases import over_base
from tests.scenario.refusals import codes_of

BASE = shipped("helseiarbeid-2016")
PRICES, WAGES = 100 / 71.1, 1.4801396944
FARE, VALUE, NAV = "delivery.fare", "valuation.annual_value_per_fte", "delivery.hourly_cost.nav"
YEAR = "time.price_year"


def tree(text):
    return read_document(text.encode(), "a.yaml")


def stack(tmp_path, *texts):
    """Scenario files, each based on the one before, the first on the base case; the last is read."""
    below = "hiacalc:helseiarbeid-2016"
    for number, text in enumerate(texts):
        file = tmp_path / f"{number}.yaml"
        file.write_text(f"schema: hiacalc/1\nbased_on: {below}\n{text}\n", encoding="utf-8")
        below = file.name
    return load(file)


def read_back(scenario, *base):
    return parse(to_yaml(scenario, *base).encode(), "saved")


def test_the_price_year_of_a_tree_is_none_where_it_is_none_or_no_whole_number():
    assert price_year_of(tree("time: {price_year: 2014}")) == 2014
    assert price_year_of(tree("time: {price_year: {value: 2014}}")) == 2014
    for text in ("time: {timing: mid}", "time: {price_year: soon}", "time: {price_year: 2014.5}", "a: 1"):
        assert price_year_of(tree(text)) is None


def test_dating_leaves_what_has_a_year_and_what_is_no_money():
    text = "delivery: {fare: {value: 600, price_year: 2010}, venue_price: 400, travel_hours: 1}"
    assert dated(tree(text), 2014).plain()["delivery"] == {
        "fare": {"value": 600, "price_year": 2010},
        "venue_price": {"value": 400, "price_year": 2014},
        "travel_hours": 1,
    }


def test_amounts_of_a_file_stand_in_its_own_kroner_or_in_those_it_inherits():
    assert over_base("delivery: {fare: 700}").stated[FARE].price_year in (None, 2014)
    scenario = over_base("time: {price_year: 2025}\ndelivery: {fare: 700}")
    assert scenario.numbers[FARE] == 700
    assert scenario.numbers["delivery.venue_price"] == pytest.approx(400 * PRICES)
    assert scenario.numbers[VALUE] == pytest.approx(510_000.15 * WAGES)
    assert scenario.numbers["population.workers"] == 1000


def test_each_layer_states_amounts_in_its_own_kroner(tmp_path):
    scenario = stack(
        tmp_path,
        "time: {price_year: 2020}\ndelivery: {venue_price: 500}",
        "delivery: {hourly_cost: {nav: 400}}",
        "time: {price_year: 2025}\ndelivery: {hourly_cost: {health_service: 500}}",
    )
    assert scenario.numbers[FARE] == pytest.approx(600 * PRICES)
    assert scenario.numbers["delivery.venue_price"] == pytest.approx(500 * 100 / 81.5)
    growth = 1.035 * 1.044 * 1.052 * 1.057 * 1.05
    assert scenario.numbers[NAV] == pytest.approx(400 * growth)
    assert scenario.numbers["delivery.hourly_cost.health_service"] == 500
    assert [scenario.stated[path].price_year for path in (FARE, NAV)] == [2014, 2020]


def test_an_input_says_its_own_year_and_what_it_follows():
    fare, venue = "{value: 600, price_year: 2020, index: wages}", "{value: 400, index: none}"
    scenario = changed(over_base(f"delivery: {{fare: {fare}, venue_price: {venue}}}"), {YEAR: 2025})
    assert scenario.numbers[FARE] == pytest.approx(600 * 1.035 * 1.044 * 1.052 * 1.057 * 1.05)
    assert scenario.numbers["delivery.venue_price"] == 400


def test_an_end_given_in_another_layers_kroner_is_brought_to_the_year_of_the_value():
    scenario = over_base(f"time: {{price_year: 2025}}\ndelivery: {{fare: {{high: {1500 * PRICES}}}}}")
    fare = scenario.stated[FARE]
    assert (fare.value, fare.low, fare.price_year) == (600, 300, 2014)
    assert fare.high == pytest.approx(1500)
    assert scenario.leaves[FARE].high == pytest.approx(1500 * PRICES)
    by_change = changed(changed(BASE, {YEAR: 2025}), {f"{FARE}.high": 1500 * PRICES})
    assert by_change.leaves[FARE].high == pytest.approx(1500 * PRICES)
    assert by_change.stated[FARE].price_year == 2014


def test_an_end_with_a_year_of_its_own_is_brought_from_that_year():
    text = "time: {price_year: 2025}\ndelivery: {fare: {high: 1500, price_year: 2014}}"
    assert over_base(text).stated[FARE].high == pytest.approx(1500)


def test_a_distribution_given_in_another_layers_kroner_is_brought_to_the_year_of_the_value():
    law = f"{{kind: lognormal, interval: [{300 * PRICES}, {1200 * PRICES}]}}"
    scenario = over_base(f"time: {{price_year: 2025}}\ndelivery: {{fare: {{distribution: {law}}}}}")
    assert scenario.stated[FARE].distribution.interval == pytest.approx((300, 1200))
    assert scenario.leaves[FARE].distribution.interval == pytest.approx((300 * PRICES, 1200 * PRICES))


def test_a_range_that_is_inherited_is_brought_to_the_year_of_the_value():
    scenario = over_base("time: {price_year: 2025}\ndelivery: {fare: {value: 900, low: inherit}}")
    fare = scenario.stated[FARE]
    assert fare.value == 900
    assert (fare.low, fare.high) == pytest.approx((300 * PRICES, 1200 * PRICES))
    assert scenario.leaves[FARE].high == pytest.approx(1200 * PRICES)


def test_a_range_is_inherited_in_the_year_that_the_value_says():
    stated = changed(BASE, {FARE: {"value": 700, "price_year": 2020, "low": "inherit"}}).stated[FARE]
    assert (stated.low, stated.high) == pytest.approx((300 * 81.5 / 71.1, 1200 * 81.5 / 71.1))


def test_a_range_inherited_from_what_was_moved_is_brought_along_too():
    moved = changed(changed(BASE, {YEAR: 2025}), {FARE: 700})
    fare = changed(moved, {FARE: {"value": 900, "low": "inherit"}}).stated[FARE]
    assert (fare.low, fare.high) == pytest.approx((300 * PRICES, 1200 * PRICES))


def test_an_end_given_with_an_index_follows_it():
    scenario = over_base("delivery: {fare: {low: 500, index: wages, price_year: 2025}}")
    assert changed(scenario, {YEAR: 2025}).leaves[FARE].low == pytest.approx(500)


def test_changing_the_answers_year_re_dates_nothing_that_was_stated():
    in_2025 = changed(BASE, {YEAR: 2025})
    for path, quantity in in_2025.stated.items():
        if path in in_2025.numbers and path != YEAR:
            assert quantity.value == BASE.numbers[path]
    assert in_2025.numbers[FARE] == pytest.approx(600 * PRICES)


@pytest.mark.parametrize("years", [(2025, 2014), (2020, 2014), (2009, 2025, 2014)])
def test_there_and_back_is_as_it_was(years):
    scenario = BASE
    for year in years:
        scenario = changed(scenario, {YEAR: year})
    assert scenario == BASE
    assert fingerprint(scenario) == fingerprint(BASE)


def test_the_range_moves_with_the_value():
    fare = changed(BASE, {YEAR: 2025}).leaves[FARE]
    assert (fare.low, fare.high) == pytest.approx((300 * PRICES, 1200 * PRICES))
    assert fare.basis == BASE.leaves[FARE].basis


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_set_in_the_same_call_is_in_the_kroner_of_the_final_answer(order):
    texts = [f"{FARE}=900", f"{YEAR}=2025", f"{VALUE}=700000"][::order]
    scenario = changed(BASE, texts)
    assert (scenario.numbers[FARE], scenario.numbers[VALUE]) == (900, 700_000)
    assert scenario.stated[FARE].price_year == 2025


def test_a_moved_value_keeps_its_year_and_is_converted_from_then_on():
    scenario = changed(changed(BASE, {FARE: 700}), {YEAR: 2025})
    assert scenario.numbers[FARE] == pytest.approx(700 * PRICES)
    assert scenario.stated[FARE].moved_from.value == 600
    later = changed(changed(BASE, {YEAR: 2025}), {FARE: 900})
    assert later.numbers[FARE] == 900
    assert changed(later, {YEAR: 2014}).numbers[FARE] == pytest.approx(900 / PRICES)


def test_a_range_moves_along_in_the_kroner_of_the_value():
    later = changed(changed(BASE, {YEAR: 2025}), {FARE: 1200 * PRICES})
    fare = later.leaves[FARE]
    assert (fare.low, fare.high) == pytest.approx((600 * PRICES, 2400 * PRICES))


def test_moving_back_is_back():
    in_2025 = changed(BASE, {YEAR: 2025})
    there = changed(in_2025, {FARE: 900})
    assert changed(there, {FARE: in_2025.numbers[FARE]}) == in_2025
    assert changed(changed(BASE, {FARE: 700}), {FARE: 600}) == BASE
    moved_before = changed(changed(BASE, {FARE: 700}), {YEAR: 2025})
    assert changed(moved_before, {FARE: 600 * PRICES}) == in_2025


def test_a_move_in_kroner_of_another_year_is_converted_where_nothing_else_says_a_year():
    scenario = changed(BASE, {FARE: {"value": 900, "provenance": "moved", "price_year": 2025}})
    assert scenario.numbers[FARE] == pytest.approx(900 / PRICES, rel=1e-12)
    assert scenario.stated[FARE].moved_from.price_year == 2014


def test_moving_in_a_tree_leaves_what_was_not_moved():
    unmoved = tree("delivery: {fare: 600}")
    assert moved_in(unmoved, FARE, 2025) is unmoved
    assert moved_in(unmoved, "effect.duration", 2025) is unmoved


def test_aligning_leaves_what_is_in_the_same_kroner():
    below = tree("delivery: {fare: {value: 600, low: 300, high: 1200}}")
    above = tree("delivery: {fare: {high: 1500}}")
    assert aligned(below, above, 2014) == (below, above)


SCENARIOS = {
    "in 2025": {YEAR: 2025},
    "moved before": {FARE: 700},
    "moved in 2025": {YEAR: 2025, FARE: 900, NAV: 450},
    "stated": {YEAR: 2020, FARE: {"value": 900, "price_year": 2010, "index": "wages"}},
    "end": {YEAR: 2025, f"{FARE}.high": 2000},
    "spells": {
        YEAR: 2025,
        "absence.spells": {},
        "effect.acts_on": "hazard",
        "effect.hazard_ratio": 1.2,
        "sick_pay.rules": "statutory",
        "sick_pay.zone": "IVa",
        "sick_pay.full_pay": False,
        "employer.replaced_share": 0.2,
    },
}


@pytest.mark.parametrize("name", ["helseiarbeid-2016", "helseiarbeid-2025", "bergen"])
@pytest.mark.parametrize("changes", SCENARIOS.values(), ids=SCENARIOS)
def test_a_saved_scenario_means_the_same_alone_and_as_differences(name, changes):
    scenario = changed(shipped(name), changes)
    for base in ((), (shipped(name),), (BASE,), (shipped("larvik"),)):
        back = read_back(scenario, *base)
        assert back == scenario
        assert fingerprint(back) == fingerprint(scenario)
        assert to_yaml(back) == to_yaml(scenario)
        assert evaluate(back).net_benefit() == evaluate(scenario).net_benefit()


def test_what_moved_in_one_year_and_is_answered_in_another_reads_back():
    scenario = changed(changed(changed(BASE, {YEAR: 2025}), {FARE: 900, NAV: 400}), {YEAR: 2020})
    for base in ((), (BASE,)):
        assert read_back(scenario, *base) == scenario


def test_a_year_outside_the_series_is_told_with_the_first_and_the_last():
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, {YEAR: 2040})
    problems = caught.value.problems
    assert {problem.code for problem in problems} == {Code.OUTSIDE_SERIES}
    assert {problem.path for problem in problems} == {FARE, "delivery.venue_price", VALUE, NAV} | {
        "delivery.hourly_cost.health_service"
    }
    assert {(problem.actual, problem.allowed) for problem in problems} == {("2040", "2009–2025")}


def test_where_nothing_needs_converting_any_year_will_do():
    amounts = {
        FARE: {"value": 600, "index": "none"},
        "delivery.venue_price": {"value": 400, "price_year": 2040},
        VALUE: {"value": 900_000, "price_year": 2040},
        NAV: {"value": 500, "price_year": 2040},
        "delivery.hourly_cost.health_service": {"value": 500, "price_year": 2040},
    }
    scenario = changed(BASE, {YEAR: 2040, **amounts})
    assert scenario.numbers[FARE] == 600


def test_an_amendment_that_cannot_be_converted_is_told_at_its_place():
    text = "time: {price_year: 2040}\ndelivery: {fare: {high: 2000}}"
    assert (Code.OUTSIDE_SERIES, FARE) in codes_of(over_base, text)


def test_the_years_in_whose_kroner_a_scenario_can_be_answered():
    assert BASE.price_years == tuple(range(2009, 2026))
    undated = {"index": "none"}
    amounts = {
        path: {"value": BASE.numbers[path], **undated} for path in (FARE, "delivery.venue_price", VALUE)
    }
    hourly = {
        f"delivery.hourly_cost.{name}": {"value": 300, "price_year": 2040}
        for name in ("nav", "health_service")
    }
    assert changed(BASE, {YEAR: 2040, **amounts, **hourly}).price_years == (2040,)


def test_the_cap_of_sick_pay_is_asked_for_when_a_scenario_is_read():
    amounts = {
        path: {"value": BASE.numbers[path], "index": "none"}
        for path in (FARE, "delivery.venue_price", VALUE, NAV, "delivery.hourly_cost.health_service")
    }
    changes = {YEAR: 2040, "sick_pay.rules": "statutory", **amounts}
    assert codes_of(changed, BASE, changes) == [(Code.OUTSIDE_SERIES, YEAR)]
