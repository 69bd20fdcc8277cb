"""Rank correlations between uncertain inputs, and what can be wrong with them.

At the top of a scenario: `correlations: [{between: [path, path], rank: 0.4, source: ...}]`.
Ranks are Spearman's; the inputs are joined by a Gaussian copula.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.input_problems import InputProblems
from hiacalc.scenario.nearest_correlation import is_reachable, nearest_reachable, to_ranks, to_scores
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import FEW, as_text, nearest
from hiacalc.text import Text


class Correlation(Record):
    """How two inputs go together."""

    between: tuple[str, ...] = Field(min_length=2, max_length=2)
    rank: float = Field(json_schema_extra={"minimum": -1, "maximum": 1})
    source: Text | None = None
    note: Text | None = None

    @field_validator("rank", mode="before")
    @classmethod
    def _within_one(cls, raw: Any) -> float:
        rank = read_number(raw, share=False)
        if isinstance(rank, Code) or not -1.0 <= rank <= 1.0:
            code = rank if isinstance(rank, Code) else Code.OUT_OF_BOUNDS
            raise PydanticCustomError(code, "{found}", {"found": as_text(raw), "allowed": "-1 … 1"})
        return rank


def copula(correlations: Sequence[Correlation]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The correlated inputs and the correlations of their normal scores.

    Spearman's rho of a Gaussian copula with Pearson correlation r is
    6/pi asin(r/2), so r = 2 sin(pi rho/6).

    >>> paths, matrix = copula([Correlation(between=("a", "b"), rank=0.5)])
    >>> paths, round(float(matrix[0, 1]), 4)
    (('a', 'b'), 0.5176)
    """
    paths = tuple(dict.fromkeys(path for pair in correlations for path in pair.between))
    matrix = np.eye(len(paths))
    for pair in correlations:
        first, second = (paths.index(path) for path in pair.between)
        matrix[first, second] = matrix[second, first] = pair.rank
    return paths, to_scores(matrix)


def check_correlations(
    correlations: Sequence[Correlation],
    inputs: Collection[str],
    drawn: Collection[str],
    unread: Sequence[str],
) -> None:
    """Tell every pair that cannot be, and ranks that contradict each other.

    Args:
        correlations: as read.
        inputs: the path of every input.
        drawn: those of the inputs that are drawn.
        unread: sections whose own faults hide their inputs.

    Raises:
        ValidationError: for pydantic, all faults at once.
    """
    problems = InputProblems()
    seen: set[frozenset[str]] = set()
    for index, correlation in enumerate(correlations):
        between = correlation.between
        for end, path in enumerate(between):
            if path in inputs:
                if path not in drawn:
                    problems.add(Code.CORRELATION_OF_CERTAIN, path, "", index, "between", end)
            elif path.partition(".")[0] not in unread:
                near = nearest(path, inputs) if len(problems.details) < FEW else ""
                problems.add(Code.UNKNOWN_PATH, path, "", index, "between", end, suggestion=near)
        if between[0] == between[1]:
            problems.add(Code.GIVEN_TWICE, ", ".join(between), "", index, "between")
        elif frozenset(between) in seen:
            problems.add(Code.CORRELATION_GIVEN_TWICE, ", ".join(between), "", index, "between")
        seen.add(frozenset(between))
    if not problems.details and correlations:
        _check_reachable(correlations, problems)
    problems.raise_if_any()


def _check_reachable(correlations: Sequence[Correlation], problems: InputProblems) -> None:
    """Ranks that no inputs can have at once, or that inputs joined by a normal copula cannot."""
    paths, scores = copula(correlations)
    if is_reachable(scores):
        return
    ranks = to_ranks(scores)
    code = Code.COPULA_UNREACHABLE if is_reachable(ranks) else Code.NOT_POSITIVE_DEFINITE
    stated = np.eye(len(paths), dtype=bool)
    places = [tuple(paths.index(path) for path in pair.between) for pair in correlations]
    for first, second in places:
        stated[first, second] = stated[second, first] = True
    kept = nearest_reachable(ranks, stated)
    nearest_ranks = "too_many_joined" if kept is None else ", ".join(f"{kept[pair]:g}" for pair in places)
    problems.add(code, ", ".join(f"{pair.rank:g}" for pair in correlations), nearest_ranks)
