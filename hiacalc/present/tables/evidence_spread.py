"""The spread over the evidence as rows and words: in which order, called what, and how often it pays."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.evidence_synthesis.effect_sets import LEVEL
from hiacalc.analysis.probabilistic.evidence_spread import Believed, EvidenceSpread
from hiacalc.present.locale.language import Language
from hiacalc.present.words.natural_frequency import count_text, natural_frequency, of_hundred


def evidence_spread_rows(spread: EvidenceSpread, language: Language) -> list[list[object]]:
    """Every set in the order of the chart, unrounded; head first.

    Args:
        spread: what follows from each set.
        language: of titles.
    """
    figures = ("probability", "mean", "low", "high")
    head = ["set", "title", "in_use", "distribution", *figures, "level", "follow_up_years"]
    head += [*(f"{name}_as_measured" for name in figures), "probability_least_favourable"]
    rows: list[list[object]] = [list(head)]
    for row in in_order(spread):
        thought, measured = (
            [None] * len(figures) if net is None else [getattr(net, name) for name in figures]
            for net in (row.as_thought, row.as_measured)
        )
        named: list[object] = [row.name, title_of(row, language), row.is_in_use, row.is_distribution]
        rows.append([*named, *thought, LEVEL, row.follow_up_years, *measured, row.least_favourable])
    return rows


def in_order(spread: EvidenceSpread) -> list[Believed]:
    """Sets that hold a distribution, the least likely to pay first, then those that stand apart."""
    return [*trusted(spread), *apart(spread)]


def trusted(spread: EvidenceSpread) -> list[Believed]:
    """The sets that hold a distribution, the least likely to pay first."""
    return [row for row in spread.distributions if row.effect is not None]


def apart(spread: EvidenceSpread) -> list[Believed]:
    """The scenario's own word, then the sets of a single figure."""
    own = [row for row in spread.rows if row.effect is None]
    return [*own, *(row for row in spread.figures if row.effect is not None)]


def title_of(row: Believed, language: Language) -> str:
    """What a set is called.

    Args:
        row: of the set.
        language: of the title.
    """
    if row.effect is None:
        return language.say("uncertainty.spread.own")
    return row.effect.chosen.title.in_language(language.code)


def spread_finding(spread: EvidenceSpread, language: Language) -> str:
    """From how seldom to how often it pays, over all that holds a distribution.

    Args:
        spread: what follows from each set.
        language: of the sentence.
    """
    rows = spread.distributions or spread.rows
    chances = [row.as_thought.probability for row in rows]
    words = {"share": between(chances, language), "title": title_of(rows[0], language)}
    if len(spread.rows) == 1 and rows[0].effect is None:  # of effects on spells there are no sets
        return language.say("uncertainty.spread.alone", **words)
    key = "single" if len(rows) == 1 else "alike" if _are_alike(chances) else "finding"
    return language.say(f"uncertainty.spread.{key}", **words)


def between(chances: Sequence[float], language: Language) -> str:
    """The least and the greatest of some probabilities as natural frequencies.

    Args:
        chances: probabilities, at least one.
        language: of the text.

    >>> from hiacalc.present.locale.language import language
    >>> between([0.9962, 0.404, 0.62], language("en")), between([0.331, 0.329], language("en"))
    ('40 to more than 99 of 100 draws', '33 of 100 draws')
    """
    least, greatest = min(chances), max(chances)
    if _are_alike(chances):
        return natural_frequency(least, language)
    ends = {"low": count_text(least, language, "count"), "high": count_text(greatest, language, "count")}
    return language.say("uncertainty.spread.between", **ends)


def _are_alike(chances: Sequence[float]) -> bool:
    return len({of_hundred(chance) for chance in chances}) == 1
