"""A one-way sweep as bars of a document."""

from __future__ import annotations

import math

from hiacalc.analysis.deterministic.one_way import Bar, OneWay
from hiacalc.present.document.model import BarEnd, Bars, DrawnBar, Paragraphs
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import alternative, finding, range_text, rest_sentence
from hiacalc.present.words.outcomes import base_text, switching_text
from hiacalc.present.words.run import scope

_ROOM = 0.16  # of the width, at each side, for the texts at the ends
_LONGEST = 70  # signs of a label


def one_way_bars(sweep: OneWay, top: int, language: Language) -> Bars | Paragraphs:
    """The widest bars of a sweep; a sentence where there are none to draw.

    Args:
        sweep: one-way sensitivity analysis.
        top: how many bars at the most.
        language: of every text.

    Example:
        >>> from hiacalc.analysis.deterministic.one_way import one_way
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> drawn = one_way_bars(one_way(shipped("helseiarbeid-2016")), 3, language("en"))
        >>> len(drawn.bars), drawn.threshold.text
        (3, 'Zero: gain equals cost')
    """
    bars = sweep.moving[:top]
    if not bars or math.isnan(sweep.base):
        return Paragraphs((finding(sweep, language),))
    limit = sweep.threshold
    marks = [sweep.base, *(end for bar in bars for end in (bar.least, bar.greatest))]
    least, greatest = min(marks), max(marks)
    if limit is not None and _is_near(limit, least, greatest):
        least, greatest = min(least, limit), max(greatest, limit)
    else:
        limit = None

    def at(outcome: float) -> float:
        outcome = sweep.base if math.isnan(outcome) else outcome
        return _ROOM + (1.0 - 2.0 * _ROOM) * (outcome - least) / (greatest - least)

    view = language.say(f"run.in_sentence.{sweep.perspective.value}")
    outcome = language.words.word("outcomes", sweep.outcome.value)
    notes = [language.say("meeting.bars.axis", outcome=outcome, perspective=view)]
    notes[0] += " " + scope(sweep.scenario, sweep.years, language)
    rest = sweep.bars[len(bars) :]
    if rest:
        notes.append(rest_sentence(rest, sweep, language))
    return Bars(
        title=finding(sweep, language),
        alternative=alternative(sweep, bars, language),
        bars=tuple(
            DrawnBar(
                label=_cut(label_of(bar.path, sweep.scenario, language)),
                note=_note(bar, sweep, language),
                low=BarEnd(at(bar.low_outcome), format_value(bar.low_input, bar.named.unit, language)),
                high=BarEnd(at(bar.high_outcome), format_value(bar.high_input, bar.named.unit, language)),
                least=at(bar.least),
                greatest=at(bar.greatest),
            )
            for bar in bars
        ),
        base=BarEnd(at(sweep.base), base_text(sweep.base, sweep.outcome, language)),
        threshold=None if limit is None else BarEnd(at(limit), switching_text(limit, language)),
        legend=(language.say("tornado.low"), language.say("tornado.high")),
        notes=tuple(notes),
    )


def _is_near(limit: float, least: float, greatest: float) -> bool:
    """Whether a line is in sight: among the bars, or as near them as they are wide."""
    wide = greatest - least
    return least - wide <= limit <= greatest + wide


def _note(bar: Bar, sweep: OneWay, language: Language) -> str:
    notes = [range_text(bar, language)]
    if sweep.can_switch_decision(bar):
        notes.append(language.say("tornado.turns"))
    if not bar.monotone:
        notes.append(language.say("tornado.not_monotone"))
    if not bar.defined:
        notes.append(language.say("tornado.undefined"))
    return " · ".join(notes)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
