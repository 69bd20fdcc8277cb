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
        """The number as YAML reads it, with its text.

        >>> number = GroupedLooking.of("1.000")
        >>> float(number), number.text
        (1.0, '1.000')
        """
        number = cls(as_float(text))
        number.text = text
        return number


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a mapping or a list, with its own place and that of its key."""

    value: Scalar | dict[str, Node] | list[Node]
    mark: Mark
    key_mark: Mark | None = None

    def plain(self, read: Mapping[int, tuple[Node, Plain]] | None = None) -> Plain:
        """The tree as bare dicts, lists and scalars.

        Args:
            read: some of the nodes by their identity, each with what stands for it. The node itself
                is asked for as well, since an identity may come to be another's.

        >>> read_document(b"a: [1, no]", "x.yaml").plain()
        {'a': [1, 'no']}
        """
        if read and (pair := read.get(id(self))) and pair[0] is self:
            return pair[1]
        if isinstance(self.value, dict):
            return {key: child.plain(read) for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain(read) for child in self.value]
        return self.value

    def at(self, *steps: str | int) -> Node:
        """The node at the end of `steps`, or the nearest one above it that exists.

        >>> read_document(b"a: {b: [1, 2]}", "x.yaml").at("a", "b", 1).plain()
        2
        """
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
        ScenarioError: with every problem that could be told apart.

    >>> read_document(b"rate: 7 %", "x.yaml").at("rate").mark.column
    7
    """
    source = printable(source)
    reader = _Reader(source)
    try:
        node = reader.read(_decoded(data, source))
    except yaml.MarkedYAMLError as error:
        position = error.problem_mark or error.context_mark
        mark = Mark(source, position.line + 1, position.column + 1) if position else Mark(source)
        fail(Code.YAML_SYNTAX, mark, actual=SYNTAX.get(error.problem or error.context or "", "other"))
    if node is None:
        fail(Code.EMPTY_FILE, Mark(source))
    if reader.problems:
        raise ScenarioError(reader.problems)
    return node


def _decoded(data: bytes, source: str) -> str:
    """The text in a file's bytes, small enough and of characters that a text may hold."""
    if len(data) > MAX_BYTES:
        fail(Code.FILE_TOO_LARGE, Mark(source), actual=f"> {MAX_BYTES} bytes", allowed=f"{MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        fail(Code.NOT_UTF8, _end_of(before, source), actual=f"0x{data[error.start]:02x}")
    if unprintable := yaml.reader.Reader.NON_PRINTABLE.search(text):
        mark = _end_of(text[: unprintable.start()], source)
        fail(Code.UNPRINTABLE_CHARACTER, mark, actual=f"#x{ord(unprintable[0]):04x}")
    return text


def _end_of(text: str, source: str) -> Mark:
    lines = text.split("\n")
    return Mark(source, len(lines), len(lines[-1]) + 1)


def read_value(text: str, source: str) -> Node:
    """The tree of a value given in one line, as in `--set path=VALUE`.

    Args:
        text: the value.
        source: the name to show in messages.

    Raises:
        ScenarioError: with every problem that could be told apart.

    >>> read_value("{0: 0.04, 40: 0.03}", "--set").plain()
    {'0': 0.04, '40': 0.03}
    """
    if text.strip() in ("null", "~"):
        return Node(None, Mark(source))
    return read_document(text.encode(errors="surrogatepass"), source)


def as_node(plain: Any, mark: Mark) -> Node:
    """Bare dicts, lists and scalars as a tree that stands at one place.

    Args:
        plain: a tree is left as it is.
        mark: the place of all its parts.

    >>> as_node({"a": [1]}, Mark("x")).at("a", 0).mark.source
    'x'
    """
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
        is_integer = len(text) < 16 and not any(mark in text for mark in ".eE")
        return int(as_float(text)) if is_integer else as_float(text)
    return text


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is not closed yet, and the key that waits for its value."""

    node: Node
    anchor: str | None
    nodes_before: int
    key: Node | None = None


class _Reader:
    """Builds the tree from parser events with a stack of its own, so depth is bounded by us."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.nodes = 0
        self.documents = 0

    def read(self, text: str) -> Node | None:
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        for event in events:
            mark = Mark(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
            node = self.finished_by(event, mark)
            if node is not None:
                self.put(node)
        return None if self.root is None or self.root.value is None else self.root

    def finished_by(self, event: Any, mark: Mark) -> Node | None:
        """The node that an event completes; None when it only begins something."""
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, mark)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, mark)
        if isinstance(event, yaml.CollectionEndEvent):
            return self.close()
        if isinstance(event, yaml.CollectionStartEvent):
            self.open(event, mark)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                fail(Code.SEVERAL_DOCUMENTS, mark)
        return None

    def scalar(self, event: Any, mark: Mark) -> Node:
        self.refuse_tag(event, mark)
        self.count(1, mark)
        if unsafe := UNSAFE.search(event.value):
            self.problems.append(Problem(Code.UNPRINTABLE_CHARACTER, mark, actual=f"#x{ord(unsafe[0]):04x}"))
        node = Node(event.value if event.style else scalar(event.value), mark)
        self.remember(event.anchor, node, 1)
        return node

    def alias(self, event: Any, mark: Mark) -> Node:
        anchor = event.anchor
        if anchor not in self.anchors:
            fail(Code.UNKNOWN_ALIAS, mark, actual=f"*{anchor}")
        self.count(self.sizes[anchor], mark)
        return replace(self.anchors[anchor], mark=mark)

    def open(self, event: Any, mark: Mark) -> None:
        self.refuse_tag(event, mark)
        self.count(1, mark)
        if len(self.stack) >= MAX_DEPTH:
            fail(Code.TOO_DEEP, mark, allowed=str(MAX_DEPTH))
        node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], mark)
        self.stack.append(_Open(node, event.anchor, self.nodes))

    def close(self) -> Node:
        closed = self.stack.pop()
        self.remember(closed.anchor, closed.node, self.nodes - closed.nodes_before + 1)
        return closed.node

    def remember(self, anchor: str | None, node: Node, size: int) -> None:
        if anchor:
            self.anchors[anchor] = node
            self.sizes[anchor] = size

    def put(self, node: Node) -> None:
        """Put a finished node in the collection that is open: as an item, a key or the value of one."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif isinstance(parent.node.value, dict) and parent.key is not None:
            self.put_value(parent.node.value, parent.key, node)
            parent.key = None
        else:
            parent.key = node

    def put_value(self, mapping: dict[str, Node], key: Node, node: Node) -> None:
        if isinstance(key.value, (dict, list)):
            self.problems.append(Problem(Code.KEY_NOT_TEXT, key.mark))
            return
        name = "null" if key.value is None else str(key.value)
        if name in mapping:
            first = mapping[name].key_mark
            above = [shown(outer.key.value) for outer in self.stack[:-1] if outer.key is not None]
            path = ".".join([*above, shown(name)])
            line = str(first.line) if first else ""
            self.problems.append(Problem(Code.DUPLICATE_KEY, key.mark, path, allowed=line))
            return
        mapping[name] = Node(node.value, node.mark, key.mark)

    def count(self, more: int, mark: Mark) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            fail(Code.TOO_MANY_NODES, mark, allowed=str(MAX_NODES))

    def refuse_tag(self, event: Any, mark: Mark) -> None:
        if event.tag is not None:
            self.problems.append(Problem(Code.YAML_TAG, mark, actual=shown(event.tag)))
