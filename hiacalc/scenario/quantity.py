"""An input: a number with its range, distribution, source and provenance, as it was read.

In a file an input is a bare number (`0.05`, `"5 %"` for a share) or a mapping
`{value, low, high, basis, distribution, unit, source, note, provenance}`. A bare
number is an assumption until a source is named.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from hiacalc.evidence.price_series import PriceIndex
from hiacalc.record import Record
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.moving import moved_distribution, moved_ends, multiplied
from hiacalc.text import Text

LEVEL = 0.95  # of an interval that does not say its own


class Provenance(StrEnum):
    """Where a number comes from; what is assumed is never shown as published.

    `own` is a reader's own figure, `moved` a what-if: another value than the
    file states, with its range moved along.
    """

    PUBLISHED = "published"
    DERIVED = "derived"
    CALIBRATED = "calibrated"
    ASSUMPTION = "assumption"
    OWN = "own"
    MOVED = "moved"

    @property
    def needs_source(self) -> bool:
        """Whether it says that the number stands somewhere.

        >>> Provenance.PUBLISHED.needs_source, Provenance.ASSUMPTION.needs_source
        (True, False)
        """
        return self in _SOURCED


_ENDS = ("value", "low", "high")
_SOURCED = frozenset({Provenance.PUBLISHED, Provenance.DERIVED, Provenance.CALIBRATED})


class Basis(StrEnum):
    """What a range or a distribution rests on, and so what its ends mean.

    The ends of an `interval` are limits with a level, and some draws lie outside
    them. Those of `published` and `judgement` are the ends of what is thought.
    A `convention` is no doubt about the world but a choice: it is compared, and
    drawn only when asked for by name.
    """

    PUBLISHED = "published"
    INTERVAL = "interval"
    JUDGEMENT = "judgement"
    CONVENTION = "convention"


class Quantity(Record):
    """A number, its range and where both come from.

    Units are those of the path it stands at. `low` and `high` come together
    and enclose `value`; `basis` says what they and the distribution rest on, and
    `level` is that of an interval. `moved_from` is what the file states, when a
    reader has moved the value: the range then is that of the file, moved along.
    `price_year` is that of its kroner, None where it is the scenario's own;
    `index` is what they follow, None where the unit decides.
    """

    value: float
    low: float | None = None
    high: float | None = None
    basis: Basis | None = None
    level: float | None = None
    distribution: Distribution | None = None
    unit: str | None = None
    provenance: Provenance = Provenance.ASSUMPTION
    source: Text | None = None
    note: Text | None = None
    price_year: int | None = None
    index: PriceIndex | None = None
    moved_from: Quantity | None = None

    @property
    def has_range(self) -> bool:
        """Whether low and high are given.

        >>> Quantity(value=3.0).has_range
        False
        """
        return self.low is not None

    @property
    def has_width(self) -> bool:
        """Whether it can be anything but its value: it has a distribution, or a range of some width.

        >>> Quantity(value=3.0, low=3.0, high=3.0).has_width
        False
        """
        return self.distribution is not None or self.low != self.high

    @property
    def is_convention(self) -> bool:
        """Whether other values of it are other choices, not uncertainty about the world.

        >>> Quantity(value=0.04, low=0.02, high=0.06, basis=Basis.CONVENTION).is_convention
        True
        """
        return self.has_width and self.basis is Basis.CONVENTION

    @property
    def is_uncertain(self) -> bool:
        """Whether draws of it differ: it has some width, and that is no convention.

        >>> Quantity(value=3.0, low=2.0, high=5.0, basis=Basis.JUDGEMENT).is_uncertain
        True
        """
        return self.has_width and self.basis is not Basis.CONVENTION

    @property
    def is_one_sided(self) -> bool:
        """Whether all of its range lies on one side of its value.

        >>> Quantity(value=3.0, low=3.0, high=5.0, basis=Basis.JUDGEMENT).is_one_sided
        True
        """
        return self.low != self.high and self.value in (self.low, self.high)

    def sampling_distribution(self, bounds: Bounds) -> Distribution | None:
        """The sampling distribution: what is written, with what it leaves open filled in from the range.

        What is written comes first. The ends of an interval are quantiles of the
        distribution that is usual for such an input; any other range is that of a
        PERT with its mode at the value.

        Args:
            bounds: of the input.

        Returns:
            None when the input has no width.

        >>> from hiacalc.scenario.bounds import Unit
        >>> hours = Quantity(value=3.0, low=2.0, high=5.0, basis=Basis.JUDGEMENT)
        >>> hours.sampling_distribution(Bounds(Unit.HOURS, 0.0, 1000.0)).kind.value
        'pert'
        """
        if not self.has_width:
            return None
        if self.distribution is None and self.basis is Basis.INTERVAL:
            assert self.low is not None
            assert self.high is not None
            return bounds.interval_distribution(self.low, self.high, self.level or LEVEL)
        written = self.distribution or Distribution(kind=Family.PERT)
        return written.with_defaults_from(self.low, self.value, self.high)

    @property
    def sampling_basis(self) -> Basis:
        """What the sampling distribution rests on; two ends alone do not say how likely what lies between is.

        >>> Quantity(value=3.0, low=2.0, high=5.0, basis=Basis.PUBLISHED).sampling_basis.value
        'judgement'
        """
        if self.basis in (Basis.INTERVAL, Basis.CONVENTION) or self.distribution is not None:
            return self.basis or Basis.JUDGEMENT
        return Basis.JUDGEMENT

    def moved(self, value: float, bounds: Bounds) -> Quantity:
        """The input with another value, its range or distribution moved along from where the file has it.

        Args:
            value: the new value.
            bounds: of the input, at which the range is cut for use.

        >>> from hiacalc.scenario.bounds import Unit
        >>> share = Bounds(Unit.SHARE, -1.0, 1.0)
        >>> doubled = Quantity(value=0.05, low=0.02, high=0.10, basis=Basis.JUDGEMENT).moved(0.10, share)
        >>> round(doubled.low, 10), round(doubled.high, 10)
        (0.04, 0.2)
        """
        stated = self.moved_from or self
        if value == stated.value and not getattr(stated, "steps", ()):
            return stated
        low, high = stated._moved_range(value, bounds)
        parts = {
            "value": value,
            "low": low,
            "high": high,
            "basis": _basis_moved(stated),
            "level": stated.level,
            "distribution": moved_distribution(stated.distribution, stated.value, value),
            "unit": stated.unit,
            "provenance": Provenance.MOVED,
            "price_year": stated.price_year,
            "index": stated.index,
            "moved_from": stated,
        }
        if parts["distribution"] is None and low is None:
            parts |= {"basis": None, "level": None}
        return type(self).model_construct(**{**_EMPTY, **parts})

    def in_kroner_of(self, year: int, factor: float) -> Quantity:
        """The input in the kroner of another year: value, range and distribution times a factor.

        Args:
            year: whose kroner it is given in.
            factor: what a krone of its own year is in that year.

        >>> Quantity(value=600.0, low=300.0, high=1200.0, basis=Basis.JUDGEMENT).in_kroner_of(2025, 1.5).high
        1800.0
        """
        parts: dict[str, Any] = {
            name: part * factor for name in _ENDS if (part := getattr(self, name)) is not None
        }
        if self.distribution is not None:
            parts["distribution"] = multiplied(self.distribution, factor)
        return self.model_copy(update={**parts, "price_year": year})

    def _moved_range(self, value: float, bounds: Bounds) -> tuple[float | None, float | None]:
        if self.low is None or self.high is None:
            return None, None
        level = (self.level or LEVEL) if self.basis is Basis.INTERVAL else None
        return moved_ends((self.low, self.high), self.value, value, bounds, level)


class Rate(Quantity):
    """A yearly rate, the same for all years or by steps of elapsed time.

    `steps` holds `(from elapsed year, rate)`, beginning at 0; empty for a flat rate.
    """

    steps: tuple[tuple[float, float], ...] = ()


_EMPTY: dict[str, Any] = {"source": None, "note": None}


def _basis_moved(stated: Quantity) -> Basis | None:
    """What a range rests on when it has moved: what was published was so for another value."""
    return Basis.JUDGEMENT if stated.basis is Basis.PUBLISHED else stated.basis
