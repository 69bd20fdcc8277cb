"""Named inputs by dotted path, read off the scenario models: the one list there is.

A path is the place of an input in the scenario tree: `effect.relative_reduction`,
`delivery.activities.module.hours`, `delivery.activities.module.count.1` (programme
year 1). Its `key` writes `*` for the parts that a scenario names itself, and is
the entry in the wording files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.evidence_name import OWN_RANGE, EvidenceName
from hiacalc.scenario.labels import wording
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown
from hiacalc.scenario.quantity import Quantity, Rate
from hiacalc.scenario.schema import Scenario


class NamedInput(NamedTuple):
    """An input that may be varied: path, unit and permitted span."""

    path: str
    key: str
    bounds: Bounds

    @property
    def unit(self) -> Unit:
        """The unit of the value and of both bounds.

        >>> from hiacalc.scenario import shipped
        >>> named_input(shipped("helseiarbeid-2016"), "effect.duration").unit.value
        'years'
        """
        return self.bounds.unit

    def label(self, language: str, scenario: Scenario | None = None) -> str:
        """Its name for readers, with the activity's own title where there is one.

        Args:
            language: `nb` or `en`.
            scenario: whose own titles count.

        >>> from hiacalc.scenario import shipped
        >>> named_input(shipped("helseiarbeid-2016"), "effect.duration").label("en")
        'Duration of the effect'
        """
        return wording(language).input_label(self.path, self.key, scenario)

    def help(self, language: str) -> str:
        """One or two sentences on what it is."""
        return wording(language).input_help(self.key)


class NamedChoice(NamedTuple):
    """A setting that is not a number: path and what may be chosen."""

    path: str
    key: str
    options: tuple[str, ...]
    several: bool = False


def quantities(scenario: Scenario) -> dict[str, Quantity]:
    """Every input of a scenario by path, in the order of the models.

    >>> from hiacalc.scenario import shipped
    >>> quantities(shipped("helseiarbeid-2016"))["effect.duration"].value
    5.0
    """
    return {path: leaf for path, leaf in scenario.leaves.items() if isinstance(leaf, Quantity)}


def settings(scenario: Scenario) -> dict[str, str]:
    """The settings of a scenario that are not numbers, by path.

    >>> from hiacalc.scenario import shipped
    >>> settings(shipped("helseiarbeid-2016"))["time.timing"]
    'start'
    """
    return {path: leaf for path, leaf in scenario.leaves.items() if isinstance(leaf, str)}


@cache
def keys() -> dict[str, Bounds]:
    """Unit and bounds of every kind of input, by key.

    >>> keys()["delivery.activities.*.hours"].unit.value
    'hours'
    """
    return {key: kind for key, kind in _leaves(Scenario, "") if isinstance(kind, Bounds)}


@cache
def choices() -> dict[str, NamedChoice]:
    """Every setting that is not a number, by key.

    >>> choices()["time.timing"].options
    (<Timing.START: 'start'>, <Timing.MID: 'mid'>, <Timing.END: 'end'>)
    """
    return {key: kind for key, kind in _leaves(Scenario, "") if isinstance(kind, NamedChoice)}


def _leaves(model: type[BaseModel], key: str) -> Iterator[tuple[str, Bounds | NamedChoice]]:
    """The inputs and settings that a model has fields for, by key."""
    for name, field in model.model_fields.items():
        path = f"{key}.{name}" if key else name
        bounds = _bounds_in(field.metadata)
        if bounds is not None:
            yield path, bounds
        else:
            yield from _leaves_of(field.annotation, path)


def _leaves_of(kind: Any, key: str) -> Iterator[tuple[str, Bounds | NamedChoice]]:
    """The inputs and settings that what has a type, at a key, may hold."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and origin is None:
        yield from _leaves_of_class(kind, key)
    elif metadata := getattr(kind, "__metadata__", None):
        bounds = _bounds_in(metadata)
        yield from () if bounds is None else [(key, bounds)]
    elif origin is dict:
        yield from _leaves_of(arguments[1], f"{key}.*")
    elif origin is tuple and _is_choice(arguments[0]):
        yield key, NamedChoice(key, key, tuple(arguments[0]), several=True)
    elif origin is tuple:
        yield from _leaves_of(arguments[0], f"{key}.*")
    else:
        for option in arguments:
            yield from _leaves_of(option, key)


