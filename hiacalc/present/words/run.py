"""A run in sentences: what it gives and takes to pay, whom it is for, and what it rests on."""

from __future__ import annotations

import numpy as np

from hiacalc.model import Actor, Evaluation, Measure, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, format_value, label_of
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.present.words.spells import break_even_on_spells, way_of_acting
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.comparison import differences
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities

_ROLL_OUT = "programme."  # paths of what says who begins when


def finding(run: Evaluation, perspective: Perspective, language: Language) -> str:
    """The result in one sentence, computed from the run.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    scenario = run.scenario
    figures = run.single()
    net = figures.net_benefit(perspective)
    # tax funding that is saved stands with the gains, as in the benefit-cost ratio
    saved = max(figures.net_of(Measure.TAX_FUNDING, perspective), 0.0)
    gains = figures.benefits(perspective) + figures.transfers(perspective) + saved
    amount = language.numbers.short_money(abs(gains))
    if perspective is not Perspective.SOCIETY and figures.transfers(perspective):
        amount = language.say("run.transfer_gains", gains=amount)
    workers = format_value(scenario.population.workers.value, Unit.WORKERS, language)
    words = {
        "effect": assumed_effect(run, language),
        "workers": workers,
        "costs": language.numbers.short_money(figures.costs(perspective) + saved),
        "whole": language.numbers.short_money(
            figures.costs() + max(figures.net_of(Measure.TAX_FUNDING), 0.0)
        ),
        "gains": amount,
        "net": language.numbers.short_money(abs(net)),
        "perspective": language.say(f"run.in_sentence.{perspective.value}"),
    }
    parts = [
        language.say(
            "run.costs_society" if perspective is Perspective.SOCIETY else "run.costs_part", **words
        ),
        language.say("run.and_gains" if gains >= 0 else "run.and_loses", **words),
        language.say("run.net_gain" if net >= 0 else "run.net_loss", **words),
    ]
    return "".join(parts)


def break_even(run: Evaluation, perspective: Perspective, language: Language) -> str:
    """The break-even reduction in absence, beside the one assumed.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    if run.reduction.spells is not None:
        return break_even_on_spells(run, perspective, language)
    reduction = run.single().break_even_reduction(perspective)
    key = "break_even" if reduction > 0 else "break_even_always"
    key = key if np.isfinite(reduction) else "break_even_none"
    return language.say(
        f"run.{key}",
        reduction=language.numbers.percent(reduction),
        chosen=language.numbers.percent(float(run.reduction.all_days[0])),
    )


def for_whom(run: Evaluation, language: Language) -> str:
    """What each party is left with, those whom it concerns.

    Args:
        run: an evaluation of a single draw.
        language: of the sentence.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> for_whom(evaluate(shipped("no-effect")), language("en").plain)
    'Net for each: Employers NOK -2.20 million; NAV NOK -639 000; Health service NOK -494 000.'
    """
    nets = {actor: run.single().net_benefit(actor) for actor in run.ledger.actors}
    parts = [
        f"{language.words.word('actors', actor.value)} {language.numbers.short_money(net)}"
        for actor, net in nets.items()
        if net
    ]
    return language.say("run.for_whom", parts="; ".join(parts)) if parts else ""


def money_and_time(run: Evaluation, language: Language) -> str:
    """What of the employers' result is money and what working time; empty where nothing falls on them.

    Args:
        run: an evaluation of a single draw.
        language: of the sentence.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> money_and_time(evaluate(shipped("helseiarbeid-2016")), language("en").plain)
        'Of the NOK 606 000 for the employers, NOK -5.45 million is money and NOK 6.06 million working time.'
    """
    figures = run.single()
    money, time = (figures.net_of(measure, Actor.EMPLOYER) for measure in (Measure.MONEY, Measure.TIME))
    if not (money or time):
        return ""
    short = language.numbers.short_money
    net = short(figures.net_benefit(Actor.EMPLOYER))
    return language.say("run.money_and_time", net=net, money=short(money), time=short(time))


