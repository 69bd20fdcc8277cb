"""A scenario as plain data: what a file of it would hold."""

from __future__ import annotations

from typing import Any

from hiacalc.record import Record
from hiacalc.scenario.quantity import LEVEL, Quantity, Rate
from hiacalc.text import Text

# Lists that are left out when nothing stands in them.
_EMPTY: dict[str, list[Any]] = {"caveats": [], "correlations": []}


def as_written(scenario: Record) -> dict[str, Any]:
    """The scenario as plain data, as short as a person would write it.

    >>> from hiacalc.scenario import shipped
    >>> as_written(shipped("helseiarbeid-2016"))["time"]["timing"]
    'start'
    """
    written = _plain(scenario)
    assert isinstance(written, dict)
    return {"schema": written.pop("schema_version"), **written}


def _plain(part: Any) -> Any:
    if isinstance(part, Text):
        return part.nb if part.nb == part.en else {"nb": part.nb, "en": part.en}
    if isinstance(part, Quantity):
        return _quantity(part)
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
        return {"value": value, "provenance": quantity.provenance.value, "moved_from": stated}
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
    if set(written) == {"value", "provenance"} and written["provenance"] == "assumption":
        return value
    return {**written, "value": value}


def _number(number: float) -> int | float:
    return int(number) if number == int(number) and abs(number) < 1e15 else number
