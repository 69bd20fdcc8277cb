"""Probabilities as natural frequencies: so many of a hundred draws, never rounded to all or none."""

from __future__ import annotations

from hiacalc.present.locale.language import Language

FEW, MOST = 0.5, 99.5  # fewer than one of a hundred, more than ninety-nine


def of_hundred(probability: float) -> float:
    """The count of a hundred; `FEW` and `MOST` stand for what would be rounded to none or all.

    >>> of_hundred(0.62), of_hundred(0.9998), of_hundred(0.0), of_hundred(0.002)
    (62.0, 99.5, 0.0, 0.5)
    """
    count = round(100 * probability)
    if 0.0 < probability < 1.0 and count in (0, 100):
        return FEW if count == 0 else MOST
    return float(count)


def natural_frequency(share: float, language: Language) -> str:
    """A share of the draws as a natural frequency, `N of 100 draws`.

    Args:
        share: from 0 to 1.
        language: of the text.

    >>> from hiacalc.present.locale.language import language
    >>> natural_frequency(0.734, language("en")), natural_frequency(0.9998, language("en"))
    ('73 of 100 draws', 'more than 99 of 100 draws')
    """
    count = of_hundred(share)
    key = {0.0: "none", 100.0: "all", FEW: "few", MOST: "most"}.get(count, "some")
    return language.say(f"uncertainty.share.{key}", count=f"{count:.0f}")


def count_text(probability: float, language: Language, kind: str = "count") -> str:
    """The count of a hundred alone: `count` within a sentence, `cell` in a table.

    Args:
        probability: from 0 to 1.
        language: of the text.
        kind: `count` or `cell`.

    >>> from hiacalc.present.locale.language import language
    >>> count_text(0.62, language("en"), "cell"), count_text(0.999, language("en"), "cell")
    ('62 of 100', '> 99 of 100')
    """
    count = of_hundred(probability)
    key = {FEW: "few", MOST: "most"}.get(count, "some")
    return language.say(f"uncertainty.spread.{kind}.{key}", count=f"{count:.0f}")


def count_sign(probability: float) -> str:
    """The count of a hundred for a column of numbers.

    >>> count_sign(0.62), count_sign(0.9998), count_sign(0.002)
    ('62', '>99', '<1')
    """
    count = of_hundred(probability)
    return {FEW: "<1", MOST: ">99"}.get(count, f"{count:.0f}")
