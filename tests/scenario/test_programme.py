"""A programme in a scenario: written and read, changed by path, in kroner of any year."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import Phase, given, settings

from hiacalc.scenario import Scenario, ScenarioError, changed, load, parse, shipped
from hiacalc.scenario.comparison import differences
from hiacalc.scenario.json_schema import json_schema
from hiacalc.scenario.labels import LANGUAGES, wording
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.registry import choices, fingerprint, key_of, keys, named_inputs
from hiacalc.scenario.registry import settings as settings_of
from hiacalc.scenario.writing import to_yaml
from tests.scenario.programmes import BASE, PROGRAMME, WITH_PROGRAMME, programmes
from tests.scenario.reading_back import assert_reads_back
from tests.scenario.refusals import codes_of

some = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate, Phase.shrink])
NORD = "programme.regions.nord"
CHANGES: tuple[dict[str, Any], ...] = (
    {f"{NORD}.starts.2": 500},
    {f"{NORD}.starts.2.high": 5000},
    {f"{NORD}.starts": [1, 2]},
    {f"{NORD}.clinic_coverage": [0.1, 0.9]},
    {"programme.regions.vest.share_with_people": 0.5},
    {"programme.pace": "steady"},
    {"programme.first_year": 2026},
    {"programme.repeat_after": 5},
    {"programme.regions.sor": {"workers": 10, "starts": [1]}},
    {"programme.regions.vest": None},
    {"programme.fixed.it": None},
    {"programme.fixed.it.price_year": 2020},
    {"programme.fixed.it.price_year": None},
    {"programme.fixed.it.amounts.1": 7e6},
    {"programme.fixed.secretariat.amounts": [1, 2, 3]},
    {"programme.fixed.forum": {"payer": "nav", "amounts": [5]}},
    {"programme.funding": []},
    {"programme.funding.1": None},
    {"programme.funding.1.amounts.2029": 0},
    {"programme.funding.1.amounts.2030": None},
    {"programme.funding.2.share": 0.3},
    {"programme.funding.1.share": 0.3},
    {"programme": None},
    {"individual": None},
    {"individual.fee": 100},
    {"time.price_year": 2025},
    {"time.price_year": 2025, "programme.fixed.secretariat": {"amounts": [6e6]}},
    {"time.price_year": 2025, "individual.gp_price": {"value": 500}},
)


def read_over(base: Scenario, change: Scenario, folder: Path) -> Scenario:
    """The change as a file of differences on a file of the base, read back."""
    (folder / f"{base.name}.yaml").write_text(to_yaml(base), encoding="utf-8")
    text = to_yaml(change, base).replace("based_on: hiacalc:", "based_on: ")
    text = text.replace(f"based_on: {base.name}", f"based_on: {base.name}.yaml")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return load(folder / "mine.yaml")


@pytest.mark.parametrize("changes", CHANGES, ids=str)
def test_any_change_reads_back_whole_and_as_differences(changes, tmp_path):
    scenario = changed(WITH_PROGRAMME, changes)
    assert scenario != WITH_PROGRAMME
    assert_reads_back(scenario)
    again = read_over(WITH_PROGRAMME, scenario, tmp_path)
    assert again == scenario
    assert fingerprint(again) == fingerprint(scenario) != fingerprint(WITH_PROGRAMME)
    assert differences(WITH_PROGRAMME, scenario) or "high" in str(changes)


@some
@given(programmes())
def test_any_programme_reads_back(programme):
    scenario = changed(BASE, {"programme": programme})
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)


@some
@given(programmes())
def test_another_price_year_and_back_is_the_same(programme):
    scenario = changed(BASE, {"programme": programme})
    other = changed(scenario, {"time.price_year": 2025})
    assert changed(other, {"time.price_year": 2014}) == scenario
    assert_reads_back(other)


def test_a_change_in_one_region_is_all_that_is_written():
    written = to_yaml(changed(WITH_PROGRAMME, {f"{NORD}.health_hours.1": 1500}), WITH_PROGRAMME)
    assert written.partition("programme:\n")[2] == (
        "  regions:\n    nord:\n      health_hours:\n      - value: 1500\n        provenance: moved\n"
    )


def test_changes_on_the_command_line():
    scenario = load(
        as_written(WITH_PROGRAMME),
        [
            f"{NORD}.starts.2=500",
            "programme.pace=steady",
            "programme.delay=1",
            "programme.regions.sor={workers: 5, starts: [1]}",
            "programme.regions.vest=null",
        ],
    )
    assert scenario.programme is not None
    assert list(scenario.programme.regions) == ["nord", "sor"]
    assert scenario.numbers[f"{NORD}.starts.2"] == 500
    assert (scenario.programme.pace, scenario.programme.delay.value) == ("steady", 1)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("programme.regions.nrod.workers", 5),
        ("programme.regions.nrod", {"title": "Nord"}),
        ("programme.fixed.secretariet.amounts", [5]),
        ("programme.funding.3.share", 0.4),
        ("programme.funding.1.amounts.first.x", 0.4),
        (f"{NORD}.starts.9", 5),
    ],
)
def test_a_part_that_is_misspelt_is_not_one_more(path, value):
    assert codes_of(changed, WITH_PROGRAMME, {path: value}) == [("unknown_path", path)]


def test_amounts_of_funding_are_chosen_and_never_moved():
    assert codes_of(changed, WITH_PROGRAMME, {"programme.funding.1.amounts": 5}) == [
        ("amounts_not_by_year", "programme.funding.1.amounts")
    ]


def test_the_years_of_funding_follow_the_calendar_of_the_programme():
    assert codes_of(changed, WITH_PROGRAMME, {"programme.first_year": 2028}) == [
        ("year_outside_programme", "programme.funding.1.amounts.2027")
    ]


def record(scenario: Scenario, part: str) -> tuple[float, int | None]:
    """The first amount of a fixed cost, and the year that it says."""
    assert scenario.programme is not None
    cost = scenario.programme.fixed[part]
    return cost.amounts[0].value, cost.price_year


def test_amounts_keep_the_kroner_of_the_scenario_that_states_them():
    other = changed(WITH_PROGRAMME, {"time.price_year": 2025})
    assert record(other, "secretariat") == (5e6, 2014)
    assert record(other, "it") == (1e6, 2018)
    assert other.programme is not None
    assert other.programme.funding[0].price_year == 2014
    assert other.programme.funding[1].price_year is None  # has no amounts
    assert record(changed(other, {"programme.fixed.secretariat": {"amounts": [6e6]}}), "secretariat") == (
        6e6,
        None,
    )
    assert record(changed(other, {"programme.fixed.secretariat.amounts.1": 6e6}), "secretariat") == (
        6e6,
        2014,
    )


def test_a_file_built_on_another_states_amounts_in_its_own_kroner(tmp_path):
    (tmp_path / "base.yaml").write_text(to_yaml(WITH_PROGRAMME), encoding="utf-8")
    above = {
        "schema": "hiacalc/1",
        "based_on": "base.yaml",
        "time": {"price_year": 2025},
        "programme": {"fixed": {"secretariat": {"amounts": [7e6]}, "it": {"payer": "nav"}}},
    }
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(above), encoding="utf-8")
    scenario = load(tmp_path / "mine.yaml")
    assert record(scenario, "secretariat") == (7e6, None)
    assert record(scenario, "it") == (1e6, 2018)
    assert scenario.programme is not None
    assert scenario.programme.funding[0].price_year == 2014


def test_a_price_year_to_which_no_series_leads():
    with pytest.raises(ScenarioError) as caught:
        changed(WITH_PROGRAMME, {"time.price_year": 2030})
    places = {problem.path for problem in caught.value.problems}
    assert {"programme.fixed.secretariat.price_year", "programme.funding.1.price_year"} <= places
    assert WITH_PROGRAMME.price_years == BASE.price_years


def test_ends_of_a_price_that_nobody_stated_are_in_the_kroner_of_the_scenario():
    text = (
        "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"
        "time: {price_year: 2025}\nindividual: {fee: {low: 390, high: 460}}\n"
    )
    fee = parse(text.encode(), "mine.yaml").leaves["individual.fee"]
    assert not isinstance(fee, str)
    assert (fee.low, fee.high) == (pytest.approx(390), pytest.approx(460))


def test_prices_of_the_individual_measure_keep_their_kroner():
    with_prices = changed(BASE, {"individual": {"gp_price": 400, "travel_price": 100}})
    other = changed(with_prices, {"time.price_year": 2025})
    assert other.stated["individual.gp_price"].price_year == 2014  # type: ignore[union-attr]
    assert other.numbers["individual.gp_price"] == pytest.approx(400 * 1.4064697609)
    assert other.numbers["individual.fee"] == pytest.approx(375 * 1.055 * 1.031 * 1.031, rel=1e-3)
    assert changed(other, {"time.price_year": 2014}) == with_prices
    assert_reads_back(other)
    assert_reads_back(other, BASE)


def test_fingerprints_of_before_hold():
    before = {"helseiarbeid-2016": "b2e3b2c512", "helseiarbeid-2025": "e82ac7650a", "no-effect": "9d8da2d0f9"}
    assert {name: fingerprint(shipped(name)) for name in before} == before
    assert fingerprint(changed(WITH_PROGRAMME, {"programme": None, "individual": None})) == "b2e3b2c512"


def test_whose_kroner_counts_in_the_fingerprint():
    historic = changed(
        WITH_PROGRAMME, {"programme.first_year": 2015, "programme.funding.1.amounts": {2016: 5, 2018: 0}}
    )
    current = changed(historic, {"programme.funding.1.price_year": "current"})
    assert fingerprint(current) != fingerprint(historic)
    assert settings_of(current)["programme.funding.1.price_year"] == "current"
    assert_reads_back(current)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_of_a_programme_has_a_label_of_its_own(language):
    inputs = named_inputs(WITH_PROGRAMME)
    labels = [named.label(language, WITH_PROGRAMME) for named in inputs.values()]
    assert len(set(labels)) == len(labels)
    for path in settings_of(WITH_PROGRAMME):
        label = wording(language).setting_label(path, key_of(path), WITH_PROGRAMME)
        assert "{" not in label


def test_labels_bear_the_names_and_the_years_of_the_programme():
    def label(path: str, language: str = "nb", scenario: Scenario | None = WITH_PROGRAMME) -> str:
        words, key = wording(language), key_of(path)
        named = words.input_label if key in keys() else words.setting_label
        return named(path, key, scenario)

    assert label(f"{NORD}.starts.2") == "Nord: begynner, 2028"
    assert label(f"{NORD}.starts.2", "en") == "North: beginning, 2028"
    assert label(f"{NORD}.starts.2", "en", None) == "Nord: beginning, year 2"
    assert label("programme.regions.vest.workers") == "Vest: arbeidstakere"
    assert label("programme.fixed.secretariat.amounts.1") == "Sekretariat, 2027"
    assert label("programme.funding.1.available_share", "en") == "Step 1: share that is free"
    assert label("programme.funding.2.share", "nb", None) == "Linje 2: andel som refunderes"
    assert label("programme.funding.1.pays_for", "en") == "Step 1: what it may pay for"
    late = changed(WITH_PROGRAMME, {"programme.delay": 2})
    assert label(f"{NORD}.starts.2", "nb", late) == "Nord: begynner, 2030"


def test_the_editor_schema_knows_a_programme():
    validator = jsonschema.Draft202012Validator(json_schema())
    head = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016"}
    written = {str(year): amount for year, amount in PROGRAMME["funding"][0]["amounts"].items()}
    funding = [{**PROGRAMME["funding"][0], "amounts": written}, PROGRAMME["funding"][1]]
    validator.validate({**head, "individual": {}, "programme": {**PROGRAMME, "funding": funding}})
    for part in ("regions", "fixed"):
        validator.validate({**head, "programme": {part: {"vest": None}}})
        assert not validator.is_valid({**head, "programme": {part: {"Vest": {}}}})
    validator.validate({**head, "programme": None, "individual": None})
    for wrong in (
        {"pace": "fast"},
        {"regions": {"nord": {"starts": 5}}},
        {"regions": {"nord": {"starts": [-5]}}},
        {"fixed": {"it": {"amounts": [{"value": 5, "price_year": 2014}]}}},
        {"funding": [{"title": "a"}]},
        {"funding": [{"title": "a", "payer": "nav", "amounts": {"first": 5}}]},
        {"funding": [{"title": "a", "payer": "nav", "pays_for": ["Te og kaffe"]}]},
    ):
        assert not validator.is_valid({**head, "programme": wrong}), wrong


def test_every_setting_of_a_programme_is_a_choice():
    assert {key_of(path) for path in settings_of(WITH_PROGRAMME)} <= set(choices())
