"""How far absence must fall, beside what is assumed and what trials have found: a small picture of four rows.

Drawn as HTML and not by plotly: it stands with the answer, before the charts' 4.7 MB have come.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from hiacalc.evidence.studies import LargestTrialEffect
from hiacalc.model import Evaluation, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.lead import rounded_share

_EDGE = 0.04  # of the width, left free at both sides


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A row: its name, the value in words, where it stands, and the ends of its interval if it has one."""

    name: str
    text: str
    value: float | None
    low: float | None = None
    high: float | None = None


def effect_scale(
    run: Evaluation, perspective: Perspective, trials: LargestTrialEffect, language: Language
) -> str:
    """The picture as HTML, with its alternative in words.

    Args:
        run: an evaluation of a single draw, whose measure acts on all absence.
        perspective: whose costs and gains count.
        trials: the largest fall that a trial has shown.
        language: of the texts.

    Example:
        >>> from hiacalc.evidence.studies import largest_trial_effect
        >>> from hiacalc.model import Perspective, evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> picture = effect_scale(run, Perspective.SOCIETY, largest_trial_effect(), language("en").plain)
        >>> "From here it pays: 2 % lower" in picture
        True
    """
    rows = scale_rows(run, perspective, trials, language)
    places = [place for row in rows for place in (row.value, row.low, row.high) if place is not None]
    low, high = min(0.0, *places), max(0.0, *places)
    title, note = language.say("lead.scale.title"), language.say("lead.scale.trials_note")
    texts = "; ".join(language.say("lead.scale.row", name=row.name, value=row.text) for row in rows)
    spoken = language.say("lead.scale.alternative", title=title, rows=texts)
    drawn = "".join(_row(row, low, (high - low) or 1.0) for row in rows)
    return (
        f'<div class="effect-scale" role="img" aria-label="{escape(spoken)}">'
        f'<div class="effect-scale-title">{escape(title)}</div>{drawn}</div>'
        f'<div class="effect-scale-note">{escape(note)}</div>'
    )


def scale_rows(
    run: Evaluation, perspective: Perspective, trials: LargestTrialEffect, language: Language
) -> list[ScaleRow]:
    """No effect, what it takes to pay, what is assumed, and what trials found.

    Args:
        run: an evaluation of a single draw, whose measure acts on all absence.
        perspective: whose costs and gains count.
        trials: the largest fall that a trial has shown.
        language: of the texts.
    """
    needed = run.single().break_even_fall(perspective)
    assumed = float(run.single().reduction_in_force)
    pays = run.single().net_benefit(perspective) >= 0
    if np.isfinite(needed) and needed > 0:
        needed_row = ScaleRow(language.say("lead.scale.needed"), _fall(needed, language), float(needed))
    else:
        key = "always" if pays else "never"
        needed_row = ScaleRow(language.say("lead.scale.needed"), language.say(f"lead.scale.{key}"), None)
    span = language.say(
        "lead.scale.span",
        value=_fall(trials.reduction, language),
        low=rounded_share(trials.low, language),
        high=rounded_share(trials.high, language),
    )
    return [
        ScaleRow(language.say("lead.scale.nothing"), language.numbers.percent(0.0), 0.0),
        needed_row,
        ScaleRow(language.say("lead.scale.assumed"), _fall(assumed, language), assumed),
        ScaleRow(language.say("lead.scale.trials"), span, trials.reduction, trials.low, trials.high),
    ]


def _fall(share: float, language: Language) -> str:
    key = "lower" if share >= 0 else "higher"
    return language.say(f"lead.scale.{key}", share=rounded_share(abs(share), language))


def _row(row: ScaleRow, low: float, width: float) -> str:
    def place(value: float) -> float:
        return 100.0 * (_EDGE + (1.0 - 2.0 * _EDGE) * (value - low) / width)

    marks = f'<i class="effect-scale-zero" style="left:{place(0.0):.2f}%"></i>'
    if row.low is not None and row.high is not None:
        start, end = place(row.low), place(row.high)
        marks += f'<i class="effect-scale-span" style="left:{start:.2f}%;width:{end - start:.2f}%"></i>'
    if row.value is not None:
        marks += f'<i class="effect-scale-dot" style="left:{place(row.value):.2f}%"></i>'
    return (
        f'<div class="effect-scale-row"><span class="effect-scale-name">{escape(row.name)}</span>'
        f'<span class="effect-scale-text">{escape(row.text)}</span>'
        f'<span class="effect-scale-track">{marks}</span></div>'
    )
