"""Named inputs, shipped scenarios, their fingerprints, words and editor schema."""

import json

import jsonschema
import pytest
import yaml

from hiacalc.scenario import ScenarioError, changed, shipped, shipped_names
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.comparison import differences
from hiacalc.scenario.json_schema import json_schema
from hiacalc.scenario.labels import LANGUAGES, wording
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.reading import shipped_folder
from hiacalc.scenario.registry import (
    choices,
    fingerprint,
    key_of,
    keys,
    named_input,
    named_inputs,
    quantities,
    settings,
)
from tests.scenario.malformed_inputs import CASES

BASE = shipped("helseiarbeid-2016")
every_scenario = pytest.mark.parametrize(
    "scenario", [shipped(name) for name in shipped_names()], ids=shipped_names()
)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_shipped_scenarios():
    assert set(shipped_names()) == {
        "helseiarbeid-2016",
        "no-effect",
        "trial-clinic",
        "trial-peer-support",
        "model-1",
        "model-2",
        "larvik",
        "ostre-toten",
        "halden",
        "bergen",
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


@every_scenario
def test_the_settings_of_a_scenario_are_among_the_choices(scenario):
    for path, setting in settings(scenario).items():
        choice = choices()[key_of(path)]
        if path == "effect.evidence":  # the sets are the evidence's to know
            continue
        options = setting.split(", ") if choice.several else [setting]
        assert set(options) <= set(choice.options)


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


def test_key_of():
    assert key_of("effect.duration") == "effect.duration"
    assert key_of("delivery.hourly_cost.nav") == "delivery.hourly_cost.nav"
    assert key_of("delivery.activities.x.hours") == "delivery.activities.*.hours"
    assert key_of("delivery.activities.count.count.12") == "delivery.activities.*.count.*"


def test_every_key_has_bounds_and_every_choice_its_options():
    assert keys()["effect.relative_reduction"].span() == "-1 to 1 (share)"
    assert keys()["time.horizon"].integer
    assert choices()["time.timing"].options == ("start", "mid", "end")
    assert choices()["delivery.activities.*.professions"].several


def test_an_unknown_input_is_refused_with_the_nearest():
    with pytest.raises(ScenarioError) as caught:
        named_input(BASE, "effect.durration")
    (problem,) = caught.value.problems
    assert (problem.code, problem.suggestion) == ("unknown_path", "effect.duration")
    assert problem.mark.source == "helseiarbeid-2016"


def test_the_fingerprint_changes_with_every_number():
    seen = {fingerprint(BASE)}
    for path, value in BASE.numbers.items():
        bounds = named_input(BASE, path).bounds
        other = value + 1 if bounds.integer else (value * 0.99 or 0.001)
        changes = {path: other}
        if path == "effect.decay":
            changes["time.horizon"] = 9
        if path.endswith("employers_per_session"):
            changes[path] = value + 1
        seen.add(fingerprint(changed(BASE, changes)))
    assert len(seen) == len(BASE.numbers) + 1


@pytest.mark.parametrize(
    "changes",
    [
        {"effect.duration": {"low": 2}},
        {"effect.duration": {"high": 8}},
        {"time.timing": "mid"},
        {"time.horizon": 5},
        {"time.discount_rate": {"0": 0.04}},
        {"time.discount_rate": {"0": 0.04, "1": 0.03}},
        {"delivery.activities.module.where": "elsewhere"},
        {"delivery.activities.module.attends": "representatives"},
        {"delivery.activities.module.professions": ["nav"]},
    ],
    ids=str,
)
def test_the_fingerprint_changes_with_ranges_and_settings(changes):
    assert fingerprint(changed(BASE, changes)) != fingerprint(BASE)


def test_the_fingerprint_rests_on_no_text():
    texts = {
        "name": "other",
        "title": "other",
        "description": "other",
        "comparator": "other",
        "caveats": ["other"],
        "effect.duration": {"note": "other", "source": "other"},
        "delivery.activities.module": {"title": "other"},
    }
    assert fingerprint(changed(BASE, texts)) == fingerprint(BASE)


def test_no_two_shipped_scenarios_share_a_fingerprint():
    prints = {name: fingerprint(shipped(name)) for name in shipped_names()}
    assert len(set(prints.values())) == len(prints)
    assert all(
        len(fingerprint_text) == 10 and int(fingerprint_text, 16) >= 0 for fingerprint_text in prints.values()
    )


def test_minus_nought_is_nought():
    nought, minus = (changed(BASE, {"effect.relative_reduction": value}) for value in (0.0, -0.0))
    assert fingerprint(nought) == fingerprint(minus)


@every_language
@every_scenario
def test_every_input_has_a_label_of_its_own_and_a_help_text(scenario, language):
    labels = [named.label(language, scenario) for named in named_inputs(scenario).values()]
    assert len(set(labels)) == len(labels)
    for named in named_inputs(scenario).values():
        assert "{" not in named.label(language)
        assert named.help(language)
        assert wording(language).word("units", named.unit.value)


def test_an_activity_bears_its_own_title_first():
    titled = changed(BASE, {"delivery.activities.module": {"title": {"nb": "Kurs", "en": "Course"}}})
    assert wording("nb").activity("module", titled) == "Kurs"
    assert wording("en").activity("module", titled) == "Course"
    assert wording("en").activity("my_own") == "my own"


def test_differences_between_scenarios():
    other = changed(BASE, {"effect.duration": 4, "time.timing": "end", "time.horizon": 5})
    differing = {part.path: (part.base, part.here) for part in differences(BASE, other)}
    assert differing == {
        "effect.duration": (5, 4),
        "time.timing": ("start", "end"),
        "time.horizon": (None, 5),
    }
    assert differences(BASE, BASE) == []


VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_editor_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("file", sorted(shipped_folder().glob("*.yaml")), ids=lambda file: file.stem)
def test_the_editor_schema_accepts_the_shipped_files(file):
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert not [error.message for error in VALIDATOR.iter_errors(written)]


@every_scenario
def test_the_editor_schema_accepts_what_is_written(scenario):
    VALIDATOR.validate(json.loads(json.dumps(as_written(scenario))))


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if {fault.code for fault in case.faults}
        & {"unknown_key", "not_a_choice", "bad_name", "out_of_bounds"}
        and case.name not in ("share of 700 %", "merge key")
    ],
    ids=lambda case: case.name[:60],
)
def test_the_editor_schema_refuses_what_the_reader_refuses(case):
    written = json.loads(json.dumps(yaml.safe_load(case.data)))
    assert not VALIDATOR.is_valid(written)
