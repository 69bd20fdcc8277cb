"""Sections of a scenario that a reader switches on and off as a whole."""

from __future__ import annotations

from typing import Any

from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario
from hiacalc.scenario.problems import Mark, fail, shown

INDIVIDUAL = "individual"
WITH, WITHOUT = "with", "without"
SWITCHES = (INDIVIDUAL,)
# What a scenario is told: a section with its defaults, or none.
_TOLD: dict[str, dict[str, Any] | None] = {WITH: {}, WITHOUT: None}


def is_switch(path: str) -> bool:
    """Whether a change of a path switches a whole section.

    >>> is_switch("individual"), is_switch("individual.years")
    (True, False)
    """
    return path in SWITCHES


def has_section(path: str, scenario: Scenario) -> str:
    """Whether a scenario has a section, as a change says it.

    >>> from hiacalc.scenario import shipped
    >>> has_section("individual", shipped("helseiarbeid-2016"))
    'without'
    """
    return WITHOUT if getattr(scenario, path) is None else WITH


def section_of(value: str) -> dict[str, Any] | None:
    """What `hiacalc.scenario.changed` takes for a switch.

    Raises:
        ScenarioError: a word that is neither `with` nor `without`.

    >>> section_of("with"), section_of("without")
    ({}, None)
    """
    if value not in _TOLD:
        fail(Code.NOT_A_CHOICE, Mark(""), actual=shown(value), allowed=", ".join(_TOLD))
    return _TOLD[value]
