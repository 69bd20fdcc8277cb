"""`present` shows results that are handed in: it calls no analysis, no model and no synthesis of evidence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PRESENT = Path(__file__).resolve().parents[1] / "hiacalc" / "present"
COMPUTING = ("hiacalc.analysis", "hiacalc.model", "hiacalc.evidence", "hiacalc.programme")
FILES = sorted(PRESENT.rglob("*.py"))


def borrowed(tree: ast.AST) -> Iterator[str]:
    """What is imported from the rooms that compute and is neither a class nor a constant.

    >>> list(borrowed(ast.parse("from hiacalc.analysis.deterministic.one_way import Bar, one_way")))
    ['hiacalc.analysis.deterministic.one_way.one_way']
    >>> list(borrowed(ast.parse("import hiacalc.model")))
    ['hiacalc.model']
    >>> list(borrowed(ast.parse("from hiacalc import evaluate")))
    ['hiacalc.evaluate']
    >>> list(borrowed(ast.parse("from hiacalc.analysis.probabilistic import memory")))
    ['hiacalc.analysis.probabilistic.memory']
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("hiacalc"))
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module == "hiacalc" or module.startswith(COMPUTING):
                names = (alias.name for alias in node.names)
                yield from (f"{module}.{name}" for name in names if not may_be_shown(module, name))


def may_be_shown(module: str, name: str) -> bool:
    """A class, a constant, the version, or the titles in a data file."""
    reads_titles = module.startswith("hiacalc.evidence") and name.startswith("read_")
    return name[0].isupper() or name == "__version__" or reads_titles


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PRESENT)))
def test_it_takes_only_types_and_constants_from_the_rooms_that_compute(path: Path) -> None:
    assert list(borrowed(ast.parse(path.read_text(encoding="utf-8")))) == []
