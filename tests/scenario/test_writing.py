"""What is written reads back to the same scenario."""

import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hiacalc.scenario import changed, load, parse, shipped, shipped_names
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.writing import save, to_yaml
from tests.model.strategies import scenarios
from tests.scenario.cases import HEAD
from tests.scenario.reading_back import assert_reads_back

BASE = shipped("helseiarbeid-2016")
MODULE = "delivery.activities.module"
some = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate, Phase.shrink])


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=60)
ranges = st.tuples(*[st.floats(0, 50)] * 3).map(sorted)


@st.composite
def remarked(draw):
    """Ranges, bases, sources, notes and texts, given or taken away."""
    low, value, high = draw(ranges)
    source = draw(texts | st.fixed_dictionaries({"nb": texts, "en": texts}))
    return {
        "title": draw(texts | st.fixed_dictionaries({"nb": texts, "en": texts})),
        "caveats": draw(st.lists(texts, max_size=3)),
        "effect.duration": {
            "value": value,
            "low": low,
            "high": high,
            "basis": draw(st.sampled_from(list(Basis))).value,
            "unit": draw(st.sampled_from([None, "years"])),
            "provenance": draw(st.sampled_from(["published", "derived", "assumption", "calibrated"])),
            "source": source,
            "note": draw(st.none() | texts),
        },
        MODULE: {"note": draw(texts), "source": draw(texts), "title": draw(texts)},
    }


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_scenario_reads_back(name):
    assert_reads_back(shipped(name))
    assert_reads_back(shipped(name), BASE)


@some
@given(scenarios())
def test_any_scenario_reads_back(scenario):
    assert_reads_back(scenario)


@some
@given(scenarios())
def test_any_scenario_reads_back_from_its_differences(scenario):
    assert_reads_back(scenario, BASE)


@some
@given(remarked())
def test_any_text_and_range_read_back(changes):
    scenario = changed(BASE, changes)
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)


LOOKALIKES = (
    *("1e3", "1.5e3", "12e03", "-1E5", "2014", "0.05", "no", "null", "~", "true", "010", "1:30", "=", "<<"),
    *("- a", "a: b", "#", " a ", "a\nb", "a\tb", "'", '"', "%", "@", "&a", "*a", "!a", "|", "0x1F", "1_000"),
    *("2014-01-01", ".5", "\u2028", "\ufeff", "Østre Toten – «anførsel»", "\U0001f600"),
)


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_text_that_looks_like_something_else_stays_a_text(text):
    scenario = changed(BASE, {"title": {"nb": text, "en": text}})
    assert scenario.title.nb == text
    assert_reads_back(scenario)


@pytest.mark.parametrize("name", ["1e3", "2014", "1.5e3", "no", "null", "true", "0.1", "010"])
def test_a_name_that_looks_like_a_number_stays_a_name(name):
    assert_reads_back(BASE.model_copy(update={"name": name}))


@pytest.mark.parametrize(
    "value", [1e-05, 1e-300, 0.1 + 0.2, 1 / 3, 4.0, 49.99999999999999, 5e-324, 0.0, -0.0, 1e1]
)
def test_a_number_reads_back_to_the_last_digit(value):
    scenario = changed(BASE, {"effect.duration": value})
    assert scenario.effect.duration.value == value
    assert_reads_back(scenario)


@pytest.mark.parametrize(
    "changes",
    [
        {f"{MODULE}.professions": []},
        {"caveats": []},
        {"description": None},
        {"time.horizon": 7},
        {"time.discount_rate": {"0": 0.04, "40": 0.03, "75.5": 0.02}},
        {"effect.duration": {"low": None, "high": None}},
        {"effect.duration": {"note": None}},
        {"effect.duration": {"provenance": "assumption", "source": None, "note": None}},
        {
            "effect.duration": {
                "provenance": "assumption",
                "source": None,
                "note": None,
                "low": None,
                "high": None,
            }
        },
        {"delivery.fare": {"value": 700, "low": None, "high": None, "basis": None}},
        {"delivery.fare": {"value": 700, "low": 600, "high": 800}},
        {f"{MODULE}.count": [3]},
    ],
    ids=str,
)
def test_what_is_taken_away_stays_away(changes):
    scenario = changed(BASE, changes)
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)


def test_an_activity_may_be_named_as_the_part_of_an_input():
    activity = json.dumps(as_written(BASE)["delivery"]["activities"]["module"])
    text = f"{HEAD}delivery: {{activities: {{evaluation: null, value: {activity}, low: {activity}}}}}"
    scenario = parse(text.encode(), "mine")
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)


def test_differences_are_short():
    text = to_yaml(changed(BASE, {"effect.duration": 4}), BASE)
    assert text.startswith(HEAD)
    assert text.count("\n") < 20
    assert "effect" not in to_yaml(BASE, BASE)


def test_an_activity_taken_away_is_written_as_null():
    text = to_yaml(parse(f"{HEAD}delivery: {{activities: {{module: null}}}}".encode(), "mine"), BASE)
    assert "module: null" in text


def test_save_and_load(tmp_path):
    save(BASE, tmp_path / "mine.yaml")
    assert load(tmp_path / "mine.yaml") == BASE
    assert [file.name for file in tmp_path.iterdir()] == ["mine.yaml"]
