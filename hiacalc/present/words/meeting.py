"""What stands on the sheet for a meeting, in sentences: days of one's own staff, money, doubt, questions."""

from __future__ import annotations

from hiacalc.analysis.deterministic.own_workplace import OwnWorkplace, Pays
from hiacalc.model import Actor, Evaluation, Measure, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.evidence_spread import EvidenceSpreadText
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.key_figures import break_even_text
from hiacalc.present.words.lead import rounded_share
from hiacalc.present.words.natural_frequency import count_text
from hiacalc.present.words.own_workplace import rounded_count
from hiacalc.scenario.bounds import Unit

_DECIDING: dict[Perspective, Perspective | Actor] = {
    Perspective.SOCIETY: Perspective.SOCIETY,
    Perspective.EMPLOYER: Actor.EMPLOYER,
}


def days_sentence(workplace: OwnWorkplace, perspective: Perspective, language: Language) -> str:
    """The days of absence a year, and how many fewer it takes to pay, for a perspective and the employer.

    Args:
        workplace: whose days they are.
        perspective: whose costs and gains count.
        language: of the sentences.

    Example:
        >>> from hiacalc.analysis.deterministic.own_workplace import own_workplace
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> own = own_workplace(evaluate(shipped("helseiarbeid-2016")))
        >>> days_sentence(own, Perspective.SOCIETY, language("en").plain).partition(". ")[2]
        'It breaks even for society at 320 fewer. It breaks even for the employers at 620 fewer.'
    """
    views = dict.fromkeys([perspective, Perspective.EMPLOYER])
    now = language.say(
        "meeting.days.now",
        absence=rounded_count(workplace.absence_days, language),
        avoided=rounded_count(workplace.days_avoided, language),
    )
    return " ".join([now, *(_turning(workplace, view, language) for view in views if view in _DECIDING)])


def _turning(workplace: OwnWorkplace, perspective: Perspective, language: Language) -> str:
    turns = workplace.break_even_for(_DECIDING[perspective])
    view = language.say(f"run.in_sentence.{perspective.value}")
    days = "" if turns.days is None else rounded_count(turns.days, language)
    return language.say(f"meeting.days.{turns.pays.value}", perspective=view, days=days)


def money_sentences(run: Evaluation, workplace: OwnWorkplace, language: Language) -> list[str]:
    """The employer's money in and out, and apart from it what its working time is worth.

    Args:
        run: an evaluation of a single draw.
        workplace: what each has at stake in it.
        language: of the sentences.

    Example:
        >>> from hiacalc.analysis.deterministic.own_workplace import own_workplace
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> money_sentences(run, own_workplace(run), language("en").plain)[0]
        'Money: NOK 0 in and NOK 5.45 million out, NOK -5.45 million in all.'
    """
    stake, short = workplace.stake(Actor.EMPLOYER), language.numbers.short_money
    if not (stake.money or stake.time):
        return [language.say("meeting.money.nothing")]
    money, time = _employer_nets(run)
    money_words = {"money_in": short(stake.money_in), "money_out": short(stake.money_out)}
    time_words = {"gained": short(stake.time_gained), "spent": short(stake.time_spent)}
    return [
        language.say("meeting.money.money", net=short(money), **money_words),
        language.say("meeting.money.time", net=short(time), **time_words),
    ]


def _employer_nets(run: Evaluation) -> tuple[float, float]:
    """What the employer is left with, in money and in working time."""
    figures = run.single()
    return figures.net_of(Measure.MONEY, Actor.EMPLOYER), figures.net_of(Measure.TIME, Actor.EMPLOYER)


def power_sentence(workplace: OwnWorkplace, language: Language) -> str:
    """How often the workplace's own figures would show the fall; empty where none is assumed.

    Args:
        workplace: whose figures they are.
        language: of the sentence.
    """
    if workplace.days_avoided <= 0:
        return ""
    workers = format_value(workplace.employees, Unit.WORKERS, language)
    return language.say("meeting.spread.power", workers=workers, count=count_text(workplace.power, language))


def questions(
    run: Evaluation,
    perspective: Perspective,
    workplace: OwnWorkplace,
    spread: EvidenceSpreadText | None,
    language: Language,
) -> list[str]:
    """Three questions to answer before a vote, as the figures put them.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        workplace: whose days and money they are.
        spread: over the evidence; None where nothing could be drawn.
        language: of the questions.
    """
    return [
        _on_effect(run, perspective, workplace, language),
        _on_money(run, language),
        _on_doubt(spread, language),
    ]


def _on_effect(run: Evaluation, perspective: Perspective, workplace: OwnWorkplace, language: Language) -> str:
    if perspective not in _DECIDING:
        perspective = Perspective.SOCIETY
    turns = workplace.break_even_for(_DECIDING[perspective])
    if turns.pays is Pays.ALWAYS:
        return language.say("meeting.questions.effect_always")
    if turns.pays is not Pays.FROM:
        return language.say("meeting.questions.effect_none")
    if run.reduction.spells is not None:
        value = break_even_text(run, run.single().break_even_effect(perspective), language)
        label = label_of(run.leading_input, run.scenario, language)
        return language.say("meeting.questions.effect_spells", label=label, value=value)
    assert turns.days is not None  # it pays from some number of them
    own = workplace.break_even_for(Actor.EMPLOYER)
    value = rounded_share(run.single().break_even_fall(perspective), language)
    words = {"value": value, "days": rounded_count(turns.days, language)}
    if perspective is Perspective.SOCIETY and own.pays is Pays.FROM and own.days is not None:
        return language.say("meeting.questions.effect_both", own=rounded_count(own.days, language), **words)
    return language.say("meeting.questions.effect_days", **words)


def _on_money(run: Evaluation, language: Language) -> str:
    money, time = _employer_nets(run)
    short = language.numbers.short_money
    if money > 0:
        key = "money_back"
    elif money < 0:
        key = "money" if time > 0 else "money_alone"
    else:
        key = "time_alone" if time < 0 else "free"
    return language.say(f"meeting.questions.{key}", money=short(abs(money)), time=short(abs(time)))


def _on_doubt(texts: EvidenceSpreadText | None, language: Language) -> str:
    if texts is None:
        return language.say("meeting.questions.measure")
    rows = texts.spread.distributions
    if len(rows) < 2:
        chance = count_text(texts.spread.in_use.as_thought.probability, language)
        return language.say("meeting.questions.chance", count=chance)
    least, most = rows[0], rows[-1]
    return language.say(
        "meeting.questions.spread",
        least=texts.title(least),
        low=count_text(least.as_thought.probability, language),
        most=texts.title(most),
        high=count_text(most.as_thought.probability, language),
    )
