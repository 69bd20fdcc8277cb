"""Outcomes: the figures of an evaluation that analyses can follow, for any number of draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.model.actors import Perspective, ViewpointOrName, viewpoint_of
from hiacalc.model.choice import chosen
from hiacalc.model.evaluation import Evaluation, Figures
from hiacalc.model.inputs import Inputs
from hiacalc.model.patient_figures import Value
from hiacalc.scenario.schema import Scenario

# Draws that are worked on together in `outcomes`: their arrays stay in the processor's cache.
_BLOCK = 4096


class Outcome(StrEnum):
    """A figure of an evaluation that analyses can follow."""

    NET_BENEFIT = "net_benefit"
    COSTS = "costs"
    BENEFITS = "benefits"
    BENEFIT_COST_RATIO = "benefit_cost_ratio"
    COST_PER_HOUR_AVOIDED = "cost_per_hour_avoided"
    HOURS_AVOIDED = "hours_avoided"
    HOURS_AVOIDED_DISCOUNTED = "hours_avoided_discounted"

    @classmethod
    def named(cls, outcome: Outcome | str) -> Outcome:
        """An outcome, given as such or by name.

        Raises:
            ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

        >>> Outcome.named("costs")
        <Outcome.COSTS: 'costs'>
        """
        return chosen(outcome, cls)

    @property
    def threshold(self) -> float | None:
        """The decision threshold: the value at which the measure just pays; None where no value decides.

        Zero net benefit, or one krone back for each krone.

        >>> Outcome.NET_BENEFIT.threshold, Outcome.BENEFIT_COST_RATIO.threshold, Outcome.COSTS.threshold
        (0.0, 1.0, None)
        """
        return _THRESHOLDS.get(self)

    def of(self, run: Figures[Value], perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Its value in an evaluation, or in a single draw of it.

        Args:
            run: an evaluation, or a single draw.
            perspective: whose costs and gains count, a perspective or an actor, itself or by name.

        Returns:
            NOK or hours, or a ratio of them: shape `(draws,)`, a float for a single draw.

        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> round(Outcome.COSTS.of(evaluate(shipped("helseiarbeid-2016")).single()))
        3337496
        """
        value: Value = _FIGURES[self](run, perspective)
        return value


_THRESHOLDS = {Outcome.NET_BENEFIT: 0.0, Outcome.BENEFIT_COST_RATIO: 1.0}

_FIGURES: dict[Outcome, Callable[[Figures[Any], ViewpointOrName], Any]] = {
    Outcome.NET_BENEFIT: Figures.net_benefit,
    Outcome.COSTS: Figures.costs,
    Outcome.BENEFITS: Figures.benefits,
    Outcome.BENEFIT_COST_RATIO: Figures.benefit_cost_ratio,
    Outcome.COST_PER_HOUR_AVOIDED: Figures.cost_per_hour_avoided,
    Outcome.HOURS_AVOIDED: lambda run, _: run.hours_avoided,
    Outcome.HOURS_AVOIDED_DISCOUNTED: lambda run, _: run.hours_avoided_discounted,
}


def outcomes(
    scenario: Scenario,
    draws: Mapping[str, ArrayLike],
    wanted: Iterable[Outcome | str] = (Outcome.NET_BENEFIT,),
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> dict[Outcome, Floats]:
    """Some outcomes for any number of draws, without keeping their ledgers.

    The same model as `evaluate`, run on blocks of draws, so that memory stays
    that of the inputs and results whatever the number of draws.

    Args:
        scenario: gives every input that is not drawn.
        draws: by path, a number or shape `(draws,)`.
        wanted: outcomes, themselves or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Returns:
        By outcome, an array of shape `(draws,)`; NOK or hours, or a ratio of them.

    Raises:
        ScenarioError: as `evaluate`, and a name that is no outcome or perspective.

    >>> from hiacalc.scenario import shipped
    >>> results = outcomes(shipped("helseiarbeid-2016"), {"effect.duration": [0, 5]}, ["net_benefit"])
    >>> results["net_benefit"].round().tolist()
    [-3337496.0, 4926870.0]
    """
    inputs = Inputs(scenario, draws)
    names = [wanted] if isinstance(wanted, str) else wanted
    results = {Outcome.named(outcome): np.empty(inputs.draws) for outcome in names}
    viewpoint = viewpoint_of(perspective)
    for start in range(0, inputs.draws, _BLOCK):
        run = Evaluation.of(inputs.block(start, start + _BLOCK))
        for outcome, values in results.items():
            values[start : start + _BLOCK] = outcome.of(run, viewpoint)
    return results
