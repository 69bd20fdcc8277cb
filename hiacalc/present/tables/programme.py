"""A programme as tables for readers: people by region, posts, money and funding; head first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme import period, programme_of, region_name
from hiacalc.present.words.programme_funding import line_standing
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.rounding import A_KRONE
from hiacalc.programme.sums import By, Sum
from hiacalc.scenario.options import Payer, Profession

_MILLION = 1e6
_FINE = 10.0 * _MILLION  # where no amount reaches it, two decimals tell more than one


def people_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """Workers who want to begin, begin, and wait at the end, by region.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    roll_out, number = run.roll_out, language.numbers.number
    wanted = "wanted" if programme_of(run).repeat_after is None else "wanted_again"
    heads = [_head(key, run, language) for key in ("region", wanted, "started", "waiting")]
    rows = [
        [
            region_name(run, name, language),
            number(float(roll_out.wanted[:, place, 0].sum())),
            number(float(roll_out.started[:, place, 0].sum())),
            number(float(roll_out.waiting[-1, place, 0])),
        ]
        for place, name in enumerate(run.regions)
    ]
    return [heads, *rows]


def posts_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """Full-time years of each profession that are used and that there are, by year.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    keys = ("year", "health_needed", "available", "nav_needed", "available")
    columns = [
        posts[..., 0]
        for profession in (Profession.HEALTH_SERVICE, Profession.NAV)
        for posts in (run.fte_needed(profession), run.fte_available(profession))
    ]
    rows = [
        [str(year), *(_posts(column[place], language) for column in columns)]
        for place, year in enumerate(run.calendar.calendar_years)
    ]
    return [[_head(key, run, language) for key in keys], *rows]


def money_by_year_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """Undiscounted net of each party and of society in millions, by year, then after the programme.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    years, last = run.calendar.years, str(run.calendar.last_year)
    columns = [*(run.by_year(actor)[:, 0] for actor in run.actors), run.by_year()[:, 0]]
    parties = [language.words.word("actors", actor.value) for actor in run.actors]
    heads = [_head("year", run, language), *parties, _head("society", run, language)]
    amounts = [[float(column[place]) for column in columns] for place in range(years)]
    names = [str(year) for year in run.calendar.calendar_years]
    if run.calendar.run_out:
        amounts.append([float(column[years:].sum()) for column in columns])
        names.append(language.say("programme.after", last=last))
    amounts.append([float(column.sum()) for column in columns])
    names.append(language.say("programme.together"))
    return [heads, *_in_millions(names, amounts, language)]


def sums_table(run: ProgrammeEvaluation, sums: Sequence[Sum], by: By, language: Language) -> list[list[str]]:
    """Undiscounted costs, gains and net in millions, by payer transfers too, and the net after the programme.

    Args:
        run: a programme's evaluation of a single draw.
        sums: of its money.
        by: what it is summed by.
        language: of heads and numbers.
    """
    moves = by is By.PAYER  # between payers only: what one gives, another gets
    keys = (by.value, "costs", "gains", *(["transfers"] if moves else []), "net", "net_after")
    within = {part.key: part for part in sums if not part.after_period}
    after = {part.key: part.net for part in sums if part.after_period}
    names, amounts = [], []
    for key in dict.fromkeys([*within, *after]):
        part = within.get(key, Sum(key, False, 0.0, 0.0, 0.0))
        moved = [part.transfers] if moves else []
        row = [part.costs, part.benefits, *moved, part.net, after.get(key, 0.0)]
        if max(map(abs, row)) > A_KRONE:  # of what only moves between payers nothing is left
            names.append(_key(run, key, by, language))
            amounts.append(row)
    names.append(language.say("programme.together"))
    amounts.append(
        [sum(column) for column in zip(*amounts, strict=True)] if amounts else [0.0] * (len(keys) - 1)
    )
    return [[_head(name, run, language) for name in keys], *_in_millions(names, amounts, language)]


def need_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """Need, cover, gap, and what of the gap could be had only from other tasks, in millions, by payer.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    keys = ("need", "covered", "gap", "displaced")
    funding = run.funding
    parts = (funding.needed, funding.covered, funding.gap, funding.displaced)
    amounts = [[_total(part(payer)) for part in parts] for payer in Payer]
    amounts.append([sum(column) for column in zip(*amounts, strict=True)])
    names = [
        *(language.words.word("actors", payer.value) for payer in Payer),
        language.say("programme.together"),
    ]
    heads = [_head(key, run, language) for key in ("payer", *keys)]
    return [heads, *_in_millions(names, amounts, language)]


def need_by_year_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """Need, cover, gap, and what of the gap could be had only from other tasks, in millions, by year.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    keys = ("need", "covered", "gap", "displaced")
    funding = run.funding
    parts = (funding.needed, funding.covered, funding.gap, funding.displaced)
    columns = [sum(part(payer)[:, 0] for payer in Payer) for part in parts]
    amounts = [[float(amount) for amount in row] for row in zip(*columns, strict=True)]
    names = [str(year) for year in run.calendar.calendar_years]
    heads = [_head(key, run, language) for key in ("year", *keys)]
    return [heads, *_in_millions(names, amounts, language)]


def lines_table(run: ProgrammeEvaluation, language: Language) -> list[list[str]]:
    """What there is of each line of funding, what is used and not, and what is bound to other tasks.

    The first column says whose a line is: its title is too long for one.

    Args:
        run: a programme's evaluation of a single draw.
        language: of heads and numbers.
    """
    keys = ("line_available", "used", "unused")
    names = [line_standing(use.line, language) for use in run.funding.lines]
    amounts = [
        [_total(part) for part in (use.available, use.used, use.unused, use.displaced)]
        for use in run.funding.lines
    ]
    heads = [_head("line", run, language), *(_head(key, run, language) for key in keys)]
    return [
        [*heads, language.say("programme.funding.line_displaced")],
        *_in_millions(names, amounts, language),
    ]


def _total(by_year: Floats) -> float:
    return float(by_year[:, 0].sum())


def _head(key: str, run: ProgrammeEvaluation, language: Language) -> str:
    return language.say(f"programme.columns.{key}", **period(run))


def _key(run: ProgrammeEvaluation, key: int | str | None, by: By, language: Language) -> str:
    if key is None:
        return language.say("programme.no_region")
    if by is By.REGION:
        return region_name(run, str(key), language)
    if by is By.YEAR:
        return str(key)
    return language.words.word("actors" if by is By.PAYER else "items", str(key))


def _posts(posts: Floats, language: Language) -> str:
    """The sum over regions, or that some or all of them have no limit."""
    together = float(posts.sum())
    if math.isfinite(together):
        return language.numbers.number(together, 1)
    return language.say("programme.partly_limited" if np.isfinite(posts).any() else "programme.no_limit")


def _in_millions(
    names: Iterable[str], amounts: Sequence[Sequence[float]], language: Language
) -> list[list[str]]:
    largest = max((abs(amount) for row in amounts for amount in row), default=0.0)
    decimals = 2 if largest < _FINE else 1
    return [
        [name, *(language.numbers.number(amount / _MILLION, decimals) for amount in row)]
        for name, row in zip(names, amounts, strict=True)
    ]
