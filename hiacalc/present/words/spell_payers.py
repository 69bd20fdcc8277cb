"""Who pays for a spell of sickness, and what a measure does to spells, in sentences."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.deterministic.spells import LAST_DAY, MeasureOnSpells, SpellPayers
from hiacalc.evidence.spell_effects import read_spell_effects
from hiacalc.present.locale.language import Language


def payers_finding(payers: SpellPayers, language: Language) -> str:
    """From which length of a spell NAV has paid more than the employer, computed.

    Args:
        payers: who pays, day by day.
        language: of the sentence.
    """
    ahead = np.flatnonzero(payers.pay.nav > payers.pay.employer)
    last = {
        "employer": language.numbers.short_money(float(payers.pay.employer[-1])),
        "nav": language.numbers.short_money(float(payers.pay.nav[-1])),
    }
    if not len(ahead):
        return language.say("spells.finding_employer", **last)
    return language.say("spells.finding", day=language.numbers.number(float(payers.days[ahead[0]])), **last)


def pay_notes(payers: SpellPayers, language: Language) -> tuple[str, ...]:
    """What pay, cap and contribution a spell's money is counted with.

    Args:
        payers: who pays, day by day.
        language: of the notes.
    """
    return (
        language.say(
            "spells.pay",
            pay=language.numbers.money(payers.annual_pay),
            cap=language.numbers.money(payers.cap),
            rate=language.numbers.percent(payers.employer_contribution),
            price_year=f"{payers.scenario.time.price_year.value:.0f}",
        ),
        language.say("spells.full_pay" if payers.full_pay else "spells.no_full_pay"),
        language.say("spells.left_out"),
    )


def length_sentence(payers: SpellPayers, language: Language) -> str:
    """The share of days in the employer's period, the mean spell, and how many reach the last day.

    Args:
        payers: who pays, and how long spells are.
        language: of the sentence.
    """
    return language.say(
        "spells.lengths",
        inside=language.numbers.percent(payers.share_inside, 1),
        days=language.numbers.number(payers.mean_days, 1),
        reaching=language.numbers.percent(payers.reaching_cap, 1),
        last=language.numbers.number(LAST_DAY),
    )


def measure_finding(measure: MeasureOnSpells, language: Language) -> str:
    """What a measure does to the mean spell and whose days those are, in one sentence.

    Args:
        measure: what it does to spells.
        language: of the sentence.
    """
    result, numbers = measure.result, language.numbers
    words = {
        "label": measure.label.in_language(language.code),
        "before": numbers.number(float(result.mean_days_before[0]), 1),
        "after": numbers.number(float(result.mean_days_after[0]), 1),
        "nav": numbers.percent(1.0 - float(result.avoided_inside_share[0]), 1),
    }
    key = "measure_finding" if np.isfinite(result.avoided_inside_share[0]) else "measure_nothing"
    return language.say(f"spells.{key}", **words)


def measure_notes(payers: SpellPayers, measure: MeasureOnSpells, language: Language) -> tuple[str, ...]:
    """For which share of spells it is, what it has no cost of, where it comes from and where it does not fit.

    Args:
        payers: gives the share of days that are self-certified, through its scenario.
        measure: what it does to spells.
        language: of the notes.
    """
    effect, numbers = measure.effect, language.numbers
    code = language.code
    self_share = payers.scenario.numbers["absence.spells.self_certified_share"]
    notes = [
        language.say(
            "spells.for_share" if measure.share < 1.0 else "spells.for_all",
            share=numbers.percent(measure.share),
            self_share=numbers.percent(self_share),
        )
    ]
    if effect is None:
        return (*notes, language.say("spells.own"))
    notes += [
        read_spell_effects().no_cost.in_language(code),
        language.say(
            "spells.source",
            source=effect.source.in_language(code),
            comparator=effect.comparator.in_language(code),
            standing=language.say(f"spells.standing.{effect.standing.value}"),
        ),
    ]
    if effect.waning is not None:
        notes.append(effect.waning.in_language(code))
    return (*notes, *(misfit.in_language(code) for misfit in effect.misfits))
