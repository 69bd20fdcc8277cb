"""What stands in place of another part of a scenario puts it aside, and gives it back when undone."""

import pytest

from hiacalc.scenario import changed, load, parse, shipped
from hiacalc.scenario.alternatives import ASIDE, without_aside
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.problems import Mark
from hiacalc.scenario.registry import fingerprint
from hiacalc.scenario.writing import to_yaml
from hiacalc.scenario.yaml_tree import as_node
from tests.scenario.cases import over_base
from tests.scenario.refusals import codes_of

BASE = shipped("helseiarbeid-2016")
SPELLS = {"absence.spells": {}}
WAYS = {
    ActsOn.ABSENCE: {"effect.relative_reduction": 0.05},
    ActsOn.SPELLS: {"effect.fewer_certified": 0.05},
    ActsOn.LENGTH: {"effect.days_shorter": 2},
    ActsOn.HAZARD: {"effect.hazard_ratio": 1.2, "effect.to_day": 98},
}


def acting(way, base=BASE):
    return changed(base, {**SPELLS, "effect.acts_on": way.value, **WAYS[way]})


def test_a_way_that_is_taken_away_gives_back_what_all_absence_needs(tmp_path):
    way = "absence: {spells: {}}\neffect: {acts_on: hazard, hazard_ratio: 1.2}\n"
    text = f"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n{way}"
    (tmp_path / "first.yaml").write_text(text, encoding="utf-8")
    for word in ("absence", "null"):
        second = f"schema: hiacalc/1\nbased_on: first.yaml\neffect: {{acts_on: {word}}}\n"
        (tmp_path / "second.yaml").write_text(second, encoding="utf-8")
        scenario = load(tmp_path / "second.yaml")
        assert scenario.effect.way is ActsOn.ABSENCE
        assert scenario.effect.relative_reduction == BASE.effect.relative_reduction
        assert scenario.effect.hazard_ratio is None


@pytest.mark.parametrize("before", WAYS)
@pytest.mark.parametrize("after", WAYS)
def test_a_new_way_drops_the_inputs_of_the_way_before(before, after):
    scenario = acting(after, acting(before)) if before != after else acting(after)
    others = {name for names in EFFECT_INPUTS.values() for name in names} - {*EFFECT_INPUTS[after]}
    assert scenario.effect.way is after
    for name in others - {"evidence"}:
        assert getattr(scenario.effect, name) is None
    if after is not ActsOn.ABSENCE:
        assert scenario.effect.evidence == "scenario"


def test_the_same_way_stated_again_drops_nothing():
    scenario = acting(ActsOn.HAZARD)
    again = changed(scenario, {"effect.acts_on": "hazard"})
    assert again == scenario


@pytest.mark.parametrize("reverse", [False, True])
def test_all_changes_of_one_call_are_merged_before_anything_is_dropped(reverse):
    texts = ["absence.spells={}", "effect.acts_on=length", "effect.days_shorter=2", "effect.from_day=17"]
    scenario = changed(BASE, texts[::-1] if reverse else texts)
    assert scenario.effect.days_shorter.value == 2
    assert scenario.effect.from_day.value == 17


def test_layers_of_files_drop_and_take_back(tmp_path):
    first = tmp_path / "first.yaml"
    first.write_text(
        "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\nabsence: {spells: {}}\n"
        "effect: {acts_on: hazard, hazard_ratio: 1.2}\n",
        encoding="utf-8",
    )
    second = tmp_path / "second.yaml"
    second.write_text(
        "schema: hiacalc/1\nbased_on: first.yaml\neffect: {acts_on: absence}\n", encoding="utf-8"
    )
    assert load(first).effect.relative_reduction is None
    back = load(second).effect
    assert back.relative_reduction == BASE.effect.relative_reduction
    assert back.evidence == BASE.effect.evidence
    assert back.hazard_ratio is None


def test_spells_stand_in_place_of_the_share_and_give_it_back():
    with_spells = changed(BASE, SPELLS)
    assert with_spells.absence.share_in_employer_period is None
    both_ways = load("helseiarbeid-2016", {**SPELLS, "absence.spells": None})
    assert both_ways.absence == BASE.absence


def test_a_zone_says_the_contribution_and_takes_the_place_of_one_below():
    stated = over_base("sick_pay: {employer_contribution: 0.05}")
    zone = changed(stated, {"sick_pay.zone": "II"})
    assert zone.sick_pay.employer_contribution.value == 0.106
    over = changed(zone, {"sick_pay.employer_contribution": 0.05})
    assert (over.sick_pay.zone, over.sick_pay.employer_contribution.value) == ("II", 0.05)


def test_spells_cannot_go_while_the_measure_acts_on_them():
    share = {"absence.spells": None, "absence.share_in_employer_period": 0.34}
    codes = codes_of(changed, acting(ActsOn.LENGTH), share)
    assert ("way_without_spells", "effect.acts_on") in codes


@pytest.mark.parametrize("way", WAYS)
def test_what_was_put_aside_is_in_no_file(way):
    scenario = acting(way)
    for base in ((), (BASE,), (shipped("helseiarbeid-2025"),)):
        text = to_yaml(scenario, *base)
        assert "\0" not in text
        again = parse(text.encode(), "saved")
        assert again == scenario
        assert fingerprint(again) == fingerprint(scenario)


def test_a_tree_without_anything_aside_is_as_it_was():
    tree = as_node({"effect": {"duration": 5, ASIDE: {"relative_reduction": 0.05}}, "name": "a"}, Mark("a"))
    assert without_aside(tree).plain() == {"effect": {"duration": 5}, "name": "a"}
    assert without_aside(as_node(3, Mark("a"))).plain() == 3


def test_a_scenario_needs_spells_or_a_share():
    codes = codes_of(changed, changed(BASE, SPELLS), {"absence.spells": None})
    assert codes == [("share_or_spells_missing", "absence.spells")]
    assert codes_of(changed, shipped("helseiarbeid-2025"), ["absence.share_in_employer_period=0.3"]) == [
        ("share_beside_spells", "absence.share_in_employer_period")
    ]
