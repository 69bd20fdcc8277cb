"""What a user has chosen: language, scenario, view and changed inputs, kept for one session only."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from hiacalc.model import Perspective
from hiacalc.present.language import Language, language, preferred
from hiacalc.scenario import Scenario, ScenarioError, changed, shipped

_KEY = "hiacalc"
BASE = "helseiarbeid-2016"


@dataclass
class State:
    """The choices of one browser session."""

    language_code: str
    scenario: Scenario
    perspective: Perspective = Perspective.SOCIETY
    changes: dict[str, float] = field(default_factory=dict)
    problems: ScenarioError | None = None
    own: bool = False
    generation: int = 0
    view: str = "result"

    @property
    def language(self) -> Language:
        """The language in use."""
        return language(self.language_code)

    def choose(self, scenario: Scenario, *, own: bool = False) -> None:
        """Begin afresh from another scenario, shipped or the user's own."""
        self.scenario = scenario
        self.own = own
        self.reset()

    def reset(self) -> None:
        """Take back every change."""
        self.changes = {}
        self.problems = None
        self.generation += 1

    def change(self, path: str, value: float) -> None:
        """Change an input, or take the change back when it is the scenario's own value."""
        self.problems = None
        if value == self.scenario.numbers[path]:
            self.changes.pop(path, None)
        else:
            self.changes[path] = value

    def current(self) -> Scenario:
        """The scenario with the changes made to it."""
        return changed(self.scenario, self.changes) if self.changes else self.scenario


def state() -> State:
    """The state of this session, begun in the browser's language."""
    if _KEY not in st.session_state:
        code = preferred(st.context.locale, fallback="nb")
        st.session_state[_KEY] = State(code, shipped_scenario(BASE))
    found: State = st.session_state[_KEY]
    return found


@st.cache_resource(show_spinner=False)
def shipped_scenario(name: str) -> Scenario:
    """A shipped scenario, read once for all sessions; it is frozen, so they can share it."""
    return shipped(name)
