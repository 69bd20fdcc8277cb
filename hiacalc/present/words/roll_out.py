"""A roll-out in plain words: who is reached and when, people, money by payer, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hiacalc.model import Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.present.words.programme_charts import region_title
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.outlook import Outlook, People, Purse, Supply
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.options import Pace, Payer, Profession


def reach_sentence(outlook: Outlook, language: Language) -> str:
    """Whether everyone who wants to begins, and in which year the last of them do.

    Args:
        outlook: of a roll-out.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.programme import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> programme = {"first_year": 2014, "years": 5, "regions": {"nord": {"starts": [1000, 1000, 0]}}}
        >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> reach_sentence(Outlook.of(run), language("en").plain)
        'All 2 000 workers have begun in 2015, 1 year after the start in 2014.'
    """
    words = {
        "wanted": _workers(outlook.wanted, language),
        "begun": language.numbers.number(outlook.begun),
        "planned": _workers(outlook.planned, language),
        "waiting": language.numbers.number(outlook.waiting),
        "start": str(outlook.start_year),
        "year": str(outlook.all_reached_year),
        "last": str(outlook.last_year),
    }
    if outlook.is_cut:
        key = "cut_waiting" if outlook.waiting >= _LEAST else "cut"
        return language.say(f"rollout.answer.{'cut_none' if outlook.start_year is None else key}", **words)
    if outlook.start_year is None:
        key = "nobody_begins" if outlook.waiting > 0.0 else "nobody_wants"
        return language.say(f"rollout.answer.{key}", **words)
    if outlook.all_reached_year is None:
        return language.say("rollout.answer.not_reached", **words)
    if outlook.all_reached_year == outlook.last_year > outlook.start_year:
        return language.say("rollout.answer.on_plan", **words)
    years = outlook.all_reached_year - outlook.start_year
    if years == 0:
        return language.say("rollout.answer.reached_at_once", **words)
    return language.say("rollout.answer.reached", years=format_value(years, Unit.YEARS, language), **words)


def money_sentences(
    outlook: Outlook, period: tuple[int, int], perspective: Perspective, language: Language
) -> str:
    """What must be paid and what of it has no funding, and from when it has paid back.

    Args:
        outlook: of a roll-out.
        period: first and last calendar year of the roll-out.
        perspective: whose net benefit `outlook` has.
        language: of the sentences.
    """
    money = language.numbers.short_money
    key = "unfunded" if not outlook.has_lines else "gap" if outlook.gap >= A_KRONE else "covered"
    payment = language.say(
        f"rollout.answer.{key}",
        needed=money(outlook.needed),
        gap=money(outlook.gap),
        period=period_text(period),
    )
    key = "never_pays" if outlook.payback_year is None else "pays"
    if outlook.payback_year == period[0]:
        key = "pays_at_once"
    view = language.say(f"run.in_sentence.{perspective.value}")
    pays = language.say(f"rollout.answer.{key}", perspective=view, year=str(outlook.payback_year))
    return f"{payment} {pays}"


def compared_sentence(outlook: Outlook, before: Outlook, perspective: Perspective, language: Language) -> str:
    """What the reader's changes do: to those who begin, to money and to what is left.

    Args:
        outlook: of the roll-out as changed.
        before: of the roll-out as its scenario has it.
        perspective: whose net benefit both have.
        language: of the sentence.
    """
    view = language.say(f"run.in_sentence.{perspective.value}")
    money, number = language.numbers.short_money, language.numbers.number
    parts = []
    for name, written in {"begun": number, "needed": money, "gap": money, "net_benefit": money}.items():
        change = getattr(outlook, name) - getattr(before, name)
        if abs(change) < _LEAST:
            continue
        key = f"rollout.change.{name}_{'more' if change > 0.0 else 'less'}"
        parts.append(language.say(key, amount=written(abs(change)), perspective=view))
    return language.say(
        "rollout.compared", parts=", ".join(parts) if parts else language.say("rollout.change.none")
    )


def roll_out_figures(
    outlook: Outlook, period: tuple[int, int], perspective: Perspective, language: Language
) -> list[tuple[str, str]]:
    """The four figures that lead, each with its name.

    Args:
        outlook: of a roll-out.
        period: first and last calendar year of the roll-out.
        perspective: whose net benefit `outlook` has.
        language: of the texts.
    """
    money, number = language.numbers.short_money, language.numbers.number
    view = language.say(f"run.in_sentence.{perspective.value}")
    wanted = number(outlook.planned)
    words = {"last": str(period[1]), "period": period_text(period), "perspective": view, "wanted": wanted}
    values = {
        "begun": number(outlook.begun),
        "needed": money(outlook.needed),
        "gap": money(outlook.gap) if outlook.has_lines else language.say("run.absent"),
        "surplus" if outlook.net_benefit >= 0.0 else "loss": money(abs(outlook.net_benefit)),
    }
    return [(language.say(f"rollout.figures.{key}", **words), value) for key, value in values.items()]


def people_sentences(outlook: Outlook, run: ProgrammeEvaluation, language: Language) -> list[str]:
    """People that are needed so that nobody waits, against those there are, by profession.

    Args:
        outlook: of a roll-out.
        run: of the roll-out, which names its regions.
        language: of the sentences.
    """
    so_that = language.say("rollout.so_that_patients" if outlook.patients_wanted else "rollout.so_that")
    scarce = {Supply.TOO_FEW, Supply.UNEVEN}
    are_enough = not any(people.supply in scarce for people in outlook.people.values())
    patients_wait = outlook.patients < outlook.patients_wanted - _LEAST
    some_wait = are_enough and (patients_wait or outlook.waiting > _LEAST)
    sentences = [
        _people(profession, people, run, so_that, language, some_wait=some_wait)
        for profession, people in outlook.people.items()
        if people.needed > 0.0
    ]
    if some_wait:
        cause = "divided" if patients_wait or not _is_steady(run) else "steady"
        sentences.append(language.say(f"rollout.people.{cause}"))
    return sentences


def patients_sentence(outlook: Outlook, language: Language) -> str:
    """How many of the patients who are referred are served; empty where none are.

    Args:
        outlook: of a roll-out.
        language: of the sentence.
    """
    wanted, served = (round(count) for count in (outlook.patients_wanted, outlook.patients))
    if wanted <= 0:
        return ""
    number = language.numbers.number
    key = "all" if served == wanted else "some"
    return language.say(f"rollout.patients.{key}", wanted=number(wanted), served=number(served))


def payer_sentences(outlook: Outlook, language: Language) -> list[str]:
    """What each payer must pay, the first year in which money is lacking, and patients' fees beside it.

    Args:
        outlook: of a roll-out.
        language: of the sentences.
    """
    sentences = [
        _purse(payer, purse, language) for payer, purse in outlook.purses.items() if purse.needed > 0.0
    ]
    if outlook.patient_fees >= A_KRONE:
        fees = language.numbers.short_money(outlook.patient_fees)
        sentences.append(language.say("rollout.payer.fees", fees=fees))
    return sentences


def basis_sentence(scenario: Scenario, language: Language) -> str:
    """Whose kroner the amounts are, and how the surplus is counted.

    Args:
        scenario: with a roll-out.
        language: of the sentence.
    """
    assert scenario.programme is not None
    return language.say(
        "rollout.basis",
        year=f"{scenario.time.price_year.value:.0f}",
        first=f"{scenario.programme.first_year.value:.0f}",
        rate=discount_rate_text(scenario, language),
    )


def after_sentence(outlook: Outlook, language: Language) -> str:
    """What of a surplus comes after the roll-out; empty where there is none.

    Args:
        outlook: of a roll-out.
        language: of the sentence.
    """
    if outlook.net_benefit <= 0.0 or outlook.after_period <= 0.0:
        return ""
    after = language.numbers.short_money(min(outlook.after_period, outlook.net_benefit))
    return language.say("rollout.after", after=after, last=str(outlook.last_year))


def team_text(share: float, posts: Mapping[Profession, float], language: Language) -> str:
    """Teams of a size, as full-time posts of each profession that is limited.

    Args:
        share: their size, 1 for that which the regions list.
        posts: full-time posts by profession.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> team_text(1.5, {Profession.HEALTH_SERVICE: 18.0, Profession.NAV: 9.0}, language("nb").plain)
        '150 %: 18 helsepersonell, 9 NAV'
    """
    parts = [
        language.say(
            "rollout.people_posts",
            count=posts_text(count, language),
            profession=language.say(f"rollout.people_words.{profession.value}"),
        )
        for profession, count in posts.items()
        if np.isfinite(count)
    ]
    return language.say(
        "rollout.people_option", share=language.numbers.percent(share), posts=", ".join(parts)
    )


def posts_text(posts: float, language: Language) -> str:
    """Full-time posts, of few with a decimal.

    Args:
        posts: how many.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> posts_text(8.04, language("nb").plain), posts_text(120.4, language("nb").plain)
    ('8', '120')
    """
    return language.numbers.number(posts, 1 if posts < _FEW else 0, trim=True)


def period_text(period: tuple[int, int]) -> str:
    """A span of calendar years.

    >>> period_text((2027, 2036))
    '2027–2036'
    """
    first, last = period
    return str(first) if first == last else f"{first}–{last}"


_FEW = 20.0
_LEAST = 0.5  # worker or krone


def _is_steady(run: ProgrammeEvaluation) -> bool:
    programme = run.scenario.programme
    return programme is not None and programme.pace is Pace.STEADY


def _workers(count: float, language: Language) -> str:
    return format_value(round(count), Unit.WORKERS, language)


def _people(
    profession: Profession,
    people: People,
    run: ProgrammeEvaluation,
    so_that: str,
    language: Language,
    *,
    some_wait: bool,
) -> str:
    is_enough = people.supply is Supply.ENOUGH
    return language.say(
        f"rollout.people.{'there' if is_enough and some_wait else people.supply.value}",
        profession=language.say(f"rollout.people.{profession.value}"),
        so_that=so_that,
        needed=posts_text(people.needed, language),
        available=posts_text(people.available, language) if np.isfinite(people.available) else "",
        year=str(people.year),
        region="" if people.region is None else region_title(run, people.region, language),
    )


def _purse(payer: Payer, purse: Purse, language: Language) -> str:
    key = "unfunded" if not purse.has_lines else "covered" if purse.first_gap is None else "gap"
    money = language.numbers.short_money
    sentence = language.say(
        f"rollout.payer.{key}",
        payer=language.say(f"rollout.payer.{payer.value}"),
        needed=money(purse.needed),
        gap=money(purse.gap),
        year=str(purse.first_gap),
    )
    if not purse.has_lines or purse.displaced < A_KRONE:
        return sentence
    key = "displaced_all" if purse.gap - purse.displaced < A_KRONE else "displaced"
    return f"{sentence} {language.say(f'rollout.payer.{key}', displaced=money(purse.displaced))}"
