"""The scenarios that a command is typed: files, names of shipped ones, or `-` for standard input."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.evidence.rules import RuleSet
from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, load, parse
from hiacalc.scenario.problems import fail
from hiacalc.scenario.rules import rules_of_name
from hiacalc.scenario.yaml_tree import MAX_BYTES

BASE = "helseiarbeid-2016"  # what results are compared with, and completions made from
TODAY = "helseiarbeid-2025"  # what rules are laid over where no scenario is named
STDIN = "-"
_NAME = "stdin"  # in messages, and of a scenario that names itself not


@dataclass(frozen=True, slots=True)
class Ruled:
    """A scenario with a rule set laid over it, and as it would be without; `rules` is None for none."""

    scenario: Scenario
    without: Scenario
    rules: RuleSet | None


def read_scenario(source: str, changes: Sequence[str] = (), rules: str | None = None) -> Scenario:
    """The scenario of a source, with changes.

    One from standard input lies in no folder: it is based on shipped ones only.

    Args:
        source: a file, the name of a shipped scenario, or `-` for standard input.
        changes: as with `--set`, each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes; None for none.

    Raises:
        ScenarioError: with every problem in it, or a name that is no rule set's.

    >>> read_scenario("model-1", ["effect.duration=3"]).effect.duration.value
    3.0
    """
    return read_ruled(source, changes, rules).scenario


def read_ruled(source: str, changes: Sequence[str] = (), rules: str | None = None) -> Ruled:
    """The scenario of a source with a rule set and changes, and the same without the rule set.

    Args:
        source: a file, the name of a shipped scenario, or `-` for standard input.
        changes: as with `--set`, each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes; None for none.

    Raises:
        ScenarioError: with every problem in it, or a name that is no rule set's.

    >>> read_ruled("model-1", rules="r-109-21").scenario.numbers["valuation.tax_funding_cost"]
    0.2
    """
    asked = None if rules is None else rules_of_name(rules)
    data = _standard_input() if source == STDIN else b""

    def read(beneath: dict[str, Any] | None) -> Scenario:
        if source == STDIN:
            return parse(data, _NAME, changes, beneath)
        return load(source, changes, beneath)

    without = read(None)
    return Ruled(without if asked is None else read(asked.changes()), without, asked)


def read_scenarios(sources: Sequence[str], rules: str | None = None) -> list[Scenario]:
    """All scenarios, or the problems of all.

    Args:
        sources: each a file, the name of a shipped scenario, or `-`.
        rules: the name of a rule set to lay over each of them; None for none.

    Raises:
        ScenarioError: also where more than one source is standard input.
    """
    if rules is not None:
        rules_of_name(rules)
    require_one_stdin(sources)
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    more = 0
    for source in sources:
        try:
            scenarios.append(read_scenario(source, rules=rules))
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
