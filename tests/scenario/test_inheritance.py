"""One scenario on another: what is stated, amended, moved, inherited and taken away."""

import pytest
import yaml

from hiacalc.scenario import changed, load, parse, shipped
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.scenario.yaml_tree import read_value
from tests.scenario.cases import HEAD, over_base
from tests.scenario.reading_back import assert_reads_back
from tests.scenario.refusals import codes_of, problems_of

BASE = shipped("helseiarbeid-2016")


REDUCTION, DURATION, RATE = "effect.relative_reduction", "effect.duration", "time.discount_rate"


COUNT = "delivery.activities.module.count"


MOVED = changed(BASE, {DURATION: 4})


TRIAL = {"value": 0.16, "low": 0.01, "high": 0.29, "basis": "interval", "level": 0.9}


def nested(path, value):
    for step in reversed(path.split(".")):
        value = {step: value}
    return value


def stated_over_base(path, value):
    return parse((HEAD + yaml.safe_dump(nested(path, value))).encode(), "mine.yaml")


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


@pytest.mark.parametrize(
    ("path", "value", "ends"),
    [(DURATION, 6, (1, 7, "judgement")), (RATE, 0.05, (0.02, 0.06, "convention"))],
)
def test_low_inherit_brings_the_range_of_the_file(path, value, ends):
    statement = {"value": value, "low": "inherit"}
    moved = changed(BASE, {path: value})
    for scenario in (
        changed(BASE, {path: statement}),
        stated_over_base(path, statement),
        changed(moved, {path: statement}),
    ):
        quantity = quantities(scenario)[path]
        assert (quantity.low, quantity.high, quantity.basis) == ends
        assert (quantity.value, quantity.source, quantity.provenance) == (value, None, "assumption")


