"""The inputs and settings that a model has fields for: the one list there is, by key.

A key is a dotted path with `*` for the parts that a scenario names itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.evidence_name import OWN_RANGE, EvidenceName
from hiacalc.scenario.options import CostItem
from hiacalc.scenario.paid_item import FIXED, PaidItem
from hiacalc.scenario.quantity import Provenance, Quantity
from hiacalc.scenario.survival import Survival


class NamedChoice(NamedTuple):
    """A setting that is not a number: path and what may be chosen."""

    path: str
    key: str
    options: tuple[str, ...]
    several: bool = False


def fields_of(model: type[BaseModel], key: str = "") -> Iterator[tuple[str, Bounds | NamedChoice]]:
    """The inputs and settings that a model has fields for.

    Args:
        model: such as that of the scenario.
        key: where it stands; empty for the whole.

    Yields:
        Each key with unit and bounds, or with what may be chosen, in the order of the model.
    """
    for name, field in model.model_fields.items():
        if field.annotation is Provenance:
            continue
        path = f"{key}.{name}" if key else name
        bounds = _bounds_in(field.metadata)
        if bounds is not None:
            yield path, bounds
        else:
            yield from _within(field.annotation, path)


def _within(kind: Any, key: str) -> Iterator[tuple[str, Bounds | NamedChoice]]:
    """The inputs and settings that what has a type, at a key, may hold."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and origin is None:
        yield from _of_class(kind, key)
    elif metadata := getattr(kind, "__metadata__", None):
        bounds = _bounds_in(metadata)
        yield from () if bounds is None else [(key, bounds)]
    elif origin is dict:
        yield from _within(arguments[1], f"{key}.*")
    elif origin is tuple and arguments[0] is PaidItem:  # those that a scenario names are its own
        yield key, NamedChoice(key, key, (*CostItem, FIXED), several=True)
    elif origin is tuple and _is_choice(arguments[0]):
        yield key, NamedChoice(key, key, tuple(arguments[0]), several=True)
    elif origin is tuple:
        yield from _within(arguments[0], f"{key}.*")
    else:
        for option in arguments:
            yield from _within(option, key)


def _of_class(kind: type, key: str) -> Iterator[tuple[str, Bounds | NamedChoice]]:
    if kind is EvidenceName:  # what sets there are is not this room's to know
        yield key, NamedChoice(key, key, (OWN_RANGE,))
    elif kind in (Survival, Amounts, int):  # a curve, amounts or a year, of which there is no list
        yield key, NamedChoice(key, key, ())
    elif issubclass(kind, StrEnum):
        yield key, NamedChoice(key, key, tuple(kind))
    elif issubclass(kind, BaseModel) and not issubclass(kind, Quantity):
        yield from fields_of(kind, key)


def _bounds_in(metadata: Iterable[Any]) -> Bounds | None:
    return next((mark for mark in metadata if isinstance(mark, Bounds)), None)


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def record_in(kind: Any) -> Any:
    """The record type inside an annotation: of the optional, the tuple's or the dict's part; else None.

    >>> record_in(dict[str, Quantity]).__name__
    'Quantity'
    """
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    inside = [record for part in getattr(kind, "__args__", ()) if (record := record_in(part))]
    origin = getattr(kind, "__origin__", None)
    if not inside and isinstance(origin, type) and issubclass(origin, BaseModel):
        return origin
    return inside[-1] if inside else None
