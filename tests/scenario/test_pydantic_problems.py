"""Every malformed file is refused with every problem at its place."""

import pytest

from hiacalc.present.locale.error_messages import message
from hiacalc.present.locale.language import language
from hiacalc.problem_code import Code
from hiacalc.scenario import ScenarioError, load, parse
from hiacalc.scenario.pydantic_problems import problem_of
from hiacalc.scenario.yaml_tree import read_document
from tests.scenario.cases import Malformed
from tests.scenario.malformed import CASES

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])


def problems_of(error, case, source):
    """The problems as the case words them, with what it leaves open left out."""
    problems = []
    for index, problem in enumerate(error.problems):
        fault = case.faults[index] if index < len(case.faults) else None
        details = {
            "code": problem.code,
            "path": problem.path,
            "actual": problem.actual,
            "allowed": problem.allowed,
            "suggestion": problem.suggestion,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "source": problem.mark.source,
        }
        if fault is not None:
            details = {key: value for key, value in details.items() if getattr(fault, key) is not None}
        problems.append(details)
    return problems


def expected(case):
    keys = ("code", "path", "actual", "allowed", "suggestion", "line", "column", "source")
    return [
        {key: getattr(fault, key) for key in keys if getattr(fault, key) is not None} for fault in case.faults
    ]


def test_every_case_has_a_name_of_its_own():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


@every_case
def test_a_malformed_file_is_refused_with_every_fault_in_its_place(case: Malformed, tmp_path):
    file = case.write_in(tmp_path)
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert problems_of(caught.value, case, str(file)) == expected(case)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.stands_alone], ids=lambda case: case.name[:60]
)
def test_bytes_without_a_folder_are_refused_alike(case: Malformed):
    with pytest.raises(ScenarioError) as caught:
        parse(case.data, "upload")
    assert problems_of(caught.value, case, "upload") == expected(case)


@every_case
def test_what_is_said_of_a_malformed_file_is_short_and_on_one_line(case: Malformed, tmp_path):
    with pytest.raises(ScenarioError) as caught:
        load(case.write_in(tmp_path))
    assert str(caught.value)
    for problem in caught.value.problems:
        assert problem.mark.source
        for text in (problem.actual, problem.suggestion, problem.path):
            assert text.isprintable()
            assert len(text) <= 120


def test_what_has_no_words_of_its_own_is_told_by_its_kind():
    line = {"type": "some_new_kind", "loc": ("time",), "input": {"a": 1}}
    problem = problem_of(line, read_document(b"time: {a: 1}", "a.yaml"))
    assert (problem.code, problem.actual, problem.allowed) == (Code.OTHER, "{a}", "some_new_kind")
    assert message(problem, language("en")) == "time: problem with the input (some_new_kind): {a}"
