"""The forest plot has a row for every set when none is chosen, with the studies it rests on as origin."""

import datetime

import pytest

from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.evidence_origin import EvidenceOrigin

EVIDENCE = EvidenceFindings(read_studies(), read_effect_sets())


@pytest.mark.parametrize("name", EVIDENCE.offered)
def test_the_origin_names_the_set_and_its_studies(name: str) -> None:
    effect = EVIDENCE.effect(name)
    origin = EvidenceOrigin.of(effect, EVIDENCE.studies, datetime.date(2026, 1, 31))
    exhibit = forest_exhibit(effect, EVIDENCE, origin, language("en"))
    fields = exhibit.origin.as_dict()
    assert fields["set"] == name
    keys = [study.key for study in effect.studies.studies] if effect.studies is not None else []
    assert fields["studies"] == ", ".join(keys)
    assert len({len(row) for row in exhibit.rows}) == 1
