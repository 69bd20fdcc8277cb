"""The forest plot: what each study measured, what they say together, and the effect that is used.

The axis is the change in absence on a log scale, so that a halving and a
doubling lie equally far from no change.
"""

from __future__ import annotations

import math

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.studies import Studies
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.forest_drawing import Drawing
from hiacalc.present.charts.forest_rows import Mark, Row
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language

REPORT = "report"


def forest(rows: list[Row], effect: Effect | None, evidence: EvidenceFindings, sheet: Sheet) -> Chart:
    """The forest plot: the change in absence of each study and of what is made of them, with intervals.

    Along the level axis lies the change in absence in per cent, on a log scale. A square is a
    study, the larger the more it weighs; a filled diamond a pooled result, as wide as its 95 %
    interval; a dashed line a prediction interval; a hollow diamond the effect that is used.

    Args:
        rows: from top to bottom.
        effect: the set that was chosen, if one was.
        evidence: all studies and sets; the report's figure is marked in every plot.
        sheet: to draw on.
    """
    language = sheet.language
    report = next(named for named in evidence.sets.sets if named.name == REPORT)
    assert report.kind == "judgement"
    title = finding(rows, effect, language)
    notes = tuple(_notes(rows, effect, evidence.studies, language))
    drawing = Drawing(rows, report.value, title, notes, sheet)
    texts = [drawing.line(row) for row in rows]
    alternative = language.say("forest.alternative", finding=title, lines=" ".join(texts))
    return Chart(drawing.figure(), alternative, title, language.code)


def finding(rows: list[Row], effect: Effect | None, language: Language) -> str:
    """The finding of the forest plot: the effect and its interval, beside those of the studies.

    Args:
        rows: of the plot, at least one of them a study.
        effect: the set that was chosen, if one was.
        language: of the sentence.
    """

    def changed(log: float) -> str:
        return _changed(log, language)

    measured = [row.middle for row in rows if row.mark is Mark.STUDY and row.middle is not None]
    words = {"best": changed(min(measured)), "least": changed(max(measured))}
    if effect is None:
        below = [row for row in rows if row.mark is Mark.EFFECT and row.middle is not None]
        ends = [row.middle for row in below if row.middle is not None]
        return language.say("forest.all", low=changed(min(ends)), high=changed(max(ends)), **words)
    words["title"] = effect.chosen.title.in_language(language.code)
    words["middle"] = changed(math.log1p(-effect.value))
    if effect.low is None or effect.high is None:
        return language.say("forest.fixed", **words)
    words |= {"low": changed(math.log1p(-effect.high)), "high": changed(math.log1p(-effect.low))}
    if effect.studies is None:
        return language.say("forest.judged", **words)
    key = "open" if effect.low < 0 < effect.high else "settled"
    return language.say(f"forest.{key}", **words)


def _changed(log: float, language: Language) -> str:
    """A ratio of absence in words: 16 % lower."""
    change = math.expm1(log)
    key = "same" if abs(change) < 5e-4 else "lower" if change < 0 else "higher"
    return language.say(f"forest.{key}", share=language.numbers.percent(abs(change), 0))


def _notes(rows: list[Row], effect: Effect | None, studies: Studies, language: Language) -> list[str]:
    """How to read it, what was added by judgement, and what the set is not."""
    weighed = any(row.weight is not None for row in rows)
    notes = [language.say("forest.reading_weighed" if weighed else "forest.reading")]
    if effect is not None and effect.studies is not None:
        pooled = effect.studies.pooled
        if pooled.count > 1:
            notes.append(language.say("forest.fixed_note"))
        if pooled.degrees == 1:
            notes.append(language.say("evidence.one_degree"))
        doubts = [study.stand_in for study in effect.studies.stand_ins if study.stand_in is not None]
        notes += [doubt.why.in_language(language.code) for doubt in doubts]
        if any(trial.arms is not None for trial in effect.studies.trials):
            notes.append(language.say("forest.shared"))
        if effect.studies.widening:
            share = language.numbers.percent(effect.studies.widening_share, 0)
            titles = [reason.title.in_language(language.code) for reason in effect.studies.widening]
            reasons = ", ".join(title[0].lower() + title[1:] for title in titles)
            notes.append(language.say("forest.widening", share=share, reasons=reasons))
    drawn = {row.key for row in rows if row.mark is Mark.STUDY}
    measured = [study for study in studies.studies if study.key in drawn]
    if all(study.is_trial_against_nothing and not study.is_helseiarbeid for study in measured):
        notes.append(language.say("forest.products"))
    if effect is not None:
        notes.append(effect.chosen.what_it_is_not.in_language(language.code))
    return notes
