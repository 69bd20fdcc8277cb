"""Numbers as people write them: `3 337 496 kr` and `NOK 3 337 496`, `4,6 mill. kr` and `NOK 4.6 million`."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hiacalc.scenario.bounds import Unit

_SHORT = {"nb": ((1e9, "mrd."), (1e6, "mill.")), "en": ((1e9, "billion"), (1e6, "million"))}


def three_figures(value: float) -> float:
    """A number to three significant figures, as headlines round.

    >>> three_figures(29_531.25), three_figures(-0.0123456)
    (29500.0, -0.0123)
    """
    return float(f"{value:.3g}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number formats of a language.

    `typeset` is for pages and charts: no-break spaces and a true minus sign.
    Without it, plain spaces and hyphens, for a terminal and for searching.
    """

    language: str
    typeset: bool = True

    def number(self, value: float, decimals: int = 0, *, trim: bool = False) -> str:
        """A number in groups of three.

        Args:
            value: to write; a dash where it is not finite.
            decimals: how many to round to.
            trim: leave out noughts at the end.

        >>> Numbers("nb", typeset=False).number(-31749.54, 1)
        '-31 749,5'
        """
        if not math.isfinite(value):
            return "–"
        text = f"{abs(value):,.{decimals}f}"
        if trim and "." in text:
            text = text.rstrip("0").rstrip(".")
        sign = ""
        if value < 0 and text.strip("0.,"):
            sign = "\N{MINUS SIGN}" if self.typeset else "-"
        whole, _, part = text.partition(".")
        whole = whole.replace(",", self._space)
        point = "," if self.language == "nb" else "."
        return sign + whole + (point + part if part else "")

    def money(self, value: float, decimals: int = 0) -> str:
        """An amount of kroner.

        Args:
            value: NOK.
            decimals: how many to round to.

        >>> Numbers("en", typeset=False).money(4926869.7)
        'NOK 4 926 870'
        """
        return self._kroner(self.number(value, decimals))

    def short_money(self, value: float) -> str:
        """An amount of kroner to three significant figures, none of them below a krone.

        >>> Numbers("nb", typeset=False).short_money(4926869.7)
        '4,93 mill. kr'
        >>> Numbers("en", typeset=False).short_money(-31750)
        'NOK -31 800'
        """
        rounded = three_figures(value)
        for size, name in _SHORT[self.language]:
            scaled = abs(rounded) / size
            if scaled >= 1.0:
                decimals = 0 if scaled >= 100.0 else 1 if scaled >= 10.0 else 2
                return self._kroner(f"{self.number(rounded / size, decimals)}{self._space}{name}")
        return self._kroner(self.number(rounded))

    def percent(self, share: float, decimals: int = 2) -> str:
        """A share as per cent, without needless decimals.

        Args:
            share: 1 for 100 %.
            decimals: the most there are, unless a small share would then be shown as nought.

        >>> Numbers("nb", typeset=False).percent(0.0665)
        '6,65 %'
        """
        while share and decimals < 8 and abs(share) * 100 < 0.5 * 10.0**-decimals:
            decimals += 1  # what is not nought is not shown as nought
        return f"{self.number(share * 100, decimals, trim=True)}{self._space}%"

    def quantity(self, value: float, unit: Unit | str, unit_word: str = "") -> str:
        """A value in its natural form: `2 %`, `NOK 459 000`, `3 years`.

        Args:
            value: in the unit.
            unit: a share is written in per cent, kroner as money, other units with their word.
            unit_word: the unit in the language, to follow the number.

        >>> Numbers("en", typeset=False).quantity(3, Unit.YEARS, "years")
        '3 years'
        """
        if unit == Unit.SHARE:
            return self.percent(value)
        if unit in (Unit.NOK, Unit.NOK_PER_HOUR, Unit.NOK_PER_FTE_YEAR, Unit.NOK_PER_YEAR):
            return self.money(value)
        if unit == Unit.CALENDAR_YEAR:
            return f"{value:.0f}"
        if unit == Unit.CALENDAR_DAY:
            return f"{unit_word}{self._space}{value:.0f}".strip()
        number = self.number(value, 2 if abs(value) < 1000 else 1, trim=True)
        return f"{number}{self._space}{unit_word}" if unit_word else number

    @property
    def _space(self) -> str:
        return "\N{NO-BREAK SPACE}" if self.typeset else " "

    def _kroner(self, number: str) -> str:
        return f"{number}{self._space}kr" if self.language == "nb" else f"NOK{self._space}{number}"
