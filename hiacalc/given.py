"""The scenarios that a command is given: files, names of shipped ones, or `-` for standard input."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, load, parse
from hiacalc.scenario.problems import fail
from hiacalc.scenario.yaml_tree import MAX_BYTES

STDIN = "-"
_NAME = "stdin"  # in messages, and of a scenario that names itself not


def scenario_at(place: str, changes: Sequence[str] = ()) -> Scenario:
    """The scenario at a place, with changes.

    One from standard input lies in no folder: it is based on shipped ones only.

    Raises:
        ScenarioError: with every problem in it.
    """
    return parse(_standard_input(), _NAME, changes) if place == STDIN else load(place, changes)


def scenarios_at(places: Sequence[str]) -> list[Scenario]:
    """All scenarios, or the problems of all.

    Raises:
        ScenarioError: also where more than one place is standard input.
    """
    require_one_stdin(places)
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    more = 0
    for place in places:
        try:
            scenarios.append(scenario_at(place))
        except ScenarioError as error:
            problems += error.problems
            more += error.more
    if problems:
        raise ScenarioError(problems, more)
    return scenarios


def require_one_stdin(places: Sequence[str]) -> None:
    """Refuse standard input more than once: it can be read only once.

    Raises:
        ScenarioError: `stdin_twice`.

    >>> require_one_stdin(["-", "model-1"])
    """
    if places.count(STDIN) > 1:
        fail(Code.STDIN_TWICE, Mark(STDIN))


def _standard_input() -> bytes:
    """What stands on standard input, up to one byte more than a scenario may have."""
    try:
        if sys.stdin is None:
            fail(Code.FILE_UNREADABLE, Mark(_NAME), actual=os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        fail(Code.FILE_UNREADABLE, Mark(_NAME), actual=getattr(error, "strerror", "") or "-")
