"""A programme in sentences: what it gives, who begins and who waits, and what it is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.scenario.options import Pace, Profession
from hiacalc.scenario.programme import Programme

_AN_HOUR = 0.5  # less is rounding
_A_KRONE = 0.5
_A_WORKER = 0.5
_PACES = {Pace.STEADY: "steady", Pace.AS_MANY: "as_many"}


def programme_of(run: ProgrammeEvaluation) -> Programme:
    """The programme that was run.

    Args:
        run: its evaluation.
    """
    programme = run.scenario.programme
    assert programme is not None
    return programme


def region_name(run: ProgrammeEvaluation, name: str, language: Language) -> str:
    """A region's own title, else its key.

    Args:
        run: a programme's evaluation.
        name: its key.
        language: of the title.
    """
    return language.words.programme_part("regions", name, programme_of(run))


def period(run: ProgrammeEvaluation) -> dict[str, str]:
    """The first and the last calendar year, to put into sentences.

    Args:
        run: a programme's evaluation.
    """
    return {"first": str(run.calendar.first_year), "last": str(run.calendar.last_year)}


def programme_finding(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> str:
    """What it gives society, and whether everyone has begun, in one sentence.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.programme import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> region = {"starts": [2000, 0], "health_hours": [600]}
        >>> programme = {"first_year": 2027, "years": 2, "regions": {"nord": region}}
        >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> programme_finding(run, ProgrammeFigures.of(run), language("en").plain)[59:]
        'NOK 7.32 million, but 496 workers still wait at the end of 2028'
    """
    money = "gain" if figures.net_benefit >= 0 else "loss"
    people = "waiting" if figures.all_reached_year is None else "all" if figures.wanted else "nobody"
    return language.say(
        f"programme.title.{money}_{people}",
        net=language.numbers.short_money(abs(figures.net_benefit)),
        waiting=language.numbers.number(figures.waiting),
        year=str(figures.all_reached_year),
        **period(run),
    )


def scope(run: ProgrammeEvaluation, language: Language) -> str:
    """In which kroner amounts are, and what is discounted.

    Args:
        run: a programme's evaluation.
        language: of the sentence.
    """
    return language.say(
        "programme.scope",
        price_year=f"{run.scenario.time.price_year.value:.0f}",
        first=str(run.calendar.first_year),
        rate=discount_rate_text(run.scenario, language),
    )


def people_sentences(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """How many want to begin, begin and wait.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentences.
    """
    number = language.numbers.number
    if not figures.wanted:
        return [language.say("programme.people.nobody", **period(run))]
    key = "wanted" if programme_of(run).repeat_after is None else "wanted_again"
    wanted = language.say(
        f"programme.people.{key}",
        wanted=number(figures.wanted),
        started=number(figures.started),
        **period(run),
    )
    if figures.all_reached_year is None:
        waiting = number(figures.waiting)
        return [wanted, language.say("programme.people.waiting", waiting=waiting, **period(run))]
    return [wanted, language.say("programme.people.reached", year=str(figures.all_reached_year))]


def pace_sentences(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """How fast those begin for whom there are hours, and how many could if equally many began each year.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the sentences.
    """
    steady = run.roll_out.steady_pace[..., 0]
    limited = [place for place in range(len(run.regions)) if np.isfinite(steady[:, place]).any()]
    if not limited:
        return []
    nobody_waits = not (run.roll_out.waiting[..., 0] > _A_WORKER).any()
    pace = "enough" if nobody_waits else _PACES[programme_of(run).pace]
    sentences = [language.say(f"programme.people.{pace}")]
    sentences += [_steady_pace(run, place, language) for place in limited]
    free = [name for place, name in enumerate(run.regions) if place not in limited]
    if free:
        names = ", ".join(region_name(run, name, language) for name in free)
        sentences.append(language.say("programme.people.no_limit", regions=names))
    return sentences


def _steady_pace(run: ProgrammeEvaluation, place: int, language: Language) -> str:
    paces = run.roll_out.steady_pace[:, place, 0]
    name = run.regions[place]
    changing = not np.allclose(paces, paces[0])
    number = language.numbers.number
    sentence = language.say(
        f"programme.people.{'pace_changing' if changing else 'pace'}",
        region=region_name(run, name, language),
        pace=_or_no_limit(float(paces[0]), language),
        later=_or_no_limit(float(paces[-1]), language),
        hours=language.say("programme.people.and").join(
            language.say(
                f"programme.people.hours.{profession.value}", hours=number(float(hours[0, place, 0]))
            )
            for profession, hours in run.roll_out.hours_available.items()
            if math.isfinite(hours[0, place, 0])
        ),
        **period(run),
    )
    share = programme_of(run).regions[name].share_for_individual.value
    if run.scenario.individual is None or not share:
        return sentence
    kept = language.say("programme.people.kept", share=language.numbers.percent(share))
    return f"{sentence.removesuffix('.')}{kept}."


def _or_no_limit(value: float, language: Language) -> str:
    return language.numbers.number(value) if math.isfinite(value) else language.say("programme.no_limit")


def overbooked_sentence(run: ProgrammeEvaluation, language: Language) -> str:
    """Where and when work that was begun goes beyond the hours there are.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the sentence.
    """
    parts = [
        language.say(
            "programme.posts.overbooked_part",
            region=region_name(run, name, language),
            years=years_text(run.calendar.first_year + np.flatnonzero(hours > _AN_HOUR)),
            profession=language.words.word("options", profession.value),
            hours=language.numbers.number(float(hours.sum())),
        )
        for profession in Profession
        for place, name in enumerate(run.regions)
        for hours in [run.roll_out.overbooked[profession][:, place, 0]]
        if (hours > _AN_HOUR).any()
    ]
    if not parts:
        return language.say("programme.posts.not_overbooked")
    return language.say("programme.posts.overbooked", parts="; ".join(parts))


def years_text(years: Iterable[int]) -> str:
    """Calendar years, those in a row from the first to the last of them.

    Args:
        years: rising.

    >>> years_text([2028, 2029, 2031])
    '2028–2029, 2031'
    """
    spans: list[list[int]] = []
    for year in map(int, years):
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def patients_sentence(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> str:
    """How many patients are served, and how many are not.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentence.
    """
    if run.scenario.individual is None:
        return language.say("programme.patients.absent")
    if not figures.patients_wanted:
        return language.say("programme.patients.none")
    number = language.numbers.number
    rest = number(figures.patients_wanted - figures.patients)
    return language.say(
        f"programme.patients.{'all_served' if rest in ('0', '-0') else 'not_served'}",
        wanted=number(figures.patients_wanted),
        served=number(figures.patients),
        rest=rest,
        **period(run),
    )


def net_sentences(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """Net benefit with every cohort to its end and cut at the last year, what lies between, and payback.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentences.
    """
    short = language.numbers.short_money
    after = float(run.after_period()[0])
    between = "difference" if abs(after) > _A_KRONE else "no_difference"
    first, end = run.calendar.first_year, run.calendar.all_calendar_years[-1]
    payback = figures.payback_year
    earned = "never" if payback is None else "payback_at_once" if payback == first else "payback"
    values = {
        "net": short(figures.net_benefit),
        "period": short(figures.net_benefit_period),
        "after": short(after),
        "year": str(payback),
        "end": str(end),
        **period(run),
    }
    parties = [
        f"{language.words.word('actors', actor.value)} {short(float(run.net_benefit(actor)[0]))}"
        for actor in run.actors
    ]
    return [
        *(language.say(f"programme.net.{key}", **values) for key in ("whole", "period", between, earned)),
        language.say("programme.net.for_whom", parts="; ".join(parties)),
    ]
