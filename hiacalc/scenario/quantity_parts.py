"""How the parts of an input go together, in a tree of nodes and in plain data alike.

One set of rules serves the reader (a value moved and then amended), inheritance
(one scenario on another) and the writer (what differs between two).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from hiacalc.scenario.distribution import Family
from hiacalc.scenario.number import is_schedule
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.yaml_tree import Node

ENDS = ("low", "high")
_WIDTH = (*ENDS, "distribution")
# Distributions whose ends are the input's own, and so follow them.
_OF_THE_RANGE = frozenset({Family.UNIFORM, Family.TRIANGULAR, Family.PERT})
_Part = TypeVar("_Part")


def is_quantity(part: Any) -> bool:
    """Whether a node, or plain data, is an input: a number, a schedule of rates, or a mapping with `value`.

    >>> is_quantity(0.05), is_quantity({"value": 0.05, "low": 0.02}), is_quantity({"value": {"hours": 1}})
    (True, True, False)
    """
    content = _content(part)
    if not isinstance(content, Mapping):
        return isinstance(content, (int, float)) and not isinstance(content, bool)
    if is_schedule(content):
        return True
    if content.get("value") is None:
        return False
    return not isinstance(_content(content["value"]), Mapping) or is_quantity(content["value"])


def parts_of(quantity: Node) -> dict[str, Node]:
    """The parts of an input by name; one written as a bare number or a schedule is all `value`.

    >>> from hiacalc.scenario.yaml_tree import read_value
    >>> list(parts_of(read_value("{value: 3, low: 2, high: 4}", "--set")))
    ['value', 'low', 'high']
    """
    if isinstance(quantity.value, dict) and not is_schedule(quantity.value):
        return dict(quantity.value)
    return {"value": quantity}


def amended(
    old: Mapping[str, _Part], new: Mapping[str, _Part], plain: Callable[[_Part], Any]
) -> dict[str, _Part]:
    """The parts of an input with some stated anew, without those that then no longer hold.

    New ends are not what was published or measured, unless it is said of them; a
    choice between conventions remains one. A distribution falls away with the
    ends it does not follow, and what nothing rests on any more goes as well.

    Args:
        old: by name, such as `low` or `basis`.
        new: what is stated anew; what is None there takes away.
        plain: what a part is, without its place in a file.

    >>> interval = {"low": 0.01, "high": 0.29, "basis": "interval", "level": 0.9}
    >>> amended(interval, {"low": -0.1}, plain=lambda part: part)
    {'low': -0.1, 'high': 0.29}
    """
    obsolete = _obsolete_basis(old, new, plain)
    if any(plain(new[end]) is not None for end in ENDS if end in new) and not _follows_range(old, plain):
        obsolete = obsolete | {"distribution"}
    merged = {**{name: part for name, part in old.items() if name not in obsolete}, **new}
    if all(plain(merged[name]) is None for name in _WIDTH if name in merged):
        baseless = {"basis", "level"} - new.keys()
        return {name: part for name, part in merged.items() if name not in baseless}
    return merged


def _obsolete_basis(
    old: Mapping[str, _Part], new: Mapping[str, _Part], plain: Callable[[_Part], Any]
) -> set[str]:
    if "basis" in new:
        return set() if plain(new["basis"]) == Basis.INTERVAL else {"level"}
    is_convention = "basis" in old and plain(old["basis"]) == Basis.CONVENTION
    return set() if is_convention or new.keys().isdisjoint(_WIDTH) else {"basis", "level"}


def _follows_range(old: Mapping[str, _Part], plain: Callable[[_Part], Any]) -> bool:
    """Whether the ends of the distribution are those of the range."""
    distribution = plain(old["distribution"]) if "distribution" in old else None
    if isinstance(distribution, dict):
        return distribution.get("kind") in list(_OF_THE_RANGE)
    return getattr(distribution, "kind", None) in _OF_THE_RANGE


def _content(part: Any) -> Any:
    return part.value if isinstance(part, Node) else part
