"""Sentences in the reader's language, from `texts/nb/` and `texts/en/`: a file for each chapter."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from hiacalc.present.locale.numbers import Numbers
from hiacalc.scenario.labels import LANGUAGES, Wording, read_texts, wording

_FOLDER = Path(__file__).parent / "texts"


class Language:
    """A language: its sentences, each chapter read when first used, and the domain's words."""

    def __init__(self, code: str, *, typeset: bool = True) -> None:
        self.code = code
        self.numbers = Numbers(code, typeset)
        self._folder = _FOLDER / code
        self._chapters: dict[str, Any] = {}

    def _chapter(self, name: str) -> Any:
        if name not in self._chapters:
            self._chapters[name] = read_texts(self._folder / f"{name}.yaml")
        return self._chapters[name]

    @property
    def plain(self) -> Language:
        """The same for a terminal, and for searching: plain spaces and hyphens in numbers."""
        return language(self.code, typeset=False)

    @property
    def words(self) -> Wording:
        """The names of inputs, units, actors and items."""
        return wording(self.code)

    def say(self, key: str, **values: object) -> str:
        """The sentence at a dotted key, with values put in as plain text.

        >>> language("nb").say("run.by_actor")
        'Etter part'
        """
        chapter, *steps = key.split(".")
        branch = self._chapter(chapter)
        for step in steps:
            branch = branch[step]
        return str(branch).format(**values) if values else str(branch)

    def chapter(self, name: str) -> dict[str, str]:
        """All sentences of a chapter that has but one level, by key.

        Args:
            name: of the file.

        >>> language("en").chapter("streamlit")["upload"]
        'Upload'
        """
        return dict(self._chapter(name))

    def long_text(self, name: str) -> str:
        """A page of text in Markdown, from `texts/CODE/NAME.md`.

        >>> language("en").long_text("method").splitlines()[0]
        '## What is computed'
        """
        return (self._folder / f"{name}.md").read_text(encoding="utf-8")

    def has(self, key: str) -> bool:
        """Whether there is a sentence at a dotted key."""
        chapter, *steps = key.split(".")
        branch = self._chapter(chapter)
        for step in steps:
            branch = branch.get(step) if isinstance(branch, dict) else None
        return isinstance(branch, str)


@cache
def language(code: str, *, typeset: bool = True) -> Language:
    """A language by code, each text read once.

    Args:
        code: `nb` or `en`.
        typeset: no-break spaces and a true minus sign in numbers, for pages and charts.

    >>> language("en").code
    'en'
    """
    return Language(code, typeset=typeset)


def preferred(*asked: str | None, fallback: str = "en") -> str:
    """The first of the tags asked for that there are texts for.

    >>> preferred("nb-NO")
    'nb'
    >>> preferred("de_DE.UTF-8", "C")
    'en'
    """
    for tag in asked:
        head = (tag or "").replace("_", "-").split("-")[0].lower()
        head = "nb" if head in ("no", "nn") else head
        if head in LANGUAGES:
            return head
    return fallback


def of_terminal() -> str:
    """The language of the terminal: `HIACALC_LANGUAGE`, else that of the locale, else English."""
    names = ("HIACALC_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return preferred(*(os.environ.get(name) for name in names))
