"""A page for each module, found by walking the package's files."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "hiacalc"


def pages() -> dict[str, str]:
    """Page by name: a heading and the directive that mkdocstrings fills in."""
    made = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = _module(path)
        folder = "api/" + "/".join(module.split("."))
        name = f"{folder}/index.md" if path.stem == "__init__" else f"{folder}.md"
        made[name] = f"# `{module}`\n\n::: {module}\n"
    return made | {"modules.md": _listed()}


def _listed() -> str:
    """All modules with the first line of what they say of themselves, by room."""
    lines = ["# All modules", ""]
    room = None
    for path in sorted(
        PACKAGE.rglob("*.py"), key=lambda path: (path.parent, path.stem != "__init__", path.stem)
    ):
        if path.parent != room:
            room = path.parent
            lines += ["", f"## {_module(room / '__init__.py')}", ""]
        link = (
            path.relative_to(PACKAGE.parent).with_suffix(".md").as_posix().replace("__init__.md", "index.md")
        )
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        lines.append(f"- [`{_module(path)}`](api/{link}): {said.partition(chr(10))[0]}")
    return "\n".join(lines) + "\n"


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
