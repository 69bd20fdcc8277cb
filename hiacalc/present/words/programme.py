"""A programme in sentences: what it gives, who begins and who waits, and what it is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.present.words.programme_limits import patients_limits, waiting_limits
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.rounding import A_KRONE, A_WORKER, AN_HOUR
from hiacalc.programme.steady_pace import SteadyPace
from hiacalc.scenario import Scenario
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.options import Pace, Profession
from hiacalc.scenario.programme import Programme
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.registry import quantities

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
        >>> programme_finding(run, ProgrammeFigures.of(run), language("en").plain)[50:]
        'NOK 7.32 million, but 496 workers still wait at the end of 2028'
    """
    money = "gain" if figures.net_benefit >= 0 else "loss"
    people = "waiting" if figures.all_reached_year is None else "all" if figures.wanted else "nobody"
    if people == "all" and not ever_waits(run):
        people = "no_wait"
    title = language.say(
        f"programme.title.{money}_{people}",
        net=language.numbers.short_money(abs(figures.net_benefit)),
        waiting=language.numbers.number(figures.waiting),
        year=str(figures.all_reached_year),
        **period(run),
    )
    if people == "waiting" or not _unserved(figures):
        return title
    return language.say("programme.title.patients", title=title, **_patients(figures, language))


def shortfalls(figures: ProgrammeFigures, language: Language) -> list[str]:
    """What a surplus does not tell: patients who find no place, and money that nobody has granted.

    Patients are left to the finding where no workers wait.

    Args:
        figures: of a programme.
        language: of the sentences.
    """
    sentences = []
    if figures.all_reached_year is None and _unserved(figures):
        sentences.append(language.say("programme.title.short_patients", **_patients(figures, language)))
    if figures.gap > A_KRONE:
        gap = language.numbers.short_money(figures.gap)
        sentences.append(language.say("programme.title.short_money", gap=gap))
    return sentences


def _unserved(figures: ProgrammeFigures) -> bool:
    return figures.patients_wanted - figures.patients > A_WORKER


def _patients(figures: ProgrammeFigures, language: Language) -> dict[str, str]:
    number = language.numbers.number
    rest = figures.patients_wanted - figures.patients
    return {"rest": number(rest), "wanted": number(figures.patients_wanted)}


def ever_waits(run: ProgrammeEvaluation) -> bool:
    """Whether any workers wait at the end of some year.

    Args:
        run: a programme's evaluation of a single draw.
    """
    return bool((run.roll_out.waiting[..., 0] > A_WORKER).any())


def scope(run: ProgrammeEvaluation, language: Language) -> str:
    """In which kroner amounts are, what is discounted, and whether working time becomes dearer.

    Args:
        run: a programme's evaluation.
        language: of the sentence.
    """
    sentence = language.say(
        "programme.scope",
        price_year=f"{run.scenario.time.price_year.value:.0f}",
        first=str(run.calendar.first_year),
        rate=discount_rate_text(run.scenario, language),
    )
    growth = run.scenario.numbers.get("valuation.real_wage_growth", 0.0)
    if not growth:
        return sentence
    dearer = language.say("programme.dearer", growth=language.numbers.percent(growth))
    return f"{sentence} {dearer}"


def rests_on(scenario: Scenario, language: Language) -> str:
    """The effects that the answer rests on, each with where it comes from.

    Args:
        scenario: with a programme.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> rests_on(shipped("no-effect"), language("en").plain)[:59]
        'It rests on reduction in sickness absence 0 % (assumption),'
    """
    names = (*EFFECT_INPUTS[scenario.effect.way], "effect.duration", DAYS_SAVED)
    every = quantities(scenario)
    parts = [
        language.say(
            "programme.rests_part",
            label=as_inside(label_of(path, scenario, language)),
            value=format_input(path, every[path].value, language),
            provenance=_standing(every[path], language),
        )
        for path in (name if "." in name else f"effect.{name}" for name in names)
        if path in every
    ]
    return language.say("programme.rests_on", parts=", ".join(parts))


def _standing(quantity: Quantity, language: Language) -> str:
    """Where a number comes from; what is published as somebody's judgement is said to be that."""
    words = [language.words.word("provenance", quantity.provenance.value)]
    if quantity.basis is Basis.JUDGEMENT and quantity.provenance is not Provenance.ASSUMPTION:
        words.append(language.words.word("basis", quantity.basis.value))
    return ", ".join(words)


