"""Whether workplaces are counted as they are: averaged groups, and sizes above the number of workers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.model import Evaluation, Perspective, ViewpointOrName, evaluate
from hiacalc.scenario import changed
from hiacalc.scenario.options import Groups
from hiacalc.scenario.schema import SAME_SIZE, Scenario

# So few workplaces are known ones, each with a size of its own.
FEW_WORKPLACES = 20
_GROUPS = "delivery.groups"
_WORKERS, _SIZE = "population.workers", "population.workers_per_employer"


def extra_for_whole_groups(
    run: Evaluation, perspective: ViewpointOrName = Perspective.SOCIETY
) -> float | None:
    """What whole groups would cost beyond the averages that a few workplaces are counted by.

    Discounted NOK of a run of a single draw; None where groups are whole, where
    there are more than `FEW_WORKPLACES` or where it makes no difference.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs count.

    >>> from hiacalc.scenario import shipped
    >>> single = {"population.workers": 45, "population.workers_per_employer": 45}
    >>> small = changed(shipped("helseiarbeid-2016"), single)
    >>> round(extra_for_whole_groups(evaluate(small)))
    17231
    """
    scenario = run.scenario
    if scenario.delivery.groups is Groups.WHOLE or run.single().employers > FEW_WORKPLACES:
        return None
    size, largest = run.inputs.workplace_size[0], run.inputs["delivery.largest_group"][0]
    if size <= largest:
        return None
    rounded = evaluate(changed(scenario, {_GROUPS: Groups.WHOLE.value}), run.inputs.drawn)
    extra = rounded.single().costs(perspective) - run.single().costs(perspective)
    return extra if extra > 0.0 else None


def share_cut(scenario: Scenario, values: Mapping[str, ArrayLike]) -> float:
    """The share of draws, or points of a sweep, in which a workplace was to hold more than all workers.

    There the model counts one workplace with all of them.

    Args:
        scenario: gives the inputs that are not among the values.
        values: by path, numbers or arrays of shape `(draws,)`, as given to the model.

    >>> from hiacalc.scenario import shipped
    >>> share_cut(shipped("helseiarbeid-2016"), {"population.workers": [20, 1000]})
    0.5
    """
    workers, size = (np.asarray(values.get(path, scenario.numbers[path])) for path in (_WORKERS, _SIZE))
    return float(np.mean(size > workers * (1.0 + SAME_SIZE)))


def cut_inputs(scenario: Scenario, values: Mapping[str, ArrayLike]) -> tuple[str, ...]:
    """Which of the inputs given make a workplace hold more than all workers; none where nothing is cut.

    Args:
        scenario: gives the inputs that are not among the values.
        values: by path, numbers or arrays of shape `(draws,)`, as given to the model.

    >>> from hiacalc.scenario import shipped
    >>> cut_inputs(shipped("helseiarbeid-2016"), {"population.workers": [20, 1000], "absence.rate": 0.1})
    ('population.workers',)
    """
    if share_cut(scenario, values) == 0.0:
        return ()
    return tuple(path for path in values if path in (_WORKERS, _SIZE))


def workplaces(scenario: Scenario) -> float:
    """How many workplaces all workers make, not rounded.

    >>> from hiacalc.scenario import shipped
    >>> workplaces(changed(shipped("helseiarbeid-2016"), {_WORKERS: 43, _SIZE: 21.5}))
    2.0
    """
    return scenario.numbers[_WORKERS] / scenario.numbers[_SIZE]
