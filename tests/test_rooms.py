"""What no import pulls in, and what stands in no code; import-linter holds the order of the rooms."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hiacalc"


@pytest.mark.parametrize("module", ["hiacalc", "hiacalc.model", "hiacalc.cli", "hiacalc.cli.main"])
def test_import_pulls_in_nothing_heavy(module: str) -> None:
    heavy = ("scipy", "plotly", "streamlit", "pandas")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


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
