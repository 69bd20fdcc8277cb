"""An input: a number with its unit, range, source and standing.

In a file an input is a bare number (`0.05`, `"5 %"` for a share) or a mapping
`{value, low, high, basis, distribution, unit, source, note, provenance}`. A bare
number is an assumption until a source is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.distribution_reading import check_distribution, read_distribution
from hiacalc.scenario.moving import amended, moved_distribution, moved_ends
from hiacalc.scenario.number import PERCENT_PATTERN, is_schedule, read_number
from hiacalc.scenario.problems import as_written
from hiacalc.scenario.record import Faults, Record
from hiacalc.scenario.yaml_tree import UNSAFE, GroupedLooking

INHERIT = "inherit"  # written for `low`: both ends and their basis are those of the scenario below
LEVEL = 0.95  # of an interval that does not say its own
LEAST_LEVEL = 0.5
# What may stand beside `moved_from`: ends that a reader has set after moving the value.
BESIDE_MOVED = ("low", "high", "basis", "level", "distribution")


class Unit(StrEnum):
    """The units an input can have."""

    SHARE = "share"
    YEARS = "years"
    CALENDAR_YEAR = "calendar year"
    HOURS = "hours"
    HOURS_PER_FTE_YEAR = "hours/FTE-year"
    NOK = "NOK"
    NOK_PER_HOUR = "NOK/hour"
    NOK_PER_FTE_YEAR = "NOK/FTE-year"
    WORKERS = "workers"
    EMPLOYERS = "employers"
    PERSONS = "persons"
    MEETINGS = "meetings"
    FACTOR = "factor"

    @property
    def is_counted(self) -> bool:
        """Whether its numbers are so large that `1.000` may mean a thousand: heads, places and kroner."""
        return self.value.startswith("NOK") or self in _COUNTED


_COUNTED = frozenset({Unit.WORKERS, Unit.EMPLOYERS, Unit.PERSONS})


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
        """Whether it says that the number stands somewhere."""
        return self in _SOURCED


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


_COMMA_CUT = re.compile(r"[0-9]+ ?%?")  # what YAML makes a key of in {value: 0,02}
_WORDS = {"basis": Basis, "provenance": Provenance, "unit": Unit}


class Text(Record):
    """A short text in bokmål and English; a bare string serves both.

    >>> Text.model_validate("Tromsø 2014").nb
    'Tromsø 2014'
    """

    nb: str = Field(min_length=1, max_length=2000)
    en: str = Field(min_length=1, max_length=2000)

    @model_validator(mode="before")
    @classmethod
    def _same_in_both(cls, raw: Any) -> Any:
        if not isinstance(raw, (str, Mapping, Text)):
            raise PydanticCustomError("wrong_type", "{found}", {"found": as_written(raw), "allowed": "text"})
        texts = raw.values() if isinstance(raw, Mapping) else [raw]
        if any(isinstance(text, str) and UNSAFE.search(text) for text in texts):
            raise PydanticCustomError("unprintable_character", "{found}", {"found": "", "allowed": ""})
        return {"nb": raw, "en": raw} if isinstance(raw, str) else raw

    def in_language(self, language: str) -> str:
        """The text in `nb` or `en`."""
        return self.nb if language == "nb" else self.en

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 2000}, handler(schema)]}


class Quantity(Record):
    """A number, its range and where both come from.

    Units are those of the path it stands at. `low` and `high` come together
    and enclose `value`; `basis` says what they and the distribution rest on, and
    `level` is that of an interval. `moved_from` is what the file states, when a
    reader has moved the value: the range then is that of the file, moved along.
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
    moved_from: Quantity | None = None

    @property
    def has_range(self) -> bool:
        """Whether low and high are given."""
        return self.low is not None

    @property
    def has_width(self) -> bool:
        """Whether it can be anything but its value: it has a distribution, or a range of some width."""
        return self.distribution is not None or self.low != self.high

    @property
    def is_convention(self) -> bool:
        """Whether other values of it are other choices, not doubt about the world."""
        return self.has_width and self.basis is Basis.CONVENTION

    @property
    def is_uncertain(self) -> bool:
        """Whether draws of it differ: it has some width, and that is no convention."""
        return self.has_width and self.basis is not Basis.CONVENTION

    @property
    def is_one_sided(self) -> bool:
        """Whether all of its range lies on one side of its value."""
        return self.low != self.high and self.value in (self.low, self.high)

    def drawn_from(self, bounds: Bounds) -> Distribution | None:
        """The whole distribution to draw it from, for an input with these bounds; None when it has no width.

        What is written comes first. The ends of an interval are quantiles of
        the law that is usual for such an input; any other range is that of a
        PERT with its mode at the value.
        """
        if not self.has_width:
            return None
        if self.distribution is None and self.basis is Basis.INTERVAL:
            assert self.low is not None
            assert self.high is not None
            return bounds.law_of_interval(self.low, self.high, self.level or LEVEL)
        written = self.distribution or Distribution(kind=Family.PERT)
        return written.over(self.low, self.value, self.high)

    @property
    def drawn_basis(self) -> Basis:
        """What that distribution rests on; two ends alone do not say how likely what lies between is."""
        if self.basis in (Basis.INTERVAL, Basis.CONVENTION) or self.distribution is not None:
            return self.basis or Basis.JUDGEMENT
        return Basis.JUDGEMENT

    def moved(self, value: float, bounds: Bounds) -> Quantity:
        """The same input with another value, and its range or distribution moved along from here.

        >>> share = Bounds(Unit.SHARE, -1.0, 1.0)
        >>> doubled = Quantity(value=0.05, low=0.02, high=0.10, basis=Basis.JUDGEMENT).moved(0.10, share)
        >>> round(doubled.low, 10), round(doubled.high, 10)
        (0.04, 0.2)
        """
        stated = self.moved_from or self
        if value == stated.value and not getattr(stated, "steps", ()):
            return stated
        low, high = moved_ends(stated, value, bounds)
        parts = {
            "value": value,
            "low": low,
            "high": high,
            "basis": _basis_moved(stated),
            "level": stated.level,
            "distribution": moved_distribution(stated.distribution, stated.value, value),
            "unit": stated.unit,
            "provenance": Provenance.MOVED,
            "moved_from": stated,
        }
        if parts["distribution"] is None and low is None:
            parts |= {"basis": None, "level": None}
        return type(self).model_construct(**{**_EMPTY, **parts})


