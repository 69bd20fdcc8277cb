"""Strict YAML: a small tree that remembers where every part stands.

The reader takes the part of YAML that economists write (mappings, lists,
plain and quoted scalars, aliases) and refuses the rest by name: tags, several
documents, duplicate keys, deep nesting, alias bombs. Scalars are read by the
rules of YAML 1.2, so that `no`, `1:30`, `010` and `2014-01-01` stay the text
they look like, and only a number is a number. Nothing is ever constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml

from hiacalc.problem_code import Code
from hiacalc.scenario.number import MINUS, NUMBER, as_float
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, printable, shown
from hiacalc.text import UNSAFE

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
MAX_NODES = 20_000

Scalar: TypeAlias = str | float | int | bool | None
Plain: TypeAlias = Any

_GROUPED = re.compile(rf"[-+{MINUS}]?[1-9][0-9]{{0,2}}\.[0-9]{{3}}")
_WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
# What libyaml says is wrong, by our names; sentences for them are made where the language is known.
SYNTAX = {
    "did not find expected ',' or ']'": "list_left_open",
    "did not find expected ',' or '}'": "mapping_left_open",
    "found unexpected end of stream": "quotes_left_open",
    "mapping values are not allowed in this context": "colon_too_many",
    "found character that cannot start any token": "odd_beginning",
    "did not find expected key": "line_does_not_fit",
    "did not find expected '-' indicator": "line_outside_list",
    "did not find expected alphabetic or numeric character": "nameless_anchor",
    "found unknown escape character": "unknown_escape",
    "found invalid Unicode character escape code": "escape_of_nothing",
    "did not find expected node content": "value_missing",
    "could not find expected ':'": "colon_missing",
    "block sequence entries are not allowed in this context": "list_on_key_line",
    "found a tab character where an indentation space is expected": "tab_for_spaces",
}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class GroupedLooking(float):
    """A number written like `1.000`, which may be one or, in Norwegian, a thousand; `text` is as written."""

    text: str

    @classmethod
    def of(cls, text: str) -> GroupedLooking:
        """The number as YAML reads it, with its text."""
        number = cls(as_float(text))
        number.text = text
        return number


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a mapping or a list, with its own place and that of its key."""

    value: Scalar | dict[str, Node] | list[Node]
    mark: Mark
    key_mark: Mark | None = None

    def plain(self, known: Mapping[int, tuple[Node, Plain]] | None = None) -> Plain:
        """The same tree as bare dicts, lists and scalars.

        Args:
            known: some of the nodes by their identity, each with what stands for it. The node itself
                is asked for as well, since an identity may come to be another's.

        >>> read_document(b"a: [1, no]", "x.yaml").plain()
        {'a': [1, 'no']}
        """
        if known and (found := known.get(id(self))) and found[0] is self:
            return found[1]
        if isinstance(self.value, dict):
            return {key: child.plain(known) for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain(known) for child in self.value]
        return self.value

    def at(self, *steps: str | int) -> Node:
        """The node at the end of `steps`, or the nearest one above it that exists."""
        node = self
        for step in steps:
            if isinstance(node.value, dict) and str(step) in node.value:
                node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                break
        return node