def _leaves_of_class(kind: type, key: str) -> Iterator[tuple[str, Bounds | NamedChoice]]:
    if kind is EvidenceName:  # what sets there are is not this room's to know
        yield key, NamedChoice(key, key, (OWN_RANGE,))
    elif issubclass(kind, StrEnum):
        yield key, NamedChoice(key, key, tuple(kind))
    elif issubclass(kind, BaseModel) and not issubclass(kind, Quantity):
        yield from _leaves(kind, key)


def _bounds_in(metadata: Iterable[Any]) -> Bounds | None:
    return next((mark for mark in metadata if isinstance(mark, Bounds)), None)


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def key_of(path: str) -> str:
    """The wording key of a path.

    >>> key_of("delivery.activities.module.count.2")
    'delivery.activities.*.count.*'
    """
    steps = path.split(".")
    if steps[:2] == ["delivery", "activities"]:
        steps = [
            "*" if index == 2 or (index == 4 and steps[3] == "count") else step
            for index, step in enumerate(steps)
        ]
    return ".".join(steps)


def named_inputs(scenario: Scenario) -> dict[str, NamedInput]:
    """Every input of a scenario that may be varied, by path.

    >>> from hiacalc.scenario import shipped
    >>> named_inputs(shipped("helseiarbeid-2016"))["absence.rate"].bounds.span()
    '0 to 1 (share)'
    """
    bounds = keys()
    return {path: NamedInput(path, key_of(path), bounds[key_of(path)]) for path in scenario.numbers}


def named_input(scenario: Scenario, path: str, source: str = "") -> NamedInput:
    """The input at a path.

    Args:
        scenario: that has it.
        path: dotted.
        source: the name to show in messages; that of the scenario where it is empty.

    Raises:
        ScenarioError: when there is none, with the nearest path there is.

    >>> from hiacalc.scenario import shipped
    >>> named_input(shipped("helseiarbeid-2016"), "delivery.activities.module.hours").key
    'delivery.activities.*.hours'
    """
    inputs = named_inputs(scenario)
    if path not in inputs:
        problem = Problem(
            Code.UNKNOWN_PATH,
            Mark(source or scenario.name),
            shown(path),
            actual=shown(path),
            suggestion=nearest(path, inputs),
        )
        raise ScenarioError([problem])
    return inputs[path]


def fingerprint(scenario: Scenario) -> str:
    """A short hash of the full input set: values, ranges, distributions and settings, not texts.

    Ten hexadecimal digits of SHA-256 over a canonical form; the same input set
    gives the same hash whatever file it came from.

    >>> from hiacalc.scenario import load, shipped
    >>> alike = load({"schema": "hiacalc/1", "based_on": "hiacalc:no-effect", "title": "Another title"})
    >>> fingerprint(alike) == fingerprint(shipped("no-effect"))
    True
    """
    numbers: dict[str, list[Any]] = {
        path: [
            *(item.value, item.low, item.high, item.has_width and item.basis, item.level),
            *(item.steps if isinstance(item, Rate) else ()),
        ]
        for path, item in quantities(scenario).items()
    }
    for path, item in quantities(scenario).items():
        if item.distribution is not None:
            numbers[path].append(item.distribution.model_dump(exclude_none=True, mode="json"))
    pairs = sorted([*sorted(pair.between), pair.rank] for pair in scenario.correlations)
    canonical = json.dumps([numbers, settings(scenario), *pairs], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:10]
