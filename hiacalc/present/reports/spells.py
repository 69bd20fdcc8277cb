"""Who pays for a spell, and what a measure does to spells, as a page of plain text and as data."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.analysis.deterministic.spells import LAST_DAY, MeanPayers, MeasureOnSpells, SpellPayers
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import bullets, table, wrapped
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.spell_payers import (
    length_sentence,
    measure_finding,
    measure_notes,
    pay_notes,
    payers_finding,
)

CHOSEN = (1, 3, 8, 16, 17, 28, 56, 98, 182, LAST_DAY)


def spells_report(
    payers: SpellPayers, measure: MeasureOnSpells | None, days: int | None, origin: Origin, language: Language
) -> str:
    """The page: the table of chosen days and the lengths of spells, then what the measure does.

    Args:
        payers: who pays, day by day.
        measure: what a measure does to spells, None without one.
        days: a length of spell to show beside the usual ones.
        origin: for the last line.
        language: of the page.
    """
    language = language.plain
    title = language.say("spells.title")
    parts = [title, "=" * len(title), "", wrapped(f"{payers_finding(payers, language)}."), ""]
    parts += table(payers_table(payers, language, days), head=True)
    parts += ["", *bullets(pay_notes(payers, language)), "", wrapped(length_sentence(payers, language))]
    if measure is not None:
        heading = measure.label.in_language(language.code)
        parts += ["", heading, "-" * len(heading), wrapped(f"{measure_finding(measure, language)}."), ""]
        parts += table(measure_table(measure, language), head=True)
        parts += ["", *bullets(measure_notes(payers, measure, language))]
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def payers_table(payers: SpellPayers, language: Language, days: int | None = None) -> list[list[str]]:
    """Employer, NAV and worker for chosen lengths of a spell; head first.

    Args:
        payers: who pays, day by day.
        language: of heads and numbers.
        days: a length to show beside the usual ones.
    """
    number = language.numbers.number
    pay = payers.pay
    columns = (pay.employer, pay.employer_contribution, pay.nav, pay.worker_loss)
    keys = ("days", "employer", "of_which_contribution", "nav", "worker")
    rows = [
        [number(day), *(number(float(column[day - 1])) for column in columns)]
        for day in sorted({*CHOSEN, *(() if days is None else (days,))})
    ]
    return [[language.say(f"spells.columns.{key}") for key in keys], *rows]


def measure_table(measure: MeasureOnSpells, language: Language) -> list[list[str]]:
    """Days and payers of a mean certified spell without and with a measure, and what is avoided; head first.

    Args:
        measure: what it does to spells.
        language: of heads and numbers.
    """
    numbers, result = language.numbers, measure.result

    def row(key: str, without: str, with_it: str, change: str) -> list[str]:
        return [language.say(f"spells.rows.{key}"), without, with_it, change]

    def days(before: float, after: float) -> tuple[str, str, str]:
        return numbers.number(before, 1), numbers.number(after, 1), numbers.number(after - before, 1)

    rows = [
        row("mean_days", *days(float(result.mean_days_before[0]), float(result.mean_days_after[0]))),
    ]
    before, after = measure.payers_without, measure.payers_with
    for who in ("employer", "nav", "worker"):
        money = getattr(before, who), getattr(after, who)
        rows.append(row(who, *(numbers.number(amount) for amount in (*money, money[1] - money[0]))))
    for day in (16, 98, LAST_DAY):
        shares = float(measure.open_without[day]), float(measure.open_with[day])
        change = numbers.number((shares[1] - shares[0]) * 100, 1, trim=True)
        texts = [numbers.percent(share, 1) for share in shares]
        texts.append(language.say("spells.points", points=change))
        rows.append([language.say("spells.rows.open", day=numbers.number(day)), *texts])
    inside = float(result.avoided_inside_share[0])
    share = numbers.percent(inside, 1) if math.isfinite(inside) else language.say("run.undefined")
    rows += [
        row("reduction", "", "", numbers.percent(float(result.reduction[0]))),
        row("reduction_outside", "", "", numbers.percent(float(result.reduction_outside[0]))),
        row("share_inside", "", "", share),
    ]
    return [[language.say(f"spells.columns.{key}") for key in ("what", "without", "with", "change")], *rows]


def payers_rows(payers: SpellPayers) -> list[list[object]]:
    """Every day from 1 to 365, unrounded; head first.

    Args:
        payers: who pays, day by day.
    """
    pay = payers.pay
    columns = (payers.days, pay.employer, pay.employer_contribution, pay.nav, pay.worker_loss)
    heads: list[object] = ["days", "employer", "employer_contribution", "nav", "worker"]
    return [heads, *([int(row[0]), *row[1:]] for row in zip(*(c.tolist() for c in columns), strict=True))]


def survival_rows(measure: MeasureOnSpells) -> list[list[object]]:
    """The share of certified spells open after each day, without and with a measure; head first.

    Args:
        measure: what it does to spells.
    """
    pairs = zip(measure.open_without.tolist(), measure.open_with.tolist(), strict=True)
    return [["days", "open_without", "open_with"], *([day, *pair] for day, pair in enumerate(pairs))]


def spells_data(payers: SpellPayers, measure: MeasureOnSpells | None, origin: Origin) -> dict[str, Any]:
    """All days, the lengths of spells, and what the measure does, unrounded.

    Args:
        payers: who pays, day by day.
        measure: what a measure does to spells, None without one.
        origin: what it rests on.
    """
    heads, *rows = payers_rows(payers)
    return {
        "scenario": payers.scenario.name,
        "price_year": int(payers.scenario.numbers["time.price_year"]),
        "origin": origin.as_dict(),
        "annual_pay": payers.annual_pay,
        "cap": payers.cap,
        "employer_contribution": payers.employer_contribution,
        "full_pay": payers.full_pay,
        "share_in_employer_period": payers.share_inside,
        "mean_days": payers.mean_days,
        "reaching_last_day": payers.reaching_cap,
        "days": [dict(zip(map(str, heads), row, strict=True)) for row in rows],
        "measure": None if measure is None else _measure_data(measure),
    }


def _measure_data(measure: MeasureOnSpells) -> dict[str, Any]:
    result, effect = measure.result, measure.effect
    inside = float(result.avoided_inside_share[0])

    def payers(mean: MeanPayers) -> dict[str, float]:
        return {"employer": mean.employer, "nav": mean.nav, "worker": mean.worker}

    published = (
        {}
        if effect is None
        else {"acts_on": effect.acts_on, "inputs": effect.inputs.by_name, "standing": effect.standing.value}
    )
    return {
        "name": None if effect is None else effect.key,
        "share_of_spells": measure.share,
        **published,
        "reduction": float(result.reduction[0]),
        "reduction_outside": float(result.reduction_outside[0]),
        "share_avoided_inside": inside if math.isfinite(inside) else None,
        "mean_days_before": float(result.mean_days_before[0]),
        "mean_days_after": float(result.mean_days_after[0]),
        "reaching_last_day_before": float(result.reaching_cap_before[0]),
        "reaching_last_day_after": float(result.reaching_cap_after[0]),
        "payers_without": payers(measure.payers_without),
        "payers_with": payers(measure.payers_with),
        "survival_without": measure.open_without.tolist(),
        "survival_with": measure.open_with.tolist(),
        "net_benefit": None,
    }
