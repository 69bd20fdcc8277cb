"""What pydantic finds wrong with a scenario, as problems with their place in the file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from hiacalc.scenario.problems import Problem, as_written, nearest, shown
from hiacalc.scenario.schema import Activity, Scenario
from hiacalc.scenario.yaml_tree import Node

# Faults that pydantic names itself, in our words.
PYDANTIC_CODES = {
    "extra_forbidden": "unknown_key",
    "missing": "missing",
    "literal_error": "not_a_choice",
    "enum": "not_a_choice",
    "string_pattern_mismatch": "bad_name",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "too_long": "too_long",
    "too_short": "too_short",
}
# What no person writes in an input.
_NOT_WRITTEN = ("steps", "moved_from")
_TYPE_ALLOWED = {
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "tuple_type": "list",
    "string_type": "text",
}


def problem_of(line: Any, tree: Node) -> Problem:
    """One of pydantic's error lines in our words, at its place in the tree."""
    kind = line["type"]
    steps = [step for step in line["loc"] if step != "[key]"]
    context = line.get("ctx") or {}
    node = tree.at(*steps)
    named = steps[:-1] if steps[-1:] == ["value"] else steps
    path = ".".join(str(step + 1) if isinstance(step, int) else shown(step) for step in named)
    found = context["found"] if "found" in context else as_written(line.get("input"))
    allowed = str(context.get("allowed", ""))
    suggestion = str(context.get("suggestion", ""))
    code = PYDANTIC_CODES.get(kind, kind)
    mark = node.mark
    if code == "unknown_key":
        known = allowed.split(", ") if allowed else _known_keys(Scenario, steps[:-1])
        mark = node.key_mark or node.mark
        found = str(steps[-1])
        suggestion = nearest(found, known)
        allowed = "" if suggestion else ", ".join(known)
    elif code == "horizon_missing":
        mark = tree.at("effect", "decay").mark
    elif code == "missing":
        found = ""
    elif code == "not_a_choice":
        allowed = allowed or str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        suggestion = nearest(found, allowed.split(", "))
    elif code in ("too_long", "too_short"):
        limit = [context[k] for k in ("max_length", "min_length") if k in context]
        allowed = str(limit[0]) if limit else allowed
    elif code == "bad_name":
        allowed = "a-z, 0-9, _ -"
        mark = node.key_mark if "[key]" in line["loc"] and node.key_mark else node.mark
    elif kind in _TYPE_ALLOWED:
        code, allowed = "wrong_type", _TYPE_ALLOWED[kind]
    span = (context["lower"], context["upper"], context["unit"]) if "lower" in context else None
    return Problem(code, mark, path, shown(found), allowed, suggestion, span)


def _known_keys(model: Any, steps: list[Any]) -> list[str]:
    """The keys a mapping at `steps` may have."""
    for step in steps:
        fields = getattr(model, "model_fields", {})
        if isinstance(step, int):
            continue
        if step in fields:
            model = _record(fields[step].annotation)
        elif model is not Activity and not fields:
            break
    names = [field.alias or name for name, field in getattr(model, "model_fields", {}).items()]
    return [name for name in names if name not in _NOT_WRITTEN]


def _record(kind: Any) -> Any:
    """The record type inside an annotation: of the optional, the tuple's or the dict's part."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    inside = [found for part in getattr(kind, "__args__", ()) if (found := _record(part))]
    origin = getattr(kind, "__origin__", None)
    if not inside and isinstance(origin, type) and issubclass(origin, BaseModel):
        return origin
    return inside[-1] if inside else None
