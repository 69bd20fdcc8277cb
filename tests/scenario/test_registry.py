"""Named inputs, shipped scenarios, their fingerprints, words and editor schema."""

import pytest

from hiacalc.scenario import ScenarioError, changed, shipped, shipped_names
from hiacalc.scenario.registry import (
    choices,
    fingerprint,
    key_of,
    keys,
    named_input,
    settings,
)

BASE = shipped("helseiarbeid-2016")
every_scenario = pytest.mark.parametrize(
    "scenario", [shipped(name) for name in shipped_names()], ids=shipped_names()
)


@every_scenario
def test_the_settings_of_a_scenario_are_among_the_choices(scenario):
    for path, setting in settings(scenario).items():
        choice = choices()[key_of(path)]
        if path in (
            "effect.evidence",
            "individual.evidence",
            "absence.spells.survival",
        ):  # the sets are the evidence's to know, and a curve is one's own
            continue
        if key_of(path).startswith("programme.") and path.endswith((".amounts", ".price_year", ".pays_for")):
            continue  # kroner by year, the year they are of, and fixed costs with names of their own
        options = setting.split(", ") if choice.several else [setting]
        assert set(options) <= set(choice.options)


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
