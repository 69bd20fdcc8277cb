"""Which inputs two scenarios give differently."""

from __future__ import annotations

from typing import NamedTuple

from hiacalc.scenario.quantity import Rate
from hiacalc.scenario.registry import quantities, settings
from hiacalc.scenario.schema import Scenario

InputValue = float | str | tuple[tuple[float, float], ...] | None


class Difference(NamedTuple):
    """An input or setting by path, as two scenarios give it; None where a scenario lacks it."""

    path: str
    base: InputValue
    here: InputValue


def differences(base: Scenario, here: Scenario) -> list[Difference]:
    """The inputs and settings that differ, in the order of the models.

    Args:
        base: the scenario that is compared with.
        here: the scenario at hand.

    >>> from hiacalc.scenario import shipped
    >>> [part.path for part in differences(shipped("helseiarbeid-2016"), shipped("no-effect"))]
    ['effect.relative_reduction', 'effect.evidence']
    """
    before, after = values_of(base), values_of(here)
    return [
        Difference(path, before.get(path), after.get(path))
        for path in dict.fromkeys([*after, *before])
        if before.get(path) != after.get(path)
    ]


def values_of(scenario: Scenario) -> dict[str, InputValue]:
    """What a scenario makes of every input and setting, by path; of a schedule its steps.

    >>> from hiacalc.scenario import shipped
    >>> values_of(shipped("no-effect"))["effect.relative_reduction"]
    0.0
    """
    numbers: dict[str, InputValue] = {
        path: item.steps if isinstance(item, Rate) and item.steps else item.value
        for path, item in quantities(scenario).items()
    }
    return {**numbers, **settings(scenario)}
