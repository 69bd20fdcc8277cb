"""Inputs read from what an economist wrote, with every problem of an input at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from hiacalc.evidence.price_series import OutsideSeries, PriceIndex
from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.conversion import in_kroner_of
from hiacalc.scenario.distribution_reading import check_distribution, read_distribution
from hiacalc.scenario.input_problems import InputProblems
from hiacalc.scenario.number import PERCENT_PATTERN, is_schedule, read_number
from hiacalc.scenario.quantity import LEVEL, Basis, Provenance, Quantity, Rate
from hiacalc.scenario.quantity_parts import amended
from hiacalc.scenario.yaml_tree import GroupedLooking

INHERIT = "inherit"  # written for `low`: both ends and their basis are those of the scenario below
LEAST_LEVEL = 0.5
# What may stand beside `moved_from`: ends that a reader has set after moving the value.
BESIDE_MOVED = ("low", "high", "basis", "level", "distribution")

_LEVEL_SPAN = f"> {LEAST_LEVEL:g}, < 1"
_COMMA_CUT = re.compile(r"[0-9]+ ?%?")  # what YAML makes a key of in {value: 0,02}
_OF_MONEY = ("price_year", "index")
_YEARS = Bounds(Unit.CALENDAR_YEAR, 1900.0, 2200.0, integer=True)
_WORDS = {"basis": Basis, "provenance": Provenance, "unit": Unit, "index": PriceIndex}


@dataclass(frozen=True, slots=True)
class InputBounds(Bounds):
    """The annotation that makes a field a named input: bounds that read the input and check it.

    Raises (inside pydantic) one error for each problem of the input, all at once.
    """

    def __get_pydantic_core_schema__(
        self, source: type[Quantity], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        stepped = isinstance(source, type) and issubclass(source, Rate)
        return core_schema.no_info_wrap_validator_function(
            lambda raw, inner: _read(raw, self, inner, stepped), handler(source)
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
        quantity = dict(handler.resolve_ref_schema(handler(schema)))
        properties = dict(quantity["properties"])
        if properties.pop("steps", None):
            steps = {"type": "object", "patternProperties": {"^[0-9.]+$": {"anyOf": numbers}}}
            numbers = [*numbers, {**steps, "required": ["0"], "additionalProperties": False}]
        for end in ("value", "low", "high"):
            properties[end] = {"anyOf": numbers} if len(numbers) > 1 else number
        properties["low"] = {"anyOf": [*properties["low"].get("anyOf", [number]), {"const": INHERIT}]}
        properties["unit"] = {"const": self.unit.value}
        properties["level"] = {"type": "number", "exclusiveMinimum": LEAST_LEVEL, "exclusiveMaximum": 1.0}
        properties["moved_from"] = {"type": ["number", "string", "object"]}  # written by the product alone
        mapping = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"anyOf": [*numbers, mapping]}


def _read(raw: Any, bounds: Bounds, inner: Any, stepped: bool) -> Any:
    """The input in `raw`; `inner` is pydantic's own check of the mapping, `stepped` allows a schedule."""
    if isinstance(raw, Quantity):
        return raw
    is_mapping = isinstance(raw, Mapping) and not is_schedule(raw)
    fields = dict(raw) if is_mapping else {"value": raw}
    reader = _InputReader(bounds, fields, is_mapping)
    if fields.get("moved_from") is not None:
        return _read_moved(reader, inner, stepped)
    reader.require_shapes()
    reader.read_all(stepped)
    if reader.problems.details and "value" not in reader.numbers and "value" in (raw if is_mapping else ()):
        fields["value"] = 0.0  # stands in, so that the other keys are checked too
    try:
        quantity = inner(fields)
    except ValidationError as error:
        reader.problems.add_all(error)
    reader.problems.raise_if_any()
    return quantity


def _read_moved(reader: _InputReader, inner: Any, stepped: bool) -> Any:
    """A value moved away from what a file states, and perhaps ends set after that."""
    bounds, fields, problems = reader.bounds, reader.fields, reader.problems
    reader.require_shapes()
    stated = None
    try:
        stated = _read(fields.pop("moved_from"), bounds, inner, stepped)
    except ValidationError as error:
        problems.add_all(error, "moved_from")
    value = _InputReader(bounds, {"value": fields.get("value"), "unit": fields.get("unit")}, True, problems)
    value.check_provenance()
    value.read_numbers()
    reader.read_price_year()
    problems.raise_if_any()
    assert stated is not None
    moved = _moved_in(stated, value.numbers["value"], fields.pop("price_year", None), bounds)
    if fields.get("provenance") == Provenance.MOVED:
        del fields["provenance"]
    new = {name: part for name, part in fields.items() if name not in ("value", "unit")}
    if not new:
        return moved
    old = {name: getattr(moved, name) for name in BESIDE_MOVED if getattr(moved, name) is not None}
    merged = amended(old, new, plain=lambda part: part)
    parts = {name: part for name, part in merged.items() if part is not None}
    # without anything beside it, it would be read as a move, range and all
    provenance = Provenance.MOVED if parts else Provenance.OWN
    return _read({"value": moved.value, "provenance": provenance, **parts}, bounds, inner, stepped)


