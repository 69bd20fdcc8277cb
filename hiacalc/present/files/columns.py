"""Tables in words: the names of columns, and of what stands in them, in the reader's language.

Heads and cells are keys, the same for programs always; their words stand in
`texts/CODE/columns.yaml` and among the domain's words. What has no word, such as
a path or a title, stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Spoken
from hiacalc.present.words.inputs import label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_inputs

_WORDS = {
    "actor": ("actors",),
    "basis": ("basis",),
    "component": ("components",),
    "item": ("items",),
    "kind": ("kinds",),
    "option": ("options", "perspectives"),
    "perspective": ("perspectives",),
    "provenance": ("provenance",),
    "timing": ("options",),
    "unit": ("units",),
    "value": ("options", "items", "components"),  # of a setting
}
_PER_WORKERS = re.compile(r"(\w+)_per_([0-9]+)_workers")
_SENTENCES = {"design": "evidence.design", "verdict": "evidence.verdict"}
_ENDS = ("_from", "_to")


class Columns:
    """The words for one table, of a scenario or of none."""

    def __init__(self, language: Language, scenario: Scenario | None, decimal: str) -> None:
        self.language = language
        self.scenario = scenario
        self.decimal = decimal
        self._inputs = {} if scenario is None else named_inputs(scenario)

    def heads(self, keys: Sequence[object], origin: Sequence[str] = ()) -> list[str]:
        """The names of columns, then those of where they come from; no two alike.

        Args:
            keys: of the columns.
            origin: keys of the columns that tell the origin.

        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> columns = Columns(language("nb"), shipped("helseiarbeid-2016"), ",")
        >>> columns.heads(["effect.duration", "net_benefit.nav"], ["price_year"])
        ['Virkningens varighet (år)', 'Netto nytte, NAV', 'Prisår (opphav)']
        """
        names = [str(key) for key in keys]
        names_shown = [self._head(name) for name in names]
        taken = Counter(names_shown)
        names_shown = [
            f"{head} [{name}]" if taken[head] > 1 else head
            for head, name in zip(names_shown, names, strict=True)
        ]
        return names_shown + [self.language.say(f"columns.origin.{name}") for name in origin]

    def _head(self, name: str) -> str:
        language = self.language
        if language.has(f"columns.heads.{name}"):
            return language.say(f"columns.heads.{name}")
        outcomes: dict[str, str] = language.words.words["outcomes"]
        if name in outcomes:
            return outcomes[name]
        for end in _ENDS:
            if (stem := name.removesuffix(end)) in outcomes and stem != name:
                return language.say(f"columns.{end[1:]}", outcome=outcomes[stem])
        outcome, _, actor = name.partition(".")
        if outcome in outcomes:
            return f"{outcomes[outcome]}, {language.words.word('actors', actor)}"
        if self.scenario is not None and name in self._inputs:
            unit = language.words.unit(self._inputs[name].unit.value)
            return f"{label_of(name, self.scenario, language)} ({unit})"
        return name

    def cells(self, keys: Sequence[object], row: Sequence[object]) -> list[object]:
        """A row in words, each cell by its column's key.

        Args:
            keys: of the columns.
            row: as many cells.

        Example:
            >>> from hiacalc.present.locale.language import language
            >>> Columns(language("en"), None, ".").cells(["kind", "amount"], ["benefit", 0.5])
            ['Gain', 0.5]
        """
        return [self.cell(str(key), value) for key, value in zip(keys, row, strict=True)]

    def cell(self, column: str, value: object) -> object:
        """What stands in a cell, in words where it has any.

        Args:
            column: its key.
            value: of the cell, a key, a number or a text.

        >>> from hiacalc.present.locale.language import language
        >>> columns = Columns(language("nb"), None, ",")
        >>> columns.cell("kind", "benefit"), columns.cell("label", "benefit"), columns.cell("agrees", True)
        ('Gevinst', 'benefit', 'ja')
        """
        if isinstance(value, bool):
            return self.language.say("columns.yes" if value else "columns.no")
        if isinstance(value, Spoken):
            return value.words(self.language, self.decimal)
        if not isinstance(value, str) or not value:
            return value
        return self._word(column, str(value))

    def _word(self, column: str, value: str) -> str:
        language = self.language
        if column == "activity":
            return language.words.activity(value, self.scenario)
        programme = self.scenario.programme if self.scenario else None
        if programme and (column == "region" or (column == "name" and value in programme.fixed)):
            return language.words.programme_part(
                "regions" if column == "region" else "fixed", value, programme
            )
        if column == "where":
            return language.say("columns.where", where=value)
        for group in _WORDS.get(column, ()):
            words: dict[str, str] = language.words.words[group]
            parts = value.split(", ")  # a setting may hold several
            if all(part in words for part in parts):
                return ", ".join(words[part] for part in parts)
        if column == "figure" and (per := _PER_WORKERS.fullmatch(value)):
            return language.say("columns.per", figure=self._word(column, per[1]), workers=per[2])
        sentence = f"{_SENTENCES.get(column, f'columns.cells.{column}')}.{value}"
        return language.say(sentence) if language.has(sentence) else value
