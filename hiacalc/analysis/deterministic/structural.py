"""How far do the choices that are not uncertain numbers move an outcome?"""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.analysis.deterministic.conventions import conventions
from hiacalc.model import Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, viewpoint_of
from hiacalc.model.delivery import last_year_of
from hiacalc.scenario import changed
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.schema import Groups, Scenario, Timing

_FOLLOWS = "effect.follows_attendance"
# The effect is the same whoever attends, falls half as much as attendance, or as much.
_FOLLOWING = (0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of making a choice, and what comes out of it.

    `choice` is the path of an input or setting, or `perspective`; `option` is
    the value chosen.
    """

    choice: str
    option: str | float
    outcome: float
    chosen: bool


def structural_sensitivity(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> list[Alternative]:
    """The outcome under every alternative of every structural choice, the one made included.

    Choices: when in the year amounts fall; every convention; groups on average
    or whole ones; years that count; whose costs and gains count. Alternatives
    for conventions are the ends of their ranges, and half for how far the effect
    follows attendance.
    Outcome and perspective are given as such or by name.

    Args:
        scenario: gives the base values.
        outcome: the figure to follow, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    >>> from hiacalc.scenario import shipped
    >>> alternatives = structural_sensitivity(shipped("helseiarbeid-2016"))
    >>> [round(a.outcome) for a in alternatives if a.choice == "time.timing"][0]
    4926870
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    alternatives = [
        _alternative(scenario, "time.timing", timing.value, scenario.time.timing.value, outcome, perspective)
        for timing in Timing
    ]
    for path in conventions(scenario):
        quantity = quantities(scenario)[path]
        more = _FOLLOWING if path == _FOLLOWS else (quantity.low, quantity.high)
        options = {quantity.value, *(end for end in more if end is not None)}
        alternatives += [
            _alternative(scenario, path, option, quantity.value, outcome, perspective)
            for option in sorted(options)
        ]
    groups = scenario.delivery.groups.value
    alternatives += [
        _alternative(scenario, "delivery.groups", option.value, groups, outcome, perspective)
        for option in Groups
    ]
    years = evaluate(scenario).ledger.years
    programme = last_year_of(scenario.delivery.activities)
    alternatives += [
        _alternative(scenario, "time.horizon", float(option), float(years), outcome, perspective)
        for option in sorted({programme, years})
    ]
    run = evaluate(scenario)
    views = dict.fromkeys(view.value for view in (*Perspective, perspective))
    alternatives += [
        Alternative("perspective", view, outcome.of(run.single(), view), view == perspective)
        for view in views
    ]
    return alternatives


def _alternative(  # noqa: PLR0917 - a run and how it is looked at
    scenario: Scenario,
    path: str,
    option: str | float,
    chosen: str | float,
    outcome: Outcome,
    perspective: Viewpoint,
) -> Alternative:
    run = evaluate(scenario if option == chosen else changed(scenario, {path: option}))
    return Alternative(path, option, outcome.of(run.single(), perspective), option == chosen)
