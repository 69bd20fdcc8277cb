"""What an input may be written as, and what is refused of it."""

import pytest

from hiacalc.scenario import ScenarioError, changed, parse, shipped
from hiacalc.scenario.writing import to_yaml
from tests.scenario.cases import over_base
from tests.scenario.refusals import codes_of

BASE, CLINIC = shipped("helseiarbeid-2016"), shipped("trial-clinic")


REDUCTION, FARE, ABSENCE = "effect.relative_reduction", "delivery.fare", "absence.rate"


@pytest.mark.parametrize("text", ["1.000", "23.402", "-1.000"])
def test_what_may_be_thousands_is_refused_for_heads_and_kroner(text):
    for path in ("population: {workers", "delivery: {fare"):
        with pytest.raises(ScenarioError) as caught:
            over_base(f"{path}: {text}}}")
        assert "one_or_a_thousand" in {problem.code for problem in caught.value.problems}


def test_the_same_is_a_number_for_hours_and_shares_and_however_else_it_is_written():
    assert over_base("delivery: {travel_hours: 1.000}").numbers["delivery.travel_hours"] == 1
    assert over_base("effect: {decay: 1.000}").numbers["effect.decay"] == 1
    assert over_base("population: {workers: 1000.000}").numbers["population.workers"] == 1000
    assert over_base("delivery: {fare: 31.9440}").numbers[FARE] == 31.944
    assert changed(BASE, {FARE: 31.944}).numbers[FARE] == 31.944
    written = changed(BASE, {FARE: {"value": 31.944}})
    assert parse(to_yaml(written, BASE).encode(), "again").numbers[FARE] == 31.944


def test_a_level_belongs_to_an_interval():
    statement = {"value": 600, "low": 500, "high": 700}
    assert changed(BASE, {FARE: statement | {"basis": "interval"}}).delivery.fare.level == 0.95
    assert changed(BASE, {FARE: statement}).delivery.fare.level is None
    assert codes_of(changed, BASE, {FARE: statement | {"level": 0.9}}) == [
        ("level_without_interval", f"{FARE}.level")
    ]
    assert codes_of(changed, BASE, {FARE: statement | {"basis": "interval", "level": 1}}) == [
        ("out_of_bounds", f"{FARE}.level")
    ]
