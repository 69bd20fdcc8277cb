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
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.number import is_schedule, read_number
from hiacalc.scenario.paths import key_of
from hiacalc.scenario.problems import FEW, Problem, nearest, shown
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.quantity_parts import ENDS, amended, is_quantity, parts_of
from hiacalc.scenario.quantity_reading import BESIDE_MOVED, INHERIT
from hiacalc.scenario.schema import Activity, Scenario
from hiacalc.scenario.yaml_tree import GroupedLooking, Node

EVIDENCE = "effect.evidence"
# Where a scenario names parts itself, and what such a part must state to be one more, not one misspelt.
_NAMED_PARTS: dict[tuple[str, ...], tuple[frozenset[str], ...]] = {
    ("delivery", "activities"): (frozenset(n for n, f in Activity.model_fields.items() if f.is_required()),),
    ("programme", "regions"): (frozenset({"starts"}), frozenset({"reach"})),
    ("programme", "fixed"): (frozenset({"payer", "amounts"}),),
}
BELIEVED = {REDUCTION: EVIDENCE, DAYS_SAVED: "individual.evidence"}  # what is drawn from evidence, and whose
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


def _drop_overridden_evidence(section: dict[str, Node], above: Mapping[str, Node]) -> None:
    """Who says what an input may be, without a word on evidence, is believed: not the evidence below."""
    for path in BELIEVED:
        stated = above.get(path.rpartition(".")[2])
        if stated is not None and "evidence" not in above and _states_uncertainty(stated):
            section.pop("evidence", None)


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
    evidence = BELIEVED.get(path)
    if evidence is not None:
        section, name = evidence.split(".")
        if tree.at(section, name).plain() not in (OWN_RANGE, tree.at(section).plain()):
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
        return value if _is_chosen_whole(steps) else _set_node(node, value)
    step, is_last = steps[depth], depth == len(steps) - 1
    if is_last and _is_year_of_amounts(steps) and isinstance(node.value, dict):
        return _set_in_mapping(node, step, value)
    if is_quantity(node):
        if is_last and step in ENDS:
            return merge(node, replace(value, value={step: value}))
    elif isinstance(node.value, dict) and step in node.value:
        return _set_in_mapping(node, step, _set_below(node.value[step], steps, depth + 1, value))
    index = _index_in(node, step)
    if index is not None:
        assert isinstance(node.value, list)
        inner = _set_below(node.value[index], steps, depth + 1, value)
        if inner is not None and inner.value is None and not is_quantity(node.value[index]):
            return replace(node, value=[*node.value[:index], *node.value[index + 1 :]])
        return inner and replace(node, value=[*node.value[:index], inner, *node.value[index + 1 :]])
    is_new = isinstance(node.value, dict) and step not in node.value
    if is_new and _may_be_new(steps, depth, node, value):
        return _set_in_mapping(node, step, _nested(steps[depth + 1 :], value))
    return None


def _may_be_new(steps: list[str], depth: int, node: Node, value: Node) -> bool:
    """Whether a path may go on from a mapping by a step that is not there."""
    if tuple(steps[:depth]) in _NAMED_PARTS:
        return depth == len(steps) - 1 and _is_new_part(steps, node, value)
    return may_be_left_out(steps)


def may_be_left_out(steps: Sequence[str]) -> bool:
    """Whether a path leads to a field that a scenario may leave out, itself or with what it stands in.

    >>> may_be_left_out(["time", "horizon"]), may_be_left_out(["time", "timing"])
    (True, False)
    >>> may_be_left_out(["programme", "funding", "1", "ends"])
    True
    """
    model: Any = Scenario
    optional = False
    for depth, step in enumerate(steps):
        if depth == 2 and (tuple(steps[:2]) in _NAMED_PARTS or steps[:2] == ["programme", "funding"]):
            optional = False  # of a part that is there
            continue
        field = getattr(model, "model_fields", {}).get(step)
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
    """The tree without evidence on an input, when a change states or amends what the input may be."""
    believed = path.rpartition(".")[0] if path.rpartition(".")[2] in ENDS else path
    if believed not in BELIEVED or not isinstance(tree.value, dict):
        return tree
    is_stated = isinstance(value.value, dict) and _states_uncertainty(value)
    name, _, evidence = BELIEVED[believed].partition(".")
    section = tree.at(name)
    if not (believed != path or is_stated) or not isinstance(section.value, dict):
        return tree
    kept = {inner: node for inner, node in section.value.items() if inner != evidence}
    return replace(tree, value={**tree.value, name: replace(section, value=kept)})


def _is_new_part(steps: list[str], parts: Node, value: Node) -> bool:
    """Whether a mapping at a name, such as `delivery.activities.NAME`, is one more, not one misspelt."""
    if not isinstance(value.value, dict):
        return False
    names = parts.value if isinstance(parts.value, dict) else ()
    is_whole = any(needed <= value.value.keys() for needed in _NAMED_PARTS[tuple(steps[:-1])])
    return is_whole or not nearest(steps[-1], names)


def _is_year_of_amounts(steps: Sequence[str]) -> bool:
    """Whether a path leads to a year of the amounts of a line of funding."""
    return key_of(".".join(steps[:4])) == "programme.funding.*.amounts" and len(steps) == 5


def _is_chosen_whole(steps: Sequence[str]) -> bool:
    """Whether a path leads to what is chosen and never moved: a record's price year, a line's amounts."""
    return steps[0] == "programme" and (
        steps[-1] == "price_year" or key_of(".".join(steps)) == "programme.funding.*.amounts"
    )


def _paths(tree: Node, path: str = "") -> Iterable[str]:
    if path and (is_quantity(tree) or isinstance(tree.value, str)):
        yield path
    elif isinstance(tree.value, dict):
        for name, node in tree.value.items():
            yield from _paths(node, f"{path}.{name}" if path else name)
    elif isinstance(tree.value, list):
        for year, node in enumerate(tree.value, start=1):
            yield from _paths(node, f"{path}.{year}")
