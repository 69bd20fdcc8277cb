"""The state of a session as the query of a link, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from hiacalc.analysis.evidence_synthesis.evidence_in_use import as_believed
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Perspective
from hiacalc.present.locale.language import preferred
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, changed, shipped, shipped_titles
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.number import read_number
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown
from hiacalc.scenario.registry import choices, fingerprint, key_of, keys
from hiacalc.scenario.schema import money_units
from hiacalc.scenario.yaml_tree import scalar
from hiacalc.ui.session.amount import Amount, read_amount
from hiacalc.ui.session.change import Change, stated
from hiacalc.ui.session.kept import KEPT, kept_from_link, kept_in_link
from hiacalc.ui.session.kept_case import MOST_KEPT_FILES, KeptCase
from hiacalc.ui.session.own_figure import OwnFigure, read_own_figure
from hiacalc.ui.session.packing import packed, unpacked
from hiacalc.ui.session.parameters import LONGEST, NOWHERE, parameters
from hiacalc.ui.session.seal import SEAL, mended, sealed, sealed_inputs
from hiacalc.ui.session.state import EVIDENCE, OPENING, REPORT, State, View
from hiacalc.ui.session.statistic import Statistic, read_statistic
from hiacalc.ui.session.switch import SWITCHES
from hiacalc.ui.session.typed import TYPED, typed_from_link, typed_in_link

_RESERVED_KEYS = ("scenario", "file", "rules", "case", "language", "perspective", "view", KEPT)
# Links from before the evidence was an input: a set's name, or the word for what the scenario says itself.
_OLD_EVIDENCE, _AS_SCENARIO = "evidence", "own"
# An address that says these alone is no link that was cut, since links say their scenario first.
_NO_FIGURES = {"language", "perspective", "view"}
_OTHER_INPUTS = "other_inputs"  # what is to be said of a link that this version reads otherwise
LONGEST_CASE = 60  # characters of a case's name
_MOST_SUGGESTED = 5  # to look for names like a wrong one takes time


def query(state: State) -> str:
    """The query that reopens a state, with its seal; a scenario of the user's own goes along packed.

    Raises:
        ScenarioError: when it would be longer than `LONGEST` characters.
    """
    looked_at = {
        "language": state.language_code,
        "perspective": state.perspective.value,
        "view": state.view.value,
    }
    beside = {KEPT: kept_in_link(state.kept)} if state.kept else {}
    return _query(state, looked_at, {**typed_in_link(state.typed), **beside})


def case_query(state: State) -> str:
    """The query of the case alone: its figures and its name, and not how it is looked at.

    Raises:
        ScenarioError: when it would be longer than `LONGEST` characters.
    """
    return _query(state, {}, {})


def _query(state: State, looked_at: Mapping[str, str], beside: Mapping[str, str]) -> str:
    parts: dict[str, str] = (
        {"file": packed(state.scenario)} if state.own else {"scenario": state.scenario.name}
    )
    if state.rules:
        parts["rules"] = state.rules
    if state.case:
        parts["case"] = state.case
    parts |= looked_at
    parts |= {path: _written(value) for path, value in state.changes.items()}
    parts |= beside
    written = urlencode({SEAL: sealed(parts, fingerprint(state.current())), **parts})
    if len(written) > LONGEST:
        fail(Code.LINK_TOO_LONG, NOWHERE, actual=str(len(written)), allowed=str(LONGEST))
    return written


def state_from_query(
    asked: Iterable[tuple[str, str]], code: str, read: Callable[[str], Scenario] = shipped
) -> State:
    """The state that a link asks for, whole; where that is in doubt, `State.link_doubt` says why.

    Args:
        asked: the link's query, name and value of each parameter.
        code: language to use when the link names none.
        read: gives a shipped scenario by name.

    Raises:
        ScenarioError: a link that was cut or changed, says a thing twice or what is not known here, a
            broken packing, or changes that the scenario refuses.
    """
    whole = parameters(asked)
    seal = whole.get(SEAL)
    parts: Mapping[str, str] = {name: value for name, value in whole.items() if name != SEAL}
    if seal is None:
        state = _opened(parts, code, read)
        state.link_doubt = "" if parts.keys() <= _NO_FIGURES else "unsealed"
        return state
    seal, parts = mended(seal, parts, [*whole][-1])
    inputs = sealed_inputs(seal, parts)
    if inputs is None:
        fail(Code.LINK_CHANGED, NOWHERE)
    try:
        state = _opened(parts, code, read)
        if fingerprint(state.current()) != inputs:
            state.link_doubt = _OTHER_INPUTS
    except ScenarioError as error:  # nobody changed it on its way
        raise ScenarioError(
            [Problem(Code.LINK_OF_ANOTHER_VERSION, NOWHERE), *error.problems], error.more
        ) from None
    return state


def _opened(parts: Mapping[str, str], code: str, read: Callable[[str], Scenario]) -> State:
    own = "file" in parts
    # figures without a scenario were those of the report when it was the one the page opened on
    unnamed = OPENING if parts.keys() <= {*_NO_FIGURES, "rules"} else REPORT
    scenario = unpacked(parts["file"]) if own else _named(parts.get("scenario", unnamed), read)
    problems = [*_unknown_choices(parts), *_unknown_inputs(parts, scenario)]
    if problems:
        raise ScenarioError(problems)
    state = State(preferred(parts.get("language"), fallback=code), scenario, own=own)
    state.perspective = Perspective(parts.get("perspective", state.perspective))
    state.view = View(parts.get("view", state.view))
    state.rules = parts.get("rules", "")
    state.case = parts.get("case", "")[:LONGEST_CASE]
    state.typed = typed_from_link(parts)
    state.kept, state.link_doubt = _kept(parts.get(KEPT), code, read)
    asked = {path: _read(value, path) for path, value in parts.items() if _is_input(path)}
    if parts.get(_OLD_EVIDENCE, _AS_SCENARIO) != _AS_SCENARIO:
        asked[EVIDENCE] = parts[_OLD_EVIDENCE]
    ruled = state.current()  # which fails if the rules do not fit
    if asked:
        as_believed(changed(ruled, stated(asked, ruled)))  # which fails if there is no such set
        # the price year first: it is that of what does not say its own
        for path, value in sorted(asked.items(), key=lambda change: change[0] != PRICE_YEAR):
            state.change(path, value)
    return state


def _kept(text: str | None, code: str, read: Callable[[str], Scenario]) -> tuple[tuple[KeptCase, ...], str]:
    """The cases that a link keeps, each of which opens, and what is in doubt of them."""
    cases = () if text is None else kept_from_link(text)
    asked = [parse_qsl(case.query, keep_blank_values=True) for case in cases]
    files = {value for pairs in asked for name, value in pairs if name == "file"}
    # A case keeps no others, and files take long to read.
    if len(files) > MOST_KEPT_FILES or any(name == KEPT for pairs in asked for name, _ in pairs):
        fail(Code.LINK_BROKEN, NOWHERE)
    doubts = {state_from_query(pairs, code, read).link_doubt for pairs in asked}
    return cases, _OTHER_INPUTS if _OTHER_INPUTS in doubts else ""


def _is_input(name: str) -> bool:
    """Whether it is the name of an input or setting, or of nothing that is known."""
    return name not in (*_RESERVED_KEYS, _OLD_EVIDENCE) and not name.startswith(TYPED)


def _unknown_choices(parts: Mapping[str, str]) -> Iterator[Problem]:
    """What is chosen and cannot be, of the choices that are no inputs."""
    options: dict[str, Sequence[str]] = {"perspective": list(Perspective), "view": list(View)}
    options["rules"] = [rules.name for rules in read_rule_sets()]
    for name, values in options.items():
        if name in parts and parts[name] not in values:
            yield _unknown(name, parts[name])
    if "language" in parts and not preferred(parts["language"], fallback=""):
        yield _unknown("language", parts["language"])


def _unknown_inputs(parts: Mapping[str, str], scenario: Scenario) -> Iterator[Problem]:
    """Names that are neither the link's own nor an input's, so that none is left out without a word."""
    names = {*scenario.leaves, *SWITCHES, *(key for key in (*keys(), *choices()) if "*" not in key)}
    parents = {path.rpartition(".")[0] for path in scenario.leaves}
    strange = [
        name
        for name in parts
        if _is_input(name)
        and name not in names
        # what a part that the scenario names may leave out
        and not (key_of(name) in keys() and name.rpartition(".")[0] in parents)
    ]
    for place, name in enumerate(strange):
        yield _unknown(name, parts[name], names if place < _MOST_SUGGESTED else ())


def _unknown(name: str, value: str, names: Iterable[str] = ()) -> Problem:
    near = nearest(name, names)
    return Problem(Code.LINK_PART_UNKNOWN, NOWHERE, actual=shown(f"{name}={value}"), suggestion=near)


def _written(value: Change) -> str:
    if isinstance(value, (Amount, OwnFigure, Statistic)):
        return value.in_link()
    return value if isinstance(value, str) else repr(float(value))


def _read(text: str, path: str) -> Any:
    """A value moved, a setting, or a figure; a number here is one that the page wrote, with a point."""
    figure: Amount | OwnFigure | Statistic | None = read_own_figure(text, path) or read_statistic(text, path)
    if figure is None and path in money_units():
        figure = read_amount(text)
    if figure is not None:
        return figure
    plain = scalar(text)
    if plain is None:
        fail(Code.VALUE_MISSING, Mark(path), path)
    if isinstance(plain, bool) and key_of(path) in choices():  # yes or no
        return str(plain).lower()
    if isinstance(plain, str) and (bounds := keys().get(key_of(path))):  # as somebody may write it
        number = read_number(plain, share=bounds.unit is Unit.SHARE)
        plain = plain if isinstance(number, Code) else number
    return float(plain) if isinstance(plain, (int, float)) and not isinstance(plain, bool) else plain


def _named(name: str, read: Callable[[str], Scenario]) -> Scenario:
    if name not in shipped_titles():
        near = nearest(name, shipped_titles())
        raise ScenarioError([Problem(Code.SCENARIO_UNKNOWN, NOWHERE, actual=shown(name), suggestion=near)])
    return read(name)
