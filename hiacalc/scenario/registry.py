"""Named inputs by dotted path, read off the scenario models: the one list there is.

A path is the place of an input in the scenario tree: `effect.relative_reduction`,
`delivery.activities.module.hours`, `delivery.activities.module.count.1` (programme
year 1). Its `key` writes `*` for the parts that a scenario names itself, and is
the entry in the wording files.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, NamedTuple

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.fields import NamedChoice, fields_of
from hiacalc.scenario.labels import wording
from hiacalc.scenario.paths import key_of as key_of  # noqa: PLC0414 - asked for here as well
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown
from hiacalc.scenario.quantity import Quantity, Rate
from hiacalc.scenario.schema import Scenario

PROGRAMME = "programme"  # the section whose inputs are not those of a group


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


def quantities(scenario: Scenario) -> dict[str, Quantity]:
    """Every input of a scenario by path, in the order of the models.

    >>> from hiacalc.scenario import shipped
    >>> quantities(shipped("helseiarbeid-2016"))["effect.duration"].value
    5.0
    """
    return {path: leaf for path, leaf in scenario.leaves.items() if isinstance(leaf, Quantity)}


def group_quantities(scenario: Scenario) -> dict[str, Quantity]:
    """Every input of a group of workers by path: all but the programme's, which move no result of a group.

    >>> from hiacalc.scenario import shipped
    >>> group_quantities(shipped("helseiarbeid-2016")) == quantities(shipped("helseiarbeid-2016"))
    True
    """
    return {
        path: quantity
        for path, quantity in quantities(scenario).items()
        if not path.startswith(f"{PROGRAMME}.")
    }


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
    return {key: kind for key, kind in fields_of(Scenario) if isinstance(kind, Bounds)}


@cache
def choices() -> dict[str, NamedChoice]:
    """Every setting that is not a number, by key.

    >>> choices()["time.timing"].options
    (<Timing.START: 'start'>, <Timing.MID: 'mid'>, <Timing.END: 'end'>)
    """
    return {key: kind for key, kind in fields_of(Scenario) if isinstance(kind, NamedChoice)}


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


def group_input(scenario: Scenario, path: str, source: str = "") -> NamedInput:
    """The input of a group of workers at a path.

    Args:
        scenario: that has it.
        path: dotted.
        source: the name to show in messages; that of the scenario where it is empty.

    Raises:
        ScenarioError: when there is none, or when it moves the programme alone.

    >>> from hiacalc.scenario import shipped
    >>> group_input(shipped("helseiarbeid-2016"), "delivery.fare").unit.value
    'NOK'
    """
    named = named_input(scenario, path, source)
    if path.startswith(f"{PROGRAMME}."):
        raise ScenarioError([Problem(Code.OF_THE_PROGRAMME, Mark(source or scenario.name), path)])
    return named


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
