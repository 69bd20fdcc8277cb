"""Why scenarios differ, in words and tables: who comes out ahead, what each difference adds."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.compare import Comparison
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import label_of, table, wrapped


def difference(found: Comparison, language: Language, numbers: Numbers) -> str:
    """Which of the two comes out ahead, and by how much."""
    change = found.increment.net_benefit
    first, last = (run.scenario.title.in_language(language.code) for run in (found.base, found.other))
    key = "same" if change == 0 else "more" if change > 0 else "less"
    return language.say(f"compare.{key}", first=first, last=last, change=numbers.money(abs(change)))


def best_of(found: Sequence[Comparison], language: Language, numbers: Numbers) -> str:
    """Which of all scenarios comes out best, and how far ahead of the first."""
    if len(found) == 1:
        return difference(found[0], language, numbers)
    best = max(found, key=lambda one: one.increment.net_benefit)
    first, last = (run.scenario.title.in_language(language.code) for run in (best.base, best.other))
    ahead = best.increment.net_benefit
    return language.say(
        "compare.best" if ahead > 0 else "compare.first_best",
        first=first,
        last=last,
        count=len(found) + 1,
        change=numbers.money(ahead),
    )


def increments(found: Comparison, language: Language, numbers: Numbers) -> list[str]:
    """What the second costs and gains beyond the first, and the effect it must reach to match it."""
    step = found.increment
    last = found.other.scenario.title.in_language(language.code)
    first = found.base.scenario.title.in_language(language.code)
    said = [
        language.say(
            "compare.beyond",
            last=last,
            first=first,
            costs=signed(step.costs, numbers),
            gains=signed(step.benefits, numbers),
            net=signed(step.net_benefit, numbers),
        )
    ]
    words = {
        "last": last,
        "first": first,
        "chosen": numbers.percent(found.other.scenario.effect.relative_reduction.value),
    }
    if step.matching_reduction is None:
        said.append(language.say("compare.no_match", **words))
    else:
        said.append(
            language.say("compare.match", reduction=numbers.percent(step.matching_reduction), **words)
        )
    return said


def comparison_report(found: list[Comparison], origins: list[Origin], language: Language) -> str:
    """Results side by side, then what differs and why, for each beside the first."""
    numbers = Numbers(language.code, typeset=False)
    view = found[0].perspective
    runs = [found[0].base, *(one.other for one in found)]
    heads = ["", *(run.scenario.name for run in runs)]
    figures: dict[str, list[float]] = {
        "costs": [float(run.costs(view)[0]) for run in runs],
        "gains": [float(run.benefits(view)[0] + run.transfers(view)[0]) for run in runs],
        "net": [float(run.net_benefit(view)[0]) for run in runs],
        "hours_avoided": [float(run.hours_avoided[0]) for run in runs],
    }
    rows = [
        [language.say(f"run.{key}"), *(numbers.number(value) for value in values)]
        for key, values in figures.items()
    ]
    rows.append(
        [
            language.say("page.break_even"),
            *(numbers.percent(float(run.break_even_reduction(view)[0])) for run in runs),
        ]
    )
    parts = [*table([heads, *rows], head=True), ""]
    for one in found:
        said = difference(one, language, numbers)
        steps = [[step_label(step.path, one, language), signed(step.change, numbers)] for step in one.steps]
        total = [language.say("run.total"), signed(one.increment.net_benefit, numbers)]
        parts += [wrapped(said), "", *table([*steps, total], foot=True), ""]
        parts += [wrapped(line) for line in increments(one, language, numbers)]
        parts += [wrapped(language.say("compare.order")), ""]
    parts += [wrapped(origin.line(language, typeset=False)) for origin in origins]
    return "\n".join([*parts, ""])


def step_label(path: str, found: Comparison, language: Language) -> str:
    """The name of a difference: an input, a setting, the meetings held, or a whole activity."""
    steps = path.split(".")
    scenarios = [run.scenario for run in (found.other, found.base)]
    if steps[:2] != ["delivery", "activities"]:
        return label_of(path, scenarios[0], language)
    holder = next(one for one in scenarios if steps[2] in one.delivery.activities)
    activity = language.words.activity(steps[2], holder)
    if len(steps) == 3:
        added = steps[2] in scenarios[0].delivery.activities
        return language.say("compare.added" if added else "compare.removed", activity=activity)
    if steps[3] == "count":
        return language.say("compare.meetings", activity=activity)
    return label_of(path, holder, language)


def signed(amount: float, numbers: Numbers) -> str:
    """An amount with its sign."""
    text = numbers.money(amount)
    if amount <= 0:
        return text
    digit = next(place for place, letter in enumerate(text) if letter.isdigit())
    return f"{text[:digit]}+{text[digit:]}"
