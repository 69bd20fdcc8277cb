"""What is wrong between the parts of a programme: told of the raw parts, so that all is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.evidence.price_series import PriceIndex, read_price_series
from hiacalc.problem_code import Code
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.number import read_number
from hiacalc.scenario.options import CostItem
from hiacalc.scenario.paid_item import FIXED

# The lists of a region, one number for each year; the last one holds on.
LISTS = ("starts", "reach", "health_hours", "nav_hours", "health_fte", "nav_fte", "clinic_coverage")
_OF_AN_AMOUNT = "value, low, high, basis, level, distribution, provenance, source, note, unit"
CURRENT = "current"  # kroner of each listed year itself

_Where = tuple[int | str, ...]


def checked(
    raw: Any,
    handler: Callable[[Any], Any],
    faults: Callable[[Mapping[Any, Any]], Iterator[InitErrorDetails]],
) -> Any:
    """What a check gives, or all its error lines together with some that are seen in the raw mapping.

    Args:
        raw: what is checked.
        handler: the check itself.
        faults: error lines of a raw mapping.

    Raises:
        ValidationError: with the lines of both.
    """
    lines = list(faults(raw)) if isinstance(raw, Mapping) else []
    try:
        result = handler(raw)
    except ValidationError as error:
        for line in error.errors(include_url=False):
            context = line.get("ctx") or {}
            kind: Any = line["type"]
            if kind in list(Code):
                kind = PydanticCustomError(kind, "{found}", context)
            lines.append(InitErrorDetails(type=kind, loc=line["loc"], input=line["input"], ctx=context))
    if lines:
        raise ValidationError.from_exception_data("programme", lines)
    return result


def without_workers(raw: Mapping[Any, Any]) -> Iterator[InitErrorDetails]:
    """Regions without workers, from among whom the patients of the individual measure would be referred.

    Args:
        raw: a programme as it was written.

    >>> [line["loc"] for line in without_workers({"regions": {"north": {"starts": [1000]}}})]
    [('regions', 'north', 'workers')]
    """
    for name, region in _named(raw.get("regions")):
        if region.get("workers") is None:
            yield _line(Code.WORKERS_NEEDED, "individual", "workers", ("regions", name, "workers"))


def between_parts(raw: Mapping[Any, Any]) -> Iterator[InitErrorDetails]:
    """Lists longer than the programme, names that are taken or unknown, and years that do not exist.

    Args:
        raw: a programme as it was written.

    >>> raw = {"first_year": 2027, "years": 2, "regions": {"north": {"starts": [1, 2, 3]}}}
    >>> [line["loc"] for line in between_parts(raw)]
    [('regions', 'north', 'starts')]
    """
    first, years = _whole(raw.get("first_year")), _whole(raw.get("years"))
    if years is not None and years >= 1:
        yield from _too_long(raw, years)
    lines = list(_lines(raw.get("funding")))
    yield from _named_twice(lines)
    yield from _unknown_items(lines, [name for name, _ in _named(raw.get("fixed"))])
    if first is not None and years is not None:
        yield from _outside_programme(lines, first, first + years - 1)
        delay = _whole(raw.get("delay")) or 0
        if delay >= years >= 1:
            span = f"{first}–{first + years - 1}"
            yield _line(Code.YEAR_OUTSIDE_PROGRAMME, first + delay, span, ("delay",))
    yield from _outside_series(raw, lines)
    yield from _dated_alone(raw)
    yield from _names_taken(raw)


def _too_long(raw: Mapping[Any, Any], most: int) -> Iterator[InitErrorDetails]:
    for kind, names in (("regions", LISTS), ("fixed", ("amounts",))):
        for part, record in _named(raw.get(kind)):
            for name in names:
                values = record.get(name)
                if isinstance(values, (list, tuple)) and len(values) > most:
                    yield _line(Code.LIST_BEYOND_PERIOD, len(values), str(most), (kind, part, name))


def _named_twice(lines: list[tuple[int, Mapping[str, Any]]]) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for number, line in lines:
        name = line.get("name")
        if isinstance(name, str) and name in seen:
            yield _line(Code.GIVEN_TWICE, name, "", ("funding", number, "name"))
        elif isinstance(name, str):
            seen.add(name)


def _unknown_items(
    lines: list[tuple[int, Mapping[str, Any]]], fixed: list[str]
) -> Iterator[InitErrorDetails]:
    known = (*CostItem, FIXED, *fixed)
    for number, line in lines:
        items = line.get("pays_for")
        for place, item in enumerate(items if isinstance(items, (list, tuple)) else ()):
            if isinstance(item, str) and item not in known:
                where = ("funding", number, "pays_for", place)
                yield _line(Code.NOT_A_CHOICE, item, ", ".join(known), where)


def _outside_programme(
    lines: list[tuple[int, Mapping[str, Any]]], first: int, last: int
) -> Iterator[InitErrorDetails]:
    for number, line in lines:
        for year in Amounts.years_in(line.get("amounts")):
            if not first <= year <= last:
                where = ("funding", number, "amounts", str(year))
                yield _line(Code.YEAR_OUTSIDE_PROGRAMME, year, f"{first}–{last}", where)


def _outside_series(
    raw: Mapping[Any, Any], lines: list[tuple[int, Mapping[str, Any]]]
) -> Iterator[InitErrorDetails]:
    """Amounts in kroner of years from which no series leads to those of the answer."""
    for name, cost in _named(raw.get("fixed")):
        index = cost.get("index", PriceIndex.WAGES)
        if index in (PriceIndex.WAGES, PriceIndex.PRICES):
            year = _whole(cost.get("price_year"))
            yield from _beyond(PriceIndex(index), year, ("fixed", name, "price_year"))
    for number, line in lines:
        stated = line.get("price_year")
        if stated == CURRENT:
            for year in Amounts.years_in(line.get("amounts"), nonzero=True):
                yield from _beyond(PriceIndex.WAGES, year, ("funding", number, "amounts", str(year)))
        else:
            yield from _beyond(PriceIndex.WAGES, _whole(stated), ("funding", number, "price_year"))


def _beyond(index: PriceIndex, year: int | None, where: _Where) -> Iterator[InitErrorDetails]:
    first, last = read_price_series().years(index)
    if year is not None and not first <= year <= last:
        yield _line(Code.OUTSIDE_SERIES, year, f"{first}–{last}", where)


def _dated_alone(raw: Mapping[Any, Any]) -> Iterator[InitErrorDetails]:
    """Amounts of a fixed cost that name a year or an index, which is the cost's to name for all of them."""
    for name, cost in _named(raw.get("fixed")):
        amounts = cost.get("amounts")
        for place, amount in enumerate(amounts if isinstance(amounts, (list, tuple)) else ()):
            for key in ("price_year", "index"):
                if isinstance(amount, Mapping) and key in amount:
                    where = ("fixed", name, "amounts", place, key)
                    yield _line(Code.UNKNOWN_KEY, key, _OF_AN_AMOUNT, where)


def _names_taken(raw: Mapping[Any, Any]) -> Iterator[InitErrorDetails]:
    """Fixed costs called like a kind of cost, which a line of funding could not tell apart."""
    for name, _ in _named(raw.get("fixed")):
        if name in (*CostItem, FIXED):
            yield _line(Code.NAME_TAKEN, name, "", ("fixed", name))


def _named(raw: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Those records in a mapping that are mappings themselves, by name."""
    for name, record in raw.items() if isinstance(raw, Mapping) else ():
        if isinstance(record, Mapping):
            yield str(name), record


def _lines(raw: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(raw if isinstance(raw, (list, tuple)) else ()):
        if isinstance(line, Mapping):
            yield number, line


def _whole(raw: Any) -> int | None:
    """A whole number as it was written, bare or with its parts; None where there is none."""
    value = raw.get("value") if isinstance(raw, Mapping) else getattr(raw, "value", raw)
    number = read_number(value, share=False)
    return int(number) if isinstance(number, float) and number.is_integer() else None


def _line(code: Code, actual: object, allowed: str, where: _Where) -> InitErrorDetails:
    error = PydanticCustomError(code, "{found}", {"found": str(actual), "allowed": allowed})
    return InitErrorDetails(type=error, loc=where, input=actual)
