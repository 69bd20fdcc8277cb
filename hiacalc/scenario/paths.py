"""The dotted paths of what stands in a scenario, or in a part of one."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from hiacalc.record import Record
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.evidence_name import EvidenceName
from hiacalc.scenario.paid_item import PaidItem
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.survival import Survival

# Where a scenario names parts itself, or lists them.
_NAMED = {
    ("delivery", "activities"),
    ("programme", "regions"),
    ("programme", "fixed"),
    ("programme", "funding"),
}
# What a part says of itself that is no setting.
_STANDING = ("provenance",)


def leaves(part: Any, path: str = "") -> Iterator[tuple[str, Quantity | str]]:
    """The inputs and settings in a part of a scenario, in the order of the models.

    Args:
        part: a scenario, or what stands in one.
        path: where it stands; empty for a whole scenario.

    Yields:
        Each with its own dotted path.

    >>> dict(leaves({"duration": Quantity(value=3.0)}, "effect"))["effect.duration"].value
    3.0
    """
    if isinstance(part, Quantity):
        yield path, part
    elif isinstance(part, (StrEnum, EvidenceName)):
        yield path, str(part)
    elif isinstance(part, (Survival, Amounts)):
        yield path, part.text
    elif isinstance(part, int) or (
        isinstance(part, str) and path.endswith(".price_year")
    ):  # whose kroner the amounts of a part stand in
        yield path, str(part)
    elif isinstance(part, tuple) and all(isinstance(inner, (StrEnum, PaidItem)) for inner in part):
        if part or path.startswith("delivery"):
            yield path, ", ".join(part)
    else:
        for name, inner in _members(part):
            yield from leaves(inner, f"{path}.{name}" if path else name)


def key_of(path: str) -> str:
    """The wording key of a path.

    >>> key_of("delivery.activities.module.count.2")
    'delivery.activities.*.count.*'
    """
    steps = path.split(".")
    if tuple(steps[:2]) in _NAMED:
        steps = [
            "*" if index == 2 or (index == 4 and step.isdecimal()) else step
            for index, step in enumerate(steps)
        ]
    return ".".join(steps)


def quantities_in(part: Any) -> dict[str, Quantity]:
    """Every input in a part of a scenario by path, in the order of the models.

    >>> list(quantities_in({"effect": {"duration": Quantity(value=3.0)}}))
    ['effect.duration']
    """
    return {path: leaf for path, leaf in leaves(part) if isinstance(leaf, Quantity)}


def _members(part: Any) -> Iterator[tuple[str, Any]]:
    """What a mapping or a list holds, by name, or counted from 1."""
    if isinstance(part, Record):
        yield from ((name, getattr(part, name)) for name in type(part).model_fields if name not in _STANDING)
    elif isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, tuple):
        yield from ((str(index), inner) for index, inner in enumerate(part, start=1))
