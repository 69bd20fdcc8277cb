"""Scenarios laid over one another, and changed by path."""

import os
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hiacalc.scenario import Scenario, ScenarioError, changed, load, parse, shipped, shipped_names
from hiacalc.scenario.writing import to_yaml
from tests.scenario.cases import HEAD
from tests.scenario.refusals import codes_of, problems_of

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


def but_for_its_names(scenario):
    return scenario.model_copy(update={"name": "x", "title": BASE.title, "description": None})


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
    (problem,) = problems_of(parse, b"schema: hiacalc/1\nbased_on: model-2.yaml\n", "up")
    assert (problem.code, problem.path, problem.actual) == ("based_on_missing", "based_on", "model-2.yaml")


def test_a_shipped_name_is_enough_to_load_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load("no-effect") == shipped("no-effect")
    assert load("no-effect", [f"{REDUCTION}=0.03"]).effect.relative_reduction.value == 0.03


def test_the_base_case_comes_first():
    assert shipped_names()[0] == "helseiarbeid-2016"
    assert shipped_names()[1:] == sorted(shipped_names()[1:])


def test_an_unknown_shipped_name_is_refused_with_the_nearest():
    (problem,) = problems_of(shipped, "model-3")
    assert problem.code == "file_missing"
    assert problem.suggestion in ("model-1", "model-2")


def test_a_missing_file_is_refused_with_the_nearest(tmp_path):
    (tmp_path / "mine.yaml").write_text(HEAD)
    (problem,) = problems_of(load, tmp_path / "mien.yaml")
    assert (problem.code, problem.suggestion) == ("file_missing", "mine.yaml")
    (problem,) = problems_of(load, tmp_path / "none" / "no-efect.yaml")
    assert problem.suggestion == "no-effect"
    (problem,) = problems_of(load, tmp_path / "none" / "zzzz")
    assert (problem.code, problem.suggestion) == ("file_missing", "")


def test_a_folder_is_no_scenario(tmp_path):
    assert codes_of(load, tmp_path) == [("file_is_folder", "")]


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert codes_of(load, tmp_path / "loop.yaml") == [("file_unreadable", "")]


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "", "\udcff", "a/" * 3000])
def test_a_name_no_file_can_have_is_refused(name):
    problems_of(load, name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_leave_to_read_is_refused(tmp_path):
    (tmp_path / "mine.yaml").write_text(HEAD)
    (tmp_path / "mine.yaml").chmod(0)
    assert codes_of(load, tmp_path / "mine.yaml") == [("file_unreadable", "")]


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


def test_what_is_no_file_is_not_read(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert codes_of(load, pipe) == [("file_not_regular", "")]
    assert codes_of(load, "/dev/zero") == [("file_not_regular", "")]
    (tmp_path / "on.yaml").write_text(
        HEAD.replace("hiacalc:helseiarbeid-2016", "pipe.yaml"), encoding="utf-8"
    )
    assert codes_of(load, tmp_path / "on.yaml") == [("based_on_missing", "based_on")]
