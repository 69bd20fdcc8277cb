"""Kroner of one year and of another: every amount knows whose kroner it stands in.

An amount without `price_year` stands in the kroner of the scenario that states
it. Where one scenario lies on another with another price year, or the price year
of the answer is changed, the amounts that were there are dated first, so that
nothing that was stated comes to mean something else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hiacalc.evidence.price_series import OutsideSeries, PriceIndex, read_price_series
from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.dated_records import dated_records, undated_records
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.scenario.quantity_parts import is_quantity, parts_of
from hiacalc.scenario.quantity_reading import INHERIT
from hiacalc.scenario.schema import money_units
from hiacalc.scenario.yaml_tree import GroupedLooking, Node

PRICE_YEAR = "time.price_year"
_SCALED = ("value", "low", "high", "mean", "sd", "mode", "lower", "upper", "scale", "interval", "values")
_A_MOVE = {"value", "provenance", "moved_from", "price_year", "unit"}
_SAME = 1e-12  # of an amount: the same but for the last digits of a conversion


def price_year_of(tree: Node) -> int | None:
    """The price year that a tree gives, None where it gives none that can be read.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> price_year_of(read_document(b"time: {price_year: {value: 2014}}", "a.yaml"))
    2014
    """
    node = _leaf(tree, PRICE_YEAR)
    number = (
        None
        if node is None or not is_quantity(node)
        else read_number(parts_of(node)["value"].plain(), share=False)
    )
    return int(number) if isinstance(number, float) and number.is_integer() else None


def dated(tree: Node, year: int) -> Node:
    """The tree with a price year on every amount that has none.

    Args:
        tree: of a scenario.
        year: whose kroner it is written in.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> dated(read_document(b"delivery: {fare: 600}", "a.yaml"), 2014).plain()
    {'delivery': {'fare': {'value': 600, 'price_year': 2014}}}
    """
    for path in money_units():
        node = _leaf(tree, path)
        if node is not None and is_quantity(node):
            tree = _put(tree, path, _with_year(node, year))
    return dated_records(tree, year)


def undated(tree: Node) -> Node:
    """The tree without a price year on amounts that stand in the kroner of its own; they mean it anyhow.

    Args:
        tree: of a scenario.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> text = b"{time: {price_year: 2014}, delivery: {fare: {value: 600, price_year: 2014}}}"
    >>> undated(read_document(text, "a.yaml")).at("delivery", "fare").plain()
    {'value': 600}
    """
    year = price_year_of(tree)
    for path in money_units():
        node = _leaf(tree, path)
        if year is not None and node is not None and is_quantity(node) and isinstance(node.value, dict):
            tree = _put(tree, path, _without_year(node, year))
    return tree if year is None else undated_records(tree, year)


def aligned(below: Node, above: Node, year: int, prefix: str = "") -> tuple[Node, Node]:
    """Two trees to be laid on one another, with parts of one amount in the same kroner.

    Ends and distributions that amend an amount below are brought to its kroner; a
    range that is inherited is brought to those of the value above. Records above
    that state amounts have their price year said.

    Args:
        below: a whole tree.
        above: what is laid over it at `prefix`, in the kroner of `year`.
        year: whose kroner amounts above stand in where they do not say.
        prefix: dotted path; empty for the whole.

    Raises:
        ScenarioError: a conversion that needs a year the series lack.
    """
    for path, unit in money_units().items():
        relative = _below_prefix(path, prefix)
        if relative is None:
            continue
        old, new = _leaf(below, path), _leaf(above, relative)
        if old is None or new is None or not is_quantity(old) or not isinstance(new.value, dict):
            continue
        if "value" in new.value:
            if _inherits(new):
                below = _put(below, path, _converted(old, unit, year, _year(new, year), path))
        elif new.value.keys() & {"low", "high", "distribution"} and _year(old, year) != _year(new, year):
            above = _put(above, relative, _amendment(new, old, unit, year, path))
    return below, dated_records(above, year, prefix)


def moved_in(tree: Node, path: str, year: int) -> Node:
    """The tree after a move at a path: the new value keeps the year it was given in, and back is back.

    Args:
        tree: of a scenario.
        path: of the input that was moved.
        year: whose kroner it was moved in.
    """
    unit = money_units().get(path)
    node = None if unit is None else _leaf(tree, path)
    if unit is None or node is None or not isinstance(node.value, dict) or "moved_from" not in node.value:
        return tree
    stated = node.value["moved_from"]
    if "price_year" not in parts_of(stated):
        if _year(node, year) == year:
            return tree
        stated = _with_year(stated, year)
    parts = {**node.value, "moved_from": stated}
    parts.setdefault("price_year", Node(year, node.mark))
    node = replace(node, value=parts)
    if parts.keys() <= _A_MOVE:
        before = _number(parts_of(_converted(stated, unit, year, _year(node, year), path))["value"])
        now = _number(parts["value"])
        if before is not None and now is not None and math.isclose(before, now, rel_tol=_SAME):
            node = stated
    return _put(tree, path, node)


def outside_series(path: str, node: Node, error: OutsideSeries) -> ScenarioError:
    """What is wrong with an amount that cannot be converted: the years there are.

    Args:
        path: of the input.
        node: where it stands.
        error: the year that is asked for, and those there are.
    """
    return ScenarioError([Problem(Code.OUTSIDE_SERIES, node.mark, path, str(error.year), error.years)])


def _with_year(node: Node, year: int) -> Node:
    parts = parts_of(node)
    if "moved_from" in parts:
        parts = {**parts, "moved_from": _with_year(parts["moved_from"], year)}
    if "price_year" not in parts:
        parts = {**parts, "price_year": Node(year, node.mark)}
    return Node(parts, node.mark, node.key_mark)


def _without_year(node: Node, year: int) -> Node:
    """An amount without its year, unless that, or the year of what it was moved from, is another."""
    if not isinstance(node.value, dict) or _says_another_year(node, year):
        return node
    parts = {name: part for name, part in node.value.items() if name != "price_year"}
    if "moved_from" in parts:
        if _says_another_year(parts["moved_from"], year):
            return node
        parts["moved_from"] = _without_year(parts["moved_from"], year)
    is_same = len(parts) == len(node.value) and parts.get("moved_from") is node.value.get("moved_from")
    return node if is_same else replace(node, value=parts)


def _says_another_year(node: Node, year: int) -> bool:
    written = parts_of(node).get("price_year")
    return written is not None and _number(written) != year


def _converted(node: Node, unit: Unit, own_year: int, year: int, path: str) -> Node:
    """An amount, with all its parts and what it was moved from, in the kroner of another year.

    Where an amount says no year, it stands in the kroner of `own_year`.
    """
    parts = parts_of(node)
    if _year(node, own_year) == year and "moved_from" not in parts:
        return node
    dated_node = _with_year(node, own_year)
    factor = _factor(dated_node, node, unit, year, path)
    scaled = {name: _times(part, factor, name) for name, part in parts_of(dated_node).items()}
    if "moved_from" in scaled:
        scaled["moved_from"] = _converted(scaled["moved_from"], unit, own_year, year, path)
    return replace(dated_node, value={**scaled, "price_year": Node(year, node.mark)})


def _amendment(new: Node, old: Node, unit: Unit, year: int, path: str) -> Node:
    """The parts that amend an amount, in its kroner; a price year beside them is theirs alone."""
    assert isinstance(new.value, dict)
    dated_new = (
        new
        if "price_year" in new.value
        else replace(new, value={**new.value, "price_year": Node(year, new.mark)})
    )
    holder = new if "index" in new.value else old
    factor = _factor(dated_new, holder, unit, _year(old, year), path)
    parts = {name: _times(part, factor, name) for name, part in new.value.items() if name != "price_year"}
    return replace(new, value=parts)


def _factor(node: Node, holder: Node, unit: Unit, year: int, path: str) -> float:
    own, written = _year(node, year), parts_of(holder).get("index")
    index = written.plain() if written is not None else unit.price_index
    try:
        return read_price_series().conversion(PriceIndex(index), own, year)
    except OutsideSeries as error:
        raise outside_series(path, node, error) from None
    except ValueError:  # an index that is none, which the check names
        return 1.0


def _times(part: Node, factor: float, name: str) -> Node:
    """A part of an input times a factor, if it is an amount or holds some."""
    if name == "distribution" and isinstance(part.value, dict):
        return replace(part, value={inner: _times(node, factor, inner) for inner, node in part.value.items()})
    if name == "components" and isinstance(part.value, list):
        return replace(part, value=[_times(inner, factor, "distribution") for inner in part.value])
    if isinstance(part.value, list) and name in _SCALED:
        return replace(part, value=[_times(inner, factor, name) for inner in part.value])
    number = _number(part)
    if number is None:
        return part
    if name == "meanlog":
        return replace(part, value=number + math.log(factor))
    return replace(part, value=number * factor) if name in _SCALED else part


def _number(node: Node) -> float | None:
    if isinstance(node.value, GroupedLooking):
        return None  # which number it is, is for the check to say
    number = read_number(node.value, share=False) if not isinstance(node.value, (dict, list)) else Code.OTHER
    return None if isinstance(number, Code) else number


def _year(node: Node, default: int) -> int:
    """Whose kroner an amount stands in."""
    year = parts_of(node).get("price_year")
    number = None if year is None else _number(year)
    return default if number is None else int(number)


def _inherits(node: Node) -> bool:
    parts = parts_of(node)
    return "low" in parts and parts["low"].value == INHERIT


def _below_prefix(path: str, prefix: str) -> str | None:
    """The rest of a path below a prefix; None where it does not lie there."""
    if not prefix or path == prefix:
        return path if not prefix else ""
    return path.removeprefix(f"{prefix}.") if path.startswith(f"{prefix}.") else None


def _steps(path: str) -> Iterator[str]:
    yield from path.split(".") if path else ()


def _leaf(tree: Node, path: str) -> Node | None:
    for step in _steps(path):
        if not isinstance(tree.value, dict) or step not in tree.value:
            return None
        tree = tree.value[step]
    return tree


def _put(tree: Node, path: str, node: Node) -> Node:
    """The tree with a node in the place of the one at a path."""
    step, _, rest = path.partition(".")
    if not step:
        return node
    assert isinstance(tree.value, dict)
    inner: Mapping[str, Any] = tree.value
    return replace(tree, value={**inner, step: _put(inner[step], rest, node)})