def _moved_in(stated: Quantity, value: float, year: int | None, bounds: Bounds) -> Quantity:
    """A number moved to a value in the kroner of a year, its range moved along in them."""
    if year is None or stated.price_year is None:
        return stated.moved(value, bounds)
    try:
        converted = in_kroner_of(stated, bounds.unit, year)
    except OutsideSeries:  # which the scenario tells, where the amount is needed
        return stated.moved(value, bounds)
    moved = converted.moved(value, bounds)
    return (
        moved.model_copy(update={"moved_from": stated, "price_year": year})
        if moved is not converted
        else stated
    )


@dataclass(slots=True)
class _InputReader:
    """One input on its way: what is written, the numbers read from it and the problems met.

    What cannot be read is taken out of `fields`, so that pydantic sees only what can.
    """

    bounds: Bounds
    fields: dict[str, Any]
    is_mapping: bool
    problems: InputProblems = field(default_factory=InputProblems)
    numbers: dict[str, float] = field(default_factory=dict)

    def require_shapes(self) -> None:
        """Leave out what is no word where a word belongs; all that follows may trust it.

        A decimal comma within braces makes a key of the digits behind it.
        """
        for name, words in _WORDS.items():
            word = self.fields.get(name)
            if word is not None and not isinstance(word, str):
                self.problems.add(Code.NOT_A_CHOICE, self.fields.pop(name), ", ".join(words), name)
        written = list(self.fields.items())
        for (name, number), (decimals, nothing) in pairwise(written):
            if nothing is None and _COMMA_CUT.fullmatch(decimals) and isinstance(number, (int, str)):
                del self.fields[decimals], self.fields[name]
                self.problems.add(Code.DECIMAL_COMMA, f"{number},{decimals}", "", name)

    def read_all(self, stepped: bool) -> None:
        """Read and check every part."""
        if self.fields.pop("steps", None) is not None:
            self.problems.add(Code.UNKNOWN_KEY, "steps", "", "steps")
        if stepped and is_schedule(self.fields.get("value")):
            self.read_steps()
        self.read_numbers()
        self.check_range()
        self.check_basis()
        self.check_level()
        self.read_distribution()
        self.check_provenance()
        self.read_price_year()

    def read_numbers(self) -> None:
        """Read the value and the ends of the range."""
        for end in ("value", "low", "high"):
            if end in self.fields and (end == "value" or self.fields[end] is not None):
                self._read_number(end, (end,) if self.is_mapping else ())

    def _read_number(self, end: str, where: tuple[str, ...]) -> None:
        bounds, written = self.bounds, self.fields[end]
        number = read_number(written, share=bounds.unit is Unit.SHARE)
        if end == "low" and written == INHERIT:
            self.problems.add(Code.NOTHING_TO_INHERIT, INHERIT, "low, high", *where)
            del self.fields[end]
        elif isinstance(written, GroupedLooking) and bounds.unit.is_counted:
            self.problems.add(Code.ONE_OR_A_THOUSAND, written.text, written.text.replace(".", ""), *where)
            del self.fields[end]
        elif isinstance(number, Code):
            self.problems.add(number, "" if written is None else written, bounds.unit.value, *where)
            del self.fields[end]
        else:
            self.fields[end] = self.numbers[end] = number
            if not bounds.lower <= number <= bounds.upper:
                self.problems.add(Code.OUT_OF_BOUNDS, f"{number:g}", bounds.span(), *where, bounds=bounds)
            elif bounds.integer and number != int(number):
                self.problems.add(Code.NOT_AN_INTEGER, f"{number:g}", bounds.span(), *where, bounds=bounds)

    def check_range(self) -> None:
        """Require both ends of a range, with the value between them."""
        numbers = self.numbers
        if ("low" in numbers) != ("high" in numbers) and not self.problems.details:
            self.problems.add(Code.HALF_A_RANGE, ", ".join(sorted(numbers)), "low, high")
        if len(numbers) == 3:
            value, low, high = numbers["value"], numbers["low"], numbers["high"]
            if low > value:
                self.problems.add(Code.LOW_ABOVE_VALUE, f"{low:g}", f"{value:g}", "low")
            if high < value:
                self.problems.add(Code.HIGH_BELOW_VALUE, f"{high:g}", f"{value:g}", "high")

    def check_basis(self) -> None:
        """Fill in the basis of a range or a distribution, and refuse that of neither."""
        fields = self.fields
        if fields.get("low") is not None or fields.get("distribution") is not None:
            fields.setdefault("basis", Basis.JUDGEMENT)
        elif fields.get("basis") is not None and not self.problems.details:
            self.problems.add(Code.BASIS_WITHOUT_RANGE, fields["basis"], "low, high", "basis")

    def check_level(self) -> None:
        """Read the level of an interval, or fill in the usual one."""
        fields = self.fields
        is_interval = fields.get("basis") == Basis.INTERVAL and fields.get("low") is not None
        if fields.get("level") is None:
            if is_interval:
                fields["level"] = LEVEL
            return
        level = read_number(fields["level"], share=True)
        if isinstance(level, Code):
            self.problems.add(level, fields.pop("level"), _LEVEL_SPAN, "level")
        elif not LEAST_LEVEL < level < 1.0:
            self.problems.add(Code.OUT_OF_BOUNDS, f"{level:g}", _LEVEL_SPAN, "level")
        elif not is_interval:
            self.problems.add(
                Code.LEVEL_WITHOUT_INTERVAL, f"{level:g}", "basis: interval, low, high", "level"
            )
        else:
            fields["level"] = level

    def read_distribution(self) -> None:
        """Read the distribution, and check it against the value and the range where these are sound."""
        if self.fields.get("distribution") is None:
            return
        if self.fields.get("steps"):
            self.problems.add(Code.DISTRIBUTION_WITH_SCHEDULE, "", "", "distribution")
        is_sound = not self.problems.details
        raw = self.fields.pop("distribution")
        distribution = read_distribution(raw, self.bounds, self.problems, "distribution")
        self.fields["distribution"] = distribution
        if distribution is not None and is_sound and "value" in self.numbers:
            low, high = self.numbers.get("low"), self.numbers.get("high")
            check_distribution(distribution, self.numbers["value"], low, high, self.problems, "distribution")

    def check_provenance(self) -> None:
        """Require the unit of the path, and a source where the provenance says that there is one."""
        fields, unit = self.fields, self.bounds.unit.value
        if fields.get("unit") not in (None, unit):
            self.problems.add(Code.WRONG_UNIT, fields["unit"], unit, "unit")
        provenance = fields.get("provenance", Provenance.ASSUMPTION)
        is_sourced = provenance in list(Provenance) and Provenance(provenance).needs_source
        if is_sourced and not fields.get("source"):
            self.problems.add(Code.SOURCE_MISSING, provenance, "source", "provenance")

    def read_price_year(self) -> None:
        """Read whose kroner it stands in, and what they follow."""
        if not self.bounds.unit.is_money:
            for name in _OF_MONEY:
                if self.fields.pop(name, None) is not None:
                    self.problems.add(Code.INDEX_WITHOUT_MONEY, name, self.bounds.unit.value, name)
        written = self.fields.get("price_year")
        if written is None:
            self.fields.pop("price_year", None)
        else:
            year = read_number(written, share=False)
            if isinstance(year, Code):
                self.problems.add(year, self.fields.pop("price_year"), _YEARS.unit.value, "price_year")
            elif not _YEARS.lower <= year <= _YEARS.upper or year != int(year):
                del self.fields["price_year"]
                code = Code.NOT_AN_INTEGER if year != int(year) else Code.OUT_OF_BOUNDS
                self.problems.add(code, f"{year:g}", _YEARS.span(), "price_year", bounds=_YEARS)
            else:
                self.fields["price_year"] = int(year)

    def read_steps(self) -> None:
        """Read a schedule of rates by elapsed year; its first rate stands for the value."""
        where = ("value",) if self.is_mapping else ()
        schedule = self.fields["value"]
        steps: list[tuple[float, float]] = []
        for start, rate in schedule.items():
            number = read_number(rate, share=True)
            if isinstance(number, Code):
                self.problems.add(number, rate, self.bounds.unit.value, *where, start)
            elif not self.bounds.lower <= number <= self.bounds.upper:
                span = self.bounds.span()
                self.problems.add(Code.OUT_OF_BOUNDS, f"{number:g}", span, *where, start, bounds=self.bounds)
            else:
                steps.append((float(start), number))
        steps.sort()
        self._check_starts(schedule, steps, where)
        self.fields["value"] = steps[0][1] if steps else 0.0
        self.fields["steps"] = tuple(steps)

    def _check_starts(
        self, schedule: Mapping[str, Any], steps: list[tuple[float, float]], where: tuple[str, ...]
    ) -> None:
        years = ", ".join(map(str, schedule))
        if len({start for start, _ in steps}) < len(steps):
            self.problems.add(Code.GIVEN_TWICE, years, "", *where)
        if 0.0 not in map(float, schedule):
            self.problems.add(Code.SCHEDULE_WITHOUT_START, years, "0", *where)
        if self.fields.get("low") is not None or self.fields.get("high") is not None:
            self.problems.add(Code.RANGE_WITH_SCHEDULE, "low, high", "", "low")
