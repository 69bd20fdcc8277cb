"""A scenario as plain data: what a file of it would hold."""

from __future__ import annotations

from typing import Any

from hiacalc.record import Record
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.quantity import LEVEL, Provenance, Quantity, Rate
from hiacalc.scenario.survival import Survival
from hiacalc.scenario.yes_or_no import YesOrNo
from hiacalc.text import Text

# Lists that are left out when nothing stands in them.
_EMPTY: dict[str, list[Any] | dict[str, Any]] = {
    "caveats": [],
    "correlations": [],
    "funding": [],
    "fixed": {},
}


def as_written(scenario: Record) -> dict[str, Any]:
    """The scenario as plain data, as short as a person would write it.

    >>> from hiacalc.scenario import shipped
    >>> as_written(shipped("helseiarbeid-2016"))["time"]["timing"]
    'start'
    """
    written = _plain(scenario)
    assert isinstance(written, dict)
    price_year = written.get("time", {}).get("price_year")
    own_year = price_year["value"] if isinstance(price_year, dict) else price_year
    undated = _undated(written, own_year)
    return {"schema": undated.pop("schema_version"), **undated}


def _undated(part: Any, year: int) -> Any:
    """The same without the price year of amounts that stand in the kroner of the scenario itself."""
    if isinstance(part, list):
        return [_undated(inner, year) for inner in part]
    if not isinstance(part, dict):
        return part
    if "price_year" in part and "value" in part and "moved_from" not in part and part["price_year"] == year:
        others = {name: inner for name, inner in part.items() if name != "price_year"}
        return others["value"] if _is_bare(others) else others
    if "amounts" in part and part.get("price_year") == year:  # of many amounts
        part = {name: inner for name, inner in part.items() if name != "price_year"}
    return {name: _undated(inner, year) if name != "moved_from" else inner for name, inner in part.items()}


def _plain(part: Any) -> Any:
    if isinstance(part, Text):
        return part.nb if part.nb == part.en else {"nb": part.nb, "en": part.en}
    if isinstance(part, Quantity):
        return _quantity(part)
    if isinstance(part, Survival):
        return _survival(part)
    if isinstance(part, Amounts):
        return {year: _number(amount) for year, amount in part.steps}
    if isinstance(part, YesOrNo):
        return bool(part)
    if isinstance(part, Record):
        pairs = ((name, _plain(getattr(part, name))) for name in type(part).model_fields)
        return {name: value for name, value in pairs if value is not None and value != _EMPTY.get(name)}
    if isinstance(part, dict):
        return {name: _plain(inner) for name, inner in part.items()}
    if isinstance(part, tuple):
        return [_plain(inner) for inner in part]
    if isinstance(part, str):
        return str(part)
    return _number(part) if isinstance(part, float) else part


def _quantity(quantity: Quantity) -> Any:
    value: Any = _number(quantity.value)
    if quantity.moved_from is not None:
        stated = _quantity(quantity.moved_from)
        year = {} if quantity.price_year is None else {"price_year": quantity.price_year}
        return {"value": value, "provenance": quantity.provenance.value, **year, "moved_from": stated}
    written = quantity.model_dump(exclude_none=True, mode="json")
    steps = written.pop("steps", None)
    if isinstance(quantity, Rate) and steps:
        value = {_number(start): _number(rate) for start, rate in quantity.steps}
    for end in ("low", "high"):
        if end in written:
            written[end] = _number(written[end])
    if written.get("level") == LEVEL:
        del written["level"]
    for name in ("distribution", "source", "note"):
        if name in written:
            written[name] = _plain(getattr(quantity, name))
    stated = {**written, "value": value}
    return value if _is_bare(stated) else stated


def _is_bare(written: dict[str, Any]) -> bool:
    """Whether a person would write the number alone."""
    return set(written) == {"value", "provenance"} and written["provenance"] == "assumption"


def _survival(curve: Survival) -> dict[Any, Any]:
    knots = {_number(day): _number(share) for day, share in curve.knots}
    others = {name: _plain(part) for name in ("source", "note") if (part := getattr(curve, name)) is not None}
    if not others and curve.provenance is Provenance.ASSUMPTION:
        return knots
    return {"value": knots, "provenance": curve.provenance.value, **others}


def _number(number: float) -> int | float:
    return int(number) if number == int(number) and abs(number) < 1e15 else number
