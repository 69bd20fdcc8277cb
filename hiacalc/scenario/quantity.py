"""An input: a number with its unit, range, source and standing.

In a file an input is a bare number (`0.05`, `"5 %"` for a share) or a mapping
`{value, low, high, basis, distribution, unit, source, note, provenance}`. A bare
number is an assumption until a source is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.distribution_reading import check_distribution, read_distribution
from hiacalc.scenario.document import UNSAFE
from hiacalc.scenario.number import PERCENT_PATTERN, is_schedule, read_number
from hiacalc.scenario.record import Faults, Record

# What an input keeps when a scenario built on another gives it a new value. A distribution is
# not among them: it was a statement about the old value.
KEPT_WITH_NEW_VALUE = ("low", "high", "basis", "unit")


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


class Provenance(StrEnum):
    """Where a number comes from; what is assumed is never shown as published."""

    PUBLISHED = "published"
    DERIVED = "derived"
    CALIBRATED = "calibrated"
    ASSUMPTION = "assumption"


class Basis(StrEnum):
    """What a range or a distribution rests on."""

    PUBLISHED = "published"
    INTERVAL = "interval"
    JUDGEMENT = "judgement"


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
            raise PydanticCustomError("wrong_type", "{found}", {"found": str(raw), "allowed": "text"})
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
    and enclose `value`; `basis` says what they and the distribution rest on.
    """

    value: float
    low: float | None = None
    high: float | None = None
    basis: Basis | None = None
    distribution: Distribution | None = None
    unit: str | None = None
    provenance: Provenance = Provenance.ASSUMPTION
    source: Text | None = None
    note: Text | None = None

    @property
    def has_range(self) -> bool:
        """Whether low and high are given."""
        return self.low is not None

    @property
    def is_uncertain(self) -> bool:
        """Whether draws of it would differ: it has a distribution, or a range of some width."""
        return self.distribution is not None or self.low != self.high

    @property
    def drawn_from(self) -> Distribution | None:
        """The whole distribution to draw it from; a PERT when it has a range alone, None when certain."""
        if not self.is_uncertain:
            return None
        written = self.distribution or Distribution(kind=Family.PERT)
        return written.over(self.low, self.value, self.high)

    @property
    def drawn_basis(self) -> Basis:
        """What that distribution rests on; two ends alone do not say how likely what lies between is."""
        return self.basis or Basis.JUDGEMENT if self.distribution is not None else Basis.JUDGEMENT


class Rate(Quantity):
    """A yearly rate, the same for all years or by steps of elapsed time.

    `steps` holds `(from elapsed year, rate)`, beginning at 0; empty for a flat rate.
    """

    steps: tuple[tuple[float, float], ...] = ()


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

    An input with a `slider` stands in the page's side panel.

    Raises (inside pydantic) one error for each fault of the input, all at once.
    """

    unit: Unit
    lower: float
    upper: float
    integer: bool = False
    slider: Slider | None = None

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
        properties["unit"] = {"const": self.unit.value}
        whole = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"anyOf": [*numbers, whole]}

    def _read(self, raw: Any, inner: Any, stepped: bool) -> Any:
        if isinstance(raw, Quantity):
            return raw
        named = isinstance(raw, Mapping) and not is_schedule(raw)
        fields = dict(raw) if named else {"value": raw}
        faults = Faults()
        if fields.pop("steps", None) is not None:
            faults.add("unknown_key", "steps", "", "steps")
        if stepped and is_schedule(fields.get("value")):
            self._read_steps(fields, faults, ("value",) if named else ())
        numbers = self._read_numbers(fields, faults, named)
        self._check_range(fields, numbers, faults)
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

    def _read_numbers(self, fields: dict[str, Any], faults: Faults, named: bool) -> dict[str, float]:
        numbers: dict[str, float] = {}
        given = fields.get("value")
        for end in ("value", "low", "high"):
            if end not in fields or (end != "value" and fields[end] is None):
                continue
            code, number = read_number(fields[end], share=self.unit is Unit.SHARE)
            where = (end,) if named else ()
            if end != "value" and faults.found and fields[end] == given:
                fields.pop(end)  # the range was widened to a value that is wrong itself
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
        if provenance in set(Provenance) - {Provenance.ASSUMPTION} and not fields.get("source"):
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
