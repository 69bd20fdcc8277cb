"""Records that hold many amounts in kroner of one year: fixed costs, and lines of funding.

As with a single amount, those without `price_year` stand in the kroner of the
scenario that states them. Amounts set one by one stand in the kroner of their record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hiacalc.scenario.number import read_number
from hiacalc.scenario.yaml_tree import Node

_KEY = "price_year"
_AMOUNTS = "amounts"
_PARTS = ("fixed", "funding")


def dated_records(tree: Node, year: int, prefix: str = "") -> Node:
    """The tree with a price year on every record that states amounts and no year.

    Args:
        tree: of a scenario, or of what stands in one at `prefix`.
        year: whose kroner it is written in.
        prefix: dotted path; empty for the whole.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> tree = read_document(b"programme: {fixed: {it: {payer: nav, amounts: [5]}}}", "a.yaml")
    >>> dated_records(tree, 2014).at("programme", "fixed", "it", "price_year").plain()
    2014
    """

    def with_year(record: Node, parts: dict[str, Node]) -> Node:
        if _AMOUNTS not in parts or _KEY in parts:
            return record
        return replace(record, value={**parts, _KEY: Node(year, record.mark)})

    return _each(tree, prefix, with_year)


def undated_records(tree: Node, year: int) -> Node:
    """The tree without the price year of records in the kroner of the scenario itself.

    Args:
        tree: of a scenario.
        year: its price year.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> text = b"programme: {funding: [{amounts: {2027: 5}, price_year: 2014}]}"
    >>> undated_records(read_document(text, "a.yaml"), 2014).plain()
    {'programme': {'funding': [{'amounts': {'2027': 5}}]}}
    """

    def without_year(record: Node, parts: dict[str, Node]) -> Node:
        if _KEY not in parts or read_number(parts[_KEY].plain(), share=False) != year:
            return record
        return replace(record, value={name: part for name, part in parts.items() if name != _KEY})

    return _each(tree, "", without_year)


def _each(tree: Node, prefix: str, change: Callable[[Node, dict[str, Node]], Node]) -> Node:
    """The tree with every record in it changed; what stands at a prefix is read as if it stood there."""
    steps = prefix.split(".") if prefix else []
    return _below(tree, steps, change)


def _below(node: Node, steps: list[str], change: Callable[[Node, dict[str, Node]], Node]) -> Node:
    """The node at some steps, with all records below it changed."""
    inner: Any = node.value
    if len(steps) == 3 and isinstance(inner, dict):
        return change(node, inner)
    if len(steps) == 2 and isinstance(inner, list):
        return replace(node, value=[_below(part, [*steps, ""], change) for part in inner])
    if len(steps) > 2 or not isinstance(inner, dict) or (steps and steps[0] != "programme"):
        return node
    names = (("programme",), _PARTS, tuple(inner))[len(steps)]
    if len(steps) == 2 and steps[1] not in _PARTS:
        return node
    changed = {name: _below(inner[name], [*steps, name], change) for name in names if name in inner}
    return replace(node, value={**inner, **changed}) if changed else node
