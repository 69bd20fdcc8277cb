"""The sheet for a meeting, and the slide: what a case gives, on one page each, from the same figures."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.analysis.deterministic.own_workplace import OwnWorkplace
from hiacalc.analysis.probabilistic.evidence_spread import EvidenceSpread
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.evidence.rules import RuleSet
from hiacalc.evidence.studies import LargestTrialEffect
from hiacalc.model import Evaluation, Perspective
from hiacalc.present.document.bars import one_way_bars
from hiacalc.present.document.model import (
    Document,
    KeyFigures,
    Lead,
    Link,
    Numbered,
    Paper,
    Paragraphs,
    Part,
    Section,
    Table,
)
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.ledger import by_actor_table
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.present.words.evidence_spread import EvidenceSpreadText
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.key_figures import FOUR, shown
from hiacalc.present.words.lead import condition
from hiacalc.present.words.meeting import days_sentence, money_sentences, power_sentence, questions
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.run import changes_text, finding, for_whom
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities

_BARS = {Paper.A4: 6, Paper.SLIDE: 4}
_LONGEST_TITLE, _LONGEST_LINK = 90, 700  # signs that are printed


@dataclass(frozen=True, slots=True)
class Meeting:
    """All that the sheet and the slide tell of.

    Attributes:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        workplace: what the run means for the workplace.
        sweep: one-way, of net benefit.
        drawn: the draws; None where nothing can be drawn.
        spread: over the evidence, of the same draws.
        ceiling: the largest fall that a trial has shown.
        origin: what it rests on, with the name of the case.
        rules: laid over the scenario; None for its own.
        link: that opens the case again; None where it would be too long.
    """

    run: Evaluation
    perspective: Perspective
    workplace: OwnWorkplace
    sweep: OneWay
    drawn: Uncertainty | None
    spread: EvidenceSpread | None
    ceiling: LargestTrialEffect
    origin: Origin
    rules: RuleSet | None = None
    link: str | None = None


def meeting_sheet(meeting: Meeting, language: Language) -> Document:
    """The sheet: one page of A4.

    Args:
        meeting: what it tells of.
        language: of every text.
    """
    run = meeting.run
    head, *rows = by_actor_table(run, language)
    table = Table(tuple(head), tuple(map(tuple, rows)))
    money = Paragraphs(tuple(money_sentences(run, meeting.workplace, language)))
    return _document(
        meeting,
        Paper.A4,
        (
            ((Section((_lead(meeting, language), _figures(meeting, language))),),),
            (
                (Section((money,), language.say("meeting.money.heading")),),
                (Section((_doubt(meeting, language),), language.say("meeting.spread.heading")),),
            ),
            ((Section((table,), language.say("meeting.actors")),),),
            ((_bars(meeting, Paper.A4, language),),),
            ((_questions(meeting, language),),),
        ),
        language,
    )


def meeting_slide(meeting: Meeting, language: Language) -> Document:
    """The slide: 16 to 9, with what matters most.

    Args:
        meeting: what it tells of.
        language: of every text.
    """
    run = meeting.run
    sentences = [for_whom(run, language), *money_sentences(run, meeting.workplace, language)]
    who = Paragraphs(tuple(filter(None, sentences)))
    return _document(
        meeting,
        Paper.SLIDE,
        (
            ((Section((_lead(meeting, language),)),),),
            (
                (
                    Section((who,), language.say("meeting.actors")),
                    Section((_doubt(meeting, language, short=True),), language.say("meeting.spread.heading")),
                    _questions(meeting, language),
                ),
                (_bars(meeting, Paper.SLIDE, language),),
            ),
        ),
        language,
    )


def _document(
    meeting: Meeting, paper: Paper, rows: tuple[tuple[tuple[Section, ...], ...], ...], language: Language
) -> Document:
    scenario, origin = meeting.run.scenario, meeting.origin
    title = _cut(scenario.title.in_language(language.code), _LONGEST_TITLE)
    changed = bool(origin.changes)
    subtitle = language.say(
        "meeting.subtitle_changed" if changed else "meeting.subtitle",
        title=title,
        changed=changes_text(origin.changes, language),
        workers=format_value(meeting.workplace.employees, Unit.WORKERS, language),
        year=f"{scenario.time.price_year.value:.0f}",
        years=meeting.workplace.years,
    )
    link = meeting.link
    if link is not None:
        key = "link" if len(link) <= _LONGEST_LINK else "link_text"
        text = language.say(f"meeting.foot.{key}", address=link)
    return Document(
        title=origin.case or title,
        subtitle=subtitle,
        language=language.code,
        date=origin.date,
        paper=paper,
        rows=rows,
        foot=_foot(meeting, paper, language),
        link=None if link is None else Link(text, link),
    )


def _lead(meeting: Meeting, language: Language) -> Lead:
    run, view = meeting.run, meeting.perspective
    measured = effect_standing(run.scenario, meeting.ceiling, language) is None
    sentence = condition(run, view, language, measured=measured)
    return Lead(sentence, (finding(run, view, language), days_sentence(meeting.workplace, view, language)))


def _figures(meeting: Meeting, language: Language) -> KeyFigures:
    four = [shown(meeting.run, figure, meeting.perspective, language) for figure in FOUR]
    return KeyFigures(tuple((figure.label, figure.value) for figure in four))


def _doubt(meeting: Meeting, language: Language, *, short: bool = False) -> Part:
    spread = _spread(meeting, language)
    sentences = [] if spread is None else [spread.leading()]
    sentences.append(power_sentence(meeting.workplace, language))
    if not short:
        sentences.append(effect_standing(meeting.run.scenario, meeting.ceiling, language) or "")
    return Paragraphs(tuple(filter(None, sentences)))


def _spread(meeting: Meeting, language: Language) -> EvidenceSpreadText | None:
    if meeting.spread is None or meeting.drawn is None:
        return None
    return EvidenceSpreadText(meeting.spread, meeting.drawn, language)


def _bars(meeting: Meeting, paper: Paper, language: Language) -> Section:
    return Section(
        (one_way_bars(meeting.sweep, _BARS[paper], language),), language.say("meeting.bars.heading")
    )


def _questions(meeting: Meeting, language: Language) -> Section:
    spread = _spread(meeting, language)
    asked = questions(meeting.run, meeting.perspective, meeting.workplace, spread, language)
    return Section((Numbered(tuple(asked)),), language.say("meeting.questions.heading"))


def _foot(meeting: Meeting, paper: Paper, language: Language) -> tuple[str, ...]:
    scenario, origin = meeting.run.scenario, meeting.origin
    inputs = quantities(scenario).values()
    judged = sum(quantity.provenance is not Provenance.PUBLISHED for quantity in inputs)
    rules = meeting.rules
    lines = [origin.changed_line(language)]
    if paper is Paper.A4:
        lines.append(
            language.say("meeting.foot.no_rules")
            if rules is None
            else language.say("meeting.foot.rules", rules=rules.title.in_language(language.code))
        )
        rests = language.say("page.rests_line", judged=judged, count=len(inputs))
        lines.append(language.say("meeting.foot.source", rests=rests))
    lines.append(origin.line(language, short=True))
    return tuple(filter(None, lines))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
