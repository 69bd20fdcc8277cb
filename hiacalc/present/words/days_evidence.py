"""What is known of the days that the individual measure saves: studies and sets, in words and rows."""

from __future__ import annotations

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings
from hiacalc.evidence.days_saved import PatientStudy
from hiacalc.present.locale.language import Language
from hiacalc.present.words.individual import days_text

_HEADS = ("study", "design", "against", "finding", "use", "standing", "misfit")


def days_study_rows(evidence: DaysFindings, language: Language) -> list[list[str]]:
    """Every study: title, design, comparator, finding, use, how it was read and where it does not fit.

    Args:
        evidence: all studies and sets.
        language: of the words; head first.
    """
    head = [language.say(f"individual.evidence.columns_of_studies.{key}") for key in _HEADS]
    return [head, *(_study_row(study, language) for study in evidence.evidence.studies)]


def _study_row(study: PatientStudy, language: Language) -> list[str]:
    code = language.code
    return [
        study.title.in_language(code),
        language.say(f"evidence.design.{study.design.value}"),
        study.comparator.in_language(code),
        study.finding.in_language(code),
        language.say(f"evidence.verdict.{study.verdict.value}"),
        language.say(f"columns.cells.standing.{study.standing.value}"),
        " ".join(text.in_language(code) for text in study.misfits),
    ]


def days_study_lines(evidence: DaysFindings, language: Language) -> list[str]:
    """Every study in a paragraph of its own.

    Args:
        evidence: all studies and sets.
        language: of the sentences.
    """
    head, *rows = days_study_rows(evidence, language)
    return [
        f"{row[0]}. "
        + " ".join(
            f"{name}: {cell.rstrip('.')}." for name, cell in zip(head[1:], row[1:], strict=True) if cell
        )
        for row in rows
    ]


def days_set_rows(evidence: DaysFindings, language: Language) -> list[list[str]]:
    """Every set with its days, its interval or range, the chances of none and of harm, and its weight.

    Args:
        evidence: all studies and sets.
        language: of the words; head first.
    """
    keys = ("set", "value", "interval", "range", "none", "harm", "followed", "mixed")
    head = [language.say(f"individual.evidence.set_columns.{key}") for key in keys]
    return [head, *(_set_row(name, effect, evidence, language) for name, effect in evidence.offered.items())]


def _set_row(name: str, effect: Effect, evidence: DaysFindings, language: Language) -> list[str]:
    nothing, percent = language.say("evidence.none"), language.numbers.percent
    span = nothing
    if effect.low is not None and effect.high is not None:
        ends = {"lower": days_text(effect.low, language), "upper": days_text(effect.high, language)}
        span = language.say("problems.span", **ends)
    followed = effect.follow_up_years
    years = (
        nothing
        if followed is None
        else language.say("evidence.years", years=language.numbers.number(followed, 1, trim=True))
    )
    weight = evidence.evidence.mixed_in(name)
    return [
        name,
        days_text(effect.value, language),
        *((nothing, span) if effect.level is None else (span, nothing)),
        percent(effect.none, 0),
        percent(effect.below(0.0), 0),
        years,
        percent(weight, 0) if weight else nothing,
    ]


def days_set_lines(evidence: DaysFindings, language: Language) -> list[str]:
    """What every set is, and what it is not.

    Args:
        evidence: all studies and sets.
        language: of the sentences.
    """
    code = language.code
    return [
        f"{chosen.title.in_language(code)}: {chosen.what_it_is.in_language(code)} "
        f"{chosen.what_it_is_not.in_language(code)}"
        for chosen in evidence.evidence.offered
    ]
