"""A mapping without `value` amends: a stated number, a moved one, an item of a list."""

import pytest
import yaml

from hiacalc.scenario import ScenarioError, changed, load, parse, shipped
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.scenario.yaml_tree import read_value
from tests.scenario.cases import HEAD
from tests.scenario.test_writing import assert_reads_back

BASE = shipped("helseiarbeid-2016")
REDUCTION, DURATION, RATE = "effect.relative_reduction", "effect.duration", "time.discount_rate"
COUNT = "delivery.activities.module.count"
MOVED = changed(BASE, {DURATION: 4})
TRIAL = {"value": 0.16, "low": 0.01, "high": 0.29, "basis": "interval", "level": 0.9}


def nested(path, value):
    for step in reversed(path.split(".")):
        value = {step: value}
    return value


def over_base(path, value):
    return parse((HEAD + yaml.safe_dump(nested(path, value))).encode(), "mine.yaml")


def codes(*changes):
    with pytest.raises(ScenarioError) as caught:
        changed(*changes)
    return [(problem.code, problem.path) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("part", "basis", "level"),
    [
        ({"note": "x"}, Basis.INTERVAL, 0.9),
        ({"level": "99 %"}, Basis.INTERVAL, 0.99),
        ({"low": 0.0}, Basis.JUDGEMENT, None),
        ({"basis": "judgement"}, Basis.JUDGEMENT, None),
        ({"low": 0.0, "basis": "interval", "level": 0.8}, Basis.INTERVAL, 0.8),
        ({"low": None, "high": None}, None, None),
    ],
)
@pytest.mark.parametrize("is_moved", [False, True])
def test_an_interval_is_one_until_its_ends_or_its_basis_change(part, basis, level, is_moved):
    scenario = over_base(REDUCTION, TRIAL)
    if is_moved:
        scenario = changed(scenario, {REDUCTION: 0.08})
    amended = changed(scenario, {REDUCTION: part})
    reduction = amended.effect.relative_reduction
    assert (reduction.basis, reduction.level) == (basis, level)
    assert_reads_back(amended)
    assert_reads_back(amended, BASE)


def test_a_shipped_interval_may_be_called_judgement():
    reduction = load("trial-clinic", [f"{REDUCTION}={{basis: judgement}}"]).effect.relative_reduction
    assert (reduction.basis, reduction.low, reduction.level) == (Basis.JUDGEMENT, 0.01, None)


@pytest.mark.parametrize("below", [BASE, changed(BASE, {RATE: 0.03})], ids=["stated", "moved"])
def test_a_convention_with_another_end_stays_one(below):
    rate = changed(below, {f"{RATE}.high": 0.05}).time.discount_rate
    assert (rate.high, rate.basis) == (0.05, Basis.CONVENTION)
    without_range = changed(below, {RATE: {"low": None, "high": None}})
    assert (without_range.time.discount_rate.low, without_range.time.discount_rate.basis) == (None, None)
    assert_reads_back(without_range, BASE)


@pytest.mark.parametrize(
    ("part", "low", "high", "basis"),
    [
        ({"low": 3}, 3, 5.6, "judgement"),
        ({"low": 3, "high": 5, "basis": "convention"}, 3, 5, "convention"),
        ({"basis": "convention"}, 0.8, 5.6, "convention"),
        ({"distribution": {"kind": "uniform"}}, 0.8, 5.6, "judgement"),
        ({"note": "as I see it"}, 0.8, 5.6, "judgement"),
        ({"provenance": "published", "source": "a study"}, 0.8, 5.6, "judgement"),
    ],
)
def test_a_moved_value_can_be_amended(part, low, high, basis):
    scenario = changed(MOVED, {DURATION: part})
    duration = scenario.effect.duration
    assert (duration.value, duration.provenance) == (4, part.get("provenance", "moved"))
    assert (duration.low, duration.high) == pytest.approx((low, high))
    assert duration.basis == basis
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)


def test_a_moved_value_can_be_amended_in_one_go():
    once = changed(BASE, {DURATION: 4, f"{DURATION}.low": 3, f"{DURATION}.high": 5})
    assert once == changed(MOVED, {DURATION: {"low": 3, "high": 5}})


def test_a_moved_value_whose_range_is_taken_away_is_the_readers_own():
    without_range = changed(changed(BASE, {REDUCTION: 0.08}), {REDUCTION: {"low": None, "high": None}})
    reduction = without_range.effect.relative_reduction
    assert (reduction.value, reduction.low, reduction.basis) == (0.08, None, None)
    assert reduction.provenance is Provenance.OWN
    assert_reads_back(without_range)
    assert_reads_back(without_range, BASE)


