"""Why the mean over draws is not the result at base values, and which inputs pull it away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.model import Outcome, evaluate, outcomes

_POINTS = 256
_APART = 0.1  # of the base result, from which the two are told apart
_WORTH_NAMING = 0.1  # of the difference
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Pull:
    """How far one input, drawn alone, moves the mean: NOK, and as a share of the whole difference."""

    path: str
    change: float
    share: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """Net benefit and costs at base values beside the means over draws, NOK; `pulls` the largest first.

    What inputs do together is in the difference, and in no pull.
    """

    base: float
    mean: float
    base_costs: float
    mean_costs: float
    pulls: tuple[Pull, ...]

    @property
    def is_apart(self) -> bool:
        """Whether the net benefits differ by more than a tenth of the base result."""
        return abs(self.mean - self.base) > _APART * abs(self.base)

    @property
    def named(self) -> tuple[Pull, ...]:
        """The few inputs that pull the most, in the direction of the difference."""
        return tuple(pull for pull in self.pulls if pull.share >= _WORTH_NAMING)[:_MOST_NAMED]


def expectation(drawn: Uncertainty) -> Expectation:
    """Base and mean, and for each drawn input what it alone does to the mean.

    Every input is put at equally likely values of its distribution, all others
    at their base values.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> apart = expectation(uncertainty(shipped("helseiarbeid-2016"), draws=4096))
    >>> sorted(pull.path for pull in apart.pulls[:2])
    ['effect.relative_reduction', 'valuation.production_share']
    """
    scenario, paths = drawn.scenario, list(drawn.marginals)
    run = evaluate(scenario)
    base, mean = run.single().net_benefit(drawn.perspective), float(drawn.net_benefit.mean())
    costs = run.single().costs(drawn.perspective), float(drawn.costs.mean())
    if not paths:
        return Expectation(base, mean, *costs, ())
    shares = (np.arange(_POINTS) + 0.5) / _POINTS
    inputs = {}
    for row, path in enumerate(paths):
        inputs[path] = np.full(_POINTS * len(paths), scenario.numbers[path])
        part = slice(row * _POINTS, (row + 1) * _POINTS)
        inputs[path][part] = drawn.marginals[path].ppf(shares)
    net = outcomes(scenario, inputs, [Outcome.NET_BENEFIT], drawn.perspective)[Outcome.NET_BENEFIT]
    changes = net.reshape(len(paths), _POINTS).mean(axis=1) - base
    difference = mean - base
    pulls = [
        Pull(path, float(change), float(change / difference) if difference else 0.0)
        for path, change in zip(paths, changes, strict=True)
    ]
    return Expectation(base, mean, *costs, tuple(sorted(pulls, key=lambda pull: -abs(pull.change))))
