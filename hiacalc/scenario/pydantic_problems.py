"""What pydantic finds wrong with a scenario, as problems with their place in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from hiacalc.problem_code import Code
from hiacalc.scenario.fields import record_in
from hiacalc.scenario.problems import Problem, as_text, nearest, shown
from hiacalc.scenario.schema import Activity, Scenario
from hiacalc.scenario.yaml_tree import Node

# What pydantic names itself, as our codes.
_CODES = {
    "extra_forbidden": Code.UNKNOWN_KEY,
    "missing": Code.MISSING,
    "literal_error": Code.NOT_A_CHOICE,
    "enum": Code.NOT_A_CHOICE,
    "string_pattern_mismatch": Code.BAD_NAME,
    "string_too_long": Code.TOO_LONG,
    "string_too_short": Code.TOO_SHORT,
    "model_type": Code.WRONG_TYPE,
    "model_attributes_type": Code.WRONG_TYPE,
    "dict_type": Code.WRONG_TYPE,
    "list_type": Code.WRONG_TYPE,
    "tuple_type": Code.WRONG_TYPE,
    "string_type": Code.WRONG_TYPE,
}
_TYPE_ALLOWED = {
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "tuple_type": "list",
    "string_type": "text",
}
# What no person writes in an input.
_NOT_WRITTEN = ("steps", "moved_from")


class _Line(NamedTuple):
    """One of pydantic's error lines, with what stands at its place."""

    kind: str
    steps: list[Any]
    is_key: bool
    context: dict[str, Any]
    actual: str
    tree: Node
    node: Node


def problem_of(line: Any, tree: Node) -> Problem:
    """One of pydantic's error lines as a problem of our own.

    Args:
        line: as `ValidationError.errors` gives it.
        tree: what was checked, with the place of every part.

    >>> from hiacalc.scenario.yaml_tree import read_document
    >>> tree = read_document(b"efect: {}", "a.yaml")
    >>> line = {"type": "extra_forbidden", "loc": ("efect",), "input": {}}
    >>> str(problem_of(line, tree))
    'a.yaml:1:1: efect: unknown key; found efect; did you mean effect'
    """
    context = line.get("ctx") or {}
    steps = [step for step in line["loc"] if step != "[key]"]
    actual = context["found"] if "found" in context else as_text(line.get("input"))
    error = _Line(line["type"], steps, "[key]" in line["loc"], context, actual, tree, tree.at(*steps))
    problem = Problem(
        _code_of(error.kind),
        error.node.mark,
        _path(steps),
        shown(actual),
        str(context.get("allowed", "")),
        str(context.get("suggestion", "")),
        (context["lower"], context["upper"], context["unit"]) if "lower" in context else None,
    )
    complete = _COMPLETE.get(problem.code)
    return complete(problem, error) if complete else problem


def _code_of(kind: str) -> Code:
    if kind in _CODES:
        return _CODES[kind]
    return Code(kind) if kind in list(Code) else Code.OTHER


def _path(steps: list[Any]) -> str:
    named = steps[:-1] if steps[-1:] == ["value"] else steps
    return ".".join(str(step + 1) if isinstance(step, int) else shown(step) for step in named)


def _unknown_key(problem: Problem, error: _Line) -> Problem:
    name = str(error.steps[-1])
    keys = problem.allowed.split(", ") if problem.allowed else _keys_at(Scenario, error.steps[:-1])
    suggestion = nearest(name, keys)
    allowed = "" if suggestion else ", ".join(keys)
    mark = error.node.key_mark or error.node.mark
    return problem._replace(mark=mark, actual=shown(name), allowed=allowed, suggestion=suggestion)


def _horizon_missing(problem: Problem, error: _Line) -> Problem:
    return problem._replace(mark=error.tree.at("effect", "decay").mark)


def _share_beside_spells(problem: Problem, error: _Line) -> Problem:
    """At the share: spells stated over a share take it away, so it stands beside or above them."""
    path = ("absence", "share_in_employer_period")
    return problem._replace(mark=error.tree.at(*path).mark, path=".".join(path))


def _missing(problem: Problem, error: _Line) -> Problem:  # noqa: ARG001 - as all of them
    return problem._replace(actual="")


def _not_a_choice(problem: Problem, error: _Line) -> Problem:
    expected = str(error.context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    allowed = problem.allowed or expected
    return problem._replace(allowed=allowed, suggestion=nearest(error.actual, allowed.split(", ")))


def _wrong_length(problem: Problem, error: _Line) -> Problem:
    limits = [error.context[name] for name in ("max_length", "min_length") if name in error.context]
    return problem._replace(allowed=str(limits[0])) if limits else problem


def _bad_name(problem: Problem, error: _Line) -> Problem:
    mark = error.node.key_mark if error.is_key and error.node.key_mark else error.node.mark
    is_part = error.is_key or error.steps[0] == "programme"  # a name in the file, not of the file
    return problem._replace(mark=mark, allowed="a-z, 0-9, _" if is_part else "a-z, 0-9, _ -")


def _wrong_type(problem: Problem, error: _Line) -> Problem:
    return problem._replace(allowed=_TYPE_ALLOWED.get(error.kind, problem.allowed))


def _other(problem: Problem, error: _Line) -> Problem:
    return problem._replace(allowed=error.kind)


_COMPLETE: dict[Code, Callable[[Problem, _Line], Problem]] = {
    Code.UNKNOWN_KEY: _unknown_key,
    Code.HORIZON_MISSING: _horizon_missing,
    Code.SHARE_BESIDE_SPELLS: _share_beside_spells,
    Code.MISSING: _missing,
    Code.NOT_A_CHOICE: _not_a_choice,
    Code.TOO_LONG: _wrong_length,
    Code.TOO_SHORT: _wrong_length,
    Code.BAD_NAME: _bad_name,
    Code.WRONG_TYPE: _wrong_type,
    Code.OTHER: _other,
}


def _keys_at(model: Any, steps: list[Any]) -> list[str]:
    """The keys a mapping at `steps` may have."""
    for step in steps:
        fields = getattr(model, "model_fields", {})
        if isinstance(step, int):
            continue
        if step in fields:
            model = record_in(fields[step].annotation)
        elif model is not Activity and not fields:
            break
    names = [field.alias or name for name, field in getattr(model, "model_fields", {}).items()]
    return [name for name in names if name not in _NOT_WRITTEN]