def test_ends_given_anew_take_a_distribution_away_that_does_not_follow_them():
    for kind, law in (("pert", {}), ("normal", {"mean": 5, "sd": 1})):
        statement = {"value": 5, "low": 1, "high": 7, "distribution": {"kind": kind, **law}}
        below = changed(BASE, {DURATION: statement})
        for scenario in (below, changed(below, {DURATION: 4})):
            kept = changed(scenario, {f"{DURATION}.low": 2}).effect.duration.distribution
            assert (kept is not None) == (kind == "pert")


@pytest.mark.parametrize(
    ("path", "value", "ends"),
    [(DURATION, 6, (1, 7, "judgement")), (RATE, 0.05, (0.02, 0.06, "convention"))],
)
def test_low_inherit_brings_the_range_of_the_file(path, value, ends):
    statement = {"value": value, "low": "inherit"}
    moved = changed(BASE, {path: value})
    for scenario in (
        changed(BASE, {path: statement}),
        over_base(path, statement),
        changed(moved, {path: statement}),
    ):
        quantity = quantities(scenario)[path]
        assert (quantity.low, quantity.high, quantity.basis) == ends
        assert (quantity.value, quantity.source, quantity.provenance) == (value, None, "assumption")


def test_low_inherit_brings_a_level_and_amends_nothing():
    reduction = changed(over_base(REDUCTION, TRIAL), {REDUCTION: {"value": 0.1, "low": "inherit"}})
    assert reduction.effect.relative_reduction.level == 0.9
    assert changed(BASE, {DURATION: {"low": "inherit"}}) == BASE
    assert codes(BASE, {DURATION: {"value": 5, "low": "inherit", "high": 8}}) == [
        ("nothing_to_inherit", f"{DURATION}.low")
    ]


def test_items_of_a_count_list_are_stated_and_amended_one_by_one():
    below = changed(BASE, {f"{COUNT}.1": {"low": 2, "high": 4}, f"{COUNT}.2": {"low": 1, "high": 3}})
    before = below.delivery.activities["module"].count
    counts = [3, {"high": 5}, {"value": 2, "note": "x"}, {"value": 7, "low": 6, "high": 8}]
    bare, amended, stated, added = changed(below, {COUNT: counts}).delivery.activities["module"].count
    assert bare == type(bare)(value=3)
    assert (amended.value, amended.low, amended.high, amended.source) == (2, 1, 5, before[1].source)
    assert (stated.value, stated.source, stated.provenance) == (2, None, "assumption")
    assert (added.value, added.low, added.high) == (7, 6, 8)
    inherited = changed(below, {COUNT: [{"value": 4, "low": "inherit"}]}).delivery.activities["module"].count
    assert [(item.value, item.low, item.high) for item in inherited] == [(4, 2, 4)]
    assert codes(BASE, {COUNT: [{"value": 4, "low": "inherit"}, 2]}) == [
        ("nothing_to_inherit", f"{COUNT}.1.low")
    ]


def test_a_file_of_differences_says_of_a_moved_item_what_it_says_of_a_moved_input():
    scenario = changed(BASE, {f"{COUNT}.2": 5, DURATION: 4})
    written = yaml.safe_load(to_yaml(scenario, BASE))
    move = {"value": 5, "provenance": "moved"}
    assert written["delivery"]["activities"]["module"]["count"][1] == move
    assert written["effect"]["duration"] == {**move, "value": 4}
    assert_reads_back(scenario, BASE)
    assert_reads_back(scenario)


@pytest.mark.parametrize("path", BASE.numbers)
def test_stating_in_a_child_what_the_parent_holds_removes_the_range_and_nothing_else(path):
    quantities_of_base = quantities(BASE)
    where, value, alike = path, quantities_of_base[path].value, {path}
    if ".count." in path:
        where = path.rpartition(".")[0]
        alike = {other for other in quantities_of_base if other.startswith(f"{where}.")}
        value = [quantities_of_base[other].value for other in sorted(alike)]
    child = over_base(where, value)
    quantities_of_child = quantities(child)
    assert child.numbers == BASE.numbers
    assert {
        other for other in quantities_of_base if quantities_of_child[other] != quantities_of_base[other]
    } <= alike
    assert quantities_of_child[path] == type(quantities_of_base[path])(value=quantities_of_base[path].value)
    # who states the effect is believed: that is all that changes beside it
    assert child.effect.evidence == ("scenario" if path == REDUCTION else "mixture")


def test_what_may_be_a_thousand_is_refused_of_a_moved_value_too():
    single = changed(BASE, {"population.workers_per_employer": {"value": 1}})
    single = changed(single, {"population.workers": {"value": 1}})
    assert codes(single, {"population.workers": read_value("1.000", "here")}) == [
        ("one_or_a_thousand", "population.workers")
    ]
