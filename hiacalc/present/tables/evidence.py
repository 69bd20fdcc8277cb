"""Studies and sets of evidence as rows for a file: keys, titles in a language, and unrounded numbers."""

from __future__ import annotations

from typing import Any

from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.studies import Studies


def study_rows(studies: Studies, code: str = "en") -> list[list[Any]]:
    """A row for every figure that a study reports, one for a study without any; the first is the head.

    Args:
        studies: all studies.
        code: of the language of titles.

    >>> from hiacalc.evidence.studies import read_studies
    >>> study_rows(read_studies())[0][:4]
    ['study', 'title', 'design', 'verdict']
    """
    head = ["study", "title", "design", "verdict", "measure", "value", "comparator_value"]
    head += ["low", "high", "level", "p_value", "derived", "follow_up_years", "doi"]
    rows: list[list[Any]] = [head]
    for study in studies.studies:
        named = [study.key, study.title.in_language(code), study.design.value, study.verdict.value]
        doi = next((source.doi for source in study.sources if source.doi), None)
        for result in study.results:
            figures = [result.measure.value, result.value, result.comparator_value]
            span = [*(result.interval or (None, None)), result.level, result.p_value, result.derived]
            rows.append([*named, *figures, *span, study.follow_up_years, doi])
        if not study.results:
            rows.append([*named, *[None] * (len(head) - len(named) - 1), doi])
    return rows


def set_rows(evidence: EvidenceFindings, code: str = "en") -> list[list[Any]]:
    """A row for every set on offer: its reduction, its interval or range, and the chance of harm.

    `level` tells an interval from a range of judgement, which has none.

    Args:
        evidence: all studies and sets.
        code: of the language of titles.

    >>> from hiacalc.evidence.effect_sets import read_effect_sets
    >>> from hiacalc.evidence.studies import read_studies
    >>> set_rows(EvidenceFindings(read_studies(), read_effect_sets()))[1][:3]
    ['report', "The report's judgement", 0.05]
    """
    head = ["set", "title", "value", "low", "high", "level", "probability_of_harm", "follow_up_years"]
    rows: list[list[Any]] = [[*head, "provenance"]]
    for name, effect in evidence.offered.items():
        harm = effect.below(0.0)
        figures = [effect.value, effect.low, effect.high, effect.level, harm, effect.follow_up_years]
        rows.append([name, effect.chosen.title.in_language(code), *figures, effect.provenance])
    return rows
