"""What a scenario takes for granted where it has a section, and nothing where it has none."""

import pytest

from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.defaults import with_defaults
from hiacalc.scenario.yaml_tree import read_document
from tests.scenario.cases import over_base

BASE = shipped("helseiarbeid-2016")


def tree(text):
    return read_document(text.encode(), "a.yaml")


def test_a_section_that_is_not_there_stays_away():
    assert with_defaults(tree("name: a")).plain() == {"name": "a"}
    assert (BASE.sick_pay, BASE.employer, BASE.absence.spells) == (None, None, None)
    assert BASE.valuation.tax_funding_cost is None


@pytest.mark.parametrize("text", ["sick_pay: {}", "employer: {}", "sick_pay: {}\nemployer: {}"])
def test_sections_that_say_nothing_change_no_figure(text):
    run, base = evaluate(over_base(text)).single(), evaluate(BASE).single()
    for actor in ("society", "employer", "nav", "public", "treasury"):
        assert run.net_benefit(actor) == pytest.approx(base.net_benefit(actor), rel=1e-15)


@pytest.mark.parametrize(
    ("path", "value", "standing"),
    [
        ("sick_pay.wage_spread", 0.35, "assumption"),
        ("sick_pay.share_within_48_days", 0.55, "assumption"),
        ("sick_pay.exempt_share", 0.0, "assumption"),
        ("sick_pay.employer_contribution", 0.141, "published"),
        ("employer.replaced_share", 0.0, "assumption"),
        ("employer.substitute_price", 1.0, "assumption"),
    ],
)
def test_what_is_taken_for_granted_says_its_standing(path, value, standing):
    quantity = over_base("sick_pay: {}\nemployer: {}").stated[path]
    assert (quantity.value, quantity.provenance) == (value, standing)
    assert quantity.note is not None or quantity.source is not None


@pytest.mark.parametrize(
    ("zone", "rate"),
    [("I", 0.141), ("II", 0.106), ("III", 0.064), ("IV", 0.051), ("IVa", 0.079), ("V", 0.0)],
)
def test_a_zone_says_its_contribution(zone, rate):
    stated = over_base(f"sick_pay: {{zone: {zone}}}").sick_pay.employer_contribution
    assert (stated.value, stated.provenance) == (rate, "published")


def test_what_is_stated_goes_before_what_is_taken_for_granted():
    scenario = over_base("sick_pay: {zone: V, employer_contribution: 0.05, wage_spread: 0.4}")
    assert scenario.sick_pay.employer_contribution.value == 0.05
    assert scenario.sick_pay.wage_spread.value == 0.4
    assert scenario.sick_pay.wage_spread.low is None


@pytest.mark.parametrize(
    ("way", "names"),
    [
        ({"acts_on": "spells"}, {"fewer_certified": 0, "fewer_self_certified": 0, "share_of_spells": 1}),
        ({"acts_on": "length", "days_shorter": 2}, {"from_day": 1, "share_of_spells": 1}),
        ({"acts_on": "hazard", "hazard_ratio": 2}, {"from_day": 1, "to_day": 365, "share_of_spells": 1}),
    ],
)
def test_each_way_of_acting_has_its_own(way, names):
    changes = {f"effect.{name}": value for name, value in way.items()}
    effect = changed(BASE, {"absence.spells": {}, **changes}).effect
    assert {name: getattr(effect, name).value for name in names} == names


def test_an_input_set_before_its_section_is_there_makes_it():
    scenario = changed(BASE, {"employer.replaced_share": 0.2})
    assert scenario.employer.substitute_price.value == 1
