"""Scenarios laid over one another, and changed by path."""

import os
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hiacalc.scenario import Scenario, ScenarioError, changed, load, parse, shipped, shipped_names
from hiacalc.scenario.problems import MOST_TOLD, nearest
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.writing import to_yaml
from tests.scenario.cases import HEAD

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


def over_base(text):
    return parse(f"{HEAD}{text}\n".encode(), "mine.yaml")


def problems(run, *arguments):
    with pytest.raises(ScenarioError) as caught:
        run(*arguments)
    return list(caught.value.problems)


def codes(run, *arguments):
    return [(problem.code, problem.path) for problem in problems(run, *arguments)]


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
    assert codes(over_base, "delivery: {activities: {dinner: null}}") == [
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
    problems(over_base, "time: {discount_rate: {0: 0.04, 0.0: 0.03}}")


def test_a_chain_of_bases_adds_up(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.yaml").write_text(HEAD + "effect: {duration: 4}\nname: one")
    (tmp_path / "two.yaml").write_text("schema: hiacalc/1\nbased_on: sub/one.yaml\nabsence: {rate: 8 %}")
    (tmp_path / "three.yaml").write_text("schema: hiacalc/1\nbased_on: two.yaml\nname: three")
    scenario = load(tmp_path / "three.yaml")
    assert (scenario.name, scenario.effect.duration.value, scenario.absence.rate.value) == ("three", 4, 0.08)
    assert scenario.title.en == "three"


def test_a_base_in_a_subfolder_finds_its_own_base_beside_it(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.yaml").write_text("schema: hiacalc/1\nbased_on: two.yaml")
    (tmp_path / "sub" / "two.yaml").write_text(HEAD + "effect: {duration: 4}")
    (tmp_path / "top.yaml").write_text("schema: hiacalc/1\nbased_on: sub/one.yaml")
    assert load(tmp_path / "top.yaml").effect.duration.value == 4


def test_model_2_is_model_1_with_more():
    first, second = shipped("model-1"), shipped("model-2")
    assert list(second.delivery.activities) == [*first.delivery.activities, "goal_setting"]
    assert second.effect == first.effect
    assert second.caveats == first.caveats


def test_a_file_without_a_name_is_named_after_itself(tmp_path):
    text = to_yaml(BASE).replace("name: helseiarbeid-2016\n", "")
    assert "name:" not in text.split("title:")[0]
    (tmp_path / "Mitt første forsøk.yaml").write_text(text, encoding="utf-8")
    assert load(tmp_path / "Mitt første forsøk.yaml").name == "mitt-f-rste-fors-k"
    assert parse(text.encode(), "æøå.yaml").name == "scenario"


def test_uploads_rest_on_shipped_scenarios_only():
    upload = parse(b"schema: hiacalc/1\nbased_on: hiacalc:model-2\n", "up")
    assert but_for_its_names(upload) == but_for_its_names(shipped("model-2"))
    (problem,) = problems(parse, b"schema: hiacalc/1\nbased_on: model-2.yaml\n", "up")
    assert (problem.code, problem.path, problem.actual) == ("based_on_missing", "based_on", "model-2.yaml")


def test_a_shipped_name_is_enough_to_load_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load("no-effect") == shipped("no-effect")
    assert load("no-effect", [f"{REDUCTION}=0.03"]).effect.relative_reduction.value == 0.03


def test_the_base_case_comes_first():
    assert shipped_names()[0] == "helseiarbeid-2016"
    assert shipped_names()[1:] == sorted(shipped_names()[1:])


def test_an_unknown_shipped_name_is_refused_with_the_nearest():
    (problem,) = problems(shipped, "model-3")
    assert problem.code == "file_missing"
    assert problem.suggestion in ("model-1", "model-2")


def test_a_missing_file_is_refused_with_the_nearest(tmp_path):
    (tmp_path / "mine.yaml").write_text(HEAD)
    (problem,) = problems(load, tmp_path / "mien.yaml")
    assert (problem.code, problem.suggestion) == ("file_missing", "mine.yaml")
    (problem,) = problems(load, tmp_path / "none" / "no-efect.yaml")
    assert problem.suggestion == "no-effect"
    (problem,) = problems(load, tmp_path / "none" / "zzzz")
    assert (problem.code, problem.suggestion) == ("file_missing", "")


def test_a_folder_is_no_scenario(tmp_path):
    assert codes(load, tmp_path) == [("file_is_folder", "")]


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert codes(load, tmp_path / "loop.yaml") == [("file_unreadable", "")]


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "", "\udcff", "a/" * 3000])
def test_a_name_no_file_can_have_is_refused(name):
    problems(load, name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_leave_to_read_is_refused(tmp_path):
    (tmp_path / "mine.yaml").write_text(HEAD)
    (tmp_path / "mine.yaml").chmod(0)
    assert codes(load, tmp_path / "mine.yaml") == [("file_unreadable", "")]


@settings(max_examples=250, deadline=None)
@example(b"effect: {duration: " + b"9" * 5000 + b"}")
@example(b"? ? a")
@example(b"%YAML 3.0\n---\n")
@example(b"!<tag:")
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_scenario_or_refused(data):
    for start in (b"", HEAD.encode()):
        with suppress(ScenarioError):
            assert isinstance(parse(start + data, "upload"), Scenario)


YAML_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "low", "high", "0", "40", "unit", "nb", "x"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)
PATHS = st.sampled_from(
    [*BASE.numbers, "title", "caveats", "time.timing", "time.horizon", "effect", "delivery"]
)


@settings(max_examples=250, deadline=None)
@given(PATHS, YAML_LIKE)
def test_any_change_is_made_or_refused(path, value):
    with suppress(ScenarioError):
        assert isinstance(changed(BASE, {path: value}), Scenario)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (".05", 0.05),
        (".5 %", 0.005),
        ("5. %", 0.05),
        ("\N{MINUS SIGN}5 %", -0.05),
        ("\N{MINUS SIGN}.05", -0.05),
        ("+.5", 0.5),
        ("5.e-2", 0.05),
    ],
)
def test_numbers_are_read_as_people_and_typesetters_write_them(written, number):
    reduction = parse(
        f"{HEAD}effect: {{relative_reduction: {written}}}".encode(), "x"
    ).effect.relative_reduction
    assert reduction.value == pytest.approx(number, rel=1e-15)
    assert changed(shipped("model-1"), [f"effect.relative_reduction={written}"]).numbers[
        "effect.relative_reduction"
    ] == pytest.approx(number, rel=1e-15)


def test_what_is_no_file_is_not_read(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert codes(load, pipe) == [("file_not_regular", "")]
    assert codes(load, "/dev/zero") == [("file_not_regular", "")]
    (tmp_path / "on.yaml").write_text(
        HEAD.replace("hiacalc:helseiarbeid-2016", "pipe.yaml"), encoding="utf-8"
    )
    assert codes(load, tmp_path / "on.yaml") == [("based_on_missing", "based_on")]


def test_a_thousand_faults_are_told_by_the_first_and_a_count():
    text = f"{HEAD}delivery:\n  activities:\n" + "".join(f"    a{i}: {{}}\n" for i in range(9000))
    with pytest.raises(ScenarioError) as caught:
        parse(text.encode(), "x")
    assert len(caught.value.problems) == MOST_TOLD
    assert len(caught.value.problems) + caught.value.more == 9000 * 6  # keys that each lacks
    assert len(str(caught.value)) < 4000


def test_among_many_names_those_that_begin_alike_are_suggested():
    names = [f"delivery.activities.a{row}.count.{year}" for row in range(40) for year in range(1, 51)]
    assert nearest("delivery.activities.a37.cuont.12", names) == "delivery.activities.a37.count.12"
