"""What is no doubt but a choice: the conventions of a scenario, and the ends at which they are least kind."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from hiacalc.model import Perspective, ViewpointOrName, evaluate
from hiacalc.scenario.registry import group_quantities, quantities
from hiacalc.scenario.schema import Scenario


def conventions(scenario: Scenario) -> list[str]:
    """The paths of all inputs whose range holds other choices, in the order of the models.

    >>> from hiacalc.scenario import shipped
    >>> conventions(shipped("helseiarbeid-2016"))[0]
    'population.fte_per_worker'
    """
    return [path for path, quantity in group_quantities(scenario).items() if quantity.is_convention]


def least_favourable(
    scenario: Scenario, perspective: ViewpointOrName = Perspective.SOCIETY, *, but: Collection[str] = ()
) -> dict[str, float]:
    """Every convention at the end of its range from which the measure has most to overcome.

    That is the end at which break-even asks for the strongest effect, whatever
    is believed of it; where no effect breaks even, the end with the lowest net
    benefit.

    Args:
        scenario: gives base values and ranges.
        perspective: whose costs and gains count.
        but: conventions to leave out, such as those that are drawn.

    Returns:
        By path, in the input's unit; a convention that hinders nothing stays at its base value.

    >>> from hiacalc.scenario import shipped
    >>> least_favourable(shipped("helseiarbeid-2016"))["time.discount_rate"]
    0.06
    """
    by_path = quantities(scenario)
    paths = [path for path in conventions(scenario) if by_path[path].has_range and path not in but]
    if not paths:
        return {}
    options = np.array(
        [[by_path[path].value, by_path[path].low, by_path[path].high] for path in paths], dtype=float
    )
    draws = {path: np.repeat(by_path[path].value, options.size) for path in paths}
    for row, path in enumerate(paths):
        draws[path][3 * row : 3 * row + 3] = options[row]
    run = evaluate(scenario, draws)
    asked = run.break_even_effect(perspective)
    hindrance = asked if np.isfinite(asked).all() else -run.net_benefit(perspective)
    worst = np.argmax(hindrance.reshape(options.shape), axis=1)
    return {path: float(options[row, worst[row]]) for row, path in enumerate(paths)}
