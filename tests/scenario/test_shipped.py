"""The scenarios that come with the product: their numbers, sources and names."""

import pytest

from hiacalc.scenario import shipped, shipped_names
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.registry import (
    key_of,
    named_input,
    named_inputs,
    quantities,
)

BASE = shipped("helseiarbeid-2016")


every_scenario = pytest.mark.parametrize(
    "scenario", [shipped(name) for name in shipped_names()], ids=shipped_names()
)


def test_the_shipped_scenarios():
    assert set(shipped_names()) == {
        "helseiarbeid-2016",
        "helseiarbeid-2025",
        "no-effect",
        "trial-clinic",
        "trial-peer-support",
        "model-1",
        "model-2",
        "larvik",
        "ostre-toten",
        "halden",
        "bergen",
        "rollout-2016-steps",
        "rollout-today",
        "raskere-tilbake-result",
        "troms",
    }


@every_scenario
def test_a_shipped_scenario_bears_the_name_of_its_file(scenario):
    assert shipped(scenario.name) == scenario


@every_scenario
def test_every_number_has_a_unit_and_lies_within_its_bounds(scenario):
    inputs = named_inputs(scenario)
    assert inputs.keys() == scenario.numbers.keys() == quantities(scenario).keys()
    for path, named in inputs.items():
        assert isinstance(named.unit, Unit)
        assert named.bounds.lower <= scenario.numbers[path] <= named.bounds.upper
        assert named.key == key_of(path)
        assert named.path == path


@every_scenario
def test_every_range_encloses_its_value_within_the_bounds_and_has_a_basis(scenario):
    for path, quantity in quantities(scenario).items():
        if quantity.has_range:
            bounds = named_input(scenario, path).bounds
            assert bounds.lower <= quantity.low <= quantity.value <= quantity.high <= bounds.upper
            assert quantity.basis is not None
        else:
            assert quantity.low is quantity.high is quantity.basis is None


@every_scenario
def test_what_is_not_an_assumption_has_a_source(scenario):
    for path, quantity in quantities(scenario).items():
        assert not quantity.provenance.needs_source or quantity.source is not None, path


def test_the_base_case_number_by_number():
    expected = {
        "population.workers": (1000, None, None, "published"),
        "population.workers_per_employer": (575 / 18, 10, 60, "published"),
        "population.fte_per_worker": (1, 0.65, 1, "assumption"),
        "absence.rate": (0.07, None, None, "published"),
        "absence.share_in_employer_period": (0.34, 0.25, 0.45, "assumption"),
        "effect.relative_reduction": (0.05, 0.02, 0.10, "published"),
        "effect.duration": (5, 1, 7, "published"),
        "effect.onset_years": (0, 0, 2, "published"),
        "effect.decay": (1, None, None, "published"),
        "valuation.annual_value_per_fte": (510_000.15, 459_000.135, 561_000.165, "derived"),
        "valuation.hours_per_fte_year": (1687.5, 1681, 1695, "derived"),
        "valuation.labour_cost_multiplier": (1, 1, 1.4, "published"),
        "valuation.production_share": (1, 0.5, 1, "assumption"),
        "valuation.real_wage_growth": (0, 0, 0.01, "assumption"),
        "time.discount_rate": (0.04, 0.02, 0.06, "published"),
        "time.price_year": (2014, None, None, "published"),
        "delivery.attendance": (1, 0.7, 1, "published"),
        "delivery.representatives_per_employer": (2, 2, 4, "published"),
        "delivery.hourly_cost.health_service": (330, 280, 400, "assumption"),
        "delivery.hourly_cost.nav": (300, 255, 360, "assumption"),
        "delivery.preparation_hours": (1, 0.5, 2, "assumption"),
        "delivery.travel_hours": (1, 0.5, 2, "assumption"),
        "delivery.fare": (600, 300, 1200, "assumption"),
        "delivery.venue_price": (400, 200, 800, "assumption"),
        "delivery.largest_group": (40, 20, 60, "assumption"),
        "delivery.coordination_hours": (1.392757, 0.5, 2.5, "calibrated"),
        "delivery.activities.network_gathering.employers_per_session": (6, 1, 18, "assumption"),
    }
    inputs = quantities(BASE)
    figures = {
        path: (q.value, q.low, q.high, q.provenance.value) for path in expected for q in [inputs[path]]
    }
    assert figures == expected