class Rate(Quantity):
    """A yearly rate, the same for all years or by steps of elapsed time.

    `steps` holds `(from elapsed year, rate)`, beginning at 0; empty for a flat rate.
    """

    steps: tuple[tuple[float, float], ...] = ()


_EMPTY: dict[str, Any] = {"source": None, "note": None}


def _basis_moved(stated: Quantity) -> Basis | None:
    """What a range rests on when it has moved: what was published was so for another value."""
    return Basis.JUDGEMENT if stated.basis is Basis.PUBLISHED else stated.basis


class Slider(NamedTuple):
    """The usual span of an input and the step by which a planner moves it."""

    low: float
    high: float
    step: float

    def stops(self, *more: float) -> list[float]:
        """Where the slider can stand: every step, and the values it must be able to show.

        >>> Slider(0.0, 0.02, 0.01).stops(0.015)
        [0.0, 0.01, 0.015, 0.02]
        """
        return sorted(_steps(self).union(more))


@cache
def _steps(slider: Slider) -> frozenset[float]:
    count = round((slider.high - slider.low) / slider.step)
    return frozenset(round(slider.low + slider.step * place, 10) for place in range(count + 1))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Unit and permitted span of an input: the annotation that makes a field a named input.

    An input with a `slider` stands in the page's side panel. `is_reduction` says
    that it is one minus a ratio, so that its intervals are those of the ratio's logarithm.

    Raises (inside pydantic) one error for each fault of the input, all at once.
    """

    unit: Unit
    lower: float
    upper: float
    integer: bool = False
    slider: Slider | None = None
    is_reduction: bool = False

    def law_of_interval(self, low: float, high: float, level: float) -> Distribution:
        """The law whose quantiles the limits of an interval are, in equal tails.

        One minus a ratio has a lognormal ratio, a share between 0 and 1 is
        logit-normal, what cannot be negative lognormal, and all else normal.

        >>> Bounds(Unit.NOK, 0.0, 1e6).law_of_interval(300.0, 1200.0, 0.95).kind.value
        'lognormal'
        """
        if self.is_reduction and high < 1.0:
            return Distribution(kind=Family.RISK_RATIO, interval=(1.0 - high, 1.0 - low), level=level)
        kind = Family.NORMAL
        if (self.lower, self.upper) == (0.0, 1.0) and low > 0.0 and high < 1.0:
            kind = Family.LOGIT_NORMAL
        elif self.lower == 0.0 and low > 0.0:
            kind = Family.LOGNORMAL
        return Distribution(kind=kind, interval=(low, high), level=level)

    def __get_pydantic_core_schema__(
        self, source: type[Quantity], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        stepped = isinstance(source, type) and issubclass(source, Rate)
        return core_schema.no_info_wrap_validator_function(
            lambda raw, inner: self._read(raw, inner, stepped), handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        number: dict[str, Any] = {
            "type": "integer" if self.integer else "number",
            "minimum": self.lower,
            "maximum": self.upper,
        }
        numbers: list[dict[str, Any]] = [number]
        if self.unit is Unit.SHARE:
            numbers.append({"type": "string", "pattern": PERCENT_PATTERN})
        written = dict(handler.resolve_ref_schema(handler(schema)))
        properties = dict(written["properties"])
        if properties.pop("steps", None):
            steps = {"type": "object", "patternProperties": {"^[0-9.]+$": {"anyOf": numbers}}}
            numbers = [*numbers, {**steps, "required": ["0"], "additionalProperties": False}]
        for end in ("value", "low", "high"):
            properties[end] = {"anyOf": numbers} if len(numbers) > 1 else number
        properties["low"] = {"anyOf": [*properties["low"].get("anyOf", [number]), {"const": INHERIT}]}
        properties["unit"] = {"const": self.unit.value}
        properties["level"] = {"type": "number", "exclusiveMinimum": LEAST_LEVEL, "exclusiveMaximum": 1.0}
        properties["moved_from"] = {"type": ["number", "string", "object"]}  # written by the product alone
        whole = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"anyOf": [*numbers, whole]}

    def _read(self, raw: Any, inner: Any, stepped: bool) -> Any:
        if isinstance(raw, Quantity):
            return raw
        named = isinstance(raw, Mapping) and not is_schedule(raw)
        fields = dict(raw) if named else {"value": raw}
        if fields.get("moved_from") is not None:
            return self._read_moved(fields, inner, stepped)
        faults = Faults()
        self._require_shapes(fields, faults)
        if fields.pop("steps", None) is not None:
            faults.add("unknown_key", "steps", "", "steps")
        if stepped and is_schedule(fields.get("value")):
            self._read_steps(fields, faults, ("value",) if named else ())
        numbers = self._read_numbers(fields, faults, named)
        self._check_range(fields, numbers, faults)
        self._check_level(fields, faults)
        self._read_distribution(fields, numbers, faults)
        self._check_standing(fields, faults)
        if faults.found and "value" not in numbers and "value" in (raw if named else ()):
            fields["value"] = 0.0  # stands in, so that the other keys are checked too
        try:
            quantity = inner(fields)
        except ValidationError as error:
            faults.add_all(error)
        faults.tell()
        return quantity

    def _read_moved(self, fields: dict[str, Any], inner: Any, stepped: bool) -> Any:
        """A value moved away from what a file states, and perhaps ends set after that."""
        faults = Faults()
        self._require_shapes(fields, faults)
        stated = None
        try:
            stated = self._read(fields.pop("moved_from"), inner, stepped)
        except ValidationError as error:
            faults.add_all(error, "moved_from")
        self._check_standing({"unit": fields.get("unit")}, faults)
        numbers = self._read_numbers({"value": fields.get("value")}, faults, named=True)
        faults.tell()
        assert stated is not None
        moved = stated.moved(numbers["value"], self)
        if fields.get("provenance") == Provenance.MOVED:
            del fields["provenance"]
        given = {name: part for name, part in fields.items() if name not in ("value", "unit")}
        if not given:
            return moved
        old = {name: getattr(moved, name) for name in BESIDE_MOVED if getattr(moved, name) is not None}
        merged = amended(old, given, plain=lambda part: part)
        parts = {name: part for name, part in merged.items() if part is not None}
        # without anything beside it, it would be read as a move, range and all
        standing = Provenance.MOVED if parts else Provenance.OWN
        return self._read({"value": moved.value, "provenance": standing, **parts}, inner, stepped)

    @staticmethod
    def _require_shapes(fields: dict[str, Any], faults: Faults) -> None:
        """Tell what is no word where a word belongs, and leave it out; all that follows may trust it.

        A decimal comma within braces makes a key of the digits behind it.
        """
        for name, known in _WORDS.items():
            given = fields.get(name)
            if given is not None and not isinstance(given, str):
                faults.add("not_a_choice", fields.pop(name), ", ".join(known), name)
        written = list(fields.items())
        for (name, number), (behind, nothing) in pairwise(written):
            if nothing is None and _COMMA_CUT.fullmatch(behind) and isinstance(number, (int, str)):
                del fields[behind], fields[name]
                faults.add("decimal_comma", f"{number},{behind}", "", name)

    def _read_numbers(self, fields: dict[str, Any], faults: Faults, named: bool) -> dict[str, float]:
        numbers: dict[str, float] = {}
        for end in ("value", "low", "high"):
            if end not in fields or (end != "value" and fields[end] is None):
                continue
            code, number = read_number(fields[end], share=self.unit is Unit.SHARE)
            where = (end,) if named else ()
            if end == "low" and fields[end] == INHERIT:
                faults.add("nothing_to_inherit", INHERIT, "low, high", *where)
                fields.pop(end)
                continue
            if isinstance(fields[end], GroupedLooking) and self.unit.is_counted:
                written = fields.pop(end).text
                faults.add("one_or_a_thousand", written, written.replace(".", ""), *where)
                continue
            if number is None:
                found = fields.pop(end)
                faults.add(code, "" if found is None else found, self.unit.value, *where)
                continue
            fields[end] = numbers[end] = number
            if not self.lower <= number <= self.upper:
                faults.add("out_of_bounds", f"{number:g}", self.span(), *where, bounds=self)
            elif self.integer and number != int(number):
                faults.add("not_an_integer", f"{number:g}", self.span(), *where, bounds=self)
        return numbers

    def _check_range(self, fields: dict[str, Any], numbers: dict[str, float], faults: Faults) -> None:
        if ("low" in numbers) != ("high" in numbers) and not faults.found:
            faults.add("half_a_range", ", ".join(sorted(numbers)), "low, high")
        if len(numbers) == 3:
            value, low, high = numbers["value"], numbers["low"], numbers["high"]
            if low > value:
                faults.add("low_above_value", f"{low:g}", f"{value:g}", "low")
            if high < value:
                faults.add("high_below_value", f"{high:g}", f"{value:g}", "high")
        if fields.get("low") is not None or fields.get("distribution") is not None:
            fields.setdefault("basis", Basis.JUDGEMENT)
        elif fields.get("basis") is not None and not faults.found:
            faults.add("basis_without_range", fields["basis"], "low, high", "basis")

    def _check_level(self, fields: dict[str, Any], faults: Faults) -> None:
        is_interval = fields.get("basis") == Basis.INTERVAL and fields.get("low") is not None
        if fields.get("level") is None:
            if is_interval:
                fields["level"] = LEVEL
            return
        code, level = read_number(fields["level"], share=True)
        if level is None:
            faults.add(code, fields.pop("level"), f"> {LEAST_LEVEL:g}, < 1", "level")
        elif not LEAST_LEVEL < level < 1.0:
            faults.add("out_of_bounds", f"{level:g}", f"> {LEAST_LEVEL:g}, < 1", "level")
        elif not is_interval:
            faults.add("level_without_interval", f"{level:g}", "basis: interval, low, high", "level")
        else:
            fields["level"] = level

    def _read_distribution(self, fields: dict[str, Any], numbers: dict[str, float], faults: Faults) -> None:
        if fields.get("distribution") is None:
            return
        if fields.get("steps"):
            faults.add("distribution_with_schedule", "", "", "distribution")
        sound = not faults.found
        written = read_distribution(fields.pop("distribution"), self, faults, "distribution")
        fields["distribution"] = written
        if written is not None and sound and "value" in numbers:
            low, high = numbers.get("low"), numbers.get("high")
            check_distribution(written, numbers["value"], low, high, faults, "distribution")

    def _check_standing(self, fields: dict[str, Any], faults: Faults) -> None:
        if fields.get("unit") not in (None, self.unit.value):
            faults.add("wrong_unit", fields["unit"], self.unit.value, "unit")
        provenance = fields.get("provenance", Provenance.ASSUMPTION)
        if provenance in _SOURCED and not fields.get("source"):
            faults.add("source_missing", provenance, "source", "provenance")

    def _read_steps(self, fields: dict[str, Any], faults: Faults, where: tuple[str, ...]) -> None:
        steps: list[tuple[float, float]] = []
        for start, rate in fields["value"].items():
            code, number = read_number(rate, share=True)
            if number is None:
                faults.add(code, rate, self.unit.value, *where, start)
            elif not self.lower <= number <= self.upper:
                faults.add("out_of_bounds", f"{number:g}", self.span(), *where, start, bounds=self)
            else:
                steps.append((float(start), number))
        steps.sort()
        if len({start for start, _ in steps}) < len(steps):
            faults.add("given_twice", ", ".join(map(str, fields["value"])), "", *where)
        if 0.0 not in map(float, fields["value"]):
            faults.add("schedule_without_start", ", ".join(map(str, fields["value"])), "0", *where)
        if fields.get("low") is not None or fields.get("high") is not None:
            faults.add("range_with_schedule", "low, high", "", "low")
        fields["value"] = steps[0][1] if steps else 0.0
        fields["steps"] = tuple(steps)

    def span(self) -> str:
        """The permitted span in plain text.

        >>> Bounds(Unit.SHARE, -1, 1).span()
        '-1 to 1 (share)'
        """
        lower, upper = (f"{end:,.10g}".replace(",", " ") for end in (self.lower, self.upper))
        return f"{lower} to {upper} ({self.unit.value})"
