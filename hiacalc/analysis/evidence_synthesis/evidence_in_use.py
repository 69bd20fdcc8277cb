"""Whose word is drawn on the effect, and on the days saved: the scenario's own, or that of a named set."""

from __future__ import annotations

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, days_set, effect_set
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.evidence_name import OWN_RANGE

_EVIDENCE, _DAYS_EVIDENCE = "effect.evidence", "individual.evidence"


def named_evidence(name: str) -> Effect | None:
    """The set of a name; None for `scenario`, which leaves the word to the scenario.

    Raises:
        ScenarioError: an unknown set, or one that is not offered.

    >>> named_evidence("report").value
    0.05
    """
    return None if name == OWN_RANGE else effect_set(name, read_effect_sets(), read_studies())


def evidence_in_use(scenario: Scenario) -> Effect | None:
    """The evidence that a scenario draws its effect from; None when that is its own range.

    Raises:
        ScenarioError: an unknown set, told at its place in the scenario's file.

    >>> from hiacalc.scenario import shipped
    >>> evidence_in_use(shipped("helseiarbeid-2016")).chosen.name
    'mixture'
    >>> evidence_in_use(shipped("trial-clinic")) is None
    True
    """
    try:
        return named_evidence(scenario.effect.evidence)
    except ScenarioError as error:
        raise _in_file(scenario, _EVIDENCE, error) from None


def named_days_evidence(name: str) -> Effect | None:
    """The set on days saved of a name; None for `scenario`, which leaves the word to the scenario.

    Raises:
        ScenarioError: an unknown set.

    >>> named_days_evidence("raskere-tilbake").value
    0.0
    """
    return None if name == OWN_RANGE else days_set(name, read_days_saved())


def days_evidence_in_use(scenario: Scenario) -> Effect | None:
    """The evidence that days saved are drawn from; None for the scenario's own range, or without patients.

    Raises:
        ScenarioError: an unknown set, told at its place in the scenario's file.

    >>> from hiacalc.scenario import changed, shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> days_evidence_in_use(changed(base, {"individual": {}})).chosen.name
    'mixture'
    >>> days_evidence_in_use(base) is None
    True
    """
    if scenario.individual is None:
        return None
    try:
        return named_days_evidence(scenario.individual.evidence)
    except ScenarioError as error:
        raise _in_file(scenario, _DAYS_EVIDENCE, error) from None


def _in_file(scenario: Scenario, path: str, error: ScenarioError) -> ScenarioError:
    """The problem at its place in a file; as it was where no file holds it, since the name says enough."""
    mark = scenario.origin_tree.at(*path.split(".")).mark
    if mark.line is None:
        return error
    return ScenarioError([problem._replace(mark=mark, path=path) for problem in error.problems])


def with_evidence(scenario: Scenario, evidence: Effect | None) -> Scenario:
    """The scenario in which an input is what the evidence says; itself where its own range counts.

    Args:
        scenario: the scenario below.
        evidence: what is believed of the effect; None for the scenario's own range.

    >>> from hiacalc.scenario import shipped
    >>> with_evidence(shipped("no-effect"), named_evidence("report")).numbers["effect.relative_reduction"]
    0.05
    """
    return scenario if evidence is None else evidence.laid_over(scenario)


def as_believed(scenario: Scenario) -> Scenario:
    """The scenario in which the effect and the days saved are what the evidence in use says.

    Raises:
        ScenarioError: an unknown set, told at its place in the scenario's file.

    >>> from hiacalc.scenario import changed, shipped
    >>> believed = as_believed(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> believed.numbers["individual.days_saved"]
    0.0
    """
    laid = with_evidence(scenario, evidence_in_use(scenario))
    return with_evidence(laid, days_evidence_in_use(scenario))
