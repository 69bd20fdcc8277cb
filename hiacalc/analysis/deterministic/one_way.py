"""How far does each input, alone, move an outcome?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from hiacalc.analysis.deterministic.beyond_horizon import LeftOut, left_out
from hiacalc.analysis.deterministic.structural import Alternative, structural_sensitivity
from hiacalc.analysis.deterministic.threshold import Threshold, threshold
from hiacalc.analysis.deterministic.whole_groups import cut_inputs
from hiacalc.analysis.distributions.marginal import marginal
from hiacalc.arrays import Floats
from hiacalc.model import Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, outcomes, viewpoint_of
from hiacalc.model.evaluation import leading_input
from hiacalc.model.table import Table
from hiacalc.problem_code import Code
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.problems import Mark, Problem, ScenarioError
from hiacalc.scenario.quantity import Basis, Quantity
from hiacalc.scenario.registry import NamedInput, group_input, group_quantities, named_inputs, quantities
from hiacalc.scenario.schema import Scenario

POINTS = 21
MIDDLE = 0.95  # of a distribution, swept where an input has no range


@dataclass(frozen=True, slots=True)
class Bar:
    """What happens to an outcome when one input goes from its low to its high value.

    `values` are the inputs swept and `results` what the model gave for them,
    both of shape `(points,)`; nan where the outcome is undefined. `level` is that
    of an interval, or of the middle of a distribution where there is no range.
    """

    named: NamedInput
    basis: Basis
    level: float | None
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
        """The low end of the input's range.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> bar = sweep.bars[0]
        >>> bar.low_input, bar.high_input
        (0.02, 0.1)
        """
        return float(self.values[0])

    @property
    def high_input(self) -> float:
        """The high end of the input's range."""
        return float(self.values[-1])

    @property
    def low_outcome(self) -> float:
        """The outcome at the low end of the input.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> bar = sweep.bars[0]
        >>> round(bar.low_outcome), round(bar.high_outcome)
        (-31750, 13191235)
        """
        return float(self.results[0])

    @property
    def high_outcome(self) -> float:
        """The outcome at the high end of the input."""
        return float(self.results[-1])

    @property
    def least(self) -> float:
        """The lowest outcome in the range; of base and ends alone where it is not defined throughout."""
        return float(np.fmin.reduce([self.base, *self._bounded_results]))

    @property
    def greatest(self) -> float:
        """The highest outcome in the range; of base and ends alone where it is not defined throughout."""
        return float(np.fmax.reduce([self.base, *self._bounded_results]))

    @property
    def _bounded_results(self) -> Floats:
        # beside a gap a ratio has no bound: its largest value is that of the nearest point
        return self.results if self.defined else self.results[[0, -1]]

    @property
    def swing(self) -> float:
        """How far apart the lowest and the highest outcome are; 0 where it is nowhere defined.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> bar = sweep.bars[0]
        >>> bar.swing == bar.greatest - bar.least
        True
        """
        apart = self.greatest - self.least
        return apart if np.isfinite(apart) else 0.0

    @property
    def monotone(self) -> bool:
        """Whether the outcome only rises or only falls over the range.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> bar = sweep.bars[0]
        >>> bar.monotone
        True
        """
        steps = np.diff(self.results)
        slack = 1e-12 * max(1.0, abs(self.base))
        steps = steps[np.isfinite(steps)]
        return bool((steps >= -slack).all() or (steps <= slack).all())

    @property
    def defined(self) -> bool:
        """Whether the outcome is defined over the whole range."""
        return bool(np.isfinite(self.results).all())

    def crosses(self, threshold: float) -> bool:
        """Whether the range holds outcomes on both sides of a threshold.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> bar = sweep.bars[0]
        >>> bar.crosses(0.0)
        True
        """
        return self.least < threshold < self.greatest


class SwitchingValueBeyond(NamedTuple):
    """The value of an input at which net benefit is zero, all others at their base values."""

    path: str
    value: float


