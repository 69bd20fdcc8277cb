"""A reader's own figures: what is known of one's own place, how sure it is, and how a link carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from hiacalc.scenario.problems import Mark, fail, shown
from hiacalc.scenario.quantity import Basis, Bounds, Provenance, Quantity

OwnFigure = Mapping[str, Any]

_WRITTEN = "own"  # begins an own figure in a link
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?"
_IN_LINK = re.compile(rf"{_WRITTEN}:({_NUMBER})(?::({_NUMBER}):({_NUMBER}):(judgement|interval))?")
_LONGEST = 120


class Sureness(StrEnum):
    """How sure a reader is of a number of one's own."""

    KNOWN = "known"
    TENTH = "tenth"
    QUARTER = "quarter"

    @property
    def share(self) -> float:
        """How far off it may be either way, as a share of it."""
        return {Sureness.KNOWN: 0.0, Sureness.TENTH: 0.10, Sureness.QUARTER: 0.25}[self]


def own_figure(
    value: float, low: float | None = None, high: float | None = None, basis: Basis = Basis.JUDGEMENT
) -> OwnFigure:
    """A number of one's own as an input states it; known, or with a range and what that rests on.

    >>> own_figure(43.0)
    {'value': 43.0, 'provenance': 'own'}
    """
    known: dict[str, Any] = {"value": value, "provenance": Provenance.OWN.value}
    if low is None or high is None or low == high:
        return known
    return known | {"low": low, "high": high, "basis": basis.value}


def within(value: float, sureness: Sureness, bounds: Bounds) -> OwnFigure:
    """A number of one's own that may be off by a share of it, cut at the input's bounds."""
    ends = (value * (1.0 - sureness.share), value * (1.0 + sureness.share))
    low, high = (min(max(end, bounds.lower), bounds.upper) for end in ends)
    return own_figure(value, low, high)


def sureness_of(quantity: Quantity, bounds: Bounds) -> Sureness:
    """How sure the figure in use is; known where it is not a reader's own, or has a range of its own."""
    if quantity.provenance is Provenance.OWN and quantity.basis is Basis.JUDGEMENT:
        for sureness in (Sureness.TENTH, Sureness.QUARTER):
            guess = within(quantity.value, sureness, bounds)
            if (guess.get("low"), guess.get("high")) == (quantity.low, quantity.high):
                return sureness
    return Sureness.KNOWN


def moved_by(figure: OwnFigure, value: float) -> OwnFigure:
    """The same figure of one's own with another value, and as sure in proportion.

    >>> moved_by({"value": 4.0, "low": 3.0, "high": 5.0, "provenance": "own"}, 8.0)
    {'value': 8.0, 'low': 6.0, 'high': 10.0, 'provenance': 'own'}
    """
    if not figure["value"] or "low" not in figure:
        return own_figure(value)
    factor = value / figure["value"]
    return {**figure, "value": value, "low": figure["low"] * factor, "high": figure["high"] * factor}


def to_link(figure: OwnFigure) -> str:
    """A number of one's own as a link carries it.

    >>> to_link({"value": 0.112, "low": 0.07, "high": 0.16, "basis": "interval", "provenance": "own"})
    'own:0.112:0.07:0.16:interval'
    """
    parts = [_WRITTEN, repr(float(figure["value"]))]
    if "low" in figure:
        parts += [repr(float(figure["low"])), repr(float(figure["high"])), str(figure["basis"])]
    return ":".join(parts)


def of_link(path: str, text: str) -> OwnFigure | None:
    """The number of one's own in a link; None for what is none.

    Raises:
        ScenarioError: a text that begins like one and is not.
    """
    if not text.startswith(f"{_WRITTEN}:"):
        return None
    found = _IN_LINK.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        fail("own_figure_broken", Mark(shown(path)), shown(path), shown(text), "own:VALUE[:LOW:HIGH:BASIS]")
    value, low, high, basis = found.groups()
    if low is None:
        return own_figure(float(value))
    return own_figure(float(value), float(low), float(high), Basis(basis))