def test_low_inherit_brings_a_level_and_amends_nothing():
    reduction = changed(stated_over_base(REDUCTION, TRIAL), {REDUCTION: {"value": 0.1, "low": "inherit"}})
    assert reduction.effect.relative_reduction.level == 0.9
    assert changed(BASE, {DURATION: {"low": "inherit"}}) == BASE
    assert codes_of(changed, BASE, {DURATION: {"value": 5, "low": "inherit", "high": 8}}) == [
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
    assert codes_of(changed, BASE, {COUNT: [{"value": 4, "low": "inherit"}, 2]}) == [
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
    child = stated_over_base(where, value)
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
    assert codes_of(changed, single, {"population.workers": read_value("1.000", "here")}) == [
        ("one_or_a_thousand", "population.workers")
    ]


def but_for_its_names(scenario):
    return scenario.model_copy(update={"name": "x", "title": BASE.title, "description": None})


def test_a_file_without_differences_is_its_base_but_for_its_names():
    own = over_base("")
    assert but_for_its_names(own) == but_for_its_names(BASE)
    assert (own.name, own.title.en, own.description) == ("mine", "mine", None)


@pytest.mark.parametrize("value", [1, 4, 5, 9])
def test_a_bare_value_is_a_whole_statement(value):
    duration = over_base(f"effect: {{duration: {value}}}").effect.duration
    assert duration == Quantity(value=value)
    assert duration.provenance is Provenance.ASSUMPTION
    assert not duration.is_uncertain


def test_a_mapping_with_a_value_inherits_nothing():
    duration = over_base("effect: {duration: {value: 5, note: mine}}").effect.duration
    assert (duration.low, duration.source, duration.note.nb) == (None, None, "mine")


def test_a_new_low_or_high_keeps_the_value_and_its_source():
    duration = over_base("effect: {relative_reduction: {low: 0.01}}").effect.relative_reduction
    assert (duration.low, duration.value, duration.high) == (0.01, 0.05, 0.1)
    assert duration.basis is Basis.JUDGEMENT
    assert duration.provenance is Provenance.PUBLISHED
    assert duration.source == BASE.effect.relative_reduction.source
    assert over_base("effect: {duration: {high: 8}}").effect.duration.high == 8


def test_a_new_value_with_a_new_range_does_not_inherit_the_basis_of_the_old():
    statement = "{value: 0.08, low: 0.05, high: 0.12}"
    reduction = over_base(f"effect: {{relative_reduction: {statement}}}").effect.relative_reduction
    assert (reduction.low, reduction.high) == (0.05, 0.12)
    assert reduction.basis is Basis.JUDGEMENT


def test_a_new_basis_stands():
    written = "{value: 0.08, low: 0.05, high: 0.12, basis: interval}"
    assert (
        over_base(f"effect: {{relative_reduction: {written}}}").effect.relative_reduction.basis == "interval"
    )


def test_null_takes_a_range_away():
    duration = over_base("effect: {duration: {low: null, high: null}}").effect.duration
    assert (duration.value, duration.low, duration.basis) == (5, None, None)
    duration = over_base("effect: {duration: {value: 4, low: null, high: null}}").effect.duration
    assert (duration.value, duration.low, duration.high, duration.basis) == (4, None, None, None)


def test_null_takes_a_note_away():
    assert over_base("effect: {duration: {note: null}}").effect.duration.note is None


def test_null_takes_an_activity_away():
    activities = over_base("delivery: {activities: {module: null}}").delivery.activities
    assert list(activities) == ["introduction", "anchoring", "network_gathering", "evaluation"]


def test_null_for_an_activity_that_is_not_there_is_told():
    assert codes_of(over_base, "delivery: {activities: {dinner: null}}") == [
        ("wrong_type", "delivery.activities.dinner")
    ]


def test_null_takes_optional_texts_away():
    scenario = over_base("description: null\ncaveats: null")
    assert (scenario.description, scenario.caveats) == (None, ())


def test_part_of_an_activity_leaves_the_rest():
    module = over_base("delivery: {activities: {module: {hours: 2}}}").delivery.activities["module"]
    before = BASE.delivery.activities["module"]
    assert module.hours.value == 2
    assert module.model_copy(update={"hours": before.hours}) == before


def test_a_list_takes_the_place_of_a_list():
    module = over_base("delivery: {activities: {module: {count: [1, 4]}}}").delivery.activities["module"]
    assert [meetings.value for meetings in module.count] == [1, 4]
    assert {meetings.provenance for meetings in module.count} == {Provenance.ASSUMPTION}


def test_a_schedule_takes_the_place_of_a_rate_and_its_range():
    rate = over_base("time: {discount_rate: {0: 4 %, 40: 0.03, 75: 2 %}}").time.discount_rate
    assert rate.steps == ((0.0, 0.04), (40.0, 0.03), (75.0, 0.02))
    assert (rate.value, rate.low, rate.basis) == (0.04, None, None)


def test_a_rate_takes_the_place_of_a_schedule():
    stepped = over_base("time: {discount_rate: {0: 0.04, 40: 0.03}}")
    assert changed(stepped, {"time.discount_rate": 0.05}).time.discount_rate.steps == ()


def test_a_schedule_cannot_give_one_year_twice():
    problems_of(over_base, "time: {discount_rate: {0: 0.04, 0.0: 0.03}}")


def test_a_chain_of_bases_adds_up(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.yaml").write_text(HEAD + "effect: {duration: 4}\nname: one")
    (tmp_path / "two.yaml").write_text("schema: hiacalc/1\nbased_on: sub/one.yaml\nabsence: {rate: 8 %}")
    (tmp_path / "three.yaml").write_text("schema: hiacalc/1\nbased_on: two.yaml\nname: three")
    scenario = load(tmp_path / "three.yaml")
    assert (scenario.name, scenario.effect.duration.value, scenario.absence.rate.value) == ("three", 4, 0.08)
    assert scenario.title.en == "three"


BASE, CLINIC = shipped("helseiarbeid-2016"), shipped("trial-clinic")


REDUCTION, FARE, ABSENCE = "effect.relative_reduction", "delivery.fare", "absence.rate"


RATIO = {"kind": "risk_ratio", "interval": [0.71, 0.99]}


def ends(scenario, path=REDUCTION):
    quantity = quantities(scenario)[path]
    return quantity.low, quantity.value, quantity.high


def test_a_mapping_without_a_value_amends():
    effect = changed(BASE, {REDUCTION: {"low": 0.01}}).effect
    assert (effect.relative_reduction.low, effect.relative_reduction.high) == (0.01, 0.10)
    assert effect.relative_reduction.provenance is Provenance.PUBLISHED
    assert effect.evidence == "scenario"  # whoever says how sure it is, is believed
    noted = changed(BASE, {REDUCTION: {"note": "read again"}}).effect
    assert noted.evidence == "mixture"
    lawful = changed(BASE, {REDUCTION: {"distribution": RATIO}}).effect
    assert lawful.evidence == "scenario"


def test_ends_are_set_by_their_own_paths_after_moving_too():
    assert ends(load("helseiarbeid-2016", [f"{REDUCTION}.low=1 %"])) == (0.01, 0.05, 0.10)
    moved = load("helseiarbeid-2016", [f"{REDUCTION}=10 %", f"{REDUCTION}.high=12 %"])
    assert ends(moved) == pytest.approx((0.04, 0.10, 0.12))
    assert moved.effect.relative_reduction.provenance is Provenance.MOVED
    assert codes_of(changed, BASE, {f"{REDUCTION}.low": 0.06}) == [("low_above_value", f"{REDUCTION}.low")]
    assert codes_of(changed, BASE, {"effect.decay.low": 0.5}) == [("half_a_range", "effect.decay")]


def test_evidence_beside_a_statement_is_kept_whichever_comes_first():
    stated, evidence = {REDUCTION: {"value": 0.03}}, {"effect.evidence": "sceptical"}
    for both in (stated | evidence, evidence | stated):
        assert changed(BASE, both).effect.evidence == "sceptical"
    assert over_base("effect: {relative_reduction: 3 %}").effect.evidence == "scenario"
    assert over_base("effect: {relative_reduction: 3 %, evidence: report}").effect.evidence == "report"
    assert over_base("effect: {duration: 3}").effect.evidence == "mixture"


def test_low_inherit_brings_both_ends_and_their_basis():
    effect = over_base("effect: {relative_reduction: {value: 3 %, low: inherit}}").effect.relative_reduction
    assert (effect.low, effect.value, effect.high, effect.basis) == (0.02, 0.03, 0.10, "published")
    assert effect.provenance is Provenance.ASSUMPTION
    assert codes_of(changed, BASE, {REDUCTION: {"value": 0.2, "low": "inherit"}}) == [
        ("high_below_value", f"{REDUCTION}.high")
    ]
    assert codes_of(changed, BASE, {"effect.decay": {"value": 0.2, "low": "inherit"}, "time.horizon": 5}) == [
        ("nothing_to_inherit", "effect.decay.low")
    ]


def test_items_of_a_count_list_follow_the_same_rule():
    module = "delivery.activities.module.count"
    base = changed(BASE, {f"{module}.1": {"value": 3, "low": 2, "high": 4}})
    moved = quantities(changed(base, {f"{module}.1": 6}))[f"{module}.1"]
    assert (moved.low, moved.value, moved.high) == (4, 6, 8)
    listed = quantities(changed(base, {module: [6, 2, 2]}))[f"{module}.1"]
    assert (listed.low, listed.provenance) == (None, Provenance.ASSUMPTION)
