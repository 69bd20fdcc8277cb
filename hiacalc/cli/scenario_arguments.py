"""The scenarios that a command is typed: files, names of shipped ones, or `-` for standard input."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, load, parse
from hiacalc.scenario.problems import fail
from hiacalc.scenario.yaml_tree import MAX_BYTES

BASE = "helseiarbeid-2016"  # what results are compared with, and completions made from
STDIN = "-"
_NAME = "stdin"  # in messages, and of a scenario that names itself not


def read_scenario(source: str, changes: Sequence[str] = ()) -> Scenario:
    """The scenario of a source, with changes.

    One from standard input lies in no folder: it is based on shipped ones only.

    Args:
        source: a file, the name of a shipped scenario, or `-` for standard input.
        changes: as with `--set`, each `PATH=VALUE`.

    Raises:
        ScenarioError: with every problem in it.

    >>> read_scenario("model-1", ["effect.duration=3"]).effect.duration.value
    3.0
    """
    return parse(_standard_input(), _NAME, changes) if source == STDIN else load(source, changes)


def read_scenarios(sources: Sequence[str]) -> list[Scenario]:
    """All scenarios, or the problems of all.

    Raises:
        ScenarioError: also where more than one source is standard input.
    """
    require_one_stdin(sources)
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    more = 0
    for source in sources:
        try:
            scenarios.append(read_scenario(source))
        except ScenarioError as error:
            problems += error.problems
            more += error.more
    if problems:
        raise ScenarioError(problems, more)
    return scenarios


def require_one_stdin(sources: Sequence[str]) -> None:
    """Refuse standard input more than once: it can be read only once.

    Raises:
        ScenarioError: `stdin_twice`.

    >>> require_one_stdin(["-", "model-1"])
    """
    if sources.count(STDIN) > 1:
        fail(Code.STDIN_TWICE, Mark(STDIN))


def _standard_input() -> bytes:
    """What stands on standard input, up to one byte more than a scenario may have."""
    try:
        if sys.stdin is None:
            fail(Code.FILE_UNREADABLE, Mark(_NAME), actual=os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        fail(Code.FILE_UNREADABLE, Mark(_NAME), actual=getattr(error, "strerror", "") or "-")
