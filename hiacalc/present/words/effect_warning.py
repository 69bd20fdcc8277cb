"""What the chosen effect rests on: a trial, judgement, or more than any trial has shown."""

from __future__ import annotations

from hiacalc.evidence.studies import LargestTrialEffect
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.registry import keys, quantities


def effect_standing(scenario: Scenario, ceiling: LargestTrialEffect, language: Language) -> str | None:
    """A warning about the scenario's reduction in absence; None where there is nothing to warn of.

    Nothing is said of no effect or harm, nor of an effect whose range is a
    study's own interval and that no trial contradicts.

    Args:
        scenario: whose effect it is.
        ceiling: the largest fall that a trial has shown.
        language: of the sentence.

    >>> from hiacalc.evidence.studies import largest_trial_effect
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> effect_standing(shipped("no-effect"), largest_trial_effect(), language("en")) is None
    True
    """
    effect = scenario.effect.relative_reduction
    if effect is None:
        return _on_spells(scenario, language)
    if effect.value <= 0:
        return None
    numbers = language.numbers
    words = {
        "chosen": numbers.percent(effect.value),
        "best": numbers.percent(ceiling.reduction),
        "low": numbers.percent(ceiling.low),
        "high": numbers.percent(ceiling.high),
        "study": ceiling.study.title.in_language(language.code),
        "source": next((f"doi {source.doi}" for source in ceiling.study.sources if source.doi), ""),
    }
    if ceiling.is_exceeded_by(effect.value):
        return language.say("standing.above", **words)
    if effect.basis is not Basis.INTERVAL:
        return language.say("standing.judgement", **words)
    return None


def _on_spells(scenario: Scenario, language: Language) -> str | None:
    """What an effect on spells rests on; None where the scenario has none."""
    path = scenario.effect.leading_input
    effect = quantities(scenario)[path]
    if effect.value == NO_EFFECT[path]:
        return None
    source = "" if effect.source is None else f" ({effect.source.in_language(language.code)})"
    return language.say(
        "standing.on_spells",
        label=label_of(path, scenario, language),
        value=format_value(effect.value, keys()[path].unit, language),
        standing=language.words.word("provenance", effect.provenance.value),
        source=source,
    )
