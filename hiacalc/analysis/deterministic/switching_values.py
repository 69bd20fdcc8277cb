"""What would turn the decision: every input's threshold, and break-even in human terms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.deterministic.threshold import Threshold, threshold
from hiacalc.model import Evaluation, Outcome, Perspective, ViewpointOrName, viewpoint_of
from hiacalc.scenario.problems import ScenarioError
from hiacalc.scenario.registry import group_quantities
from hiacalc.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class SwitchingValue:
    """Where an input turns the decision, and how far that is from its base value.

    `distance` is in widths of the input's range, signed; None without a root or a range.
    """

    threshold: Threshold
    distance: float | None
    within_range: bool


def switching_values(
    scenario: Scenario, perspective: ViewpointOrName = Perspective.SOCIETY
) -> list[SwitchingValue]:
    """Where each input with a range turns the decision (its switching value), the nearest first.

    Args:
        scenario: gives base values and ranges.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Source: HM Treasury, The Green Book, on switching values.

    >>> from hiacalc.scenario import shipped
    >>> switching_values(shipped("helseiarbeid-2016"))[0].threshold.parameter
    'effect.relative_reduction'
    """
    view = viewpoint_of(perspective)
    switching = []
    for path, quantity in group_quantities(scenario).items():
        if quantity.low is None or quantity.high is None:
            continue
        try:
            solved = threshold(scenario, path, 0.0, Outcome.NET_BENEFIT, view)
        except ScenarioError:  # its span reaches values that other inputs do not allow
            continue
        width = quantity.high - quantity.low
        value = solved.value
        distance = (value - quantity.value) / width if value is not None and width > 0 else None
        within = any(quantity.low <= root <= quantity.high for root in solved.roots)
        switching.append(SwitchingValue(solved, distance, within))
    return sorted(switching, key=lambda t: abs(t.distance) if t.distance is not None else np.inf)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Break-even as a person would picture it; None where no reduction breaks even.

    `days_per_worker` are whole working days of absence avoided per worker and
    year; `workers_per_spell` is how many workers there are for each one kept
    from a sickness spell of `spell_days` a year.
    """

    reduction: float | None
    days_per_worker: float | None
    workers_per_spell: float | None
    spell_days: float
    highest_cost_per_worker: float


def break_even(
    run: Evaluation,
    hours_per_day: float,
    spell_days: float,
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> BreakEven:
    """Break-even in days, spells and kroner.

    Args:
        run: an evaluation of a single draw.
        hours_per_day: paid hours of a working day.
        spell_days: working days of the sickness spell to compare with.
        perspective: whose costs and gains count.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import shipped
    >>> even = break_even(evaluate(shipped("helseiarbeid-2016")), hours_per_day=7.5, spell_days=80 / 7)
    >>> round(even.reduction, 4), round(even.days_per_worker, 2), round(even.highest_cost_per_worker)
    (0.0202, 0.32, 8264)
    """
    effect = run.single().break_even_effect(perspective)
    reduction = float(run.at_effect(effect).reduction.all_days[0]) if np.isfinite(effect) else np.nan
    numbers = run.scenario.numbers
    gained = run.single().benefits(perspective) + run.single().transfers(perspective)
    highest = gained / run.single().workers
    if not np.isfinite(reduction):
        return BreakEven(None, None, None, spell_days, highest)
    hours = (
        numbers["population.fte_per_worker"]
        * numbers["valuation.hours_per_fte_year"]
        * numbers["absence.rate"]
        * reduction
        * run.single().share_in_force
    )
    days = hours / hours_per_day
    return BreakEven(reduction, days, spell_days / days if days > 0 else None, spell_days, highest)
