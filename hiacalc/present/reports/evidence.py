"""The evidence as plain text: every study, every set, and one set from its studies to the effect."""

from __future__ import annotations

import textwrap

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings, EvidenceFindings
from hiacalc.evidence.effect_sets import Availability, MixtureSet
from hiacalc.present.locale.language import Language
from hiacalc.present.reports import plain_text
from hiacalc.present.reports.plain_text import bullets, table
from hiacalc.present.words.days_evidence import days_set_lines, days_set_rows, days_study_lines
from hiacalc.present.words.evidence import EvidenceText
from hiacalc.present.words.evidence_origin import EvidenceOrigin


def evidence_report(
    evidence: EvidenceFindings, days: DaysFindings, origin: EvidenceOrigin, language: Language
) -> str:
    """Every study with its design, result and use, and every set that can be chosen.

    Args:
        evidence: all studies and sets.
        days: all studies and sets on days saved per patient.
        origin: for the last line.
        language: of the page.
    """
    language = language.plain
    studies, sets = evidence.studies, evidence.sets
    teller = EvidenceText(evidence, language)
    title = language.say("evidence.title")
    parts = [title, "=" * len(title), "", *table(teller.studies_rows(), head=True)]
    parts += ["", wrapped(teller.ceiling())]
    if not teller.has_product_trial:
        parts.append(wrapped(language.say("evidence.no_product_trial")))
    parts += [*_heading("evidence.sets", language), *table(teller.sets_rows(), head=True), ""]
    parts.append(wrapped(language.say("evidence.chosen_hint", name=sets.offered[0].name)))
    everything = sets.everything(studies)
    named = ", ".join(study.key for study in studies.on_request)
    keys = {"studies": named, "reasons": ", ".join(everything.widening)}
    parts.append(wrapped(language.say("evidence.own_hint", **keys)))
    left_out = [named for named in sets.sets if named.offer is not Availability.AS_SET]
    parts += _heading("evidence.not_offered", language)
    parts += bullets([teller.described(named) for named in left_out])
    parts += _heading("individual.evidence.title", language)
    parts += [*table(days_set_rows(days, language), head=True), ""]
    parts += bullets(days_set_lines(days, language))
    parts.append(wrapped(language.say("individual.evidence.hint")))
    parts += _heading("individual.evidence.studies", language)
    parts += bullets(days_study_lines(days, language))
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def set_report(effect: Effect, evidence: EvidenceFindings, origin: EvidenceOrigin, language: Language) -> str:
    """One set: what it is and is not, what its studies say together, and the effect that follows.

    Args:
        effect: that the set gives.
        evidence: all studies and sets.
        origin: for the last line.
        language: of the page.
    """
    language = language.plain
    teller = EvidenceText(evidence, language)
    title = teller.text(effect.chosen.title)
    parts = [title, "=" * len(title)]
    for key in ("what_it_is", "what_it_is_not"):
        text = teller.text(getattr(effect.chosen, key))
        parts.append(wrapped(language.say(f"evidence.{key}", text=text)))
    if effect.studies is not None:
        parts += _heading("evidence.pooled", language)
        parts += [*table(teller.pooled_rows(effect.studies), head=True), ""]
        parts += [wrapped(sentence) for sentence in teller.pooled_sentence(effect.studies)]
        parts += _heading("evidence.widening", language)
        if effect.studies.widening:
            parts += [*table(teller.widening_rows(effect.studies), head=True), ""]
            parts += bullets([teller.text(reason.why) for reason in effect.studies.widening])
        parts.append(wrapped(teller.allowance_sentence(effect.studies)))
    if isinstance(effect.chosen, MixtureSet):
        parts += [*_heading("evidence.mixed", language), *bullets(teller.components(effect.chosen))]
    parts += _heading("evidence.result_title", language)
    parts += [wrapped(sentence) for sentence in teller.effect(effect)]
    parts += ["", language.say("evidence.as_input"), *_yaml(effect)]
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def _heading(key: str, language: Language) -> list[str]:
    text = language.say(key)
    return ["", text, "-" * len(text)]


def wrapped(text: str) -> str:
    """Text broken to the width of a page, never between a number and its per cent sign."""
    return plain_text.wrapped(text.replace(" %", "\N{NO-BREAK SPACE}%")).replace("\N{NO-BREAK SPACE}", " ")


def _yaml(effect: Effect) -> list[str]:
    """The input as it would stand in a scenario file."""
    import yaml

    text = yaml.safe_dump(
        {"relative_reduction": effect.mapping()}, sort_keys=False, allow_unicode=True, width=90
    )
    return textwrap.indent(text, "  ").rstrip().splitlines()
