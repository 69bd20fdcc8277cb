"""What is refused, by its problems or by their codes and paths."""

from collections.abc import Callable
from typing import Any

import pytest

from hiacalc.scenario import Problem, ScenarioError


def problems_of(run: Callable[..., Any], *arguments: Any) -> list[Problem]:
    """The problems for which a call is refused."""
    with pytest.raises(ScenarioError) as caught:
        run(*arguments)
    return list(caught.value.problems)


def codes_of(run: Callable[..., Any], *arguments: Any) -> list[tuple[str, str]]:
    """Code and path of each problem for which a call is refused."""
    return [(problem.code, problem.path) for problem in problems_of(run, *arguments)]
