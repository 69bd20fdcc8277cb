"""Every study and set is in the rows, and a mean ratio lies within its interval."""

import pytest

from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.locale.language import language
from hiacalc.present.words.evidence import EvidenceText

EVIDENCE = EvidenceFindings(read_studies(), read_effect_sets())


@pytest.mark.parametrize("code", ["nb", "en"])
def test_rows_are_as_many_as_studies_and_sets(code: str) -> None:
    text = EvidenceText(EVIDENCE, language(code).plain)
    assert len(text.studies_rows()) == len(EVIDENCE.studies.studies) + 1
    assert [row[0] for row in text.sets_rows()[1:]] == list(EVIDENCE.offered)


@pytest.mark.parametrize("name", EVIDENCE.offered)
def test_weights_of_pooled_studies_sum_to_all(name: str) -> None:
    synthesis = EVIDENCE.effect(name).studies
    if synthesis is None:
        return
    _, *rows = EvidenceText(EVIDENCE, language("en").plain).pooled_rows(synthesis)
    assert sum(float(row[3].rstrip(" %")) for row in rows) == pytest.approx(100.0, abs=0.1 * len(rows))
    for row in rows:
        low, high = map(float, row[2].split("-"))
        assert low <= float(row[1]) <= high
