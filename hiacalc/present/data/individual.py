"""The two measures apart, and the individual one's own figures, for other programs; undefined is null."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.model import Actor, Evaluation, Viewpoint
from hiacalc.scenario.options import Component

_VIEWS = ("society", "nav", "health_service")


def components_data(run: Evaluation, perspective: Viewpoint) -> dict[str, Any] | None:
    """Costs, benefits and net benefit of each measure alone; None where the scenario has but one.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count; `by_actor` holds the net benefit of every actor.

    >>> from hiacalc.model import Perspective, evaluate
    >>> from hiacalc.scenario import shipped
    >>> components_data(evaluate(shipped("helseiarbeid-2016")), Perspective.SOCIETY) is None
    True
    """
    if run.scenario.individual is None:
        return None
    return {part.value: _sums(run.apart(part), perspective) for part in Component}


def _sums(alone: Evaluation, perspective: Viewpoint) -> dict[str, Any]:
    figures = alone.single()
    return {
        "costs": figures.costs(perspective),
        "benefits": figures.benefits(perspective),
        "transfers": figures.transfers(perspective),
        "net_benefit": figures.net_benefit(perspective),
        "by_actor": {actor.value: figures.net_benefit(actor) for actor in Actor},
    }


def individual_data(run: Evaluation, perspective: Viewpoint) -> dict[str, Any] | None:
    """Patients, what one costs, and the days saved from which it pays; None without the individual measure.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs count for a patient and a day saved.
    """
    if run.scenario.individual is None:
        return None
    figures = run.single()
    return {
        "patients": figures.patients,
        "cost_per_patient": _finite(figures.cost_per_patient(perspective)),
        "cost_per_day_saved": _finite(figures.cost_per_day_saved(perspective)),
        "days_saved": run.scenario.individual.days_saved.value,
        "break_even_days": {view: _finite(figures.break_even_days(view)) for view in _VIEWS},
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
