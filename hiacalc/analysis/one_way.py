"""How far does each input, alone, move an outcome?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.left_out import LeftOut, left_out
from hiacalc.analysis.workplaces import cut_inputs
from hiacalc.model import Outcome, Perspective, evaluate, outcomes
from hiacalc.scenario.problems import Mark, Problem, ScenarioError
from hiacalc.scenario.quantity import Basis, Quantity
from hiacalc.scenario.registry import NamedInput, named_input, named_inputs, quantities
from hiacalc.scenario.schema import Scenario

Floats = NDArray[np.float64]

POINTS = 21


@dataclass(frozen=True, slots=True)
class Bar:
    """What happens to an outcome when one input goes from its low to its high value.

    `values` are the inputs swept and `results` what the model gave for them,
    both of shape `(points,)`; nan where the outcome is undefined.
    """

    named: NamedInput
    basis: Basis
    base_input: float
    base: float
    values: Floats
    results: Floats

    @property
    def path(self) -> str:
        """The dotted path of the input."""
        return self.named.path

    @property
    def low_input(self) -> float:
        """The low end of the input's range."""
        return float(self.values[0])

    @property
    def high_input(self) -> float:
        """The high end of the input's range."""
        return float(self.values[-1])

    @property
    def low_outcome(self) -> float:
        """The outcome at the low end of the input."""
        return float(self.results[0])

    @property
    def high_outcome(self) -> float:
        """The outcome at the high end of the input."""
        return float(self.results[-1])

    @property
    def least(self) -> float:
        """The lowest outcome in the range; of base and ends alone where it is not defined throughout."""
        return float(np.fmin.reduce([self.base, *self._told]))

    @property
    def greatest(self) -> float:
        """The highest outcome in the range; of base and ends alone where it is not defined throughout."""
        return float(np.fmax.reduce([self.base, *self._told]))

    @property
    def _told(self) -> Floats:
        # beside a gap a ratio has no bound: its largest value is that of the nearest point
        return self.results if self.defined else self.results[[0, -1]]

    @property
    def swing(self) -> float:
        """How far apart the lowest and the highest outcome are; 0 where it is nowhere defined."""
        apart = self.greatest - self.least
        return apart if np.isfinite(apart) else 0.0

    @property
    def monotone(self) -> bool:
        """Whether the outcome only rises or only falls over the range."""
        steps = np.diff(self.results)
        slack = 1e-12 * max(1.0, abs(self.base))
        steps = steps[np.isfinite(steps)]
        return bool((steps >= -slack).all() or (steps <= slack).all())

    @property
    def defined(self) -> bool:
        """Whether the outcome is defined over the whole range."""
        return bool(np.isfinite(self.results).all())

    def crosses(self, threshold: float) -> bool:
        """Whether the range holds outcomes on both sides of a threshold."""
        return self.least < threshold < self.greatest


@dataclass(frozen=True, slots=True)
class OneWay:
    """One bar for each input that has a range, the widest swing first.

    `left_out` is what the horizon leaves out of the base case; `cut` names the
    inputs over part of whose range one workplace was to hold more than all
    workers, and is counted with all of them.
    """

    scenario: Scenario
    outcome: Outcome
    perspective: Perspective
    base: float
    years: int
    bars: tuple[Bar, ...]
    left_out: LeftOut | None = None
    cut: tuple[str, ...] = ()

    @property
    def threshold(self) -> float | None:
        """Where the decision turns on this outcome: zero, or one krone back for each krone."""
        return {Outcome.NET_BENEFIT: 0.0, Outcome.BENEFIT_COST_RATIO: 1.0}.get(self.outcome)

    def turns(self, bar: Bar) -> bool:
        """Whether an input alone can turn the decision within its range."""
        return self.threshold is not None and bar.crosses(self.threshold)


def one_way(
    scenario: Scenario,
    outcome: Outcome = Outcome.NET_BENEFIT,
    perspective: Perspective = Perspective.SOCIETY,
    parameters: Iterable[str] | None = None,
    points: int = POINTS,
) -> OneWay:
    """Sweep each input over its range, all others held, in one call of the model.

    Args:
        scenario: gives the base values and the ranges.
        outcome: the figure to follow.
        perspective: whose costs and gains count.
        parameters: paths of the inputs to sweep; all that have a range by default.
        points: how many values of each input, ends included.

    Raises:
        ScenarioError: an unknown path, or an input without a range.

    >>> from hiacalc.scenario import shipped
    >>> found = one_way(shipped("helseiarbeid-2016"))
    >>> found.bars[0].path, round(found.bars[0].low_outcome)
    ('effect.relative_reduction', -31750)
    """
    ranged = _ranged(scenario, parameters)
    run = evaluate(scenario)
    base, years = float(outcome.of(run, perspective)[0]), run.ledger.years
    if not ranged:
        return OneWay(scenario, outcome, perspective, base, years, (), left_out(run, perspective))
    named = named_inputs(scenario)
    swept = {path: _sweep(quantity, points, named[path]) for path, quantity in ranged.items()}
    starts = np.cumsum([0, *(values.size for values in swept.values())])
    draws = {}
    for place, (path, values) in enumerate(swept.items()):
        draws[path] = np.full(starts[-1], scenario.numbers[path])
        draws[path][starts[place] : starts[place + 1]] = values
    results = outcomes(scenario, draws, [outcome], perspective)[outcome]
    bars = [
        Bar(
            named=named[path],
            basis=quantity.basis or Basis.JUDGEMENT,
            base_input=quantity.value,
            base=base,
            values=swept[path],
            results=results[starts[place] : starts[place + 1]],
        )
        for place, (path, quantity) in enumerate(ranged.items())
    ]
    bars.sort(key=lambda bar: (-bar.swing, -np.isfinite(bar.results).sum()))
    cut = tuple(path for path, values in swept.items() if cut_inputs(scenario, {path: values}))
    return OneWay(scenario, outcome, perspective, base, years, tuple(bars), left_out(run, perspective), cut)


def _ranged(scenario: Scenario, parameters: Iterable[str] | None) -> dict[str, Quantity]:
    known = quantities(scenario)
    if parameters is None:
        return {path: quantity for path, quantity in known.items() if quantity.has_range}
    chosen = {named_input(scenario, path).path: known[path] for path in dict.fromkeys(parameters)}
    bare = [path for path, quantity in chosen.items() if not quantity.has_range]
    if bare:
        raise ScenarioError([Problem("no_range", Mark(scenario.name), path) for path in bare])
    return chosen


def _sweep(quantity: Quantity, points: int, named: NamedInput) -> Floats:
    """Values from low to high, the base among them so that a kink there is seen."""
    assert quantity.low is not None
    assert quantity.high is not None
    values = np.linspace(quantity.low, quantity.high, points)
    if named.bounds.integer:
        values = np.rint(values)
    return np.union1d(values, [quantity.low, quantity.value, quantity.high])
