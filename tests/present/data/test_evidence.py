"""The evidence as JSON holds every study and set, and its ratios are those of their logarithms."""

import math

import pytest

from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings, EvidenceFindings
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.data.evidence import evidence_data
from hiacalc.present.data.results import to_json

EVIDENCE = EvidenceFindings(read_studies(), read_effect_sets())
DAYS = DaysFindings(read_days_saved())


@pytest.mark.parametrize("name", EVIDENCE.offered)
def test_every_study_and_set_is_there_and_a_ratio_is_that_of_its_logarithm(name: str) -> None:
    data = evidence_data(EVIDENCE, DAYS, EVIDENCE.effect(name))
    assert to_json(data)
    assert len(data["studies"]) == len(EVIDENCE.studies.studies)
    assert {entry["name"] for entry in data["sets"] if entry["input"]} == set(EVIDENCE.offered)
    chosen = data["chosen"]
    assert chosen["set"] == name
    if chosen["pooled"] is not None:
        measured = chosen["pooled"]["measured"]
        assert measured["ratio"] == pytest.approx(math.exp(measured["meanlog"]))
        assert sum(chosen["pooled"]["weights"].values()) == pytest.approx(1.0)
