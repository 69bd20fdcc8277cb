"""A reader's own figure: how sure it is, as a statement of an input, and as a short text in a link."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from hiacalc.present.locale.language import language
from hiacalc.present.words.inputs import format_value
from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.labels import LANGUAGES
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.quantity import Basis, Provenance

_NUMBER = r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:e[-+]?[0-9]{1,3})?"
_BEGIN = re.compile(r"(?:[^:]*:)?own(?::|$)")
_WRITTEN = re.compile(
    rf"(?:(?P<moved>{_NUMBER})(?:@(?P<moved_year>[0-9]{{4}}))?:)?"
    rf"own:(?P<value>{_NUMBER})(?:@(?P<price_year>[0-9]{{4}}))?"
    rf"(?::(?P<low>{_NUMBER}):(?P<high>{_NUMBER}):(?P<basis>judgement|interval)(?::(?P<years>{_NUMBER}))?)?"
)
_FORM = "own:VALUE, own:VALUE@YEAR, own:VALUE:LOW:HIGH:judgement, own:VALUE:LOW:HIGH:interval:YEARS"


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A number that a reader knows or has estimated; without `low` and `high` it is known.

    Units are those of its input. `years` is how many years an estimate covers,
    and `moved` the value of a what-if that began at the figure. `price_year` and
    `moved_year` are those whose kroner both are in; None for what is no money.
    """

    value: float
    low: float | None = None
    high: float | None = None
    basis: Basis = Basis.JUDGEMENT
    years: float | None = None
    moved: float | None = None
    price_year: int | None = None
    moved_year: int | None = None

    @property
    def year(self) -> int | None:
        """Whose kroner the value to count with is in; None for what is no money."""
        return self.price_year if self.moved is None else self.moved_year

    @property
    def number(self) -> float:
        """The value to count with."""
        return self.value if self.moved is None else self.moved

    @property
    def has_width(self) -> bool:
        """Whether it can be anything but its value."""
        return self.low != self.high

    def moved_to(self, value: float, year: int | None = None) -> OwnFigure:
        """A what-if from the figure; moved back, it is the figure.

        Args:
            value: of the what-if.
            year: whose kroner it is in; None for what is no money.

        >>> OwnFigure(0.112).moved_to(0.1).moved_to(0.112) == OwnFigure(0.112)
        True
        """
        if value == self.value and year == self.price_year:
            return replace(self, moved=None, moved_year=None)
        return replace(self, moved=value, moved_year=year)

    def dated(self, year: int) -> OwnFigure:
        """The figure, and what it was moved to, in kroner of a year where they do not say whose.

        >>> OwnFigure(620_000.0).dated(2025).price_year
        2025
        """
        figure = replace(self, price_year=self.price_year or year)
        return figure if self.moved is None else replace(figure, moved_year=self.moved_year or year)

    def shared(self, count: float) -> OwnFigure:
        """The figure for each of so many that share it equally, as surely known.

        >>> OwnFigure(40.0, 30.0, 50.0).shared(2.0) == OwnFigure(20.0, 15.0, 25.0)
        True
        """
        each = {
            name: value / count
            for name in ("value", "low", "high", "moved")
            if (value := getattr(self, name)) is not None
        }
        return replace(self, **each)

    def stated(self) -> dict[str, Any]:
        """The figure as a whole statement of its input.

        >>> OwnFigure(43.0).stated()
        {'value': 43.0, 'provenance': 'own'}
        """
        written: dict[str, Any] = {"value": self.value, "provenance": Provenance.OWN.value}
        if self.price_year is not None:
            written["price_year"] = self.price_year
        if self.low is not None:
            written |= {"low": self.low, "high": self.high, "basis": self.basis.value}
        if self.years is not None:
            written["note"] = {code: _note(self.years, code) for code in LANGUAGES}
        if self.moved is None:
            return written
        moved: dict[str, Any] = {"value": self.moved, "provenance": Provenance.MOVED.value}
        if self.moved_year is not None:
            moved["price_year"] = self.moved_year
        return {**moved, "moved_from": written}

    def in_link(self) -> str:
        """The figure as the value of a parameter of a link.

        >>> OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 1.0).in_link()
        'own:0.112:0.09:0.14:interval:1.0'
        """
        parts = [] if self.moved is None else [_in_year(self.moved, self.moved_year)]
        parts += ["own", _in_year(self.value, self.price_year)]
        if self.low is not None:
            parts += [repr(self.low), repr(self.high), self.basis.value]
        if self.years is not None:
            parts.append(repr(self.years))
        return ":".join(parts)


def read_own_figure(text: str, path: str) -> OwnFigure | None:
    """The own figure in the value of a link's parameter; None where it is something else.

    Args:
        text: value of the link's parameter.
        path: of the input, which is the parameter's name.

    Raises:
        ScenarioError: `own_figure_broken`, for what begins as an own figure and is none.

    >>> read_own_figure("own:43.0", "population.workers").stated()
    {'value': 43.0, 'provenance': 'own'}
    >>> read_own_figure("own:620000@2025", "valuation.annual_value_per_fte").price_year
    2025
    >>> read_own_figure("0.08", "absence.rate") is None
    True
    """
    if not _BEGIN.match(text):
        return None
    written = _WRITTEN.fullmatch(text)
    if written is None:
        fail(Code.OWN_FIGURE_BROKEN, Mark(path), path, text, _FORM)
    numbers = {
        name: float(written[name])
        for name in ("value", "low", "high", "years", "moved")
        if written[name] is not None
    }
    years = {name: int(written[name]) for name in ("price_year", "moved_year") if written[name] is not None}
    figure = OwnFigure(
        **numbers,
        basis=Basis(written["basis"] or Basis.JUDGEMENT),
        price_year=years.get("price_year"),
        moved_year=years.get("moved_year"),
    )
    return figure if figure.moved is None else figure.moved_to(figure.moved, figure.moved_year)


def _in_year(value: float, year: int | None) -> str:
    return repr(value) if year is None else f"{value!r}@{year}"


def _note(years: float, code: str) -> str:
    """What the range of an estimate from some years is."""
    texts = language(code)
    return texts.say("workplace.chance_note", years=format_value(years, Unit.YEARS, texts))