BASE, CLINIC = shipped("helseiarbeid-2016"), shipped("trial-clinic")


REDUCTION, FARE, ABSENCE = "effect.relative_reduction", "delivery.fare", "absence.rate"


CONVENTIONS = {
    "population.fte_per_worker",
    "effect.follows_attendance",
    "valuation.hours_per_fte_year",
    "valuation.labour_cost_multiplier",
    "valuation.real_wage_growth",
    "time.discount_rate",
    "delivery.attendance",
    "delivery.representatives_per_employer",
    "delivery.largest_group",
    "delivery.coordination_hours",  # calibrated, and so not drawn
    "delivery.activities.network_gathering.employers_per_session",
}


def test_the_conventions_of_the_base_case():
    assert {path for path, q in quantities(BASE).items() if q.is_convention} == CONVENTIONS


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_range_names_its_source_or_says_that_it_has_none(name):
    for path, quantity in quantities(shipped(name)).items():
        if quantity.has_width:
            note = f"{quantity.note.en if quantity.note else ''}"
            words = (
                "range",
                "interval",
                "middle of the report's",
                "model 1 and half",
                "18 are all",
                "high end",
            )
            assert any(word in note.lower() for word in words), path


@pytest.mark.parametrize("name", shipped_names())
def test_whose_word_on_the_effect_a_shipped_scenario_draws(name):
    own = name.startswith("trial") or name == "no-effect"
    assert shipped(name).effect.evidence == ("scenario" if own else "mixture")


@pytest.mark.parametrize("name", ["bergen", "halden", "larvik", "ostre-toten"])
def test_what_is_counted_or_known_of_a_place_is_not_drawn(name):
    inputs = quantities(shipped(name))
    for path in ("population.fte_per_worker", ABSENCE, "population.workers"):
        assert not inputs[path].has_width


@pytest.mark.parametrize(
    ("name", "workers", "fte"),
    [
        ("bergen", 23_402, 15_105),
        ("halden", 2_278, 1_716),
        ("larvik", 3_579, 2_630),
        ("ostre-toten", 1_300, 1_005),
    ],
)
def test_a_municipality_has_its_counted_workers_and_years_and_answers_in_kroner_of_2025(name, workers, fte):
    scenario = shipped(name)
    numbers = scenario.numbers
    assert numbers["population.workers"] == workers
    assert numbers["population.workers"] * numbers["population.fte_per_worker"] == pytest.approx(fte)
    assert scenario.population.employer_sector == "municipality"
    assert numbers["time.price_year"] == 2025
    assert scenario.stated["delivery.fare"].price_year == 2014
    same = {"workers", "fte_per_worker", "rate", "price_year"}
    for path, quantity in scenario.stated.items():
        if path.rpartition(".")[2] not in same and hasattr(quantity, "value"):
            assert quantity.value == BASE.numbers[path], path


def test_today_is_the_reports_schedule_and_effect_with_the_absence_and_the_kroner_of_2025():
    today = shipped("helseiarbeid-2025")
    assert today.delivery.activities == BASE.delivery.activities
    assert today.effect == BASE.effect
    assert today.absence.rate.value == 0.0658
    assert (today.absence.rate.low, today.absence.rate.high) == (0.064, 0.066)
    assert today.absence.spells is not None
    assert today.absence.share_in_employer_period is None
    assert today.sick_pay.rules == "statutory"
    assert today.time.price_year.value == 2025
    for language in ("nb", "en"):
        assert "r-109-21" in today.description.in_language(language)
        caveats = " ".join(text.in_language(language) for text in today.caveats)
        assert "1687" in caveats
        assert "2004" in caveats
