"""The state of a session as the query of a link, and back."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from hiacalc.analysis.evidence_in_use import evidence_in_use
from hiacalc.model import Perspective
from hiacalc.present.language import preferred
from hiacalc.scenario import Scenario, changed, parse, shipped, shipped_titles
from hiacalc.scenario.document import MAX_BYTES, scalar
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.own_figure import OwnFigure, read_own_figure
from hiacalc.ui.state import BASE, EVIDENCE, Change, State, View, stated

# Longer addresses are cut by some proxies and mail programs.
LONGEST = 6000
_MOST_CHANGES = 300
_OWN = ("scenario", "file", "language", "perspective", "view")
# Links from before the evidence was an input: a set's name, or the word for what the scenario says itself.
_OLD_EVIDENCE, _AS_SCENARIO = "evidence", "own"


def query(state: State) -> str:
    """The query that reopens a state; a scenario of the user's own goes along packed.

    Raises:
        ScenarioError: when it would be longer than `LONGEST` characters.
    """
    parts: dict[str, str] = (
        {"file": _packed(state.scenario)} if state.own else {"scenario": state.scenario.name}
    )
    parts |= {
        "language": state.language_code,
        "perspective": state.perspective.value,
        "view": state.view.value,
    }
    parts |= {path: _written(value) for path, value in state.changes.items()}
    written = urlencode(parts)
    if len(written) > LONGEST:
        fail("link_too_long", Mark(state.scenario.name), found=str(len(written)), allowed=str(LONGEST))
    return written


def opened(parts: Mapping[str, str], code: str, read: Callable[[str], Scenario] = shipped) -> State:
    """The state that a link asks for.

    Args:
        parts: the link's query.
        code: language to use when the link names none.
        read: gives a shipped scenario by name.

    Raises:
        ScenarioError: an unknown scenario, a broken packing, or changes that the scenario refuses.
    """
    if (
        sum(len(name) + len(value) for name, value in parts.items()) > 2 * LONGEST
        or len(parts) > _MOST_CHANGES
    ):
        fail("link_too_long", Mark("URL"), allowed=str(LONGEST))
    own = "file" in parts
    scenario = _unpacked(parts["file"]) if own else _named(parts.get("scenario", BASE), read)
    found = State(preferred(parts.get("language"), fallback=code), scenario, own=own)
    found.perspective = Perspective(_one_of(parts, "perspective", list(Perspective), found.perspective))
    found.view = View(_one_of(parts, "view", list(View), found.view))
    asked = {path: _read(value, path) for path, value in parts.items() if path not in (*_OWN, _OLD_EVIDENCE)}
    if parts.get(_OLD_EVIDENCE, _AS_SCENARIO) != _AS_SCENARIO:
        asked.setdefault(EVIDENCE, parts[_OLD_EVIDENCE])
    if asked:
        then = changed(scenario, stated(asked, scenario))
        evidence_in_use(then)  # which fails if there is no such set
        for path, value in asked.items():
            if path in then.leaves:  # and so is no text
                found.change(path, value)
    return found


def _written(value: Change) -> str:
    if isinstance(value, OwnFigure):
        return value.in_link()
    return value if isinstance(value, str) else repr(float(value))


def _read(text: str, path: str) -> Any:
    """A value moved, a setting, or an own figure; a number here is one that the page wrote, with a point."""
    own = read_own_figure(text, path)
    plain = scalar(text) if own is None else own
    if plain is None:
        fail("value_missing", Mark(path), path)
    return float(plain) if isinstance(plain, (int, float)) and not isinstance(plain, bool) else plain


def _named(name: str, read: Callable[[str], Scenario]) -> Scenario:
    if name not in shipped_titles():
        near = nearest(name, shipped_titles())
        raise ScenarioError([Problem("scenario_unknown", Mark("URL"), found=shown(name), suggestion=near)])
    return read(name)


def _one_of(parts: Mapping[str, str], name: str, known: Sequence[str], otherwise: str) -> str:
    asked = parts.get(name, otherwise)
    if asked not in known:
        fail("not_a_choice", Mark(name), name, shown(asked), ", ".join(known))
    return asked


def _packed(scenario: Scenario) -> str:
    text = to_yaml(scenario, based_on=shipped(BASE))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(packed: str) -> Scenario:
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars="-_", validate=True)
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, MAX_BYTES)
    except (binascii.Error, ValueError, zlib.error):
        fail("link_broken", Mark("URL"))
    if not unpacking.eof:  # cut short, and with it perhaps a figure
        fail("link_broken", Mark("URL"))
    return parse(text, "link")
