"""The names of things in bokmål and English: inputs, units, actors, items, settings, outcomes.

The words stand in `texts/nb.yaml` and `texts/en.yaml` beside this module, keyed
by the registry's keys. Sentences for pages and reports live in `hiacalc.present`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from hiacalc.scenario.programme import Programme

LANGUAGES = ("nb", "en")
_FOLDER = Path(__file__).parent / "texts"


class HasTitles(Protocol):
    """What names its meetings and the parts of its programme itself, as a scenario does."""

    @property
    def programme(self) -> Programme | None:
        """The roll-out, where there is one."""
        ...

    def activity_titles(self, language: str) -> Mapping[str, str]:
        """The titles of those meetings that have one, by key."""
        ...


class Wording:
    """The domain's words in one language."""

    def __init__(self, language: str, words: dict[str, Any]) -> None:
        self.language = language
        self.words = words

    def word(self, group: str, name: str) -> str:
        """A word of a group.

        Args:
            group: such as `actors` or `units`.
            name: the key within the group.

        >>> wording("nb").word("actors", "employer")
        'Arbeidsgiver'
        """
        return str(self.words[group][name])

    def unit(self, name: str, *, singular: bool = False) -> str:
        """A unit as it follows a number.

        Args:
            name: the value of a `Unit`.
            singular: whether the number is one.

        >>> wording("en").unit("years", singular=True)
        'year'
        """
        many = self.words["units"][name]
        return str(self.words["one"].get(name, many) if singular else many)

    def input_label(self, path: str, key: str, scenario: HasTitles | None = None) -> str:
        """The name of an input.

        Args:
            path: dotted.
            key: the path with `*` for the parts that a scenario names itself.
            scenario: whose own names fill those parts.

        >>> wording("en").input_label("effect.duration", "effect.duration")
        'Duration of the effect'
        """
        return self._filled(str(self.words["inputs"][key]["label"]), path, key, scenario)

    def setting_label(self, path: str, key: str, scenario: HasTitles | None = None) -> str:
        """The name of a setting that is not a number.

        Args:
            path: dotted.
            key: the path with `*` for the parts that a scenario names itself.
            scenario: whose own names fill those parts.

        >>> wording("en").setting_label("programme.fixed.north.payer", "programme.fixed.*.payer")
        'North: who pays'
        """
        return self._filled(str(self.words["settings"][key]), path, key, scenario)

    def _filled(self, label: str, path: str, key: str, scenario: HasTitles | None) -> str:
        """A label with the scenario's own names in it, and the year where it counts years."""
        steps = path.split(".")
        if "*" not in key:
            return label
        if steps[0] != "programme":
            return label.format(activity=self.activity(steps[2], scenario), year=steps[-1])
        programme = scenario.programme if scenario else None
        year = self.programme_year(int(steps[4]), programme) if len(steps) > 4 else ""
        return label.format(name=self.programme_part(steps[1], steps[2], programme), year=year)

    def input_help(self, key: str) -> str:
        """What an input is, in a sentence or two.

        >>> wording("en").input_help("effect.duration").endswith(".")
        True
        """
        return str(self.words["inputs"][key]["help"])

    def programme_part(self, kind: str, name: str, programme: Programme | None = None) -> str:
        """The name of a region, a fixed cost or a line of funding: its own title, else its key.

        Args:
            kind: `regions`, `fixed` or `funding`.
            name: its key, or the number of the line.
            programme: that may have a title for it.

        >>> wording("en").programme_part("regions", "north_east")
        'North east'
        """
        title = programme.title_of(kind, name) if programme else None
        if title is not None:
            return title.in_language(self.language)
        if kind == "funding":
            return str(self.words["programme"]["line"]).format(number=name)
        return (name[:1].upper() + name[1:]).replace("_", " ")

    def programme_year(self, number: int, programme: Programme | None = None) -> str:
        """A year of a programme: the calendar year, or its number where there is no programme.

        Args:
            number: counted from 1.
            programme: whose calendar it is.

        >>> wording("en").programme_year(2)
        'year 2'
        """
        if programme is None:
            return str(self.words["programme"]["year"]).format(number=number)
        return str(programme.year_of(number))

    def activity(self, name: str, scenario: HasTitles | None = None) -> str:
        """The name of a meeting: the scenario's own title, else the usual one, else its key.

        Args:
            name: its key in `delivery.activities`.
            scenario: that may have a title for it.

        >>> wording("en").activity("my_own")
        'my own'
        """
        titles = scenario.activity_titles(self.language) if scenario else {}
        return titles.get(name) or str(self.words["activities"].get(name, name.replace("_", " ")))


@cache
def wording(language: str) -> Wording:
    """The words of a language, read once.

    >>> wording("en").word("units", "share")
    'share'
    """
    return Wording(language, read_texts(_FOLDER / f"{language}.yaml"))


def read_texts(file: Path) -> dict[str, Any]:
    """The texts in a file that comes with the product, by the fastest safe reader there is."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    return texts
