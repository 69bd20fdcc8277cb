"""Whose word on the effect is drawn: the scenario's own, or that of a named set of evidence."""

from __future__ import annotations

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, effect_set
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.evidence_name import OWN_RANGE

_EVIDENCE = "effect.evidence"


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
        mark = scenario.origin_tree.at(*_EVIDENCE.split(".")).mark
        if mark.line is None:  # of no file, so that the name says enough
            raise
        raise ScenarioError(
            [problem._replace(mark=mark, path=_EVIDENCE) for problem in error.problems]
        ) from None


def with_evidence(scenario: Scenario, evidence: Effect | None) -> Scenario:
    """The scenario whose effect is what the evidence says; itself where its own range counts.

    Args:
        scenario: the scenario below.
        evidence: what is believed of the effect; None for the scenario's own range.

    >>> from hiacalc.scenario import shipped
    >>> with_evidence(shipped("no-effect"), named_evidence("report")).numbers["effect.relative_reduction"]
    0.05
    """
    return scenario if evidence is None else evidence.laid_over(scenario)
