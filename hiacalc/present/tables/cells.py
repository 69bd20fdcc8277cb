"""Cells that hold several numbers: the same for programs always, in words for readers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from hiacalc.present.locale.language import Language
from hiacalc.scenario.series_in_use import label_of_series


@runtime_checkable
class Spoken(Protocol):
    """A cell that has words of its own; `str` gives what programs read."""

    def words(self, language: Language, decimal: str) -> str:
        """What readers see.

        Args:
            language: of the words.
            decimal: the sign before a number's decimals.
        """
        ...


@dataclass(frozen=True, slots=True)
class SeriesNames:
    """Published series: their keys for programs, their names for readers.

    >>> str(SeriesNames(["spell_lengths", "absence"]))
    'spell_lengths, absence'
    """

    keys: Sequence[str]

    def __str__(self) -> str:
        return ", ".join(self.keys)

    def words(self, language: Language, decimal: str) -> str:  # noqa: ARG002 - as of other cells
        """The names of the series.

        Args:
            language: of the names.
            decimal: the sign before a number's decimals; there are none here.

        >>> from hiacalc.present.locale.language import language
        >>> SeriesNames(["absence"]).words(language("nb"), ",")
        'Sykefravær'
        """
        return "; ".join(label_of_series(key).in_language(language.code) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rate that changes with the years: from when, and what it is.

    >>> str(Schedule([[0.0, 0.04], [3.0, 0.03]]))
    '[[0.0, 0.04], [3.0, 0.03]]'
    """

    steps: Sequence[Sequence[float]]

    def __str__(self) -> str:
        return json.dumps([list(step) for step in self.steps])

    def words(self, language: Language, decimal: str) -> str:
        """Each rate with the year from which it holds.

        Args:
            language: of the words.
            decimal: the sign before a number's decimals.

        >>> from hiacalc.present.locale.language import language
        >>> Schedule([[0.0, 0.04], [3.0, 0.03]]).words(language("nb"), ",")
        'fra år 0: 0,04; fra år 3: 0,03'
        """
        parts = [
            language.say("columns.step", year=_number(year, decimal), rate=_number(rate, decimal))
            for year, rate in self.steps
        ]
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Product:
    """What an amount is made of, factor by factor.

    >>> str(Product([("workers", 43.0), ("reduction", 0.05)]))
    'workers 43.0 * reduction 0.05'
    """

    factors: Sequence[tuple[str, float]]

    def __str__(self) -> str:
        return " * ".join(f"{name} {value!r}" for name, value in self.factors)

    def words(self, language: Language, decimal: str) -> str:
        """The factors in words, unrounded.

        Args:
            language: of the words.
            decimal: the sign before a number's decimals.

        >>> from hiacalc.present.locale.language import language
        >>> Product([("workers", 43.0), ("reduction", 0.05)]).words(language("en"), ".")
        '43 workers × 0.05 reduction'
        """
        parts = [
            language.say(f"trace.factors.{name}", value=_number(value, decimal))
            for name, value in self.factors
        ]
        return " × ".join(parts)


def _number(value: float, decimal: str) -> str:
    return repr(float(value)).removesuffix(".0").replace(".", decimal)
