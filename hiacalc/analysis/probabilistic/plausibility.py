"""Where a value and what is drawn for it do not belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hiacalc.analysis.distributions.marginal import Marginal, marginal
from hiacalc.analysis.evidence_synthesis.evidence_in_use import (
    as_believed,
    days_evidence_in_use,
    evidence_in_use,
)
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.quantity import Basis, Quantity
from hiacalc.scenario.registry import named_input, quantities
from hiacalc.scenario.schema import Scenario

_MIDDLE = 0.99  # of what is drawn, within which a value should lie
_MOST_OUTSIDE = 0.01  # of a distribution, beyond its input's bounds
_MOST_CUT = 0.001  # of an interval's distribution, which is told wherever it is cut
_MOST_APART = 0.1  # of an interval, between its value and the median that its limits imply


class Fault(StrEnum):
    """How a value and its distribution may fail to fit."""

    VALUE_OUTSIDE = "value_outside"
    LAW_OUTSIDE = "law_outside"
    MEDIAN_APART = "median_apart"


@dataclass(frozen=True, slots=True)
class Misfit:
    """One input whose value and distribution do not belong together.

    `value` is the one in use. For `value_outside` `low` and `high` enclose the middle
    99 % of what is drawn; for `law_outside` they are the bounds, and `share` of the
    distribution lies beyond them; for `median_apart` `low` is the median that the limits imply.
    """

    path: str
    fault: Fault
    value: float
    low: float
    high: float
    share: float = 0.0


def misfits(scenario: Scenario) -> tuple[Misfit, ...]:
    """Every input whose value lies outside what is drawn for it, or whose distribution outside its bounds.

    A range of judgement always encloses its value; what is looked at are
    intervals, distributions and evidence.

    Raises:
        ScenarioError: unknown evidence, a distribution that cannot be drawn.

    >>> from hiacalc.scenario import changed, shipped
    >>> too_wide = {"kind": "normal", "mean": 0.05, "sd": 5}
    >>> belief = {"effect.relative_reduction": {"distribution": too_wide}}
    >>> [misfit.fault.value for misfit in misfits(changed(shipped("helseiarbeid-2016"), belief))]
    ['law_outside']
    """
    believed = {REDUCTION: evidence_in_use(scenario), DAYS_SAVED: days_evidence_in_use(scenario)}
    faults: list[Misfit] = []
    for path, quantity in quantities(as_believed(scenario)).items():
        is_law = quantity.distribution is not None or quantity.basis is Basis.INTERVAL
        if not is_law or not quantity.is_uncertain:
            continue
        value = scenario.numbers[path]
        evidence = believed.get(path)
        if evidence is not None:
            tail = (1.0 - _MIDDLE) / 2.0
            if tail <= evidence.below(value) <= 1.0 - tail:
                continue  # as nearly always, and sooner than by a table
        faults += _of_input(scenario, path, quantity, value)
    return tuple(faults)


def _of_input(scenario: Scenario, path: str, quantity: Quantity, value: float) -> list[Misfit]:
    bounds = named_input(scenario, path).bounds
    distribution = marginal(scenario, path, quantity)
    is_interval = quantity.basis is Basis.INTERVAL and quantity.distribution is None
    faults = []
    low, high = distribution.interval(_MIDDLE)
    if not low <= value <= high:
        faults.append(Misfit(path, Fault.VALUE_OUTSIDE, value, low, high))
    if distribution.outside > (_MOST_CUT if is_interval else _MOST_OUTSIDE):
        faults.append(
            Misfit(path, Fault.LAW_OUTSIDE, value, bounds.lower, bounds.upper, distribution.outside)
        )
    if is_interval and _median_gap(quantity, distribution) > _MOST_APART:
        median = float(distribution.ppf(0.5))
        faults.append(Misfit(path, Fault.MEDIAN_APART, value, median, median))
    return faults


def _median_gap(quantity: Quantity, distribution: Marginal) -> float:
    """How far the value is from the median that its interval implies, in widths of the interval."""
    assert quantity.low is not None
    assert quantity.high is not None
    return abs(float(distribution.ppf(0.5)) - quantity.value) / (quantity.high - quantity.low)
