"""What the chosen effect rests on: a trial, judgement, or more than any trial has shown."""

from __future__ import annotations

from hiacalc.evidence.studies import LargestTrialEffect
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.registry import keys, quantities


def effect_standing(scenario: Scenario, ceiling: LargestTrialEffect, language: Language) -> str | None:
    """A warning about the scenario's effect; None where there is nothing to warn of.

    Nothing is said of no effect or harm, nor of a reduction whose range is a
    study's own interval and that no trial contradicts. An effect on spells is always
    borrowed or assumed.

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
    if scenario.effect.way is not ActsOn.ABSENCE:
        return _standing_on_spells(scenario, language)
    effect = scenario.effect.relative_reduction
    if effect is None or effect.value <= 0:
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


def _standing_on_spells(scenario: Scenario, language: Language) -> str | None:
    """That the effect on spells is borrowed or assumed, and from where; None for no effect or harm."""
    inputs = quantities(scenario)
    strengths = {path: inputs[path] for path in NO_EFFECT if path in inputs}
    helping = [path for path, strength in strengths.items() if strength.value > NO_EFFECT[path]]
    sentences = [_standing_of_strength(path, scenario, language) for path in helping]
    borrowed = any(strengths[path].provenance.needs_source for path in helping)
    if borrowed and inputs["effect.share_of_spells"].value == 1.0:
        sentences.append(language.say("standing.spells.all_reached"))
    return " ".join(sentences) or None


def _standing_of_strength(path: str, scenario: Scenario, language: Language) -> str:
    """What the input that says how strong an effect on spells is rests on."""
    strength = quantities(scenario)[path]
    source = strength.source
    words = {
        "label": label_of(path, scenario, language),
        "value": format_value(strength.value, keys()[path].unit, language),
        "provenance": language.words.word("provenance", strength.provenance.value),
        "source": source.in_language(language.code) if source else "",
    }
    if strength.provenance.needs_source:
        return language.say("standing.spells.borrowed", **words)
    sentence = language.say(f"standing.spells.{strength.provenance.value}", **words)
    return f"{sentence} {language.say('standing.spells.named', **words)}" if source else sentence
