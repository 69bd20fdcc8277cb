"""The answer in ten seconds: yes or no, on which condition, and one figure with what it holds for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.model import Evaluation, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.run import assumed_effect
from hiacalc.present.words.spells import break_even_on_spells
from hiacalc.scenario.bounds import Unit


@dataclass(frozen=True, slots=True)
class LeadFigure:
    """The net benefit: its name, the amount as sentences round it, and what it holds for."""

    label: str
    amount: str
    scope: str


def condition(run: Evaluation, perspective: Perspective, language: Language, *, measured: bool) -> str:
    """Whether it pays and on which condition, and that nobody knows whether the condition holds.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        language: of the sentences.
        measured: whether the assumed effect rests on a measurement of the measure.

    Example:
        >>> from hiacalc.model import Perspective, evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> condition(run, Perspective.SOCIETY, language("en").plain, measured=False)
        'Yes, for society, if absence falls by at least 2 %. Nobody knows yet whether it does.'
    """
    net = run.single().net_benefit(perspective)
    view = language.say(f"run.in_sentence.{perspective.value}")
    if run.reduction.spells is not None:
        answer = language.say("lead.yes_spells" if net >= 0 else "lead.no_spells", perspective=view)
        sentences = [answer, break_even_on_spells(run, perspective, language)]
        return " ".join(sentences if measured else [*sentences, language.say("lead.unmeasured_effect")])
    needed = run.single().break_even_fall(perspective)
    words = {
        "perspective": view,
        "needed": rounded_share(needed, language),
        "assumed": language.numbers.percent(run.single().reduction_in_force),
    }
    if not np.isfinite(needed):
        return language.say("lead.no_never" if net < 0 else "lead.yes_always", **words)
    if needed <= 0:
        return language.say("lead.yes_always", **words)
    answer = language.say("lead.yes_if" if net >= 0 else "lead.no_not_at", **words)
    return answer if measured else f"{answer} {language.say('lead.unmeasured')}"


def lead_figure(run: Evaluation, perspective: Perspective, language: Language) -> LeadFigure:
    """The net benefit of a run, for whom, in which year's kroner and with which effect.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        language: of the texts.

    Example:
        >>> from hiacalc.model import Perspective, evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> lead_figure(run, Perspective.SOCIETY, language("en").plain).amount
        'NOK 4.93 million'
    """
    net = run.single().net_benefit(perspective)
    view = language.say(f"run.in_sentence.{perspective.value}")
    return LeadFigure(
        language.say("lead.surplus" if net >= 0 else "lead.loss", perspective=view),
        language.numbers.short_money(abs(net)),
        language.say(
            "lead.scope",
            workers=format_value(run.scenario.population.workers.value, Unit.WORKERS, language),
            year=f"{run.scenario.time.price_year.value:.0f}",
            effect=assumed_effect(run, language),
        ),
    )


def rounded_share(share: float, language: Language) -> str:
    """A share to two figures, as a sentence gives it.

    Args:
        share: of 1; one that is not a number has no text.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> rounded_share(0.02019, language("en").plain), rounded_share(0.1136, language("en").plain)
    ('2 %', '11 %')
    """
    return language.numbers.percent(float(f"{share:.2g}")) if np.isfinite(share) else ""
