"""A scenario as a mapping means what the same file means, and is refused for the same reasons."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hiacalc.model import evaluate
from hiacalc.scenario import ScenarioError, changed, load, parse, shipped, shipped_names
from hiacalc.scenario.reading import shipped_folder
from hiacalc.scenario.yaml_tree import read_document
from tests.scenario.cases import Malformed
from tests.scenario.malformed import CASES

BASE = shipped("helseiarbeid-2016")
HEAD = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016"}
CALL: dict[str, Any] = {
    "hours": 0.5,
    "count": [0, 2],
    "attends": "representatives",
    "where": "workplace",
    "professions": ["nav"],
    "employers_per_session": 1,
}
ACTIVITIES = "delivery.activities"


def problems(*arguments: Any) -> set[tuple[str, ...]]:
    with pytest.raises(ScenarioError) as caught:
        load(*arguments)
    return {(p.code, p.path, p.actual, p.allowed, p.suggestion) for p in caught.value.problems}


def read_as_yaml() -> list[Malformed]:
    """The cases whose fault is not that they are no YAML, and whose values a mapping can hold."""
    leaves = []
    for case in CASES:
        try:
            tree = read_document(case.data, "case")
        except ScenarioError:
            continue
        if case.stands_alone and not isinstance(tree.value, str):
            leaves.append(case)
    return leaves


@pytest.mark.parametrize("case", read_as_yaml(), ids=lambda case: case.name)
def test_a_mapping_is_refused_for_what_the_file_is_refused_for(case: Malformed, tmp_path: Path) -> None:
    assert problems(read_document(case.data, "case").plain()) == problems(case.write_in(tmp_path))


@pytest.mark.parametrize("name", shipped_names())
def test_a_mapping_means_what_the_file_means(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped_folder())  # some build on files beside them
    plain = read_document((shipped_folder() / f"{name}.yaml").read_bytes(), name).plain()
    assert load({"name": name, **plain}) == shipped(name)


def test_places_are_paths() -> None:
    wrong = HEAD | {"effect": {"duration": "3"}, "delivery": {"activities": {"module": {"count": [1, -2]}}}}
    with pytest.raises(ScenarioError) as caught:
        load(wrong)
    assert [str(problem.mark) for problem in caught.value.problems] == [
        "delivery.activities.module.count.2",
        "effect.duration",
    ]


def test_changes_are_laid_over_a_mapping() -> None:
    scenario = load(HEAD | {"effect": {"duration": 3}}, ["effect.relative_reduction=2 %"])
    assert (scenario.effect.duration.value, scenario.effect.relative_reduction.value) == (3.0, 0.02)


def test_numbers_and_arrays_of_numpy_are_numbers_and_lists() -> None:
    of_numpy = {
        "effect": {"duration": np.int64(3), "relative_reduction": np.float32(0.25)},
        "time": {"discount_rate": {np.int64(0): 0.04, 40: 0.03}},
        "delivery": {"activities": {"module": {"count": np.arange(3)}}},
    }
    plain = {
        "effect": {"duration": 3, "relative_reduction": 0.25},
        "time": {"discount_rate": {"0": 0.04, "40": 0.03}},
        "delivery": {"activities": {"module": {"count": [0, 1, 2]}}},
    }
    assert load(HEAD | of_numpy) == load(HEAD | plain)
    assert changed(BASE, {"effect.duration": np.int64(3)}) == changed(BASE, {"effect.duration": 3})


def test_a_mapping_builds_on_files_of_the_working_folder_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    for file in (tmp_path / "mine.yaml", tmp_path / "here" / "mine.yaml"):
        file.write_text("schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\neffect: {duration: 2}\n")
    monkeypatch.chdir(tmp_path / "here")
    assert load(HEAD | {"based_on": "mine.yaml"}).effect.duration.value == 2.0
    assert {fault[0] for fault in problems(HEAD | {"based_on": "../mine.yaml"})} == {"based_on_outside"}
    assert {fault[0] for fault in problems(HEAD | {"based_on": "other.yaml"})} == {"based_on_missing"}


LOOP: dict[str, Any] = {}
LOOP["effect"] = LOOP
WIDE: list[Any] = [0] * 200
for _ in range(3):
    WIDE = [WIDE] * 200


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ({}, "schema_missing"),
        (HEAD | LOOP, "too_deep"),
        (HEAD | {"effect": WIDE}, "too_many_nodes"),
        (HEAD | {"title": "a\x1b[31m"}, "unprintable_character"),
        (HEAD | {"title": "a\ud800"}, "unprintable_character"),
        (HEAD | {"a\x07b": 1}, "unprintable_character"),
        (HEAD | {"effect": {("duration",): 3}}, "key_not_text"),
        (HEAD | {"time": {"discount_rate": {0: 0.04, "0": 0.03}}}, "given_twice"),
        (HEAD | {"effect": {"duration": float("nan")}}, "not_finite"),
        (HEAD | {"effect": {"duration": np.nan}}, "not_finite"),
        (HEAD | {"effect": {"duration": {1, 2}}}, "not_a_number"),
        (HEAD | {"effect": {"duration": b"3"}}, "not_a_number"),
    ],
)
def test_what_no_file_could_hold_is_refused(plain: dict[str, Any], code: str) -> None:
    assert {fault[0] for fault in problems(plain)} == {code}


def test_every_bad_change_is_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, {"effect.duration": "a\x07", "absence.rate": 7})
    assert {p.code for p in caught.value.problems} == {"unprintable_character", "out_of_bounds"}


def test_a_new_activity_means_the_same_in_a_file_a_mapping_and_a_change() -> None:
    text = (
        b"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\nname: helseiarbeid-2016\n"
        b"delivery:\n  activities:\n    follow_up_call:\n      hours: 0.5\n      count: [0, 2]\n"
        b"      attends: representatives\n      where: workplace\n      professions: [nav]\n"
        b"      employers_per_session: 1\n"
    )
    of_file = parse(text, "upload")
    of_mapping = load(
        HEAD | {"name": "helseiarbeid-2016", "delivery": {"activities": {"follow_up_call": CALL}}}
    )
    of_change = changed(BASE, {f"{ACTIVITIES}.follow_up_call": CALL})
    assert of_file == of_mapping
    assert of_file.delivery == of_change.delivery
    costs = [float(evaluate(scenario).costs()[0]) for scenario in (of_file, of_mapping, of_change)]
    assert costs[0] == costs[1] == costs[2] > float(evaluate(BASE).costs()[0])


def test_an_activity_that_is_added_can_be_changed_and_taken_away() -> None:
    more = changed(BASE, {f"{ACTIVITIES}.module2": CALL, f"{ACTIVITIES}.module2.count.1": 4})
    assert [meetings.value for meetings in more.delivery.activities["module2"].count] == [4.0, 2.0]
    assert changed(more, {f"{ACTIVITIES}.module2": None}).delivery == BASE.delivery


def test_a_new_activity_is_given_on_the_command_line_too() -> None:
    activity = "{hours: 0.5, count: [0, 2], attends: representatives, where: workplace, professions: [nav]}"
    texts = [f"{ACTIVITIES}.follow_up_call={activity[:-1]}, employers_per_session: 1}}"]
    assert load("helseiarbeid-2016", texts) == changed(BASE, {f"{ACTIVITIES}.follow_up_call": CALL})


@pytest.mark.parametrize(
    ("path", "value", "code", "suggestion"),
    [
        (f"{ACTIVITIES}.modul", {"hours": 3}, "unknown_path", f"{ACTIVITIES}.module."),
        (f"{ACTIVITIES}.modul", 3, "unknown_path", f"{ACTIVITIES}.module."),
        (f"{ACTIVITIES}.modul.hours", 3, "unknown_path", f"{ACTIVITIES}.module.hours"),
        ("delivery.activites.follow_up_call", CALL, "unknown_path", "delivery."),
        (f"{ACTIVITIES}.follow_up_call.first", CALL, "unknown_path", ""),
        ("effect.follow_up_call", CALL, "unknown_path", ""),
        (f"{ACTIVITIES}.follow_up_call", None, "unknown_path", ""),
        (f"{ACTIVITIES}.Follow-up", CALL, "bad_name", ""),
        (f"{ACTIVITIES}.follow_up_call", {**CALL, "hour": 1}, "unknown_key", "hours"),
        (f"{ACTIVITIES}.call", {k: v for k, v in CALL.items() if k != "where"}, "missing", ""),
    ],
)
def test_only_a_whole_activity_is_added(path: str, value: Any, code: str, suggestion: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, {path: value})
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.suggestion.startswith(suggestion)
