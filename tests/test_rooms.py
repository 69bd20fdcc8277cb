"""Each room imports only what the house rules allow."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hiacalc"
STANDARD = set(sys.stdlib_module_names)
SHARED = {
    "hiacalc.arrays",
    "hiacalc.problem_code",
    "hiacalc.record",
    "hiacalc.text",
}  # the ground of every room

MAY = {
    "scenario": {"numpy", "pydantic", "pydantic_core", "yaml", "hiacalc.scenario"},
    "model": {"numpy", "hiacalc.scenario", "hiacalc.model"},
    "analysis": {
        "numpy",
        "scipy",
        "hiacalc.scenario",
        "hiacalc.evidence",
        "hiacalc.model",
        "hiacalc.analysis",
    },
    "evidence": {"pydantic", "yaml", "hiacalc.evidence"},
    "present": {
        "numpy",
        "yaml",
        "plotly",
        "kaleido",
        "choreographer",
        "pyarrow",
        "hiacalc",
        "hiacalc.version",
        "hiacalc.scenario",
        "hiacalc.model",
        "hiacalc.analysis",
        "hiacalc.evidence",
        "hiacalc.present",
    },
}
FILES = [path for room in MAY for path in sorted((PACKAGE / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Modules imported at run time; what only type checkers read does not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_room_imports_only_what_it_may(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    for module in imported(path):
        parts = module.split(".")
        name = ".".join(parts[:2]) if parts[0] == "hiacalc" else parts[0]
        assert name in MAY[room] | SHARED | STANDARD, f"{room} imports {module}"


@pytest.mark.parametrize("module", ["hiacalc", "hiacalc.model", "hiacalc.cli", "hiacalc.cli.main"])
def test_import_pulls_in_nothing_heavy(module: str) -> None:
    heavy = ("scipy", "plotly", "streamlit", "pandas")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert said.stdout.strip() == "[]"


def test_no_number_of_the_base_case_stands_in_code() -> None:
    telling = {510000.15, 1.392757, 3337496, 8264365, 4926870, 1687.5, 31.944444444444443, 330, 1652873}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        numbers = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)
        }
        assert not numbers & telling, path
