"""Every input and setting, from the JSON schema, the wording files and the base case."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import yaml

import hiacalc

from api_pages import PACKAGE
from command_pages import output
from project_pages import WIDE

BASE = "helseiarbeid-2016"
# What is given where there is no list to choose from, by the last part of the path.
_NO_LIST = {
    "evidence": "`scenario` or the name of a set of evidence",
    "survival": "shares still open by day, such as `{8: 0.536, 365: 0.02}`",
    "full_pay": "`true`, `false`",
    "price_year": "a year; of funding also `current`",
    "amounts": "amounts by year, such as `{2027: 157e6, 2030: 0}`",
}


def pages() -> dict[str, str]:
    """The reference of inputs, and the base case number by number."""
    return {"inputs.md": _reference(), "base-case.md": _base_case()}


def _wording() -> dict[str, dict[str, Any]]:
    """The words for inputs by language: of the text files, those that name inputs."""
    words = {}
    for path in sorted(PACKAGE.rglob("texts/*.yaml")):
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(text, dict) and "inputs" in text:
            words[path.stem] = text
    return words


def _reference() -> str:
    schema = json.loads(output("schema"))
    words = _wording()
    base = hiacalc.load(BASE)
    with_individual = hiacalc.load(BASE, ["individual={}"])
    lines = [
        "# Inputs",
        "",
        "Every number and setting of a scenario file, made from the schema and the wording of this version. The path is",
        "the same in YAML (one level for each part), in `--set PATH=VALUE`, in links and in Python. A `*` stands for a",
        "name that the scenario gives, such as that of an activity, or for a programme year. Values are those of the",
        f"scenario `{BASE}`, and of its `individual` section where it is given one with nothing in it; a range is",
        "given with its [basis](economists.md).",
    ]
    section = ""
    for key in words["en"]["inputs"]:
        if key.partition(".")[0] != section:
            section = key.partition(".")[0]
            lines += ["", f"## {section}"]
        lines += _input(key, _property(schema, key), words, with_individual)
    lines += ["", "## Settings", "", "What is chosen and is not a number.", ""]
    lines += ["| path | what it is | på norsk | choices | base case |", "|---|---|---|---|---|"]
    for key, label in words["en"]["settings"].items():
        other = words["nb"]["settings"][key]
        choices = _choices(schema, _property(schema, key))
        said = ", ".join(f"`{choice}`" for choice in choices) or _NO_LIST[key.rpartition(".")[2]]
        lines.append(f"| `{key}` | {_plain(label)} | {_plain(other)} | {said} | {_setting(base, key)} |")
    return "\n".join(lines) + "\n"


def _input(key: str, part: dict[str, Any], words: dict[str, Any], base: hiacalc.Scenario) -> list[str]:
    number = next(option for option in part["anyOf"] if option.get("type") in ("number", "integer"))
    unit = _unit(part)
    lines = ["", f"### `{key}`", ""]
    for language in ("en", "nb"):
        word = words[language]["inputs"][key]
        label = f"**{_plain(word['label'])}**" if language == "en" else f"*{_plain(word['label'])}*"
        lines += [f"{label}. {word['help']}", ""]
    facts = [f"unit: {unit}", f"allowed: {_span(number, unit)}"]
    quantity = None if "*" in key else _at(base, key)
    if quantity is not None:
        facts.append(f"base case: {_number(quantity.value, unit)}")
        if quantity.low is not None and quantity.high is not None:
            ends = f"{_number(quantity.low, unit)} to {_number(quantity.high, unit)}"
            facts.append(f"range: {ends} ({quantity.basis.value})")
        facts.append(f"standing: {quantity.provenance.value}")
    return [*lines, "- " + "\n- ".join(facts)]


def _base_case() -> str:
    base = hiacalc.load(BASE)
    schema = json.loads(output("schema"))
    rows, standings = [], Counter[str]()
    for path in base.numbers:
        quantity = _at(base, path)
        if quantity is None:
            continue
        standings[quantity.provenance.value] += 1
        unit = _unit(_property(schema, _key(path)))
        value = _number(quantity.value, unit)
        span = ""
        if quantity.low is not None and quantity.high is not None:
            span = f"{_number(quantity.low, unit)} to {_number(quantity.high, unit)}, {quantity.basis.value}"
        source = quantity.source.in_language("en") if quantity.source else ""
        note = quantity.note.in_language("en") if quantity.note else ""
        rows.append(f"| `{path}` | {value} | {span} | {quantity.provenance.value} | {_cell(source, note)} |")
    counted = ", ".join(f"{count} {name}" for name, count in standings.most_common())
    meanings = "\n".join(f"- **{name}**: {meaning}" for name, meaning in STANDINGS.items())
    lines = [
        *WIDE,
        "# The base case, number by number",
        "",
        f"Made from `{BASE}.yaml` of this version. Standings: {counted}.",
        "",
        meanings,
        "",
        "| path | value | range and its basis | standing | source or note |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "## The report's own figures",
        "",
        "What `hiacalc reproduce` prints: each figure of the 2016 report beside the computed one, and where they differ, why.",
        "",
        "```text",
        output("reproduce").rstrip(),
        "```",
    ]
    return "\n".join(lines) + "\n"


STANDINGS = {
    "published": "printed in the report or in another source that is named",
    "derived": "computed from published figures",
    "calibrated": "chosen so that a published total comes out",
    "assumption": "nobody has published it; chosen for this calculator, with a reason where there is one",
}


def _cell(*parts: str) -> str:
    return " ".join(part for part in parts if part).replace("|", "\\|").replace("\n", " ")


def _at(base: hiacalc.Scenario, path: str) -> Any:
    """What stands at a path; None where the scenario does without the section."""
    part: Any = base
    for step in path.split("."):
        if part is None:
            return None
        if isinstance(part, dict):
            part = part[step]
        elif isinstance(part, tuple):
            part = part[int(step) - 1]
        else:
            part = getattr(part, step)
    return part


def _setting(base: hiacalc.Scenario, key: str) -> str:
    value = None if "*" in key else _at(base, key)
    return "" if value is None else f"`{getattr(value, 'value', value)}`"


def _property(schema: dict[str, Any], key: str) -> dict[str, Any]:
    part = schema
    for step in key.split("."):
        part = _resolved(schema, part)
        if step == "*":
            inner = part.get("patternProperties")
            part = next(iter(inner.values())) if inner else part["items"]
        else:
            part = part["properties"][step]
    return part


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    for option in (part, *part.get("anyOf", ())):
        if "$ref" in option:
            return dict(schema["$defs"][option["$ref"].rsplit("/", 1)[-1]])
        if "items" in option:  # a list that may be left out
            return dict(option)
    return part


def _unit(part: dict[str, Any]) -> str:
    mapping = next(option for option in part["anyOf"] if "unit" in option.get("properties", ()))
    return str(mapping["properties"]["unit"]["const"])


def _key(path: str) -> str:
    """A path with stars for what the scenario names: an activity, and the year of a count."""
    path = re.sub(r"^(delivery\.activities)\.[^.]+", r"\1.*", path)
    return re.sub(r"\.count\.\d+$", ".count.*", path)


def _choices(schema: dict[str, Any], part: dict[str, Any]) -> list[str]:
    part = _resolved(schema, part)
    if "items" in part:
        part = _resolved(schema, part["items"])
    options = [option for option in (part, *part.get("anyOf", ())) if "enum" in option]
    return list(options[0]["enum"]) if options else []


def _span(number: dict[str, Any], unit: str) -> str:
    low, high = number.get("minimum"), number.get("maximum")
    above, below = number.get("exclusiveMinimum"), number.get("exclusiveMaximum")
    ends = [
        f"from {_number(low, unit)}" if low is not None else "",
        f"above {_number(above, unit)}" if above is not None else "",
        f"to {_number(high, unit)}" if high is not None else "",
        f"below {_number(below, unit)}" if below is not None else "",
    ]
    whole = ", whole numbers" if number["type"] == "integer" or number.get("multipleOf") == 1 else ""
    return " ".join(end for end in ends if end) + whole


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "none"
    if unit == "share":
        return f"{round(100 * value, 6):g} %"
    return f"{value:.0f}" if unit == "calendar year" else f"{value:,.10g}"


def _plain(label: str) -> str:
    """A label that names an activity or a year, with their places in words."""
    return label.replace("{activity}", "*activity*").replace("{name}", "*name*").replace("{year}", "*n*")
