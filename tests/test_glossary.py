"""The names that the glossary gives are those of the code."""

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def names_in_the_code() -> frozenset[str]:
    """Modules, classes, functions, attributes and constants of the package."""
    terms: set[str] = set()
    for path in (ROOT / "hiacalc").rglob("*.py"):
        terms.add(path.stem)
        terms.update(bound(ast.parse(path.read_text(encoding="utf-8"))))
    return frozenset(terms)


def bound(tree: ast.Module) -> Iterator[str]:
    """What a module binds in itself and in its classes, and the attributes it sets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for node in scope.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_every_row_is_whole_and_no_term_comes_twice() -> None:
    assert all(all(row.values()) and None not in row for row in rows())
    terms = [row["economist"] for row in rows()]
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("name", sorted({name for row in rows() for name in row["in the code"].split()}))
def test_a_name_in_the_glossary_is_in_the_code(name: str) -> None:
    assert name in names_in_the_code()
