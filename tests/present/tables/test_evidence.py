"""The file of studies has every reported figure; that of sets tells an interval from judgement."""

from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.tables.evidence import set_rows, study_rows

STUDIES = read_studies()
EVIDENCE = EvidenceFindings(STUDIES, read_effect_sets())


def test_every_reported_figure_has_a_row() -> None:
    head, *rows = study_rows(STUDIES)
    assert {len(row) for row in rows} == {len(head)}
    assert {row[0] for row in rows} == {study.key for study in STUDIES.studies}
    assert sum(row[4] is not None for row in rows) == sum(len(study.results) for study in STUDIES.studies)


def test_a_value_lies_between_its_ends_and_harm_is_a_probability() -> None:
    head, *rows = set_rows(EVIDENCE)
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        if cells["low"] is not None:
            assert cells["low"] <= cells["value"] <= cells["high"]
        assert 0.0 <= cells["probability_of_harm"] <= 1.0