def read_document(data: bytes, source: str) -> Node:
    """The tree of one YAML document.

    Args:
        data: the file's bytes, UTF-8, at most `MAX_BYTES`.
        source: the name to show in messages.

    Raises:
        ScenarioError: with every fault that could be told apart.

    >>> read_document(b"rate: 7 %", "x.yaml").at("rate").mark.column
    7
    """
    source = printable(source)
    if len(data) > MAX_BYTES:
        fail(Code.FILE_TOO_LARGE, Mark(source), found=f"> {MAX_BYTES} bytes", allowed=f"{MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        lines = before.decode("utf-8-sig", errors="replace").split("\n")
        mark = Mark(source, len(lines), len(lines[-1]) + 1)
        fail(Code.NOT_UTF8, mark, found=f"0x{data[error.start]:02x}")
    if unprintable := yaml.reader.Reader.NON_PRINTABLE.search(text):
        lines = text[: unprintable.start()].split("\n")
        mark = Mark(source, len(lines), len(lines[-1]) + 1)
        fail(Code.UNPRINTABLE_CHARACTER, mark, found=f"#x{ord(unprintable[0]):04x}")
    reader = _Reader(source)
    try:
        node = reader.read(text)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        mark = Mark(source, at.line + 1, at.column + 1) if at else Mark(source)
        fail(Code.YAML_SYNTAX, mark, found=SYNTAX.get(error.problem or error.context or "", "other"))
    if node is None:
        fail(Code.EMPTY_FILE, Mark(source))
    if reader.problems:
        raise ScenarioError(reader.problems)
    return node


def read_value(text: str, source: str) -> Node:
    """The tree of a value given in one line, as in `--set path=VALUE`.

    >>> read_value("{0: 0.04, 40: 0.03}", "--set").plain()
    {'0': 0.04, '40': 0.03}
    """
    if text.strip() in ("null", "~"):
        return Node(None, Mark(source))
    return read_document(text.encode(errors="surrogatepass"), source)


def as_node(plain: Any, mark: Mark) -> Node:
    """Bare dicts, lists and scalars as a tree that stands at one place."""
    if isinstance(plain, Node):
        return plain
    if isinstance(plain, Mapping):
        return Node({str(key): as_node(value, mark) for key, value in plain.items()}, mark, mark)
    if isinstance(plain, (list, tuple)):
        return Node([as_node(value, mark) for value in plain], mark, mark)
    return Node(plain, mark, mark)


def scalar(text: str) -> Scalar:
    """The value of a plain (unquoted) scalar.

    >>> [scalar(text) for text in ("0.05", ".5", "1e3", "12", "no", "010", "1:30", "~")]
    [0.05, 0.5, 1000.0, 12, 'no', '010', '1:30', None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if NUMBER.fullmatch(text):
        if _GROUPED.fullmatch(text):
            return GroupedLooking.of(text)
        whole = len(text) < 16 and not any(mark in text for mark in ".eE")
        return int(as_float(text)) if whole else as_float(text)
    return text


class _Reader:
    """Builds the tree from parser events with a stack of its own, so depth is bounded by us."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.nodes = 0

    def read(self, text: str) -> Node | None:
        root: Node | None = None
        documents = 0
        # an open collection, the key that waits for its value, the anchor, the nodes before it
        stack: list[tuple[Node, Node | None, str | None, int]] = []
        for event in self.events(text):
            mark = self.mark(event)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    fail(Code.SEVERAL_DOCUMENTS, mark)
                continue
            if isinstance(event, yaml.CollectionStartEvent):
                self.refuse_tag(event, mark)
                self.count(1, mark)
                if len(stack) >= MAX_DEPTH:
                    fail(Code.TOO_DEEP, mark, allowed=str(MAX_DEPTH))
                opened: Node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], mark)
                stack.append((opened, None, event.anchor, self.nodes))
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                node, _, anchor, before = stack.pop()
                if anchor:
                    self.anchors[anchor] = node
                    self.sizes[anchor] = self.nodes - before + 1
            elif isinstance(event, yaml.ScalarEvent):
                self.refuse_tag(event, mark)
                self.count(1, mark)
                if unsafe := UNSAFE.search(event.value):
                    self.problems.append(
                        Problem(Code.UNPRINTABLE_CHARACTER, mark, found=f"#x{ord(unsafe[0]):04x}")
                    )
                node = Node(event.value if event.style else scalar(event.value), mark)
                if event.anchor:
                    self.anchors[event.anchor] = node
                    self.sizes[event.anchor] = 1
            elif isinstance(event, yaml.AliasEvent):
                if event.anchor not in self.anchors:
                    fail(Code.UNKNOWN_ALIAS, mark, found=f"*{event.anchor}")
                self.count(self.sizes[event.anchor], mark)
                node = replace(self.anchors[event.anchor], mark=mark)
            else:
                continue
            if not stack:
                root = node
                continue
            parent, key, anchor, before = stack[-1]
            if isinstance(parent.value, list):
                parent.value.append(node)
            elif isinstance(parent.value, dict) and key is not None:
                above = [shown(outer[1].value) for outer in stack[:-1] if outer[1] is not None]
                self.put(parent.value, key, node, above)
                stack[-1] = (parent, None, anchor, before)
            else:
                stack[-1] = (parent, node, anchor, before)
        return None if root is None or (root.value is None) else root

    def events(self, text: str) -> Iterator[Any]:
        return yaml.parse(text, Loader=_Loader)

    def mark(self, event: Any) -> Mark:
        return Mark(self.source, event.start_mark.line + 1, event.start_mark.column + 1)

    def count(self, more: int, mark: Mark) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            fail(Code.TOO_MANY_NODES, mark, allowed=str(MAX_NODES))

    def refuse_tag(self, event: Any, mark: Mark) -> None:
        if event.tag is not None:
            self.problems.append(Problem(Code.YAML_TAG, mark, found=shown(event.tag)))

    def put(self, parent: dict[str, Node], key: Node, node: Node, above: list[str]) -> None:
        if isinstance(key.value, (dict, list)):
            self.problems.append(Problem(Code.KEY_NOT_TEXT, key.mark))
            return
        name = "null" if key.value is None else str(key.value)
        if name in parent:
            first = parent[name].key_mark
            path = ".".join([*above, shown(name)])
            self.problems.append(
                Problem(Code.DUPLICATE_KEY, key.mark, path, allowed=str(first.line) if first else "")
            )
            return
        parent[name] = Node(node.value, node.mark, key.mark)
