"""Chapters of the README and other files of the project as pages, so that nothing is said twice."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = {
    "planners.md": ("Planners",),
    "economists.md": ("Economists",),
    "scenarios.md": ("Shipped scenarios",),
    "serving.md": ("Serving",),
}
_OTHER_FILES = {
    "docs/": "../",
    "CONTRIBUTING.md": "../contributing/index.md",
    "CHANGELOG.md": "changelog.md",
}


WIDE = ("---", "hide: [toc]", "---", "")  # the table takes the margin's place


def pages() -> dict[str, str]:
    """The pages by name."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made = {name: _chapter(readme, *begins) for name, begins in CHAPTERS.items()}
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return made | {"changelog.md": changelog, "glossary.md": glossary()}


def _chapter(readme: str, begins: str) -> str:
    """One chapter, its headings a level up and its links as seen from the generated pages."""
    chapter = next(
        part for part in re.split(r"^(?=## )", readme, flags=re.MULTILINE) if part[3:].startswith(begins)
    )
    code = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
    parts = code.split(chapter)
    parts[::2] = [re.sub(r"^##", "#", part, flags=re.MULTILINE) for part in parts[::2]]
    text = "".join(parts)
    for before, after in _OTHER_FILES.items():
        text = text.replace(f"]({before}", f"]({after}")
    return text


def glossary() -> str:
    """The glossary's table with the names in the code as code."""
    import csv

    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [
        *WIDE,
        "# Glossary",
        "",
        "One thing, three ways to say it, and what it is called in the code. Where the first two words are the same, there",
        "is one word for it.",
        "",
        "| economist | engineer | på norsk | what it is | in the code |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        names = ", ".join(f"`{name}`" for name in row["in the code"].split())
        lines.append(
            f"| {row['economist']} | {row['engineer']} | {row['norsk']} | {row['what it is']} | {names} |"
        )
    return "\n".join(lines) + "\n"
