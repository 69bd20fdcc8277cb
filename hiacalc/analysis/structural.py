"""How far do the choices that are not uncertain numbers move an outcome?"""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.model import Outcome, Perspective, evaluate
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


def structural(
    scenario: Scenario,
    outcome: Outcome = Outcome.NET_BENEFIT,
    perspective: Perspective = Perspective.SOCIETY,
) -> list[Alternative]:
    """The outcome under every alternative of every structural choice, the one made included.

    Choices: when in the year amounts fall; gross wage or full labour cost;
    workers or full-time years; how far the effect follows attendance; groups on
    average or whole ones; years that count; whose costs and gains count.
    Alternatives for numbers are the ends of their ranges where nothing else is said.

    >>> from hiacalc.scenario import shipped
    >>> found = structural(shipped("helseiarbeid-2016"))
    >>> [round(a.outcome) for a in found if a.choice == "time.timing"][0]
    4926870
    """
    found = [
        _alternative(scenario, "time.timing", timing.value, scenario.time.timing.value, outcome, perspective)
        for timing in Timing
    ]
    for path in ("valuation.labour_cost_multiplier", "population.fte_per_worker"):
        quantity = quantities(scenario)[path]
        options = {quantity.value, *(end for end in (quantity.low, quantity.high) if end is not None)}
        found += [
            _alternative(scenario, path, option, quantity.value, outcome, perspective)
            for option in sorted(options)
        ]
    follows = scenario.effect.follows_attendance.value
    found += [
        _alternative(scenario, _FOLLOWS, option, follows, outcome, perspective)
        for option in sorted({*_FOLLOWING, follows})
    ]
    groups = scenario.delivery.groups.value
    found += [
        _alternative(scenario, "delivery.groups", option.value, groups, outcome, perspective)
        for option in Groups
    ]
    years = evaluate(scenario).ledger.years
    programme = last_year_of(scenario.delivery.activities)
    found += [
        _alternative(scenario, "time.horizon", float(option), float(years), outcome, perspective)
        for option in sorted({programme, years})
    ]
    run = evaluate(scenario)
    found += [
        Alternative("perspective", view.value, float(outcome.of(run, view)[0]), view is perspective)
        for view in Perspective
    ]
    return found


def _alternative(  # noqa: PLR0917 - a run and how it is looked at
    scenario: Scenario,
    path: str,
    option: str | float,
    chosen: str | float,
    outcome: Outcome,
    perspective: Perspective,
) -> Alternative:
    run = evaluate(scenario if option == chosen else changed(scenario, {path: option}))
    return Alternative(path, option, float(outcome.of(run, perspective)[0]), option == chosen)
