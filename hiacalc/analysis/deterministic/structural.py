"""How far do the choices that are not uncertain numbers move an outcome?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from hiacalc.analysis.deterministic.conventions import conventions
from hiacalc.analysis.deterministic.ways_of_acting import ways_of_acting
from hiacalc.evidence.price_series import read_price_series
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, viewpoint_of
from hiacalc.model.delivery import last_year_of
from hiacalc.problem_code import Code
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.comparison import InputValue, values_of
from hiacalc.scenario.options import Groups, SickPayRules, TaxFundingBase, Timing
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.rules import value_asked
from hiacalc.scenario.schema import Scenario

_FOLLOWS = "effect.follows_attendance"
# The effect is the same whoever attends, falls half as much as attendance, or as much.
_FOLLOWING = (0.0, 0.5, 1.0)
# No hour, half of them or all of them covered by a substitute.
_REPLACED = (0.0, 0.5, 1.0)
_TAX = "valuation.tax_funding_cost"
_TAX_BASE = "valuation.tax_funding_base"
_PRICE_YEAR = "time.price_year"
_SICK_PAY = "sick_pay.rules"
_SUBSTITUTES = "employer.replaced_share"
# What the model takes where a scenario states nothing.
_UNSTATED: dict[str, InputValue] = {
    _TAX: 0.0,
    _TAX_BASE: TaxFundingBase.NET.value,
    "delivery.labour_cost_multiplier": 1.0,
    _SICK_PAY: SickPayRules.PLAIN.value,
    _SUBSTITUTES: 0.0,
}
NO_STRENGTH, NO_SERIES = "no_strength", "no_series"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of making a choice, and what comes out of it.

    `choice` is the path of an input or setting, or `perspective`; `option` is
    the value chosen. Where there is no outcome, `reason` names why.
    """

    choice: str
    option: InputValue
    outcome: float
    chosen: bool
    reason: str = ""


class _Choice(NamedTuple):
    """A choice before it is evaluated: its options, the one made, and each option's change."""

    path: str
    chosen: InputValue
    options: dict[InputValue, Any]


def structural_sensitivity(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> list[Alternative]:
    """The outcome under every alternative of every structural choice, the one made included.

    Choices: when in the year amounts fall; every convention; what each rule set
    asks for; the base of tax funding where it counts; how sick pay moves; the
    price year, in which amounts are converted; where absence comes in spells, the
    way of acting that gives the same reduction in all days; substitutes; groups on
    average or whole ones; years that count; whose costs and gains count.
    Alternatives for conventions are the ends of their ranges, and half for how far
    the effect follows attendance.
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
        _alternative(scenario, choice, option, outcome, perspective)
        for choice in (*_by_convention(scenario), *_by_rule(scenario))
        for option in choice.options
    ]
    alternatives += _by_way(scenario, outcome, perspective)
    alternatives += [
        _alternative(scenario, choice, option, outcome, perspective)
        for choice in (_of_groups(scenario), _of_horizon(scenario))
        for option in choice.options
    ]
    run = evaluate(scenario)
    views = dict.fromkeys(view.value for view in (*Perspective, perspective))
    alternatives += [
        Alternative("perspective", view, outcome.of(run.single(), view), view == perspective)
        for view in views
    ]
    return alternatives


def _by_convention(scenario: Scenario) -> Iterator[_Choice]:
    """When amounts fall, and every convention, with what rule sets ask of them."""
    values = values_of(scenario)
    yield _choice("time.timing", values["time.timing"], [timing.value for timing in Timing])
    asked = _asked()
    for path in conventions(scenario):
        quantity = quantities(scenario)[path]
        more = _FOLLOWING if path == _FOLLOWS else (quantity.low, quantity.high)
        options = {quantity.value, *(end for end in more if end is not None)}
        yield _choice(path, values[path], sorted(options), asked.get(path))


def _by_rule(scenario: Scenario) -> Iterator[_Choice]:
    """What rule sets ask of other inputs and settings, and what today's law and prices add."""
    values = _UNSTATED | values_of(scenario)
    covered = {"time.timing", *conventions(scenario)}
    for path, asked in _asked().items():
        if path in covered:
            continue
        more: list[InputValue] = []
        if path == _TAX_BASE and values[_TAX]:
            more = [base.value for base in TaxFundingBase]
        yield _choice(path, values[path], more, asked)
    yield _choice(_SICK_PAY, values[_SICK_PAY], [rules.value for rules in SickPayRules])
    years = sorted({_report_year(), float(read_price_series().prices.last_year)})
    yield _choice(_PRICE_YEAR, values[_PRICE_YEAR], years)
    yield _choice(_SUBSTITUTES, values[_SUBSTITUTES], _REPLACED)


def _by_way(scenario: Scenario, outcome: Outcome, view: Viewpoint) -> list[Alternative]:
    """The same reduction in all days by every way of acting; nothing where absence is one share."""
    alternatives = []
    for way, acting in ways_of_acting(scenario):
        result = np.nan if acting is None else outcome.of(evaluate(acting).single(), view)
        chosen, reason = way is scenario.effect.way, NO_STRENGTH if acting is None else ""
        alternatives.append(Alternative("effect.acts_on", way.value, result, chosen, reason))
    return alternatives


def _of_groups(scenario: Scenario) -> _Choice:
    return _choice("delivery.groups", scenario.delivery.groups.value, [option.value for option in Groups])


def _of_horizon(scenario: Scenario) -> _Choice:
    years = float(evaluate(scenario).ledger.years)
    programme = float(last_year_of(scenario.delivery.activities))
    return _choice("time.horizon", years, sorted({programme, years}))


def _choice(
    path: str,
    chosen: InputValue,
    options: Any,
    asked: dict[InputValue, Any] | None = None,
) -> _Choice:
    """A choice whose options are changes by themselves, but for those that rules state anew."""
    changes: dict[InputValue, Any] = {option: option for option in options}
    changes |= {option: change for option, change in (asked or {}).items() if option not in changes}
    changes.setdefault(chosen, chosen)
    numbers = sorted(option for option in changes if isinstance(option, float))
    rest = [option for option in changes if not isinstance(option, float)]
    return _Choice(path, chosen, {option: changes[option] for option in (*numbers, *rest)})


def _alternative(
    scenario: Scenario, choice: _Choice, option: InputValue, outcome: Outcome, view: Viewpoint
) -> Alternative:
    chosen = option == choice.chosen
    try:
        run = evaluate(scenario if chosen else changed(scenario, {choice.path: choice.options[option]}))
    except ScenarioError as error:
        if any(problem.code != Code.OUTSIDE_SERIES for problem in error.problems):
            raise
        return Alternative(choice.path, option, np.nan, chosen, NO_SERIES)
    return Alternative(choice.path, option, outcome.of(run.single(), view), chosen)


@cache
def _asked() -> dict[str, dict[InputValue, Any]]:
    """What rule sets ask for by path: each value with the change that states it."""
    asked: dict[str, dict[InputValue, Any]] = {}
    for rules in read_rule_sets():
        for setting in rules.settings:
            asked.setdefault(setting.path, {})[value_asked(setting)] = setting.change
    return asked


@cache
def _report_year() -> float:
    """The price year of the 2016 report's own calculation."""
    return shipped("helseiarbeid-2016").numbers[_PRICE_YEAR]
