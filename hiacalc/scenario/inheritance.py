"""One scenario laid over another: mappings merge, `null` takes away, and a number stated or moved.

A number is *stated* where it stands in a scenario or in a mapping: it is then a
whole statement, which inherits neither range nor source. A mapping that holds
no `value` amends what stands below it. A number is *moved* by a bare number at
its path, as a slider or `--set` gives it: what was stated is kept beside it, and
its range moves along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hiacalc.problem_code import Code
from hiacalc.scenario.alternatives import put_aside
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.scenario.fields import record_in
from hiacalc.scenario.number import is_schedule, read_number
from hiacalc.scenario.problems import FEW, Problem, nearest, shown
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.quantity_parts import ENDS, amended, is_quantity, parts_of
from hiacalc.scenario.quantity_reading import BESIDE_MOVED, INHERIT
from hiacalc.scenario.schema import Activity, Scenario
from hiacalc.scenario.yaml_tree import GroupedLooking, Node

EVIDENCE = "effect.evidence"
_INHERITED = (*ENDS, "basis", "level")  # what `low: inherit` brings
_UNCERTAINTY = ("value", *ENDS, "distribution")  # what says how sure a number is
_MOVE = {"value", "provenance", "unit", "price_year", "moved_from"}  # a move holds no more than these


def merge(below: Node, above: Node) -> Node:
    """One tree laid over another: mappings merge, `null` removes, all else replaces.

    Args:
        below: what is inherited.
        above: what is stated of it.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> below, above = (read_document(text, "a.yaml") for text in (b"a: {b: 1, c: 2}", b"a: {c: null, d: 3}"))
    >>> merge(below, above).plain()
    {'a': {'b': 1, 'd': 3}}
    """
    if is_quantity(below):
        return _merge_quantity(below, above)
    if isinstance(below.value, list) and isinstance(above.value, list):
        return replace(above, value=_merge_list(below.value, above.value))
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    merged = dict(below.value)
    for name, node in above.value.items():
        if name not in merged:  # a null with nothing to take away is left for the check to name
            merged[name] = node
        elif node.value is None:
            del merged[name]
        else:
            merged[name] = merge(merged[name], node)
    _drop_overridden_evidence(merged, above.value)
    put_aside(merged, below.value, above.value)
    return replace(above, value=merged)


def _merge_list(below: list[Node], above: list[Node]) -> list[Node]:
    """A list takes the place of a list; numbers in it are stated, amended or moved one by one."""
    quantities = {index: node for index, node in enumerate(below) if is_quantity(node)}
    return [
        merge(quantities[index], node) if index in quantities else node for index, node in enumerate(above)
    ]


def _drop_overridden_evidence(effect: dict[str, Node], above: Mapping[str, Node]) -> None:
    """Who says what the effect may be, without a word on it, is believed: not the evidence below."""
    reduction = above.get(REDUCTION.partition(".")[2])
    if reduction is not None and "evidence" not in above and _states_uncertainty(reduction):
        effect.pop("evidence", None)


def _states_uncertainty(quantity: Node) -> bool:
    if _is_moved(quantity):
        return False
    return not isinstance(quantity.value, dict) or not quantity.value.keys().isdisjoint(_UNCERTAINTY)


def _merge_quantity(below: Node, above: Node) -> Node:
    """A number stated anew, or amended by a mapping without `value`."""
    if not isinstance(above.value, dict) or is_schedule(above.value):
        return above
    if _is_moved(above) and "moved_from" not in above.value:
        beside = {name: node for name, node in above.value.items() if name in ("unit", "price_year")}
        return move(below, above.value["value"], beside)
    if "value" in above.value:
        return replace(above, value=_with_inherited_range(below, above.value))
    old, new = parts_of(below), above.value
    if _inherits_range(new) and all(end in old for end in ENDS):  # as it does anyhow
        new = {name: node for name, node in new.items() if name != "low"}
    merged = amended(old, new, Node.plain)
    return replace(above, value=_without_nulls(merged, keep=BESIDE_MOVED if "moved_from" in old else ()))


def _with_inherited_range(below: Node, new: dict[str, Node]) -> dict[str, Node]:
    """A whole statement, with the range below it where it says `low: inherit`."""
    if not _inherits_range(new):
        return _without_nulls(new)
    asked, old = new["low"], parts_of(below)
    if "moved_from" in old and "low" not in old:  # the range of the file, from which it was moved
        old = parts_of(old["moved_from"])
    if not all(end in old for end in ENDS):
        return new  # the check says that there is nothing to inherit
    brought = {name: replace(old[name], mark=asked.mark) for name in _INHERITED if name in old}
    return {**new, **brought}


def _inherits_range(new: Mapping[str, Node]) -> bool:
    return "low" in new and new["low"].value == INHERIT and "high" not in new


def _without_nulls(parts: dict[str, Node], keep: Iterable[str] = ()) -> dict[str, Node]:
    return {
        name: node
        for name, node in parts.items()
        if node.value is not None or name not in Quantity.model_fields or name in ("value", *keep)
    }


def move(below: Node, value: Node, beside: Mapping[str, Node] | None = None) -> Node:
    """A number moved to another value; moved back, it is what was stated.

    Args:
        below: the number, or the mapping that states it.
        value: the number it is moved to.
        beside: unit and price year, where they are named beside the value.

    >>> from hiacalc.scenario.problems import Mark
    >>> sorted(move(Node(5.0, Mark("a")), Node(3.0, Mark("b"))).plain())
    ['moved_from', 'provenance', 'value']
    """
    parts = parts_of(below)
    stated = parts.get("moved_from", below)
    if _same_number(parts_of(stated)["value"], value) and not parts_of(stated).keys() & {"price_year"}:
        return stated
    standing = Node(Provenance.MOVED.value, value.mark)
    return replace(
        value, value={"value": value, "provenance": standing, "moved_from": stated, **(beside or {})}
    )


def _is_moved(node: Node) -> bool:
    """Whether a file gives a number as moved from what it was, with nothing set after that."""
    if not isinstance(node.value, dict) or "value" not in node.value:
        return False
    standing = node.value.get("provenance")
    return standing is not None and standing.value == Provenance.MOVED and node.value.keys() <= _MOVE


def _same_number(first: Node, other: Node) -> bool:
    if isinstance(other.value, GroupedLooking):
        return False  # which number it is, is for the check to say
    number = read_number(first.plain(), share=True)
    return not isinstance(number, Code) and number == read_number(other.plain(), share=True)


def without_orphan_correlations(below: Node, merged: Node) -> Node:
    """The merged tree without those inherited correlations whose input is no longer uncertain.

    An input that is given a new value, or taken away with its activity, may
    lose its distribution; what went together with it then has nothing to go by.

    Args:
        below: the scenario that is inherited from.
        merged: the scenario with what is stated above it.
    """
    assert isinstance(below.value, dict)
    assert isinstance(merged.value, dict)
    inherited = below.value.get("correlations")
    if inherited is None or merged.value.get("correlations") is not inherited:
        return merged
    if not isinstance(inherited.value, list):
        return merged
    kept = [
        pair
        for pair in inherited.value
        if not any(
            _is_uncertain(below, path) and not _is_uncertain(merged, path) for path in _correlated_paths(pair)
        )
    ]
    return replace(merged, value={**merged.value, "correlations": replace(inherited, value=kept)})


def _correlated_paths(pair: Node) -> list[str]:
    ends = pair.at("between").value
    return [str(end.value) for end in ends] if isinstance(ends, list) else []


def _is_uncertain(tree: Node, path: str) -> bool:
    if path == REDUCTION and tree.at(*EVIDENCE.split(".")).plain() not in (
        OWN_RANGE,
        tree.at("effect").plain(),
    ):
        return True
    leaf = _leaf_at(tree, path)
    if leaf is None:
        return False
    parts = parts_of(leaf)
    parts = {**parts_of(parts["moved_from"]), **parts} if "moved_from" in parts else parts
    is_convention = "basis" in parts and parts["basis"].plain() == Basis.CONVENTION
    return not is_convention and not parts.keys().isdisjoint(("low", "distribution"))


def _leaf_at(tree: Node, path: str) -> Node | None:
    for step in path.split("."):
        index = _index_in(tree, step)
        if index is not None and isinstance(tree.value, list):
            tree = tree.value[index]
        elif isinstance(tree.value, dict) and step in tree.value:
            tree = tree.value[step]
        else:
            return None
    return tree


def set_at(tree: Node, path: str, value: Node, problems: list[Problem]) -> Node:
    """The tree with `value` laid over what stands at `path`; unchanged where there is no such path.

    Args:
        tree: of a scenario.
        path: dotted.
        value: a bare number moves an input, a mapping states or amends it, `null` takes away.
        problems: to which an unknown path is added.

    >>> from hiacalc.scenario.problems import Mark
    >>> from hiacalc.scenario.yaml_tree import as_node
    >>> tree = as_node({"delivery": {"activities": {"module": {"attends": "all"}}}}, Mark("a"))
    >>> path = "delivery.activities.module.attends"
    >>> set_at(tree, path, Node("representatives", Mark("b")), []).at(*path.split(".")).plain()
    'representatives'
    """
    changed = None if path in ("schema", "based_on") else _set_below(tree, path.split("."), 0, value)
    if changed is None:
        near = nearest(path, _paths(tree)) if len(problems) < FEW else ""
        unknown = shown(path)
        problems.append(Problem(Code.UNKNOWN_PATH, value.mark, unknown, actual=unknown, suggestion=near))
        return tree
    return without_orphan_correlations(tree, _without_overridden_evidence(changed, path, value))


def _set_below(node: Node, steps: list[str], depth: int, value: Node) -> Node | None:
    """The node with `value` at the end of `steps`, of which `depth` are taken; None where it cannot be."""
    if depth == len(steps):
        return _set_node(node, value)
    step, is_last = steps[depth], depth == len(steps) - 1
    if is_quantity(node):
        if is_last and step in ENDS:
            return merge(node, replace(value, value={step: value}))
    elif isinstance(node.value, dict) and step in node.value:
        return _set_in_mapping(node, step, _set_below(node.value[step], steps, depth + 1, value))
    index = _index_in(node, step)
    if index is not None:
        assert isinstance(node.value, list)
        inner = _set_below(node.value[index], steps, depth + 1, value)
        return inner and replace(node, value=[*node.value[:index], inner, *node.value[index + 1 :]])
    if not isinstance(node.value, dict) or step in node.value:
        return None
    if may_be_left_out(steps, depth) or (is_last and _is_new_activity(steps, node, value)):
        return _set_in_mapping(node, step, _nested(steps[depth + 1 :], value))
    return None


def may_be_left_out(steps: Sequence[str], there: int = 0) -> bool:
    """Whether a path leads to a field that a scenario may leave out, itself or with what it stands in.

    Args:
        steps: of the path.
        there: how many of the first steps the scenario has; a part that it names itself is one of them.

    >>> may_be_left_out(["time", "horizon"]), may_be_left_out(["time", "timing"])
    (True, False)
    >>> line = ["programme", "funding", "1", "ends"]
    >>> may_be_left_out(line, 3), may_be_left_out(line, 2)
    (True, False)
    """
    model: Any = Scenario
    optional = False
    for place, step in enumerate(steps):
        field = getattr(model, "model_fields", {}).get(step)
        if field is None and place < there:
            optional = False
            continue
        if field is None:
            return False
        optional = optional or not field.is_required()
        model = record_in(field.annotation)
    return optional


def _nested(steps: Sequence[str], value: Node) -> Node:
    """A value under mappings that were not there."""
    for step in reversed(steps):
        value = Node({step: value}, value.mark)
    return value


def _set_node(node: Node, value: Node) -> Node:
    if value.value is None:
        return value
    is_move = is_quantity(node) and not isinstance(value.value, (dict, list))
    return move(node, value) if is_move else merge(node, value)


def _set_in_mapping(node: Node, step: str, inner: Node | None) -> Node | None:
    assert isinstance(node.value, dict)
    if inner is not None and inner.value is None:  # null takes it away
        kept = {name: child for name, child in node.value.items() if name != step}
        put_aside(kept, node.value, {step: inner})
        return replace(node, value=kept)
    if inner is None:
        return None
    changed = {**node.value, step: inner}
    put_aside(changed, node.value, {step: inner})
    return replace(node, value=changed)


def _index_in(node: Node, step: str) -> int | None:
    """Where in a list a step of a path leads, which counts from 1; None where it leads nowhere."""
    exists = isinstance(node.value, list) and step.isdecimal() and 0 < int(step) <= len(node.value)
    return int(step) - 1 if exists else None


def _without_overridden_evidence(tree: Node, path: str, value: Node) -> Node:
    """The tree without evidence on the effect, when a change states or amends what the effect may be."""
    is_end = path in (f"{REDUCTION}.{end}" for end in ENDS)
    is_stated = path == REDUCTION and isinstance(value.value, dict) and _states_uncertainty(value)
    effect = tree.at("effect")
    if not (is_end or is_stated) or not isinstance(tree.value, dict) or not isinstance(effect.value, dict):
        return tree
    kept = {name: node for name, node in effect.value.items() if name != EVIDENCE.partition(".")[2]}
    return replace(tree, value={**tree.value, "effect": replace(effect, value=kept)})


def _is_new_activity(steps: list[str], activities: Node, value: Node) -> bool:
    """Whether a mapping at `delivery.activities.NAME` is one more activity, not a part of one misspelt."""
    if steps[:-1] != ["delivery", "activities"] or not isinstance(value.value, dict):
        return False
    needed = {name for name, field in Activity.model_fields.items() if field.is_required()}
    names = activities.value if isinstance(activities.value, dict) else ()
    return needed <= value.value.keys() or not nearest(steps[-1], names)


def _paths(tree: Node, path: str = "") -> Iterable[str]:
    if path and (is_quantity(tree) or isinstance(tree.value, str)):
        yield path
    elif isinstance(tree.value, dict):
        for name, node in tree.value.items():
            yield from _paths(node, f"{path}.{name}" if path else name)
    elif isinstance(tree.value, list):
        for year, node in enumerate(tree.value, start=1):
            yield from _paths(node, f"{path}.{year}")
