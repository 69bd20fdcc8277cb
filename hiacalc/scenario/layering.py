"""One scenario laid over another: mappings merge, `null` takes away, a new value leaves its source behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hiacalc.scenario.document import Node
from hiacalc.scenario.number import is_schedule, read_number
from hiacalc.scenario.problems import Mark, Problem, nearest, shown
from hiacalc.scenario.quantity import KEPT_WITH_NEW_VALUE, Quantity


def laid_over(below: Node, above: Node) -> Node:
    """`above` on `below`: mappings merge, `null` removes, all else replaces."""
    if _is_quantity(below):
        return _requantified(below, above)
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    merged = dict(below.value)
    for name, node in above.value.items():
        if name not in merged:  # a null with nothing to take away is left for the check to name
            merged[name] = node
        elif node.value is None:
            del merged[name]
        else:
            merged[name] = laid_over(merged[name], node)
    return replace(above, value=merged)


def _is_quantity(node: Node) -> bool:
    if isinstance(node.value, dict):
        inside = node.value.get("value")
        holds = inside is not None and (not isinstance(inside.value, dict) or _is_quantity(inside))
        return holds or is_schedule(node.value)
    return isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


def _requantified(below: Node, above: Node) -> Node:
    """A quantity with some of its parts given anew.

    A new value leaves source, note, provenance and distribution behind: what
    they said was said of the old one.
    """
    old, new = _parts(below), _parts(above)
    if "value" in new and new["value"].value is None:
        return replace(above, value=new)  # a fault that the check will name
    another = "value" in new and not _same_number(old["value"], new["value"])
    if another:
        old = {name: old[name] for name in KEPT_WITH_NEW_VALUE if name in old}
    if new.keys() & {"low", "high", "distribution"} and "basis" not in new:
        old.pop("basis", None)
    merged = {
        name: node
        for name, node in {**old, **new}.items()
        if node.value is not None or name not in Quantity.model_fields
    }
    if another and "low" not in new and "high" not in new:
        merged = {**_widened(merged), **{name: node for name, node in new.items() if name == "basis"}}
    return replace(above, value=merged)


def _parts(node: Node) -> dict[str, Node]:
    if isinstance(node.value, dict) and not is_schedule(node.value):
        return dict(node.value)
    return {"value": node}


def _same_number(one: Node, other: Node) -> bool:
    plain = one.plain(), other.plain()
    numbers = [read_number(given, share=True)[1] for given in plain]
    return plain[0] == plain[1] or (numbers[0] is not None and numbers[0] == numbers[1])


def _widened(parts: dict[str, Node]) -> dict[str, Node]:
    """The parts with low and high moved, if need be, so that they enclose the value."""
    if is_schedule(parts["value"].value):
        return {name: node for name, node in parts.items() if name not in ("low", "high", "basis")}
    value, low, high = (
        read_number(parts[end].plain(), share=True)[1] if end in parts else None
        for end in ("value", "low", "high")
    )
    if value is None or low is None or high is None or low <= value <= high:
        return parts
    end = "low" if value < low else "high"
    return {**parts, end: parts["value"], "basis": Node("judgement", parts["value"].mark)}


def loosened(below: Node, merged: Node) -> Node:
    """The merged tree without those inherited correlations whose input is no longer uncertain.

    An input that is given a new value, or taken away with its activity, may
    lose its distribution; what went together with it then has nothing to go by.
    """
    assert isinstance(below.value, dict)
    assert isinstance(merged.value, dict)
    inherited = below.value.get("correlations")
    if inherited is None or merged.value.get("correlations") is not inherited:
        return merged
    if not isinstance(inherited.value, list):
        return merged
    held = [
        pair
        for pair in inherited.value
        if not any(_varies(below, path) and not _varies(merged, path) for path in _between(pair))
    ]
    return replace(merged, value={**merged.value, "correlations": replace(inherited, value=held)})


def _between(pair: Node) -> list[str]:
    ends = pair.at("between").value
    return [str(end.value) for end in ends] if isinstance(ends, list) else []


def _varies(tree: Node, path: str) -> bool:
    for step in path.split("."):
        if isinstance(tree.value, list) and step.isdecimal() and 0 < int(step) <= len(tree.value):
            tree = tree.value[int(step) - 1]
        elif isinstance(tree.value, dict) and step in tree.value:
            tree = tree.value[step]
        else:
            return False
    return isinstance(tree.value, dict) and not tree.value.keys().isdisjoint(("low", "distribution"))


def set_at(tree: Node, path: str, value: Node, problems: list[Problem]) -> Node:
    """The tree with `value` laid over what stands at `path`."""
    steps = path.split(".")

    def put(node: Node, at: int) -> Node | None:
        if at == len(steps):
            return laid_over(node, value) if value.value is not None else value
        step = steps[at]
        if isinstance(node.value, dict) and step in node.value and not (_is_quantity(node)):
            inner = put(node.value[step], at + 1)
            if inner is not None and inner.value is None:  # null takes it away
                return replace(node, value={k: v for k, v in node.value.items() if k != step})
            return inner and replace(node, value={**node.value, step: inner})
        if isinstance(node.value, list) and step.isdecimal() and 0 < int(step) <= len(node.value):
            inner = put(node.value[int(step) - 1], at + 1)
            parts = list(node.value)
            if inner is not None:
                parts[int(step) - 1] = inner
            return inner and replace(node, value=parts)
        may_lack = steps in (["time", "horizon"], ["correlations"]) or _is_new_activity(steps, node, value)
        if at == len(steps) - 1 and may_lack and isinstance(node.value, dict):
            return replace(node, value={**node.value, step: value})
        return None

    done = put(tree, 0)
    if done is None or path in ("schema", "based_on"):
        problems.append(
            Problem(
                "unknown_path",
                value.mark,
                shown(path),
                found=shown(path),
                suggestion=nearest(path, _paths(tree)),
            )
        )
        return tree
    return loosened(tree, done)


def _is_new_activity(steps: list[str], known: Node, value: Node) -> bool:
    """Whether a mapping at `delivery.activities.NAME` is one more activity, not a part of one misspelt."""
    from hiacalc.scenario.schema import Activity

    if steps[:-1] != ["delivery", "activities"] or not isinstance(value.value, dict):
        return False
    needed = {name for name, field in Activity.model_fields.items() if field.is_required()}
    names = known.value if isinstance(known.value, dict) else ()
    return needed <= value.value.keys() or not nearest(steps[-1], names)


def _paths(tree: Node, path: str = "") -> Iterable[str]:
    if path and (_is_quantity(tree) or isinstance(tree.value, str)):
        yield path
    elif isinstance(tree.value, dict):
        for name, node in tree.value.items():
            yield from _paths(node, f"{path}.{name}" if path else name)
    elif isinstance(tree.value, list):
        for year, node in enumerate(tree.value, start=1):
            yield from _paths(node, f"{path}.{year}")


def as_node(plain: Any, mark: Mark) -> Node:
    """Bare dicts, lists and scalars as a tree that stands at one place."""
    if isinstance(plain, Node):
        return plain
    if isinstance(plain, Mapping):
        return Node({str(key): as_node(value, mark) for key, value in plain.items()}, mark, mark)
    if isinstance(plain, (list, tuple)):
        return Node([as_node(value, mark) for value in plain], mark, mark)
    return Node(plain, mark, mark)
