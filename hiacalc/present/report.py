"""A run as a page of plain text, to be pasted into a memo."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

import numpy as np

from hiacalc.model import Actor, Evaluation, Perspective
from hiacalc.present.evidence_title import evidence_title
from hiacalc.present.language import Language
from hiacalc.present.ledger_tables import by_actor_table, by_item_table, by_year_table
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin, rate_said
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.comparison import InputValue, differences
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import key_of, keys, quantities

WIDTH = 88
_HELD = "\N{NO-BREAK SPACE}"  # where a line may not be broken
_INSIDE_NUMBER = re.compile(
    r"(?<=\d) (?=\d{3}\b|%|million\b|mill\.|kr\b)|(?<=NOK) (?=-?\d)|(?<=mill\.) (?=kr\b)"
)


def finding(run: Evaluation, perspective: Perspective, language: Language, numbers: Numbers) -> str:
    """The result in one sentence, computed from the run."""
    scenario = run.scenario
    net = run.single().net_benefit(perspective)
    gains = run.single().benefits(perspective) + run.single().transfers(perspective)
    said = numbers.short_money(abs(gains))
    if perspective is not Perspective.SOCIETY and run.single().transfers(perspective):
        said = language.say("run.transfer_gains", gains=said)
    workers = natural(scenario.population.workers.value, Unit.WORKERS, language, numbers)
    words = {
        "effect": assumed_effect(run, language, numbers),
        "workers": workers,
        "costs": numbers.short_money(run.single().costs(perspective)),
        "whole": numbers.short_money(run.single().costs()),
        "gains": said,
        "net": numbers.short_money(abs(net)),
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


def break_even(run: Evaluation, perspective: Perspective, language: Language, numbers: Numbers) -> str:
    """The reduction from which it pays, beside the one assumed."""
    at = run.single().break_even_reduction(perspective)
    key = "break_even_none" if not np.isfinite(at) else "break_even" if at > 0 else "break_even_always"
    return language.say(
        f"run.{key}",
        reduction=numbers.percent(at),
        chosen=numbers.percent(run.scenario.effect.relative_reduction.value),
    )


def for_whom(run: Evaluation, language: Language, numbers: Numbers) -> str:
    """What each party is left with, those whom it concerns.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.language import language
    >>> from hiacalc.scenario import shipped
    >>> for_whom(evaluate(shipped("no-effect")), language("en"), Numbers("en", typeset=False))
    'Net for each: Employers NOK -2.20 million; NAV NOK -639 000; Health service NOK -494 000.'
    """
    nets = {actor: run.single().net_benefit(actor) for actor in Actor}
    parts = [
        f"{language.words.word('actors', actor.value)} {numbers.short_money(net)}"
        for actor, net in nets.items()
        if net
    ]
    return language.say("run.for_whom", parts="; ".join(parts)) if parts else ""


def assumed_effect(run: Evaluation, language: Language, numbers: Numbers) -> str:
    """The change in absence that a scenario assumes, for how long it counts, and how it comes and goes."""
    effect = run.scenario.effect
    whole, reduction = effect.relative_reduction.value, run.single().reduction_in_force
    missing = ""
    if reduction != whole:
        attendance = numbers.percent(run.scenario.delivery.attendance.value)
        missing = language.say(
            "run.by_attendance", reduction=numbers.percent(abs(whole)), attendance=attendance
        )
    if reduction == 0:
        return language.say("run.absence_unchanged") + missing
    counted = run.ledger.years
    lasts = counted if effect.decay.value == 0 else min(effect.duration.value, counted)
    said = language.say(
        "run.absence_lower" if reduction > 0 else "run.absence_higher",
        reduction=numbers.percent(abs(reduction)),
        duration=natural(lasts, Unit.YEARS, language, numbers),
    )
    said += missing
    if effect.onset_years.value > 0:
        said += language.say(
            "run.building_up" if _becomes_whole(run) else "run.never_whole",
            onset=natural(effect.onset_years.value, Unit.YEARS, language, numbers),
            strongest=numbers.percent(abs(reduction) * run.single().strongest_effect),
        )
    if effect.decay.value < 1 and counted > lasts:
        said += language.say("run.fading", last=numbers.number(counted))
    return said


def _becomes_whole(run: Evaluation) -> bool:
    return run.single().strongest_effect == 1.0


def natural(value: float, unit: Unit, language: Language, numbers: Numbers) -> str:
    """A value with its unit in words."""
    return numbers.quantity(value, unit, language.words.unit(unit.value, singular=value == 1))


def scope(
    scenario: Scenario, years: int, language: Language, numbers: Numbers, per_workers: float | None = None
) -> str:
    """Whom a result is for, in which kroner, at which rate and over how many years.

    `per_workers` is the size the result has been brought to, where that is not the scenario's own.
    """
    workers = scenario.population.workers.value if per_workers is None else per_workers
    return language.say(
        "run.scope",
        workers=numbers.number(workers),
        price_year=f"{scenario.time.price_year.value:.0f}",
        rate=rate_said(scenario, language, numbers),
        years=years,
    )


def given(path: str, value: InputValue, language: Language, numbers: Numbers) -> str:
    """An input or setting as a person would write it."""
    words = language.words
    if value is None:
        return language.say("run.absent")
    if path == "effect.evidence":
        return evidence_title(str(value), language)
    if isinstance(value, str):
        return ", ".join(words.word("options", option) for option in value.split(", ") if option)
    if isinstance(value, tuple):
        return ", ".join(
            language.say("origin.step", rate=numbers.percent(rate), year=numbers.number(start, 1, trim=True))
            for start, rate in value
        )
    return natural(value, keys()[key_of(path)].unit, language, numbers)


def label_of(path: str, scenario: Scenario, language: Language) -> str:
    """The name of an input or a setting."""
    key = key_of(path)
    words = language.words
    if key in keys():
        return words.input_label(path, key, scenario)
    label = words.word("settings", key)
    return label.format(activity=words.activity(path.split(".")[2], scenario)) if "*" in key else label


def changes(base: Scenario, here: Scenario, language: Language, numbers: Numbers) -> list[str]:
    """The inputs that differ from a base scenario, one a line."""
    return [
        language.say(
            "run.difference",
            label=label_of(found.path, base if found.here is None else here, language),
            here=given(found.path, found.here, language, numbers),
            base=given(found.path, found.base, language, numbers),
        )
        for found in differences(base, here)
    ]


def standing(scenario: Scenario, language: Language) -> list[str]:
    """Which inputs are not published, by where they come from."""
    found: dict[Provenance, list[str]] = {}
    for path, quantity in quantities(scenario).items():
        if quantity.provenance is not Provenance.PUBLISHED:
            found.setdefault(quantity.provenance, []).append(path)
    return [
        language.say(
            "run.standing_line",
            provenance=language.words.word("provenance", provenance.value),
            count=len(found[provenance]),
            inputs="; ".join(label_of(path, scenario, language) for path in found[provenance]),
        )
        for provenance in reversed(Provenance)
        if provenance in found
    ]


def run_report(  # noqa: PLR0917 - a run, how it is looked at and what must be said of it
    run: Evaluation,
    perspective: Perspective,
    base: Scenario,
    origin: Origin,
    language: Language,
    cautions: Sequence[str] = (),
) -> str:
    """The whole page; `cautions` stand with the answer."""
    numbers = Numbers(language.code, typeset=False)
    scenario = run.scenario
    title = changed_title(scenario, origin.changes, language)
    parts = [title, "=" * len(title)]
    if scenario.description and not origin.changes:  # it speaks of the scenario as it was
        parts.append(wrapped(scenario.description.in_language(language.code)))
    parts += [
        "",
        wrapped(finding(run, perspective, language, numbers)),
        wrapped(break_even(run, perspective, language, numbers)),
        *(wrapped(said) for said in cautions),
        wrapped(language.say("run.comparator", comparator=scenario.comparator.in_language(language.code))),
    ]

    def section(key: str, lines: Sequence[str], **values: str) -> None:
        heading = language.say(key, **values)
        parts.extend(["", heading, "-" * len(heading), *lines])

    section("run.key_figures", _key_figures(run, perspective, language, numbers))
    actors = by_actor_table(run, language, typeset=False)
    section("run.by_actor", table(actors, head=True, foot=True))
    items = by_item_table(run, perspective, language, typeset=False)
    section("run.by_item", table(items, head=True, foot=True))
    section("run.by_year", table(by_year_table(run, perspective, language, typeset=False), head=True))
    differing = changes(base, scenario, language, numbers) or [language.say("run.differs_none")]
    section("run.differs", bullets(differing), base=base.name)
    section("run.standing", bullets(standing(scenario, language)))
    if scenario.caveats:
        section("run.caveats", bullets([text.in_language(language.code) for text in scenario.caveats]))
    parts += ["", wrapped(origin.line(language, typeset=False)), ""]
    return "\n".join(parts)


def changed_title(scenario: Scenario, changes: int, language: Language) -> str:
    """The title, and how many inputs have been changed since it was given."""
    title = scenario.title.in_language(language.code)
    return f"{title} ({changes_said(changes, language)})" if changes else title


def changes_said(changes: int, language: Language) -> str:
    """How many inputs have been changed."""
    return language.say("run.changed_one" if changes == 1 else "run.changed", count=changes)


def _key_figures(run: Evaluation, view: Perspective, language: Language, numbers: Numbers) -> list[str]:
    def or_else(value: float, text: str, key: str = "run.undefined") -> str:
        return text if np.isfinite(value) else language.say(key)

    own = "" if view is Perspective.SOCIETY else "_own"
    ratio = run.single().benefit_cost_ratio(view)
    hour = run.single().cost_per_hour_avoided(view)
    payback = run.single().payback_year(view)
    absence = "run.absence_after" if _becomes_whole(run) else "run.absence_strongest"
    rows = [
        ("run.net", numbers.money(run.single().net_benefit(view))),
        (f"run.benefit_cost_ratio{own}", or_else(ratio, numbers.number(ratio, 2))),
        ("run.payback", or_else(payback, numbers.number(payback), "run.never")),
        ("run.per_worker", numbers.money(run.single().net_benefit(view) / run.single().workers)),
        ("run.per_employer", numbers.money(run.single().net_benefit(view) / run.single().employers)),
        (absence, numbers.percent(run.single().absence_rate_after)),
        ("run.hours_avoided", numbers.number(run.single().hours_avoided)),
        ("run.hours_avoided_discounted", numbers.number(run.single().hours_avoided_discounted)),
        (f"run.cost_per_hour{own}", or_else(hour, numbers.money(hour, 2))),
    ]
    return table([(language.say(key), text) for key, text in rows])


def table(rows: Sequence[Sequence[str]], *, head: bool = False, foot: bool = False) -> list[str]:
    """Rows in columns, the first to the left and the rest to the right.

    >>> table([("a", "1"), ("bc", "23")])
    ['a    1', 'bc  23']
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    if foot:
        lines.insert(-1, rule)
    if head:
        lines.insert(1, rule)
    return lines


def wrapped(text: str) -> str:
    """Text broken to the width of a page, but never within a number or between it and its unit.

    >>> wrapped("x" * 80 + " NOK 3 337 496").splitlines()[1]
    'NOK 3 337 496'
    """
    return _filled(text)


def _filled(text: str, first: str = "", others: str = "") -> str:
    filled = textwrap.fill(
        _INSIDE_NUMBER.sub(_HELD, text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_HELD, " ")


def bullets(texts: Sequence[str]) -> list[str]:
    """Texts as list items."""
    return [_filled(text, "- ", "  ") for text in texts]