@dataclass(frozen=True)
class OneWay:
    """One bar for each input that has a range, the widest swing first.

    `beyond` holds the switching values outside the ranges, the nearest first,
    where net benefit has the same sign within all of them.
    `left_out` is what the horizon leaves out of the base case; `cut` names the
    inputs over part of whose range one workplace was to hold more than all
    workers, and is counted with all of them.
    """

    scenario: Scenario
    outcome: Outcome
    perspective: Viewpoint
    base: float
    years: int
    bars: tuple[Bar, ...]
    left_out: LeftOut | None = None
    cut: tuple[str, ...] = ()
    beyond: tuple[SwitchingValueBeyond, ...] = ()

    @property
    def excludes_no_effect(self) -> bool:
        """Whether nothing swept is without effect or does harm, so that no bar can tell of it.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> sweep.excludes_no_effect
        True
        """
        path = leading_input(self.scenario)
        swept = [bar.low_input for bar in self.bars if bar.path == path]
        return min([self.scenario.numbers[path], *swept]) > NO_EFFECT[path]

    @property
    def threshold(self) -> float | None:
        """Where the decision turns on this outcome; `Outcome.threshold`.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> sweep.threshold
        0.0
        """
        return self.outcome.threshold

    @property
    def moving(self) -> tuple[Bar, ...]:
        """The bars that have any width.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> len(sweep.bars) - len(sweep.moving)
        2
        """
        least = 1e-9 * max(1.0, abs(self.base))
        return tuple(bar for bar in self.bars if bar.swing > least)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The outcome under every alternative of every structural choice."""
        return tuple(structural_sensitivity(self.scenario, self.outcome, self.perspective))

    @cached_property
    def switching(self) -> Threshold | None:
        """Where the input with the widest swing turns the outcome; None without a bar.

        The outcome turns at the decision's threshold, and at zero where it has none.
        """
        if not self.bars:
            return None
        path = self.bars[0].path
        return threshold(self.scenario, path, self.threshold or 0.0, self.outcome, self.perspective)

    def can_switch_decision(self, bar: Bar) -> bool:
        """Whether an input alone can switch the decision within its range.

        >>> from hiacalc.scenario import shipped
        >>> sweep = one_way(shipped("helseiarbeid-2016"))
        >>> [bar.path for bar in sweep.bars if sweep.can_switch_decision(bar)]
        ['effect.relative_reduction', 'effect.duration']
        """
        return self.threshold is not None and bar.crosses(self.threshold)

    def table(self) -> Table:
        """The bars as columns, one row for each input, the widest swing first.

        Inputs are in their own unit, named in `unit`; outcomes in that of the
        outcome. The names are those of the CSV file.

        >>> from hiacalc.scenario import shipped
        >>> columns = one_way(shipped("helseiarbeid-2016")).table()
        >>> columns["parameter"][0], round(float(columns["swing"][0]), -4)
        ('effect.relative_reduction', 13220000.0)
        """
        bars = self.bars
        return {
            "parameter": [bar.path for bar in bars],
            "unit": [bar.named.unit.value for bar in bars],
            "base_input": np.array([bar.base_input for bar in bars]),
            "low_input": np.array([bar.low_input for bar in bars]),
            "high_input": np.array([bar.high_input for bar in bars]),
            "base_outcome": np.array([bar.base for bar in bars]),
            "low_outcome": np.array([bar.low_outcome for bar in bars]),
            "high_outcome": np.array([bar.high_outcome for bar in bars]),
            "swing": np.array([bar.swing for bar in bars]),
            "basis": [bar.basis.value for bar in bars],
            "level": np.array([bar.level for bar in bars], dtype=float),
            "crosses_zero": np.array([bar.crosses(0.0) for bar in bars], dtype=bool),
            "monotone": np.array([bar.monotone for bar in bars], dtype=bool),
        }


def one_way(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
    parameters: Iterable[str] | None = None,
    points: int = POINTS,
) -> OneWay:
    """Sweep each input over its range, all others held, in one call of the model.

    Args:
        scenario: gives the base values and the ranges.
        outcome: the figure to follow, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.
        parameters: paths of the inputs to sweep, or one of them; all that have a range by default.
        points: how many values of each input, ends included.

    Raises:
        ScenarioError: an unknown path, outcome or perspective, or an input without a range.

    >>> from hiacalc.scenario import shipped
    >>> sweep = one_way(shipped("helseiarbeid-2016"))
    >>> sweep.bars[0].path, round(sweep.bars[0].low_outcome)
    ('effect.relative_reduction', -31750)
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    ranged = _ranged(scenario, parameters)
    run = evaluate(scenario)
    base, years = outcome.of(run.single(), perspective), run.ledger.years
    if not ranged:
        return OneWay(scenario, outcome, perspective, base, years, (), left_out(run, perspective))
    named = named_inputs(scenario)
    swept = {path: _sweep(scenario, quantity, points, named[path]) for path, quantity in ranged.items()}
    starts = np.cumsum([0, *(values.size for values in swept.values())])
    draws = {}
    for row, (path, values) in enumerate(swept.items()):
        draws[path] = np.full(starts[-1], scenario.numbers[path])
        draws[path][starts[row] : starts[row + 1]] = values
    results = outcomes(scenario, draws, [outcome], perspective)[outcome]
    bars = [
        Bar(
            named=named[path],
            basis=quantity.sampling_basis if quantity.low is None else quantity.basis or Basis.JUDGEMENT,
            level=MIDDLE if quantity.low is None else quantity.level,
            base_input=quantity.value,
            base=base,
            values=swept[path],
            results=results[starts[row] : starts[row + 1]],
        )
        for row, (path, quantity) in enumerate(ranged.items())
    ]
    bars.sort(key=lambda bar: (-bar.swing, -np.isfinite(bar.results).sum()))
    cut = tuple(path for path, values in swept.items() if cut_inputs(scenario, {path: values}))
    swept_all = OneWay(
        scenario, outcome, perspective, base, years, tuple(bars), left_out(run, perspective), cut
    )
    if outcome is not Outcome.NET_BENEFIT or any(swept_all.can_switch_decision(bar) for bar in bars):
        return swept_all
    return replace(swept_all, beyond=_switching_beyond(scenario, perspective, bars))


