"""What a user has chosen: language, scenario, view and changed inputs, kept for one session only."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from hiacalc.evidence.price_series import OutsideSeries
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Perspective
from hiacalc.present.locale.language import Language, language
from hiacalc.present.words.key_figures import Figure
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, ScenarioError, changed, shipped
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.registry import settings
from hiacalc.scenario.rules import with_rules
from hiacalc.scenario.schema import money_units
from hiacalc.ui.session.amount import Amount, conversion
from hiacalc.ui.session.change import Change, kroner_year, number_of, stated
from hiacalc.ui.session.kept_case import KeptCase
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.past import Past, Values
from hiacalc.ui.session.switch import WITH, WITHOUT, has_section, is_switch

__all__ = ["ACTS_ON", "EVIDENCE", "OPENING", "REPORT", "State", "View", "shipped_scenario"]
__all__ += ["Change", "stated"]  # which came from here before they had a module of their own

# What the page opens on, and the report whose figures it is held against.
OPENING, REPORT = "helseiarbeid-2025", "helseiarbeid-2016"
EVIDENCE, ACTS_ON = "effect.evidence", "effect.acts_on"
_OF_A_WAY = {ACTS_ON, *(f"effect.{name}" for names in EFFECT_INPUTS.values() for name in names)}
_SAME = 1e-12  # of an amount: the same but for the last digits of a conversion


class View(StrEnum):
    """The views of the page, in the order of the questions they answer."""

    RESULT = "result"
    WORKPLACE = "workplace"
    ACTORS = "actors"
    ROLL_OUT = "roll-out"
    SENSITIVITY = "sensitivity"
    UNCERTAINTY = "uncertainty"
    ASSUMPTIONS = "assumptions"
    EVIDENCE = "evidence"
    METHOD = "method"


@dataclass
class State:
    """The choices of one browser session.

    `generation` counts the times that widgets must take their values anew. `link_refused` is
    what was wrong with the link that the session was opened with, and `link_doubt` names what
    is to be said of one that was opened; both are said until the reader goes on. `rules` is the
    name of the rule set that lies between the scenario and the changes, empty for none, and `case`
    what the reader calls the case, empty for no name. `typed` holds what was typed in a field and
    can't be counted with yet, as it was typed, by the field's name. `kept` are the cases that the
    reader compares with, `past` what can be taken back, `adopted` how many times another state took
    this one's place, and `unwritten` says that the address holds an earlier one, this being too long.
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
    rules: str = ""
    case: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    kept: tuple[KeptCase, ...] = ()
    adopted: int = 0
    unwritten: bool = False
    past: Past = field(default_factory=Past, repr=False, compare=False)
    _bases: dict[tuple[str, int], Scenario] = field(default_factory=dict, repr=False, compare=False)
    _current: tuple[Values, Scenario] | None = field(default=None, repr=False, compare=False)

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
        self._bases = {}
        if self.rules:
            try:
                self._ruled()
            except ScenarioError:  # rules that do not fit another scenario stay behind
                self.rules = ""
        self.reset()

    def rule(self, name: str) -> None:
        """Lay a rule set under the changes, or none; rules that do not fit are refused, and said why."""
        before, self.rules = self.rules, name
        try:
            self.current()
        except ScenarioError as error:
            self.rules, self.problems = before, error
        else:
            self.has_read()
        self.widget_version += 1

    def values(self) -> Values:
        """What the answer is worked out from, and what is compared with it."""
        return Values(self.scenario, self.own, self.rules, dict(self.changes), self.case, self.kept)

    def restore(self, values: Values) -> None:
        """Go on with other values, looked at in the same way.

        Args:
            values: of this session before, or of another.
        """
        if values.scenario is not self.scenario:
            self._bases = {}
        self.scenario, self.own, self.rules = values.scenario, values.own, values.rules
        self.changes, self.case, self.kept = dict(values.changes), values.case, values.kept
        self.has_read()
        self.widget_version += 1

    def undo(self) -> None:
        """Take back the last change of values; what is looked at, and what was typed, stays."""
        before = self.past.step_back()
        if before is not None:
            self.restore(before)

    def adopt(self, other: State) -> None:
        """Become another state as a whole, as when the address says another.

        Args:
            other: whose choices are taken over.
        """
        self.restore(other.values())
        self.language_code, self.perspective, self.view = other.language_code, other.perspective, other.view
        self.typed, self.link_doubt = dict(other.typed), other.link_doubt
        self.adopted += 1

    def reset(self, path: str | None = None) -> None:
        """Take back the change of one input, or every change."""
        if path is None:
            self.changes, self.typed = {}, {}
        else:
            self.changes.pop(path, None)
            if is_switch(path):
                self._leave_section(path)
        self.has_read()
        self.widget_version += 1

    def switch(self, path: str, *, on: bool) -> None:
        """Have a whole section, or do without it; what was changed in it goes with it.

        Args:
            path: of the section.
            on: whether to have it.
        """
        self._leave_section(path)
        self.change(path, WITH if on else WITHOUT)
        self.widget_version += 1

    def _leave_section(self, path: str) -> None:
        inside = f"{path}."
        self.changes = {name: value for name, value in self.changes.items() if not name.startswith(inside)}

    def change(self, path: str, value: Change) -> None:
        """Change an input or setting, or take the change back when it is the scenario's own value.

        A number moves the input: from the reader's own figure where one is
        stated, and otherwise from what the scenario gives.

        Args:
            path: of the input or setting.
            value: to give it.
        """
        self.has_read()
        self.changes = self._with(path, value, self.changes, self.answer_year)

    def _with(self, path: str, value: Change, changes: Mapping[str, Change], year: int) -> dict[str, Change]:
        """The changes with one more, in kroner of a year where it is money and does not say whose."""
        before = changes.get(path)
        if isinstance(value, (int, float)):
            if isinstance(before, OwnFigure):
                value = self._moved(before, path, float(value), year)
            elif path in money_units():
                value = Amount(float(value), year)
        elif isinstance(value, OwnFigure) and path in money_units():
            value = value.dated(year)
        if self._is_given(path, value):
            return {name: previous for name, previous in changes.items() if name != path}
        return {**changes, path: value}

    def _moved(self, before: OwnFigure, path: str, value: float, year: int) -> OwnFigure:
        if path not in money_units():
            return before.moved_to(value)
        stated = before.value * self._conversion(path, before.price_year or year, year)
        if math.isclose(stated, value, rel_tol=_SAME):
            return replace(before, moved=None, moved_year=None)
        return before.moved_to(value, year)

    def _is_given(self, path: str, value: Change) -> bool:
        """Whether it is what the scenario itself gives."""
        given = self.given(path)
        if isinstance(value, Amount) and isinstance(given, float):
            stated = value.value * self._conversion(path, value.price_year, self.answer_year)
            return math.isclose(stated, given, rel_tol=_SAME)
        return value == given

    def attempt(self, changes: Mapping[str, Change]) -> None:
        """Change several at once if the scenario allows it; else nothing, and say why."""
        self._attempt(self.changes, changes)

    def act_on(self, way: ActsOn, inputs: Mapping[str, Change]) -> None:
        """Let the measure act in another way, whose inputs take the place of those of the way before.

        Args:
            way: what it acts on.
            inputs: of the effect, by path.
        """
        kept = {path: change for path, change in self.changes.items() if path not in _OF_A_WAY}
        chosen: dict[str, Change] = {} if way is self.base.effect.way else {ACTS_ON: way.value}
        self._attempt(kept, {**chosen, **inputs})

    def _attempt(self, start: Mapping[str, Change], changes: Mapping[str, Change]) -> None:
        asked = dict(start)
        year = number_of(changes[PRICE_YEAR]) if PRICE_YEAR in changes else self.answer_year
        for path, value in changes.items():
            asked = self._with(path, value, asked, int(year))
        try:
            changed(self._ruled(), stated(asked, self.scenario))
        except ScenarioError as error:
            self.problems = error
        else:
            self.has_read()
            self.changes = asked
        self.widget_version += 1

    def go_to(self, view: View) -> None:
        """Show a view that is chosen elsewhere than in the row of views, which then takes it up."""
        self.view = view
        self.adopted += 1
        self.has_read()

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

    @property
    def answer_year(self) -> int:
        """The price year of the answer."""
        return int(number_of(self.changes.get(PRICE_YEAR, self.scenario.numbers[PRICE_YEAR])))

    @property
    def base(self) -> Scenario:
        """The scenario with the rules laid over it and without the changes, in kroner of the answer."""
        key = self.rules, self.answer_year
        if key not in self._bases:
            ruled = self._ruled()
            try:
                self._bases[key] = changed(ruled, {PRICE_YEAR: float(self.answer_year)})
            except ScenarioError:  # a year that the series lack, which the result tells
                return ruled
        return self._bases[key]

    def _ruled(self) -> Scenario:
        """The scenario with the rules laid over it."""
        if not self.rules:
            return self.scenario
        key = self.rules, 0
        if key not in self._bases:
            self._bases[key] = with_rules(self.scenario, rule_set(self.rules))
        return self._bases[key]

    def given(self, path: str) -> Change | None:
        """What the scenario itself gives at a path, under the rules and in kroner of the answer."""
        if path == PRICE_YEAR:
            return self.scenario.numbers[path]
        if is_switch(path):
            return has_section(path, self.base)
        number = self.base.numbers.get(path)
        return settings(self.base).get(path) if number is None else number

    def value(self, path: str) -> float:
        """The value of an input as changed, in kroner of the answer.

        Raises:
            KeyError: neither the scenario nor a change gives it.
        """
        change = self.changes.get(path)
        if change is None:
            return self.base.numbers[path]
        answer_year = self.answer_year
        return number_of(change) * self._conversion(path, kroner_year(change) or answer_year, answer_year)

    def _conversion(self, path: str, year: int, answer_year: int) -> float:
        try:
            return conversion(path, self.base, year, answer_year)
        except OutsideSeries:  # which the result tells
            return 1.0

    @property
    def way(self) -> ActsOn:
        """What of the absence the measure acts on."""
        return ActsOn(str(self.changes.get(ACTS_ON, self.base.effect.way.value)))

    @property
    def evidence(self) -> str:
        """Whose word on the effect is drawn: the name of a set, or `scenario` for the scenario's own."""
        return str(self.changes.get(EVIDENCE, self.base.effect.evidence))

    def current(self) -> Scenario:
        """The scenario with the rules laid over it and the changes made to it.

        It is made once for the page and its address: that takes as long as to evaluate it.
        """
        values = self.values()
        if self._current is None or not self._current[0].give_the_same(values):
            ruled = self._ruled()
            self._current = values, changed(ruled, stated(self.changes, ruled)) if self.changes else ruled
        return self._current[1]

    def without(self, path: str) -> Scenario:
        """The scenario with the rules laid over it and every change but one.

        Args:
            path: of the change that is left out.
        """
        others = {name: change for name, change in self.changes.items() if name != path}
        ruled = self._ruled()
        return changed(ruled, stated(others, ruled)) if others else ruled

    def without_rules(self) -> Scenario:
        """The scenario with the changes made to it, and without rules."""
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
        origin = Origin(scenario, perspective or self.perspective, datetime.date.today())
        if changes is not None:
            return replace(origin, changes=changes)
        named = tuple(self.changes)
        return replace(origin, changes=len(named), rules=self.rules, case=self.case, changed=named)


@cache
def shipped_scenario(name: str) -> Scenario:
    """A shipped scenario, read once for all sessions; it is frozen, so they can share it."""
    return shipped(name)
