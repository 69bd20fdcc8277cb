"""What a user has chosen: language, scenario, view and changed inputs, kept for one session only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import streamlit as st

from hiacalc.model import Perspective
from hiacalc.present.figures import Figure
from hiacalc.present.language import Language, language, preferred
from hiacalc.scenario import Scenario, ScenarioError, changed, shipped
from hiacalc.scenario.registry import chosen
from hiacalc.ui.own_figures import OwnFigure, moved_by

_KEY = "hiacalc"
BASE = "helseiarbeid-2016"
EVIDENCE = "effect.evidence"

# A number moves an input, a text is a setting, and a mapping states a figure of the reader's own.
Change = float | str | OwnFigure


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

    `generation` counts the times that widgets must take their values anew.
    """

    language_code: str
    scenario: Scenario
    perspective: Perspective = Perspective.SOCIETY
    changes: dict[str, Change] = field(default_factory=dict)
    problems: ScenarioError | None = None
    own: bool = False
    generation: int = 0
    view: View = View.RESULT
    traced: Figure | None = None

    @property
    def language(self) -> Language:
        """The language in use."""
        return language(self.language_code)

    def choose(self, scenario: Scenario, *, own: bool = False) -> None:
        """Begin afresh from another scenario, shipped or the user's own."""
        self.scenario = scenario
        self.own = own
        self.reset()

    def reset(self, path: str | None = None) -> None:
        """Take back the change of one input, or every change."""
        if path is None:
            self.changes = {}
        else:
            self.changes.pop(path, None)
        self.problems = None
        self.generation += 1

    def change(self, path: str, value: Change) -> None:
        """Change an input or setting, or take the change back when it is the scenario's own value.

        A number on top of a figure of the reader's own is another such figure.
        """
        self.problems = None
        before = self.changes.get(path)
        if isinstance(before, Mapping) and isinstance(value, float):
            value = moved_by(before, value)  # it stays the reader's own, as sure as it was
        if value == self.given(path):
            self.changes.pop(path, None)
        else:
            self.changes[path] = value

    def attempt(self, changes: Mapping[str, Change]) -> None:
        """Change several at once if the scenario allows it; else nothing, and say why."""
        try:
            changed(self.scenario, {**self.changes, **changes})
        except ScenarioError as error:
            self.problems = error
        else:
            for path, value in changes.items():
                self.change(path, value)
        self.generation += 1

    @property
    def evidence(self) -> str:
        """The set of evidence that the effect is drawn from, or `scenario` for its own range."""
        return str(self.changes.get(EVIDENCE, self.scenario.effect.evidence))

    def value(self, path: str) -> float:
        """The number in use at a path."""
        change = self.changes.get(path)
        if change is None:
            return self.scenario.numbers[path]
        return float(change["value"] if isinstance(change, Mapping) else change)

    def until_renewed(self, work: Callable[[], None]) -> Callable[[], None]:
        """A callback that does nothing once the widgets take their values anew.

        A run of the page that is cut short leaves widgets in the browser that the
        server has done away with; with the next message they tell their old values.
        """
        made = self.generation

        def call() -> None:
            if self.generation == made:
                work()

        return call

    def given(self, path: str) -> Change | None:
        """What the scenario itself gives at a path."""
        number = self.scenario.numbers.get(path)
        return chosen(self.scenario).get(path) if number is None else number

    def current(self) -> Scenario:
        """The scenario with the changes made to it."""
        return changed(self.scenario, self.changes) if self.changes else self.scenario


def is_new() -> bool:
    """Whether this session has no state yet."""
    return _KEY not in st.session_state


def state() -> State:
    """The state of this session, begun from the link it was opened with, in the browser's language."""
    if is_new():
        st.session_state[_KEY] = _begun()
    found: State = st.session_state[_KEY]
    return found


def _begun() -> State:
    code = preferred(st.context.locale, fallback="nb")
    begun = State(code, shipped_scenario(BASE))
    if st.query_params:
        from hiacalc.ui.link import opened

        try:
            begun = opened(st.query_params.to_dict(), code, shipped_scenario)
        except ScenarioError as error:
            begun.problems = error
    return begun


@cache
def shipped_scenario(name: str) -> Scenario:
    """A shipped scenario, read once for all sessions; it is frozen, so they can share it."""
    return shipped(name)
