"""How do scenarios differ, in what they assume and in what comes out?"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from hiacalc.analysis.threshold import threshold
from hiacalc.model import Evaluation, Perspective, evaluate
from hiacalc.scenario.comparison import Difference, differences
from hiacalc.scenario.schema import Scenario
from hiacalc.scenario.writing import as_written

_REDUCTION = "effect.relative_reduction"
_SIZE = "population.workers_per_employer"


@dataclass(frozen=True, slots=True)
class Step:
    """What one difference adds to net benefit when it is made after those before it.

    `path` is an input, a setting, or a whole activity that only one scenario has.
    """

    path: str
    change: float


@dataclass(frozen=True, slots=True)
class Increment:
    """What a scenario costs and gains beyond another.

    `matching_reduction` is the reduction in absence at which it has the other's
    net benefit, all else as it stands; None when no reduction gives that.
    """

    costs: float
    benefits: float
    hours_discounted: float
    net_benefit: float
    reduction: float
    matching_reduction: float | None

    @property
    def cost_per_extra_hour(self) -> float | None:
        """Extra cost for each extra discounted hour; None when there is no extra hour."""
        return self.costs / self.hours_discounted if self.hours_discounted > 0 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scenario beside the first one."""

    base: Evaluation
    other: Evaluation
    perspective: Perspective
    differing: tuple[Difference, ...]
    steps: tuple[Step, ...]
    increment: Increment


def compare(base: Scenario, other: Scenario, perspective: Perspective = Perspective.SOCIETY) -> Comparison:
    """Two scenarios side by side, and how the one becomes the other step by step.

    The steps follow the order of the models and sum to the whole difference;
    a workplace shrinks before the workers become fewer than it held.
    What two inputs do together falls on the later of them, so another order
    would share joint effects differently.

    >>> from hiacalc.scenario import shipped
    >>> found = compare(shipped("model-1"), shipped("model-2"))
    >>> whole = found.other.net_benefit()[0] - found.base.net_benefit()[0]
    >>> bool(abs(sum(step.change for step in found.steps) - whole) < 1e-6)
    True
    """
    before, after = evaluate(base), evaluate(other)
    return Comparison(
        base=before,
        other=after,
        perspective=perspective,
        differing=tuple(differences(base, other)),
        steps=tuple(_steps(base, other, perspective)),
        increment=_increment(before, after, perspective),
    )


def _increment(before: Evaluation, after: Evaluation, view: Perspective) -> Increment:
    target = float(before.net_benefit(view)[0])
    matching = threshold(after.scenario, _REDUCTION, target, perspective=view)
    return Increment(
        costs=float(after.costs(view)[0] - before.costs(view)[0]),
        benefits=float(
            after.benefits(view)[0]
            + after.transfers(view)[0]
            - before.benefits(view)[0]
            - before.transfers(view)[0]
        ),
        hours_discounted=float(after.hours_avoided_discounted[0] - before.hours_avoided_discounted[0]),
        net_benefit=float(after.net_benefit(view)[0]) - target,
        reduction=after.scenario.numbers[_REDUCTION] - before.scenario.numbers[_REDUCTION],
        matching_reduction=matching.value,
    )


def _steps(base: Scenario, other: Scenario, view: Perspective) -> list[Step]:
    written, wanted = as_written(base), as_written(other)
    found: list[Step] = []
    net = float(evaluate(base).net_benefit(view)[0])
    for paths in _groups(base, other):
        for path in paths:
            _put(written, path.split("."), _at(wanted, path.split(".")))
        after = float(evaluate(Scenario.model_validate(written)).net_benefit(view)[0])
        found.append(Step(paths[0], after - net))
        net = after
    return found


def _groups(base: Scenario, other: Scenario) -> list[tuple[str, ...]]:
    """Paths to be changed together: an activity that only one has, or a horizon with its decay."""
    mine, theirs = base.delivery.activities, other.delivery.activities
    added = [name for name in theirs if name not in mine]
    removed = [name for name in mine if name not in theirs]
    groups: list[tuple[str, ...]] = []
    fading: list[str] = []
    for path in (found.path for found in differences(base, other)):
        steps = path.split(".")
        if steps[:2] == ["delivery", "activities"]:
            if steps[2] in mine and steps[2] in theirs:
                whole = ".".join(steps[:4]) if steps[3] == "count" else path
                if (whole,) not in groups:
                    groups.append((whole,))
        elif path in ("effect.decay", "time.horizon"):
            fading.append(path)
        else:
            groups.append((path,))
    if other.population.workers.value < base.population.workers_per_employer.value:
        groups.sort(key=lambda paths: paths != (_SIZE,))
    if fading:
        groups.append(tuple(fading))
    return [*groups, *((f"delivery.activities.{name}",) for name in (*added, *removed))]


def _at(tree: Any, steps: list[str]) -> Any:
    for step in steps:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return copy.deepcopy(tree)


def _put(tree: dict[str, Any], steps: list[str], part: Any) -> None:
    *above, last = steps
    for step in above:
        tree = tree[step]
    if part is None:
        tree.pop(last, None)
    else:
        tree[last] = part