def assumed_effect(run: Evaluation, language: Language) -> str:
    """The change in absence that a scenario assumes, for how long it counts, how it comes and goes, and why.

    Args:
        run: an evaluation of a single draw.
        language: of the text.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> assumed_effect(evaluate(shipped("helseiarbeid-2016")), language("en").plain)
        '5 % lower sickness absence for 5 years'
    """
    effect = run.scenario.effect
    assumed, reduction = float(run.reduction.all_days[0]), run.single().reduction_in_force
    missing = ""
    if reduction != assumed:
        attendance = language.numbers.percent(run.scenario.delivery.attendance.value)
        missing = language.say(
            "run.by_attendance", reduction=language.numbers.percent(abs(assumed)), attendance=attendance
        )
    way = way_of_acting(run, language)
    because = language.say("run.because", way=way) if way else ""
    if reduction == 0:
        return language.say("run.absence_unchanged") + missing + because
    counted = run.ledger.years
    lasts = counted if effect.decay.value == 0 else min(effect.duration.value, counted)
    sentence = language.say(
        "run.absence_lower" if reduction > 0 else "run.absence_higher",
        reduction=language.numbers.percent(abs(reduction)),
        duration=format_value(lasts, Unit.YEARS, language),
    )
    sentence += missing
    if effect.onset_years.value > 0:
        sentence += language.say(
            "run.building_up" if becomes_whole(run) else "run.never_whole",
            onset=format_value(effect.onset_years.value, Unit.YEARS, language),
            strongest=language.numbers.percent(abs(reduction) * run.single().strongest_effect),
        )
    if effect.decay.value < 1 and counted > lasts:
        sentence += language.say("run.fading", last=language.numbers.number(counted))
    return sentence + because


def becomes_whole(run: Evaluation) -> bool:
    """Whether the effect reaches its full strength within the years that count."""
    return bool(run.single().strongest_effect == 1.0)


def scope(scenario: Scenario, years: int, language: Language, per_workers: float | None = None) -> str:
    """Whom a result is for, in which kroner, at which rate and over how many years.

    Args:
        scenario: which the result is of.
        years: that the ledger covers.
        language: of the text.
        per_workers: the size that the result is scaled to; None for the scenario's own.
    """
    workers = scenario.population.workers.value if per_workers is None else per_workers
    return language.say(
        "run.scope",
        workers=language.numbers.number(workers),
        price_year=f"{scenario.time.price_year.value:.0f}",
        rate=discount_rate_text(scenario, language),
        years=years,
    )


def changes(base: Scenario, scenario: Scenario, language: Language) -> list[str]:
    """The inputs that differ from a base scenario, one a line; the roll-out's bear on no run of one group.

    Args:
        base: to compare with.
        scenario: whose values stand first.
        language: of the lines.
    """
    return [
        language.say(
            "run.difference",
            label=label_of(difference.path, base if difference.here is None else scenario, language),
            here=format_input(difference.path, difference.here, language),
            base=format_input(difference.path, difference.base, language),
        )
        for difference in differences(base, scenario)
        if not difference.path.startswith(_ROLL_OUT)
    ]


def unpublished_inputs(scenario: Scenario, language: Language) -> list[str]:
    """Which inputs of a run are not published, by where they come from.

    Args:
        scenario: whose inputs they are.
        language: of the lines.
    """
    paths: dict[Provenance, list[str]] = {}
    for path, quantity in quantities(scenario).items():
        if quantity.provenance is not Provenance.PUBLISHED and not path.startswith(_ROLL_OUT):
            paths.setdefault(quantity.provenance, []).append(path)
    return [
        language.say(
            "run.standing_line",
            provenance=language.words.word("provenance", provenance.value),
            count=len(paths[provenance]),
            inputs="; ".join(label_of(path, scenario, language) for path in paths[provenance]),
        )
        for provenance in reversed(Provenance)
        if provenance in paths
    ]


def changed_title(scenario: Scenario, changes: int, language: Language) -> str:
    """The title, and how many inputs have been changed since it was given.

    Args:
        scenario: which has the title.
        changes: how many inputs have been changed.
        language: of the title.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> changed_title(shipped("model-1"), 2, language("en"))
        'Model 1 (information only) (2 inputs changed)'
    """
    title = scenario.title.in_language(language.code)
    return f"{title} ({changes_text(changes, language)})" if changes else title


def changes_text(changes: int, language: Language) -> str:
    """How many inputs have been changed.

    Args:
        changes: how many.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> changes_text(1, language("en")), changes_text(3, language("en"))
        ('1 input changed', '3 inputs changed')
    """
    return language.say("run.changed_one" if changes == 1 else "run.changed", count=changes)
