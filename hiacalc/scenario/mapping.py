"""A scenario, or a part of one, from bare mappings: the tree of a file, with every part at its path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import yaml

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail, shown
from hiacalc.scenario.yaml_tree import MAX_DEPTH, MAX_NODES, Node
from hiacalc.text import UNSAFE


def read_mapping(plain: Any, path: str = "", source: str = "scenario") -> Node:
    """The tree of bare mappings, lists and scalars; numpy's numbers and arrays are numbers and lists.

    Args:
        plain: what stands at `path`; a tree is left as it is.
        path: dotted, empty for a whole scenario.
        source: the name to show in messages about the whole.

    Raises:
        ScenarioError: what a file would be refused for too: nested too deeply, too
            many values, a key that is no word or stands twice, a control character.

    >>> tree = read_mapping({"effect": {"duration": np.int64(3)}})
    >>> tree.plain(), str(tree.at("effect", "duration").mark)
    ({'effect': {'duration': 3}}, 'effect.duration')
    """
    return _Reader(source).read(plain, path, 1)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.nodes = 0

    def read(self, plain: Any, path: str, depth: int) -> Node:
        if isinstance(plain, Node):
            return plain
        mark = Mark(shown(path) or self.source)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            fail(Code.TOO_MANY_NODES, Mark(self.source), allowed=str(MAX_NODES))
        if depth > MAX_DEPTH:
            fail(Code.TOO_DEEP, mark, allowed=str(MAX_DEPTH))
        if isinstance(plain, (np.generic, np.ndarray)):
            plain = plain.tolist()
        if isinstance(plain, Mapping):
            return Node(self.entries(plain, path, depth, mark), mark, mark)
        if isinstance(plain, (list, tuple)):
            parts = [
                self.read(part, f"{path}.{index}", depth + 1) for index, part in enumerate(plain, start=1)
            ]
            return Node(parts, mark, mark)
        if isinstance(plain, str):
            _refuse_unprintable(plain, mark)
        return Node(plain, mark, mark)

    def entries(self, plain: Mapping[Any, Any], path: str, depth: int, mark: Mark) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        for key, value in plain.items():
            if not isinstance(key, (str, int, float, np.number)):
                fail(Code.KEY_NOT_TEXT, mark, path, key)
            name = str(key)
            _refuse_unprintable(name, mark)
            if name in nodes:
                fail(Code.GIVEN_TWICE, mark, path, name)
            nodes[name] = self.read(value, f"{path}.{name}" if path else name, depth + 1)
        return nodes


def _refuse_unprintable(text: str, mark: Mark) -> None:
    if unsafe := UNSAFE.search(text) or yaml.reader.Reader.NON_PRINTABLE.search(text):
        fail(Code.UNPRINTABLE_CHARACTER, mark, actual=f"#x{ord(unsafe[0]):04x}")
