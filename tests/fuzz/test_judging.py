"""The judge sees what it is there to see."""

import time
from pathlib import Path
from typing import Any

import pytest

from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, changed, shipped
from tests.fuzz import working
from tests.fuzz.commands import command
from tests.fuzz.corpus import cases, stored
from tests.fuzz.judging import judged


def raises(error: Exception) -> Any:
    def read() -> Scenario:
        raise error

    return read


def refuses(*problems: Problem) -> Any:
    return raises(ScenarioError(problems))


EMPTY = Problem("empty_file", Mark("a.yaml"))


@pytest.mark.parametrize(
    ("sentences", "what"),
    [
        (["a.yaml: wrong."] * 41, "long message"),
        (["x" * 13_000], "long message"),
        ([], "no message"),
        (["found [Node(value=1)]"], "internals in a message"),
        (["KeyError: 'x'"], "internals in a message"),
        (["found \x1b[2J"], "control in a message"),
        (["\udcff.yaml: wrong."], "message that is not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_refusal_is_told_apart(
    sentences: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.judging.messages", lambda error, language: sentences)
    fault = judged(refuses(EMPTY)).fault
    assert fault is not None
    assert fault.what == what


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (raises(KeyError("x")), "KeyError"),
        (lambda: bytearray(300_000_000) and None, "more than 200 MB"),
    ],
    ids=["traceback", "memory"],
)
def test_a_fault_is_told_apart(read: Any, what: str) -> None:
    fault = judged(read).fault
    assert fault is not None
    assert fault.what == what


def test_what_is_refused_plainly_or_works_has_no_fault() -> None:
    assert judged(refuses(EMPTY)).fault is None
    verdict = judged(lambda: shipped("model-1"))
    assert (verdict.fault, verdict.outcome) == (None, "accepted")


def test_slow_reading_is_seen_where_it_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.judging.READING", 0.05)

    def read() -> Scenario:
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass
        return shipped("model-1")

    fault = judged(read).fault
    assert fault is not None
    assert fault.what == "reading takes more than 0.05 s"
    assert fault.where.endswith("test_judging.py:read")


def test_what_is_accepted_and_then_refused_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        working.STAGES, "one_way", lambda given: {"x": len(changed(given, {"absence.rate": 7}).name)}
    )
    fault = judged(lambda: shipped("model-1")).fault
    assert fault is not None
    assert fault.key == "accepted, then refused (out_of_bounds) in one_way"


def test_a_figure_that_is_no_number_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(working.STAGES, "threshold", lambda given: {"x": [1.0, float("nan")]})
    fault = judged(lambda: shipped("model-1")).fault
    assert fault is not None
    assert fault.key == "a figure that is no number in threshold"


@pytest.mark.parametrize("real", [False, True])
@pytest.mark.parametrize(("words", "code"), [(["validate", "good.yaml"], 0), (["validate", "empty.yaml"], 2)])
def test_a_command_is_run_as_typed(words: list[str], code: int, real: bool) -> None:
    verdict = command({"words": words, "stdin": b"", "language": "en", "real": real})
    assert (verdict.outcome, verdict.fault) == (f"exit {code}", None)


def test_the_shortest_input_of_a_fault_is_kept(tmp_path: Path) -> None:
    for given in (b"long enough", b"short", b"not so short"):
        stored("files", "KeyError in hiacalc/cli.py:run", given, folder=tmp_path)
    ((name, kind, given),) = cases(tmp_path)
    assert (kind, given) == ("files", b"short")
    assert name.startswith("files-keyerror-in-hiacalc-cli-py-run-")
