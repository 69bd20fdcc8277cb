"""The state of a session as the query of a link, and back."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import cast
from urllib.parse import urlencode

from hiacalc.analysis.evidence_in_use import named_evidence
from hiacalc.model import Perspective
from hiacalc.present.language import preferred
from hiacalc.scenario import Scenario, changed, parse, shipped, shipped_titles
from hiacalc.scenario.document import MAX_BYTES, scalar
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, nearest, shown
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.own_figures import of_link, to_link
from hiacalc.ui.state import BASE, EVIDENCE, Change, State, View

# Longer addresses are cut by some proxies and mail programs.
LONGEST = 6000
_MOST_CHANGES = 300
_AS_THE_SCENARIO = "own"  # what links say that were made before evidence was a setting
_OWN = ("scenario", "file", "language", "perspective", "view", "evidence")


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
    asked = {path: _read(path, value) for path, value in parts.items() if path not in _OWN}
    believed = parts.get("evidence", _AS_THE_SCENARIO)  # as links said it before it was a setting
    if believed != _AS_THE_SCENARIO:
        asked = {EVIDENCE: believed} | asked
    if EVIDENCE in asked:
        asked[EVIDENCE] = _evidence(str(asked[EVIDENCE]))
    if asked:
        then = changed(scenario, asked).leaves
        found.changes = {
            path: asked[path]
            for path in dict.fromkeys([*then, *asked])
            if path in asked and then.get(path) != scenario.leaves.get(path)
        }
        found.changes |= {
            path: leaf.value
            for path, change in found.changes.items()
            if not isinstance(change, Mapping) and isinstance(leaf := then.get(path), Quantity)
        }
    return found


def _written(change: Change) -> str:
    if isinstance(change, str):
        return change
    return to_link(change) if isinstance(change, Mapping) else repr(float(change))


def _read(path: str, text: str) -> Change:
    """A number, a setting or a figure of the reader's own."""
    own = of_link(path, text)
    if own is not None:
        return own
    value = scalar(text)
    return float(value) if isinstance(value, float) else cast("Change", value)


def _named(name: str, read: Callable[[str], Scenario]) -> Scenario:
    if name not in shipped_titles():
        near = nearest(name, shipped_titles())
        raise ScenarioError([Problem("scenario_unknown", Mark("URL"), found=shown(name), suggestion=near)])
    return read(name)


def _evidence(asked: str) -> str:
    effect = named_evidence(asked)
    return asked if effect is None else effect.chosen.name


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
