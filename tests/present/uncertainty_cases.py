"""Draws to be told and drawn: of a shipped scenario, as it is or with a set of evidence laid over it."""

from __future__ import annotations

from functools import cache

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, effect_set
from hiacalc.analysis.probabilistic.findings import UncertaintyFindings, findings
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty, uncertainty
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.model import Outcome, Perspective
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.locale.language import Language
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, changed
from tests.present.cases import DATE, scenario_of

DRAWS = 4096


def effect(name: str) -> Effect:
    return effect_set(name, read_effect_sets(), read_studies())


def believed(name: str, evidence: str | None = None) -> Scenario:
    given = scenario_of(name)
    return given if evidence is None else changed(given, {"effect.evidence": evidence})


@cache
def drawn(
    name: str,
    evidence: str | None = None,
    outcome: Outcome = Outcome.NET_BENEFIT,
    view: Perspective = Perspective.SOCIETY,
) -> Uncertainty:
    return uncertainty(believed(name, evidence), outcome, view, draws=DRAWS)


@cache
def findings_of(name: str, evidence: str | None = None) -> UncertaintyFindings:
    return findings(drawn(name, evidence))


def origin_of(sample: Uncertainty) -> DrawnOrigin:
    return DrawnOrigin.of(Origin(sample.scenario, sample.perspective, DATE), sample)


def drawn_exhibit(
    name: str, picture: UncertaintyPicture, evidence: str | None, spoken: Language, width: int
) -> Exhibit:
    follows = findings_of(name, evidence)
    return uncertainty_exhibit(follows, picture, origin_of(follows.drawn), spoken, width=width)
