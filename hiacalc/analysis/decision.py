"""What would turn the decision: every input's threshold, and break-even in human terms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.threshold import Threshold, threshold
from hiacalc.model import Evaluation, Outcome, Perspective, ViewOrName, view_of
from hiacalc.scenario.problems import ScenarioError
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Turning:
    """Where an input turns the decision, and how far that is from its base value.

    `distance` is in widths of the input's range, signed; None without a root or a range.
    """

    threshold: Threshold
    distance: float | None
    within_range: bool


def turning_points(scenario: Scenario, perspective: ViewOrName = Perspective.SOCIETY) -> list[Turning]:
    """The threshold of every input that has a range, the nearest first.

    >>> from hiacalc.scenario import shipped
    >>> turning_points(shipped("helseiarbeid-2016"))[0].threshold.parameter
    'effect.relative_reduction'
    """
    view = view_of(perspective)
    found = []
    for path, quantity in quantities(scenario).items():
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
        found.append(Turning(solved, distance, within))
    return sorted(found, key=lambda t: abs(t.distance) if t.distance is not None else np.inf)


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
    perspective: ViewOrName = Perspective.SOCIETY,
) -> BreakEven:
    """Break-even in days, spells and kroner.

    Args:
        run: an evaluation of a single draw.
        hours_per_day: paid hours of a working day.
        spell_days: working days of the sickness spell to compare with.
        perspective: whose costs and gains count.
    """
    reduction = float(run.break_even_reduction(perspective)[0])
    numbers = run.scenario.numbers
    gained = run.benefits(perspective)[0] + run.transfers(perspective)[0]
    highest = float(gained / run.workers[0])
    if not np.isfinite(reduction):
        return BreakEven(None, None, None, spell_days, highest)
    hours = (
        numbers["population.fte_per_worker"]
        * numbers["valuation.hours_per_fte_year"]
        * numbers["absence.rate"]
        * reduction
        * float(run.share_in_force[0])
    )
    days = hours / hours_per_day
    return BreakEven(reduction, days, spell_days / days if days > 0 else None, spell_days, highest)
