"""Why scenarios differ, in words: who comes out ahead, what each difference adds.

Scenarios of different size are told per 1000 workers, in every sentence and every step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.present.locale.language import Language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.registry import keys


def difference(comparison: Comparison, language: Language) -> str:
    """Which of the two comes out ahead, and by how much.

    Args:
        comparison: of the two.
        language: of the sentence.
    """
    change = comparison.increment.net_benefit
    first, last = (
        run.scenario.title.in_language(language.code) for run in (comparison.base, comparison.other)
    )
    key = "same" if change == 0 else "more" if change > 0 else "less"
    return language.say(
        f"compare.{key}",
        first=first,
        last=last,
        change=language.numbers.short_money(abs(change)),
        per=per_workers_text(comparison, language),
    )


def per_workers_text(comparison: Comparison, language: Language) -> str:
    """For how many workers amounts are told, to follow them; nothing where they are totals.

    Beside a roll-out they are always told, since the totals are then of one group of workers only.

    Args:
        comparison: of the two.
        language: of the text.

    Example:
        >>> from hiacalc.analysis.deterministic.compare import compare
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> per_workers_text(compare(shipped("helseiarbeid-2016"), shipped("bergen")), language("en").plain)
        ' per 1 000 workers'
    """
    workers = comparison.per_workers
    if workers is None and _has_roll_out(comparison):  # else read as those of the whole roll-out
        workers = comparison.base.single().workers
    if workers is None:
        return ""
    return language.say("compare.per", workers=language.numbers.number(workers))


def _has_roll_out(comparison: Comparison) -> bool:
    return comparison.base_programme is not None or comparison.other_programme is not None


def group_heading(comparisons: Sequence[Comparison], language: Language) -> str | None:
    """That figures are of one group of workers, not of a roll-out. None where no scenario has one.

    Args:
        comparisons: each with the same first scenario.
        language: of the heading.
    """
    if not any(map(_has_roll_out, comparisons)):
        return None
    if comparisons[0].per_workers is not None:
        return language.say("compare.groups")
    workers = comparisons[0].base.single().workers
    return language.say("compare.group", workers=language.numbers.number(workers))


def roll_out_difference(comparison: Comparison, language: Language) -> str | None:
    """Which roll-out comes out ahead, and by how much. None where that cannot be told.

    Args:
        comparison: of the two.
        language: of the sentence.
    """
    change = comparison.roll_out_change
    if change is None:
        return None
    return language.say(
        f"compare.roll_out_{'same' if change == 0 else 'more' if change > 0 else 'less'}",
        last=comparison.other.scenario.title.in_language(language.code),
        change=language.numbers.short_money(abs(change)),
    )


def sizes_sentence(comparisons: Sequence[Comparison], language: Language) -> str | None:
    """Why amounts are not totals: the scenarios differ in size. None where they do not.

    Args:
        comparisons: each with the same first scenario.
        language: of the sentence.
    """
    per = comparisons[0].per_workers
    if per is None:
        return None
    runs = [comparisons[0].base, *(other.other for other in comparisons)]
    sizes = dict.fromkeys(language.numbers.number(run.single().workers) for run in runs)
    return language.say("compare.sizes", workers=language.numbers.number(per), sizes=" / ".join(sizes))


def conversion_sentence(scenario: Scenario, own_year: int | None, language: Language) -> str | None:
    """That a scenario's amounts are not in the kroner of its own price year. None where they are.

    Args:
        scenario: as it is shown.
        own_year: the price year that it has by itself; None where it is shown in its own.
        language: of the sentence.
    """
    year = int(scenario.time.price_year.value)
    if own_year in (None, year):
        return None
    title = scenario.title.in_language(language.code)
    return language.say("compare.converted", title=title, own=own_year, year=year)


def best_of(comparisons: Sequence[Comparison], language: Language) -> str:
    """Which of all scenarios comes out best, and how far ahead of the first.

    Args:
        comparisons: each with the same first scenario.
        language: of the sentence.
    """
    if len(comparisons) == 1:
        return difference(comparisons[0], language)
    best = max(comparisons, key=lambda candidate: candidate.increment.net_benefit)
    first, last = (run.scenario.title.in_language(language.code) for run in (best.base, best.other))
    ahead = best.increment.net_benefit
    return language.say(
        "compare.best" if ahead > 0 else "compare.first_best",
        first=first,
        last=last,
        count=len(comparisons) + 1,
        change=language.numbers.short_money(ahead),
        per=per_workers_text(best, language),
    )


def increments(comparison: Comparison, language: Language) -> list[str]:
    """Incremental costs, gains and net benefit of the second, and the effect that would match the first.

    Args:
        comparison: of the two.
        language: of the sentences.
    """
    step = comparison.increment
    last = comparison.other.scenario.title.in_language(language.code)
    first = comparison.base.scenario.title.in_language(language.code)
    words = {"last": last, "first": first, "per": per_workers_text(comparison, language)}
    sentences = [
        language.say(
            "compare.beyond",
            costs=with_sign(step.costs, language.numbers.short_money),
            gains=with_sign(step.benefits, language.numbers.short_money),
            net=with_sign(step.net_benefit, language.numbers.short_money),
            **words,
        )
    ]
    words |= {
        "chosen": language.numbers.percent(float(comparison.other.reduction.all_days[0])),
    }
    if step.matched_by != REDUCTION:
        other = comparison.other.scenario
        unit = keys()[step.matched_by].unit
        words |= {
            "label": label_of(step.matched_by, other, language),
            "chosen": format_value(other.numbers[step.matched_by], unit, language),
        }
        value = None if step.matching is None else format_value(float(f"{step.matching:.3g}"), unit, language)
        key = "no_match_of" if value is None else "match_of"
        sentences.append(language.say(f"compare.{key}", value=value or "", **words))
    elif step.matching_reduction is None:
        sentences.append(language.say("compare.no_match", **words))
    else:
        sentences.append(
            language.say(
                "compare.match", reduction=language.numbers.percent(step.matching_reduction), **words
            )
        )
    return sentences


def step_label(path: str, comparison: Comparison, language: Language) -> str:
    """The name of a difference: an input, a setting, the meetings held, or a whole activity.

    Args:
        path: of what differs; `delivery.activities.NAME` for a whole activity.
        comparison: which has the difference.
        language: of the label.
    """
    sections: dict[str, str] = language.words.words["sections"]
    if path in sections:
        return sections[path]
    steps = path.split(".")
    scenarios = [run.scenario for run in (comparison.other, comparison.base)]
    if steps[:2] != ["delivery", "activities"]:
        return label_of(path, scenarios[0], language)
    holder = next(holding for holding in scenarios if steps[2] in holding.delivery.activities)
    activity = language.words.activity(steps[2], holder)
    if len(steps) == 3:
        added = steps[2] in scenarios[0].delivery.activities
        return language.say("compare.added" if added else "compare.removed", activity=activity)
    if steps[3] == "count":
        return language.say("compare.meetings", activity=activity)
    return label_of(path, holder, language)


def signed(amount: float, numbers: Numbers) -> str:
    """An amount in whole kroner with its sign.

    Args:
        amount: NOK.
        numbers: how numbers are written.

    >>> signed(1234.0, Numbers("en", typeset=False)), signed(0.2, Numbers("en", typeset=False))
    ('NOK +1 234', 'NOK 0')
    """
    return with_sign(amount, numbers.money)


def with_sign(amount: float, written: Callable[[float], str]) -> str:
    """An amount with its sign, a plus too; none where what is written is nought.

    Args:
        amount: decides on the sign.
        written: writes the amount, with a minus where it is negative.

    Example:
        >>> [with_sign(amount, "{:.1f}".format) for amount in (1.5, -1.5, 0.01)]
        ['+1.5', '-1.5', '0.0']
    """
    text = written(amount)
    if amount <= 0 or text == written(0.0):
        return text
    digit = next(index for index, letter in enumerate(text) if letter.isdigit())
    return f"{text[:digit]}+{text[digit:]}"
