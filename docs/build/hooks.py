"""What mkdocs does on the way: the pages of all modules enter the navigation, grouped by room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

GENERATED = Path(__file__).resolve().parents[1] / "generated"


def on_config(config: Any) -> Any:
    """Add a page for every module to the chapter on the API."""
    if not (GENERATED / "api").is_dir():
        raise SystemExit("the pages made from the package are missing: run docs/build/generate.py first")
    for chapter in config.nav:
        if "API" in chapter:
            chapter["API"] += _folder(GENERATED / "api" / "hiacalc")
    return config


def _folder(folder: Path) -> list[dict[str, Any]]:
    """Pages of a folder, then its folders, as mkdocs wants a navigation."""
    inside = sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.stem != "index", path.stem))
    return [
        {path.stem.replace("index", folder.name): f"generated/{path.relative_to(GENERATED).as_posix()}"}
        if path.is_file()
        else {path.name: _folder(path)}
        for path in inside
    ]
