"""What follows by what is believed of the days saved, in sentences and rows."""

from __future__ import annotations

from hiacalc.analysis.probabilistic.days_spread import BelievedDays, DaysSpread
from hiacalc.model import Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.words.individual import days_text
from hiacalc.present.words.natural_frequency import count_sign, count_text


def days_title(row: BelievedDays, language: Language) -> str:
    """The name of a set, or of the scenario's own word.

    Args:
        row: of the set.
        language: of the title.
    """
    if row.effect is None:
        return language.say("individual.evidence.own")
    return row.effect.chosen.title.in_language(language.code)


def days_spread_sentences(spread: DaysSpread, perspective: Viewpoint, language: Language) -> list[str]:
    """From the least to the most likely to pay, over all sets; then what the one in use says.

    Args:
        spread: what follows from each set.
        perspective: whose costs and gains count.
        language: of the sentences.
    """

    def say(key: str, **words: object) -> str:
        return language.say(f"individual.evidence.{key}", **words)

    rows, used = spread.by_chance, spread.in_use
    low, high = (count_text(rows[end].alone.probability, language, "count") for end in (0, -1))
    sets = "; ".join(
        say(
            "set",
            title=days_title(row, language),
            count=count_text(row.alone.probability, language, "count"),
        )
        for row in rows
    )
    view = language.say(f"run.in_sentence.{perspective.value}")
    key = "leading_same" if low == high else "leading"
    return [
        say(key, perspective=view, low=low, high=high, sets=sets),
        say(
            "in_use",
            title=days_title(used, language),
            count=count_text(used.alone.probability, language, "count"),
            days=days_text(used.days, language),
            none=language.numbers.percent(used.none, 0),
            harm=language.numbers.percent(used.harm, 0),
        ),
    ]


def days_spread_rows(spread: DaysSpread, language: Language) -> list[list[str]]:
    """A row for each set: title, days, no days, longer absence, pays, mean, middle 95 %, both; head first.

    Args:
        spread: what follows from each set.
        language: of labels and numbers.
    """
    keys = ("evidence", "days", "none", "harm", "pays", "mean", "middle", "together")
    head = [language.say(f"individual.evidence.columns.{key}") for key in keys]
    return [head, *(_row(row, language) for row in spread.by_chance)]


def _row(row: BelievedDays, language: Language) -> list[str]:
    numbers, net, title = language.numbers, row.alone, days_title(row, language)
    ends = {"lower": numbers.money(net.low), "upper": numbers.money(net.high)}
    return [
        language.say("individual.evidence.in_use_mark", title=title) if row.is_in_use else title,
        days_text(row.days, language),
        numbers.percent(row.none, 0),
        numbers.percent(row.harm, 0),
        count_sign(net.probability),
        numbers.money(net.mean),
        language.say("problems.span", **ends),
        numbers.money(row.together.mean),
    ]
