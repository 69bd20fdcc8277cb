"""A result is named by its type or its standard term: words that say nothing of what they hold stay out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAY_NOTHING = {"found", "said", "told", "one"}
FILES = [
    *(path for room in ("hiacalc", "tests") for path in sorted((ROOT / room).rglob("*.py"))),
    ROOT / "app.py",
]


def bound(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that is bound, with its line: variables, arguments, functions, classes and fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name, node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_result_is_named_by_a_word_that_says_nothing_of_it(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(name, line) for name, line in bound(tree) if name.strip("_") in SAY_NOTHING] == []


def test_each_way_to_bind_a_name_is_seen() -> None:
    code = """
import os as found
def one(said, *told): ...
class _found: ...
for one in range(3): ...
with open(os) as said: ...
[told for told in ()]
(found := 1)
self.said = 2
try: ...
except OSError as told: ...
match found:
    case [one, *said]: ...
"""
    names = [name.strip("_") for name, _ in bound(ast.parse(code)) if name != "self"]
    assert len(names) == 13
    assert set(names) == SAY_NOTHING