def as_inside(label: str) -> str:
    """A label as it stands inside a sentence.

    Args:
        label: as it stands alone.

    >>> as_inside("NAV's time"), as_inside("Days saved")
    ("NAV's time", 'days saved')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def people_sentences(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """How many want to begin, begin and wait, and whose hours hold back those who do.

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
        limits, idle = waiting_limits(run, language)
        waiting = language.say(
            f"programme.people.{'waiting' if limits else 'waiting_only'}",
            waiting=number(figures.waiting),
            limits=limits,
            **period(run),
        )
        return [wanted, waiting, *filter(None, [idle])]
    key = "reached" if ever_waits(run) else "no_wait"
    return [wanted, language.say(f"programme.people.{key}", year=str(figures.all_reached_year))]


def pace_sentences(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """How fast those begin for whom there are hours, and how many could if equally many began each year.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the sentences.
    """
    steady = run.roll_out.steady_pace[..., 0]
    limited = [place for place in range(len(run.regions)) if np.isfinite(steady[:, place]).any()]
    if not limited or not run.roll_out.wanted[..., 0].any():
        return []
    pace = "enough" if not ever_waits(run) else _PACES[programme_of(run).pace]
    if pace == "as_many" and run.roll_out.falls_while_some_wait:
        pace = "as_many_uneven"
    sentences = [language.say(f"programme.people.{pace}")]
    paces = SteadyPace.of(run)
    sentences += [
        _steady_pace(name, paces[name], run, language) for name in (run.regions[place] for place in limited)
    ]
    free = [name for place, name in enumerate(run.regions) if place not in limited]
    if free:
        names = ", ".join(region_name(run, name, language) for name in free)
        sentences.append(language.say("programme.people.no_limit", regions=names))
    return [*sentences, *_kept_for_patients(run, language)]


def _steady_pace(name: str, pace: SteadyPace, run: ProgrammeEvaluation, language: Language) -> str:
    """How many can begin each year of a region, and the hours that go no further."""
    number, region = language.numbers.number, region_name(run, name, language)
    if not math.isfinite(pace.workers):
        return language.say("programme.people.no_limit", regions=region)

    def hours_of(profession: Profession, hours: float) -> str:
        kept = pace.kept[profession]
        key = "all" if kept <= AN_HOUR else "half" if abs(kept - hours) <= AN_HOUR else "part"
        named = language.say(f"programme.people.hours.{profession.value}", hours=number(hours))
        return language.say(f"programme.people.hours_kept.{key}", hours=named, kept=number(kept))

    return language.say(
        f"programme.people.{'pace_from' if pace.since > run.calendar.first_year else 'pace'}",
        region=region,
        pace=number(pace.workers),
        year=str(pace.since),
        hours=language.say("programme.people.and").join(
            hours_of(profession, hours) for profession, hours in pace.hours.items()
        ),
    )


def _kept_for_patients(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """The share of the hours that is kept for patients: once where it is the same in all regions."""
    if run.scenario.individual is None:
        return []
    hours = np.minimum(*run.roll_out.hours_available.values())[..., 0]
    limits = [bool(np.isfinite(hours[:, place]).any()) for place in range(len(run.regions))]
    shares = {
        name: region.share_for_individual.value
        for limited, (name, region) in zip(limits, programme_of(run).regions.items(), strict=True)
        if limited  # of hours without a limit no share is kept
    }
    percent = language.numbers.percent
    if len(set(shares.values())) == 1 and all(limits):
        return [language.say("programme.people.kept", share=percent(next(iter(shares.values()))))]
    return [
        language.say(
            "programme.people.kept_in", region=region_name(run, name, language), share=percent(share)
        )
        for name, share in shares.items()
    ]


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
            years=years_text(run.calendar.first_year + np.flatnonzero(hours > AN_HOUR)),
            profession=language.say(f"programme.posts.professions.{profession.value}"),
            hours=language.numbers.number(float(hours.sum())),
        )
        for profession in Profession
        for place, name in enumerate(run.regions)
        for hours in [run.roll_out.overbooked[profession][:, place, 0]]
        if (hours > AN_HOUR).any()
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
    """How many patients are served, how many are not, and whose hours hold those back.

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
    limits, idle = patients_limits(run, language)
    key = "all_served" if rest in ("0", "-0") else "not_served" if limits else "some_served"
    sentence = language.say(
        f"programme.patients.{key}",
        wanted=number(figures.patients_wanted),
        served=number(figures.patients),
        rest=rest,
        limits=limits,
        **period(run),
    )
    return f"{sentence} {idle}" if idle else sentence


def net_sentences(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """Net benefit with every cohort to its end and cut at the last year, what lies between, and payback.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentences.
    """
    short = language.numbers.short_money
    after = float(run.after_period()[0])
    between = "difference" if abs(after) > A_KRONE else "no_difference"
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
