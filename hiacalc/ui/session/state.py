"""What a user has chosen: language, scenario, view and changed inputs, kept for one session only."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from hiacalc.model import Perspective
from hiacalc.present.locale.language import Language, language
from hiacalc.present.words.key_figures import Figure
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, ScenarioError, changed, shipped
from hiacalc.scenario.registry import settings
from hiacalc.ui.session.own_figure import OwnFigure

BASE = "helseiarbeid-2016"
EVIDENCE = "effect.evidence"
# Workplaces of an unsure number of workers: as many more there are in all, as many more in each.
_SIZES = ("population.workers", "population.workers_per_employer")

Change = float | str | OwnFigure  # a value moved, a setting, or an own figure stated


class View(StrEnum):
    """The views of the page, in the order of the questions they answer."""

    RESULT = "result"
    SENSITIVITY = "sensitivity"
    UNCERTAINTY = "uncertainty"
    ACTORS = "actors"
    ASSUMPTIONS = "assumptions"
    EVIDENCE = "evidence"
    METHOD = "method"


@dataclass
class State:
    """The choices of one browser session.

    `generation` counts the times that widgets must take their values anew. `link_refused` is
    what was wrong with the link that the session was opened with, and `link_doubt` names what
    is to be said of one that was opened; both are said until the reader goes on.
    """

    language_code: str
    scenario: Scenario
    perspective: Perspective = Perspective.SOCIETY
    changes: dict[str, Change] = field(default_factory=dict)
    problems: ScenarioError | None = None
    own: bool = False
    widget_version: int = 0
    view: View = View.RESULT
    traced: Figure | None = None
    link_refused: ScenarioError | None = None
    link_doubt: str = ""

    @property
    def language(self) -> Language:
        """The language in use."""
        return language(self.language_code)

    def speak(self, code: str) -> None:
        """Go on in a language; widgets of the one before, still in the browser perhaps, have no say."""
        self.language_code = code
        self.widget_version += 1

    def choose(self, scenario: Scenario, *, own: bool = False) -> None:
        """Begin afresh from another scenario, shipped or the user's own.

        Args:
            scenario: to begin from.
            own: whether it is the reader's own, which a link must carry.
        """
        self.scenario = scenario
        self.own = own
        self.reset()

    def reset(self, path: str | None = None) -> None:
        """Take back the change of one input, or every change."""
        if path is None:
            self.changes = {}
        else:
            self.changes.pop(path, None)
        self.has_read()
        self.widget_version += 1

    def change(self, path: str, value: Change) -> None:
        """Change an input or setting, or take the change back when it is the scenario's own value.

        A number moves the input: from the reader's own figure where one is
        stated, and otherwise from what the scenario gives.

        Args:
            path: of the input or setting.
            value: to give it.
        """
        self.has_read()
        self.changes = self._with(path, value, self.changes)

    def _with(self, path: str, value: Change, changes: Mapping[str, Change]) -> dict[str, Change]:
        before = changes.get(path)
        if isinstance(before, OwnFigure) and isinstance(value, (int, float)):
            value = before.moved_to(float(value))
        if value == self.given(path):
            return {name: previous for name, previous in changes.items() if name != path}
        return {**changes, path: value}

    def attempt(self, changes: Mapping[str, Change]) -> None:
        """Change several at once if the scenario allows it; else nothing, and say why."""
        asked = self.changes
        for path, value in changes.items():
            asked = self._with(path, value, asked)
        try:
            changed(self.scenario, stated(asked, self.scenario))
        except ScenarioError as error:
            self.problems = error
        else:
            self.has_read()
            self.changes = asked
        self.widget_version += 1

    def has_read(self) -> None:
        """The reader goes on: what was said on the page has been read."""
        self.problems = self.link_refused = None
        self.link_doubt = ""

    def ignore_when_stale(self, work: Callable[[], None]) -> Callable[[], None]:
        """A callback that does nothing once the widgets take their values anew.

        A run of the page that is cut short leaves widgets in the browser that the
        server has done away with; with the next message they tell their old values.
        """
        made = self.widget_version

        def call() -> None:
            if self.widget_version == made:
                work()

        return call

    def given(self, path: str) -> Change | None:
        """What the scenario itself gives at a path."""
        number = self.scenario.numbers.get(path)
        return settings(self.scenario).get(path) if number is None else number

    def value(self, path: str) -> float:
        """The value of an input as changed."""
        value = self.changes.get(path, self.scenario.numbers[path])
        return value.number if isinstance(value, OwnFigure) else float(value)

    @property
    def evidence(self) -> str:
        """Whose word on the effect is drawn: the name of a set, or `scenario` for the scenario's own."""
        return str(self.changes.get(EVIDENCE, self.scenario.effect.evidence))

    def current(self) -> Scenario:
        """The scenario with the changes made to it."""
        return changed(self.scenario, stated(self.changes, self.scenario)) if self.changes else self.scenario

    def origin(
        self, scenario: Scenario, *, perspective: Perspective | None = None, changes: int | None = None
    ) -> Origin:
        """Where a result comes from that is shown or handed out today.

        Args:
            scenario: that the result is of.
            perspective: that it is seen with, the one in use by default.
            changes: how many inputs were changed, those of this session by default.
        """
        counted = len(self.changes) if changes is None else changes
        return Origin(scenario, perspective or self.perspective, datetime.date.today(), counted)


def stated(changes: Mapping[str, Change], scenario: Scenario) -> dict[str, Any]:
    """Changes as `hiacalc.scenario.changed` takes them.

    Own figures for all workers and for those of one workplace are the same
    count, so that doubt about the one is doubt about the other.

    Args:
        changes: by path.
        scenario: to which they are made, unchanged.

    >>> stated({"population.workers": OwnFigure(43.0)}, shipped_scenario(BASE))
    {'population.workers': {'value': 43.0, 'provenance': 'own'}}
    """
    statement: dict[str, Any] = {
        path: value.stated() if isinstance(value, OwnFigure) else value for path, value in changes.items()
    }
    sizes = [changes.get(path) for path in _SIZES]
    if all(isinstance(size, OwnFigure) and size.has_width for size in sizes):
        kept = [pair for pair in scenario.correlations if set(pair.between) != set(_SIZES)]
        together = {"between": list(_SIZES), "rank": 1}
        statement["correlations"] = [*(pair.model_dump(exclude_none=True) for pair in kept), together]
    return statement


@cache
def shipped_scenario(name: str) -> Scenario:
    """A shipped scenario, read once for all sessions; it is frozen, so they can share it."""
    return shipped(name)
