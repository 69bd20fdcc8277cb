"""A run as a page of plain text, to be pasted into a memo."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hiacalc.model import Evaluation, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import WIDTH, bullets, table, wrapped
from hiacalc.present.tables.individual import components_by_actor, components_table
from hiacalc.present.tables.ledger import by_actor_table, by_item_table, by_year_table
from hiacalc.present.words.individual import individual_sentences
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.run import (
    becomes_whole,
    break_even,
    changed_title,
    changes,
    finding,
    money_and_time,
    unpublished_inputs,
)
from hiacalc.present.words.spells import whose_money
from hiacalc.scenario import Scenario

_MONEY_AND_TIME = 2  # columns, the last of the table by actor


def run_report(  # noqa: PLR0917 - a run, how it is looked at and what must be said of it
    run: Evaluation,
    perspective: Perspective,
    base: Scenario,
    origin: Origin,
    language: Language,
    cautions: Sequence[str] = (),
    rules: tuple[str, Sequence[str]] | None = None,
    own_figures: Sequence[str] = (),
) -> str:
    """The whole page: answer, key figures, ledger tables, what differs from a base scenario, and caveats.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        base: the scenario that inputs are compared with.
        origin: for the last line; tells how many inputs have been changed.
        language: of the page.
        cautions: sentences that stand with the answer.
        rules: the title of the rule set laid over the scenario, and a sentence a rule; None for none.
        own_figures: sentences on what chance does to absence, and whether its figures would show the effect.
    """
    language = language.plain
    scenario = run.scenario
    title = changed_title(scenario, origin.changes, language)
    if origin.rules:
        title += f" ({language.say('origin.rules', rules=origin.rules)})"
    parts = [title, "=" * len(title)]
    if scenario.description and not (origin.changes or origin.rules):  # it speaks of the scenario as it was
        parts.append(wrapped(scenario.description.in_language(language.code)))
    parts += [
        "",
        wrapped(finding(run, perspective, language)),
        wrapped(break_even(run, perspective, language)),
        *(wrapped(sentence) for sentence in [whose_money(run, language)] if sentence),
        *(wrapped(sentence) for sentence in cautions),
        wrapped(language.say("run.comparator", comparator=scenario.comparator.in_language(language.code))),
    ]

    def section(key: str, lines: Sequence[str], **values: str) -> None:
        heading = language.say(key, **values)
        parts.extend(["", heading, "-" * len(heading), *lines])

    section("run.key_figures", _key_figures(run, perspective, language))
    actors = by_actor_table(run, language)
    money_time = money_and_time(run, language)
    lines = _fitted(actors) + (["", wrapped(money_time)] if money_time else [])
    section("run.by_actor", lines)
    if scenario.individual is not None:
        section("individual.heading", _apart(run, perspective, language))
    items = by_item_table(run, perspective, language)
    section("run.by_item", table(items, head=True, foot=True))
    section("run.by_year", table(by_year_table(run, perspective, language), head=True))
    if own_figures:
        section("run.own_figures", bullets(own_figures))
    if rules is not None:
        heading, sentences = rules
        section("rules.heading", bullets(sentences), title=heading)
    differing = changes(base, scenario, language) or [language.say("run.differs_none")]
    section("run.differs", bullets(differing), base=base.name)
    section("run.standing", bullets(unpublished_inputs(scenario, language)))
    if scenario.caveats:
        section("run.caveats", bullets([text.in_language(language.code) for text in scenario.caveats]))
    parts += ["", wrapped(origin.line(language)), ""]
    return "\n".join(parts)


def _apart(run: Evaluation, perspective: Perspective, language: Language) -> list[str]:
    """The two measures apart and together, and from how many days saved the individual one pays."""
    lines = table(components_table(run, perspective, language), head=True, foot=True)
    lines += ["", *table(components_by_actor(run, language), head=True, foot=True), ""]
    return lines + [wrapped(text) for text in individual_sentences(run, perspective, language)]


def _fitted(actors: Sequence[Sequence[str]]) -> list[str]:
    """The table by actor; where it is wider than the page, money and time stand in one below."""
    lines = table(actors, head=True, foot=True)
    if max(map(len, lines)) <= WIDTH:
        return lines
    sums = [row[:-_MONEY_AND_TIME] for row in actors]
    parts = [[row[0], *row[-_MONEY_AND_TIME:]] for row in actors]
    return [*table(sums, head=True, foot=True), "", *table(parts, head=True, foot=True)]


def _key_figures(run: Evaluation, view: Perspective, language: Language) -> list[str]:
    def or_else(value: float, text: str, key: str = "run.undefined") -> str:
        return text if np.isfinite(value) else language.say(key)

    own = "" if view is Perspective.SOCIETY else "_own"
    ratio = run.single().benefit_cost_ratio(view)
    hour = run.single().cost_per_hour_avoided(view)
    payback = run.single().payback_year(view)
    absence = "run.absence_after" if becomes_whole(run) else "run.absence_strongest"
    rows = [
        ("run.net", language.numbers.money(run.single().net_benefit(view))),
        (f"run.benefit_cost_ratio{own}", or_else(ratio, language.numbers.number(ratio, 2))),
        ("run.payback", or_else(payback, language.numbers.number(payback), "run.never")),
        ("run.per_worker", language.numbers.money(run.single().net_benefit(view) / run.single().workers)),
        ("run.per_employer", language.numbers.money(run.single().net_benefit(view) / run.single().employers)),
        (absence, language.numbers.percent(run.single().absence_rate_after)),
        ("run.hours_avoided", language.numbers.number(run.single().hours_avoided)),
        ("run.hours_avoided_discounted", language.numbers.number(run.single().hours_avoided_discounted)),
        (f"run.cost_per_hour{own}", or_else(hour, language.numbers.money(hour, 2))),
    ]
    return table([(language.say(key), text) for key, text in rows])