def _switching_beyond(
    scenario: Scenario, view: Viewpoint, bars: list[Bar]
) -> tuple[SwitchingValueBeyond, ...]:
    """Where each input swept, and the effect, would turn the sign outside its range, the nearest first."""
    spans = {bar.path: (bar.low_input, bar.high_input) for bar in bars if bar.swing > 0.0}
    leading = leading_input(scenario)
    effect = scenario.numbers[leading]
    solved = []
    for path, (low, high) in ({leading: (effect, effect)} | spans).items():
        try:
            value = threshold(scenario, path, 0.0, Outcome.NET_BENEFIT, view).value
        except ScenarioError:  # its span reaches values that other inputs do not allow
            continue
        if value is not None:
            width = max(high - low, abs(scenario.numbers[path]), 1e-12)
            solved.append((abs(value - scenario.numbers[path]) / width, SwitchingValueBeyond(path, value)))
    return tuple(switching for _, switching in sorted(solved))


def _ranged(scenario: Scenario, parameters: Iterable[str] | None) -> dict[str, Quantity]:
    """The inputs to sweep; one that can have no other value is known, and has no bar."""
    by_path = quantities(scenario)
    if parameters is None:
        of_group = group_quantities(scenario)
        return {path: quantity for path, quantity in of_group.items() if quantity.has_width}
    asked = [parameters] if isinstance(parameters, str) else parameters
    chosen = {group_input(scenario, path).path: by_path[path] for path in dict.fromkeys(asked)}
    bare = {path: quantity for path, quantity in chosen.items() if not quantity.has_width}
    if bare:
        raise ScenarioError(
            [
                Problem(
                    Code.RANGE_WITHOUT_WIDTH if quantity.has_range else Code.NO_RANGE,
                    Mark(scenario.name),
                    path,
                )
                for path, quantity in bare.items()
            ]
        )
    return chosen


def _sweep(scenario: Scenario, quantity: Quantity, points: int, named: NamedInput) -> Floats:
    """Values from low to high, the base among them so that a kink there is seen.

    Without a range they are those of the middle 95 % of the distribution.
    """
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        low, high = marginal(scenario, named.path, quantity).interval(MIDDLE)
    values = np.linspace(low, high, points)
    if named.bounds.integer:
        values = np.rint(values)
    return np.union1d(values, [low, quantity.value, high])
