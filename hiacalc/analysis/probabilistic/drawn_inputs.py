"""The inputs of a scenario that are drawn, each with what it is drawn from.

The reduction in absence and the days saved are drawn from the evidence in use.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hiacalc.analysis.distributions.marginal import Marginal, marginal
from hiacalc.analysis.evidence_synthesis.evidence_in_use import as_believed
from hiacalc.problem_code import Code
from hiacalc.programme.calendar import CALENDAR
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.registry import key_of, named_input, quantities
from hiacalc.scenario.schema import Scenario

# Fitting and tabulating takes about a millisecond, and of some families ten times that. All that is
# stated in a scenario must be ready within a second.
_COSTLY = {Family.BETA: 5, Family.GAMMA: 2, Family.TRUNCATED_NORMAL: 5}
_MOST_COST = 200


def marginals(scenario: Scenario, also: Collection[str] = ()) -> dict[str, Marginal]:
    """Every input of a scenario that is drawn, by path, in the order of the models.

    The reduction in absence and the days saved are drawn from the evidence in use.

    Args:
        scenario: gives distributions, ranges and the evidence.
        also: paths of conventions that are to be drawn as well.

    Raises:
        ScenarioError: every distribution that cannot be fitted or lies outside its bounds,
            more of them than can be worked on, unknown evidence, or an input in `also`
            that cannot vary.

    >>> from hiacalc.scenario import shipped
    >>> list(marginals(shipped("helseiarbeid-2016")))[:2]
    ['population.workers_per_employer', 'absence.share_in_employer_period']
    """
    inputs = quantities(as_believed(scenario))
    _require_few(inputs, scenario)
    drawn = {
        path: quantity
        for path, quantity in inputs.items()
        if key_of(path) not in CALENDAR and (quantity.is_uncertain or (path in also and quantity.has_width))
    }
    still = [path for path in also if path not in drawn]
    if still:
        raise ScenarioError([_not_drawn(scenario, path) for path in still])
    problems: list[Problem] = []
    by_path: dict[str, Marginal] = {}
    for path, quantity in drawn.items():
        try:
            by_path[path] = marginal(scenario, path, quantity)
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return by_path


def _require_few(inputs: Mapping[str, Quantity], scenario: Scenario) -> None:
    """Refuse more doubt than can be worked on in the time that a reader waits."""
    parts = [
        part.kind
        for quantity in inputs.values()
        if quantity.has_width
        for part in (quantity.distribution or Distribution(kind=Family.PERT)).parts()
    ]
    if sum(_COSTLY.get(kind, 1) for kind in parts) > _MOST_COST:
        fail(Code.TOO_MUCH_DOUBT, Mark(scenario.name), actual=len(parts), allowed=str(_MOST_COST))


def _not_drawn(scenario: Scenario, path: str) -> Problem:
    named_input(scenario, path)  # an unknown path is told with the nearest one
    return Problem(Code.NOT_UNCERTAIN, Mark(scenario.name), path)
