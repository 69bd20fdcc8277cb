"""What each command says of itself, and the names that its JSON has."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from typing import Any

JSON_COMMANDS = (
    (
        "run helseiarbeid-2016 --set individual={}",
        "run",
        "A result by actor, item and year, and its ledger. `components` and `individual` are null without patients.",
    ),
    ("one-way helseiarbeid-2016", "one-way", "Bars of the one-way chart, widest first."),
    (
        "two-way helseiarbeid-2016 effect.relative_reduction absence.rate",
        "two-way",
        "A grid over two inputs.",
    ),
    ("threshold helseiarbeid-2016 effect.duration", "threshold", "The switching value of an input."),
    ("compare model-1 model-2", "compare", "Scenarios beside the first one."),
    (
        "programme rollout-today --by payer --end isf=2030",
        "programme",
        "A roll-out. `by_year`, `cash`, `need`, `funding`, `gap` and `displaced` are of the programme's years and "
        "undiscounted; what falls after them stands under `by_year_after` and `cash_after`. `net_benefit` is discounted, "
        "with every cohort to its end, `net_benefit_period` cut at the last year, and `after_period` what lies between. A "
        "cash row is positive whatever its kind; a transfer is what the actor receives. Lists of a region are by year.",
    ),
    ("evidence --set odeen-both", "evidence", "A set of evidence with its studies."),
    (
        "uncertainty helseiarbeid-2016 --set individual={} --draws 1000",
        "uncertainty",
        "Draws, and what is worth knowing. `individual_by_evidence` is there with patients.",
    ),
    ("reproduce", "reproduce", "Figures of the 2016 report beside the computed ones."),
)
_DEEPEST = 4


@cache
def output(*words: str) -> str:
    """What a command prints in English; a check that fails (exit 1) prints too."""
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb"}
    command = [sys.executable, "-m", "hiacalc", "--language", "en", *words]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def pages() -> dict[str, str]:
    """The reference of commands and that of JSON."""
    return {"commands.md": _commands(), "json.md": _json()}


def commands() -> list[str]:
    """The commands there are, as `--help` lists them."""
    listed = output("--help").partition("Commands:")[2].partition("Example:")[0]
    return re.findall(r"^  ([a-z][a-z-]*)  ", listed, re.MULTILINE)


def _commands() -> str:
    lines = [
        "# Commands",
        "",
        "What `hiacalc COMMAND --help` prints in this version. Data go to stdout, messages to stderr. Exit code 0: done;",
        "1: a check failed; 2: the input was bad, and every problem is named.",
    ]
    for command in ("", *commands()):
        lines += ["", f"## hiacalc {command}".rstrip(), "", "```text"]
        lines += [output(*command.split(), "--help").rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _json() -> str:
    lines = [
        "# JSON",
        "",
        "`--format json` gives unrounded numbers under names that do not change with the language; what is undefined is",
        "`null`. Below: the names that each command gives, as found in a run of this version. `[]` stands for each entry",
        "of a list and `*` for names that come from the scenario (paths, actors, items, sets). `origin` says what the",
        "result rests on: `version` is that of hiacalc with the commit, `libraries` those of numpy and scipy.",
    ]
    for words, name, said in JSON_COMMANDS:
        lines += ["", f"## {name}", "", said, "", f"`hiacalc {words} --format json`", ""]
        lines += ["| name | type | example |", "|---|---|---|"]
        for path, value in _leaves(json.loads(output(*words.split(), "--format", "json"))):
            lines.append(f"| `{path}` | {_type(value)} | {_example(value)} |")
    return "\n".join(lines) + "\n"


def _leaves(value: Any, path: str = "", depth: int = 0) -> list[tuple[str, Any]]:
    """Names with an example of each; of a list and of a mapping by data the first entry stands for all."""
    if isinstance(value, dict) and value and depth < _DEEPEST:
        items = list(value.items())
        if path == "regions" or _by_data(value):
            items = [("*", items[0][1])]
        return [
            leaf for name, inner in items for leaf in _leaves(inner, f"{path}.{name}".lstrip("."), depth + 1)
        ]
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)) and depth < _DEEPEST:
        merged = value[0]
        if isinstance(merged, dict):
            merged = {name: inner for entry in reversed(value) for name, inner in entry.items()}
        return _leaves(merged, f"{path}[]", depth + 1)
    return [(path or ".", value)]


_DATA = {"employer", "worker", "nav", "health_service", "public", "society", "attendees_time", "production"}


def _by_data(mapping: dict[str, Any]) -> bool:
    """Whether the names are data: paths, actors or items, all with values of one shape."""
    names = set(mapping)
    return any("." in name for name in names) or len(names & _DATA) > 1


def _type(value: Any) -> str:
    if value is None:
        return "null or a value"
    names = {
        bool: "true or false",
        int: "number",
        float: "number",
        str: "text",
        list: "list",
        dict: "mapping",
    }
    return names[type(value)]


def _example(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    short = text if len(text) <= 60 else text[:57] + "..."
    return "`" + short.replace("|", "\\|").replace("`", "'") + "`"
