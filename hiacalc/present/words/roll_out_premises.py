"""What the surplus of a roll-out rests on, what it leaves out, and what a late start cuts away."""

from __future__ import annotations

from hiacalc.model import Evaluation
from hiacalc.present.locale.language import Language
from hiacalc.present.words.individual import days_text
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.roll_out import period_text
from hiacalc.present.words.run import assumed_effect
from hiacalc.programme.outlook import Outlook
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Basis

_OF_HOURS = {"pace", "team_size"}  # inputs that matter only where hours are scarce
_NO_DAYS = 0.05  # which a tenth of a day does not show


def premise_sentence(outlook: Outlook, group: Evaluation, language: Language, *, measured: bool) -> str:
    """Which effect the surplus takes for granted, and that no trial has shown it where none has.

    Args:
        outlook: of a roll-out.
        group: one group of the same scenario, of a single draw.
        language: of the sentences.
        measured: whether the effect on absence rests on a measurement of the measure.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.programme import evaluate_programme
        >>> from hiacalc.scenario import shipped
        >>> scenario = shipped("rollout-today")
        >>> outlook = Outlook.of(evaluate_programme(scenario))
        >>> premise_sentence(outlook, evaluate(scenario), language("nb").plain, measured=False)[:66]
        'Overskuddet forutsetter 5 % lavere sykefravær i 5 år og 5 sparte d'
    """
    individual = group.scenario.individual
    days = 0.0 if individual is None else individual.days_saved.value
    effect_helps = group.single().reduction_in_force > 0.0
    days_help = days >= _NO_DAYS
    parts = [assumed_effect(group, language)]
    if individual is not None:
        key = "days" if days_help else "days_lost" if days <= -_NO_DAYS else "no_days"
        parts.append(language.say(f"rollout.premise.{key}", days=days_text(abs(days), language)))
    key = "rests_on" if effect_helps or days_help else "counted_with"
    sentence = language.say(
        f"rollout.premise.{key}",
        what=language.say(f"rollout.premise.{'surplus' if outlook.net_benefit >= 0.0 else 'loss'}"),
        parts=language.say("rollout.premise.and").join(parts),
    )
    untested = {
        "effect": effect_helps and not measured,
        "days": days_help and individual is not None and individual.days_saved.basis is not Basis.INTERVAL,
    }
    if not any(untested.values()):
        return sentence
    are_all = untested["effect"] and (individual is None or untested["days"])
    key = "untested" if are_all else "untested_effect" if untested["effect"] else "untested_days"
    return f"{sentence} {language.say(f'rollout.premise.{key}')}"


def shortened_sentence(outlook: Outlook, planned_delay: int, language: Language) -> str:
    """That a start after the first year leaves fewer years, since the end stands; else empty.

    Args:
        outlook: of a roll-out.
        planned_delay: years of delay that its scenario has by itself.
        language: of the sentence.
    """
    left, number = outlook.years - outlook.delay, language.numbers.number
    if outlook.delay != planned_delay:
        return language.say(
            "rollout.shortened",
            last=str(outlook.last_year),
            left=format_value(left, Unit.YEARS, language),
            years=number(outlook.years - planned_delay),
        )
    if outlook.delay == 0:
        return ""
    return language.say(
        "rollout.late",
        first=str(outlook.last_year - left + 1),
        last=str(outlook.last_year),
        left=number(left),
        years=number(outlook.years),
    )


def no_difference_sentence(path: str, outlook: Outlook, scenario: Scenario, language: Language) -> str:
    """That a change of an input makes no difference, and why where that is known.

    Args:
        path: of the input, which makes none.
        outlook: of the roll-out as changed.
        scenario: as changed.
        language: of the sentence.
    """
    name = path.removeprefix("programme.")
    if name not in _OF_HOURS:
        what = language.say("rollout.moved.input", label=label_of(path, scenario, language))
        return language.say("rollout.moved.nothing", what=what)
    key = "nothing"
    if not outlook.has_limits:
        key = "unlimited"
    elif outlook.all_are_served:
        key = "enough"
    return language.say(f"rollout.moved.{key}", what=language.say(f"rollout.moved.{name}"))


def sick_pay_sentence(outlook: Outlook, period: tuple[int, int], language: Language) -> str:
    """What NAV saves in sick pay in the same years, which pays for no measure; empty where nothing.

    Args:
        outlook: of a roll-out.
        period: first and last calendar year of the roll-out.
        language: of the sentence.
    """
    saved = outlook.sick_pay_saved
    if abs(saved) < A_KRONE:
        return ""
    return language.say(
        f"rollout.sick_pay.{'saves' if saved > 0.0 else 'spends'}",
        amount=language.numbers.short_money(abs(saved)),
        period=period_text(period),
    )


def scenario_caveats(scenario: Scenario, language: Language) -> list[str]:
    """What the author of a scenario wants read with care.

    Args:
        scenario: whose caveats they are.
        language: of the sentences.
    """
    return [text.in_language(language.code) for text in scenario.caveats]
