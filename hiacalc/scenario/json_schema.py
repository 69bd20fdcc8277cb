"""The JSON Schema by which an editor completes and checks a scenario file."""

from __future__ import annotations

from typing import Any

from hiacalc.scenario.correlation import Correlation
from hiacalc.scenario.distribution import Component
from hiacalc.scenario.labels import wording
from hiacalc.scenario.programme import FundingLine
from hiacalc.scenario.registry import keys
from hiacalc.scenario.schema import SCHEMA_VERSION, Scenario

# Parts that stand in lists, which are never laid over one another but given whole.
_WHOLE = (Component.__name__, Correlation.__name__, FundingLine.__name__)
# Parts that a scenario names itself, which null takes away.
_NAMED = (("Delivery", "activities"), ("Programme", "regions"), ("Programme", "fixed"))


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a scenario file, with the English help texts.

    A file may be `based_on` another and then give only what differs, so only
    `schema` is required; the reader checks that nothing is missing in the end.

    >>> json_schema()["required"]
    ['schema']
    """
    schema = Scenario.model_json_schema(by_alias=True)
    for name, part in {"": schema, **schema["$defs"]}.items():
        if name.rpartition("__")[2] not in _WHOLE:  # which two models of one name have before it
            part.pop("required", None)
    schema["required"] = ["schema"]
    schema["properties"]["based_on"] = {
        "type": "string",
        "description": "A scenario file in this folder, or hiacalc:NAME; give only what differs.",
    }
    schema["properties"]["schema"]["const"] = SCHEMA_VERSION
    for model, name in _NAMED:
        parts = schema["$defs"][model]["properties"][name]
        parts.pop("minProperties", None)
        (pattern, kind), *_ = parts["patternProperties"].items()
        parts["patternProperties"] = {pattern: {"anyOf": [kind, {"type": "null"}]}}
        parts["additionalProperties"] = False
    amount = schema["$defs"]["FixedCost"]["properties"]["amounts"]["items"]["anyOf"][-1]["properties"]
    for name in ("price_year", "index"):  # which the cost has for all its amounts
        del amount[name]
    _describe(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _describe(schema: dict[str, Any]) -> None:
    """Put the help text of every named input beside it."""
    words = wording("en")
    for key in keys():
        *parents, name = key.removesuffix(".*").split(".")  # a list is described as a whole
        part = schema
        for step in parents:
            part = _inside(schema, part, step)
        part["properties"][name]["description"] = words.input_help(key)


def _inside(root: dict[str, Any], part: dict[str, Any], step: str) -> dict[str, Any]:
    inner = part["properties"][step] if step != "*" else _any_member(part)
    return _resolved(root, inner)


def _any_member(part: dict[str, Any]) -> dict[str, Any]:
    members = part.get("patternProperties") or {"": part["items"]}
    member: dict[str, Any] = next(iter(members.values()))
    return member["anyOf"][0] if "anyOf" in member else member


def _resolved(root: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    if "anyOf" in part:  # of what may be left out
        part = next(kind for kind in part["anyOf"] if kind.get("type") != "null")
    reference = part.get("$ref")
    if reference is None:
        return part
    definition: dict[str, Any] = root["$defs"][reference.rsplit("/", 1)[-1]]
    return definition
