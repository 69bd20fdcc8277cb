"""Hostile numbers, words, keys and nodes, and how a tree of them is written as YAML.

A tree is made of lists, scalars, `Raw` text and mappings; a mapping is a dict,
or `Pairs` where a key may stand twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

from hiacalc.scenario.distribution import Distribution
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.reading import shipped_folder, shipped_names
from hiacalc.scenario.registry import keys
from hiacalc.scenario.schema import Activity, Scenario


@dataclass(frozen=True)
class Raw:
    """Text that stands in the file as it is."""

    text: str


@dataclass(frozen=True)
class Pairs:
    """A mapping in which a key may stand twice."""

    pairs: tuple[tuple[Any, Any], ...]


TREES: dict[str, Any] = {
    name: yaml.load(  # the base loader makes texts only
        (shipped_folder() / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    for name in shipped_names()
}
BASE = TREES["helseiarbeid-2016"]
INPUTS = sorted({path.replace("*", "module") for path in keys()})

NUMBERS = (
    *(
        "0",
        "-0",
        "0.0",
        "-1",
        "1",
        "2",
        "0.5",
        "0.05",
        "0.07",
        "5",
        "30",
        "1000",
        "1e-300",
        "5e-324",
        "1e-11",
    ),
    *("1e-10", "1e300", "-1e300", "1.7976931348623157e308", "1e309", "-1e309", "1e999", "1e-400", "0.1e1"),
    *(
        ".nan",
        ".NaN",
        ".inf",
        "-.inf",
        "nan",
        "inf",
        "Infinity",
        "9" * 15,
        "9" * 16,
        "9" * 400,
        "1" + "0" * 308,
    ),
    *(
        "0x1F",
        "010",
        "0o17",
        "1_000",
        "1:30",
        "1.000",
        "1.000.000",
        "1,5",
        "0,07",
        "1 000",
        "1e",
        "e5",
        "+",
        "-",
    ),
    *(
        "--1",
        "+5",
        "7 %",
        "7%",
        "% 7",
        "-7 %",
        "1e3 %",
        "1e308 %",
        "nan %",
        "0.05",
        ".5",
        "5.",
        "−5 %",
        "５",
        "½",
    ),
    *("٣", "1e-5", "0.9999999999999999", "1.0000000000000002", "2024", "1990", "2100.5", "5000000", "100"),
)
WORDS = (
    *(
        "",
        " ",
        "~",
        "null",
        "Null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "inherit",
        "own",
        "scenario",
        "mixture",
    ),
    *("hiacalc/1", "hiacalc:helseiarbeid-2016", "published", "judgement", "interval", "convention", "moved"),
    *("start", "whole", "average", "beta", "=1+1", "@SUM(1)", "<script>", "{nb: x}", "[1, 2]", "a: b", "# x"),
    *(
        "*a",
        "&a",
        "!!int 5",
        "!x",
        "|",
        ">",
        "%",
        "---",
        "...",
        "?",
        "a\nb",
        "a\tb",
        "\x1b[31m",
        "\x85",
        "\u2028",
    ),
    *("\u202eabc", "\u200f", "\u0000", "\ufeff", "\ufffe", "\ud800", "\U0001f4a3" * 30, "å" * 90, "x" * 5000),
    *("../..", "/etc/passwd", "{found}", "{", "%s", "\\", "'", '"', "`", "__class__", "NaN", "e\u0301" * 50),
)
KEYS = tuple(
    dict.fromkeys(
        [
            *Quantity.model_fields,
            *Distribution.model_fields,
            *(step for path in INPUTS for step in path.split(".")),
            *Scenario.model_fields,
            *Activity.model_fields,
            *("schema", "based_on", "between", "rank", "evidence", "timing", "groups", "activities"),
            *("0", "1", "-1", "2e9", "nb", "en", "caveats.1"),
        ]
    )
)
NAMES = ("absence", "rate.", ".", "a.b", "model_config", "__init__", "tree", "numbers", "origin_tree", "1.5")

numbers = st.sampled_from(NUMBERS).map(Raw) | st.floats().map(lambda number: Raw(repr(number)))
words = st.sampled_from(WORDS) | st.text(max_size=12)
raw_words = st.sampled_from([word for word in WORDS if len(word) < 100]).map(Raw)
scalars = numbers | words | raw_words | st.sampled_from(NUMBERS)
keys_ = st.sampled_from(KEYS) | st.sampled_from(NAMES) | st.sampled_from(WORDS) | numbers | raw_words


def _wide(count: int, node: Any) -> Any:
    return [node] * count


def _deep(depth: int, node: Any) -> Any:
    for level in range(depth):
        node = [node] if level % 2 else {"value": node}
    return node


def _bomb(levels: int) -> Raw:
    """Aliases of aliases."""
    made = "[&a0 [x, x]"
    for level in range(1, levels + 1):
        made += f", &a{level} [" + ", ".join([f"*a{level - 1}"] * 9) + "]"
    return Raw(made + "]")


big = (
    st.builds(_wide, st.sampled_from([3, 41, 300, 5000]), scalars)
    | st.builds(_deep, st.sampled_from([2, 5, 28, 31, 60]), scalars)
    | st.builds(
        lambda count, node: {f"a{place}": node for place in range(count)},
        st.sampled_from([3, 50, 3000]),
        scalars | st.just({}),
    )
    | st.sampled_from([1, 3, 9]).map(_bomb)
    | st.sampled_from(
        ["&a *a", "&a [*a]", "&a {b: *a}", "*a", "&a x", "{[a]: b}", "{{a: b}: c}", "[&b 1, *b]"]
    ).map(Raw)
)
quantities = st.fixed_dictionaries(
    {},
    optional={
        "value": scalars,
        "low": scalars,
        "high": scalars,
        "basis": st.sampled_from(["published", "judgement", "interval", "convention"]) | scalars,
        "level": scalars,
        "unit": words,
        "source": words,
        "provenance": st.sampled_from(["published", "own", "moved", "assumption", "derived"]) | scalars,
        "distribution": st.deferred(lambda: nodes),
        "moved_from": st.deferred(lambda: nodes),
        "note": st.deferred(lambda: nodes),
    },
)
nodes: st.SearchStrategy[Any] = st.one_of(
    scalars,
    scalars,
    quantities,
    st.just({}),
    st.just([]),
    st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.lists(st.tuples(keys_, inner), max_size=4).map(lambda pairs: Pairs(tuple(pairs)))
        ),
        max_leaves=6,
    ),
    big,
)


def written(node: Any) -> str:
    """A tree as one line of YAML."""
    if isinstance(node, Raw):
        return node.text
    if isinstance(node, (dict, Pairs)):
        pairs = node.pairs if isinstance(node, Pairs) else tuple(node.items())
        return "{" + ", ".join(f"{_key(key)}: {written(value)}" for key, value in pairs) + "}"
    if isinstance(node, (list, tuple)):
        return "[" + ", ".join(map(written, node)) + "]"
    return _text(str(node))


def document(top: Pairs) -> str:
    """A mapping as a file, one line for each key."""
    return "".join(f"{_key(key)}: {written(value)}\n" for key, value in top.pairs)


def _key(key: Any) -> str:
    return key.text if isinstance(key, Raw) else _text(str(key))


def _text(text: str) -> str:
    """Numbers and plain words as they are, all else in quotes."""
    if text.isascii() and text.replace("_", "").replace(".", "").replace("-", "").isalnum():
        return text
    return json.dumps(text, ensure_ascii=any("\ud800" <= letter <= "\udfff" for letter in text))
