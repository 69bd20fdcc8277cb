"""A programme for other programs: unrounded numbers under names that stay; what has no limit is null."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from hiacalc.arrays import Floats
from hiacalc.model import Kind, Perspective
from hiacalc.present.words.origin import Origin
from hiacalc.programme import CashRow, LineUse, ProgrammeEvaluation
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.line_ends import LineEnds
from hiacalc.programme.sums import Sum
from hiacalc.scenario.options import Payer, Profession
from hiacalc.scenario.programme import FundingLine


def programme_data(
    run: ProgrammeEvaluation,
    figures: ProgrammeFigures,
    sums: Sequence[Sum],
    origin: Origin,
    ends: LineEnds | None = None,
) -> dict[str, Any]:
    """A programme's money, people and funding. Yearly money is undiscounted, totals are discounted.

    `by_year`, `cash`, `need`, `funding` and `gap` are of the programme's years; what falls after them
    stands under `by_year_after` and `cash_after`.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        sums: the money as it was asked to be summed.
        origin: what it rests on.
        ends: what it does that lines of funding end; None where none is asked to.
    """
    scenario, calendar = run.scenario, run.calendar
    cash, cash_after = _cash(run)
    last = calendar.last_year
    years = _by_year(run)
    return {
        "scenario": scenario.name,
        "title": {"nb": scenario.title.nb, "en": scenario.title.en},
        "origin": origin.as_dict(),
        "first_year": calendar.first_year,
        "years": calendar.years,
        "price_year": int(scenario.numbers["time.price_year"]),
        "rules": origin.rules or None,
        "net_benefit": figures.net_benefit,
        "net_benefit_period": figures.net_benefit_period,
        "after_period": float(run.after_period()[0]),
        "payback_year": figures.payback_year,
        "all_reached_year": figures.all_reached_year,
        "by_year": [year for year in years if year["year"] <= last],
        "by_year_after": [year for year in years if year["year"] > last],
        "cash": cash,
        "cash_after": cash_after,
        "sums": [{**part._asdict(), "net": part.net} for part in sums],
        "regions": {name: _region(run, place) for place, name in enumerate(run.regions)},
        "fte_needed": {
            profession.value: _over_regions(run.fte_needed(profession)) for profession in Profession
        },
        "fte_available": {
            profession.value: _over_regions(run.fte_available(profession)) for profession in Profession
        },
        "need": _by_payer(run, "needed"),
        "funding": _funding(run),
        "gap": _by_payer(run, "gap"),
        "displaced": _by_payer(run, "displaced"),
        "ends": None if ends is None else _ends(ends),
    }


def cash_rows(run: ProgrammeEvaluation) -> list[list[Any]]:
    """Sums of money as they stand in a file, unrounded; head first.

    Args:
        run: a programme's evaluation of a single draw.
    """
    return [
        ["year", "after_period", *CashRow._fields[1:]],
        *(
            [
                row.year,
                row.year > run.calendar.last_year,
                row.region,
                row.actor.value,
                row.item.value,
                row.kind.value,
                None if row.component is None else row.component.value,
                row.name,
                row.amount,
            ]
            for row in run.rows()
        ),
    ]


def sum_rows(sums: Sequence[Sum], by: str) -> list[list[Any]]:
    """Summed money as it stands in a file, unrounded; head first.

    Args:
        sums: in order.
        by: the name of what it is summed by.
    """
    key = "actor" if by == "payer" else by
    return [
        [key, "after_period", "costs", "benefits", "transfers", "net"],
        *(
            [part.key, part.after_period, part.costs, part.benefits, part.transfers, part.net]
            for part in sums
        ),
    ]


def line_name(line: FundingLine) -> str:
    """What a line of funding is called by programs: its name, else its English title.

    Args:
        line: of a programme.
    """
    return line.name or line.title.en


def _cash(run: ProgrammeEvaluation) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Sums of money in the programme's years, and after them."""
    head, *body = cash_rows(run)
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for row in body:
        fields = dict(zip(head, row, strict=True))
        parts[fields.pop("after_period")].append(fields)
    return parts


def _by_year(run: ProgrammeEvaluation) -> list[dict[str, Any]]:
    net = run.by_year()[:, 0]
    costs, benefits = (run.by_year(Perspective.SOCIETY, kind)[:, 0] for kind in (Kind.COST, Kind.BENEFIT))
    by_payer = {actor.value: run.by_year(actor)[:, 0] for actor in run.actors}
    cumulative = run.cumulative_net()[:, 0]
    return [
        {
            "year": year,
            "net": float(net[place]),
            "costs": float(costs[place]),
            "benefits": float(benefits[place]),
            "by_payer": {name: float(amounts[place]) for name, amounts in by_payer.items()},
            "discount_factor": float(run.discount[place, 0]),
            "cumulative_discounted": float(cumulative[place]),
        }
        for place, year in enumerate(run.calendar.all_calendar_years)
    ]


def _region(run: ProgrammeEvaluation, place: int) -> dict[str, Any]:
    roll_out = run.roll_out

    def of_profession(hours: dict[Profession, Floats]) -> dict[str, list[float | None]]:
        return {name.value: _listed(part[:, place, 0]) for name, part in hours.items()}

    return {
        "wanted": _listed(roll_out.wanted[:, place, 0]),
        "started": _listed(roll_out.started[:, place, 0]),
        "waiting": _listed(roll_out.waiting[:, place, 0]),
        "steady_pace": _listed(roll_out.steady_pace[:, place, 0]),
        "patients_wanted": _listed(roll_out.patients_wanted[:, place, 0]),
        "patients": _listed(roll_out.patients[:, place, 0]),
        "hours_needed": of_profession(roll_out.hours_needed),
        "hours_available": of_profession(roll_out.hours_available),
        "overbooked": of_profession(roll_out.overbooked),
    }


def _over_regions(posts: Floats) -> list[float | None]:
    return _listed(posts[..., 0].sum(axis=1))


def _listed(values: Floats) -> list[float | None]:
    """By year; without limit is null."""
    return [float(value) if math.isfinite(value) else None for value in values]


def _by_payer(run: ProgrammeEvaluation, name: str) -> list[dict[str, Any]]:
    return [
        {"year": year, "payer": payer.value, "amount": float(amounts[place, 0])}
        for payer in Payer
        for amounts in [getattr(run.funding, name)(payer)]
        for place, year in enumerate(run.calendar.calendar_years)
    ]


def _funding(run: ProgrammeEvaluation) -> list[dict[str, Any]]:
    return [
        {
            "line": line_name(use.line),
            "title": {"nb": use.line.title.nb, "en": use.line.title.en},
            "payer": use.line.payer.value,
            "provenance": use.line.standing.value,
            "year": year,
            **_of_line(use, place),
        }
        for use in run.funding.lines
        for place, year in enumerate(run.calendar.calendar_years)
    ]


def _of_line(use: LineUse, place: int) -> dict[str, float]:
    parts = {"available": use.available, "used": use.used, "unused": use.unused, "displaced": use.displaced}
    return {name: float(amounts[place, 0]) for name, amounts in parts.items()}


def _ends(ends: LineEnds) -> dict[str, Any]:
    return {
        "lines": [{"line": line_name(line), "year": year} for line, year in ends.lines],
        "gap_growth": [
            {"year": year, "payer": payer.value, "amount": amount}
            for payer, amounts in ends.gap_growth.items()
            for year, amount in zip(ends.after.calendar.calendar_years, amounts, strict=True)
        ],
        "gap_growth_total": ends.gap_growth_total,
        "displaced_growth_total": ends.displaced_growth_total,
    }
