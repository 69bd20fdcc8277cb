"""Whatever happens to a link on its way, it opens what it was made of or is refused."""

import base64
import random
import string
import zlib
from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest

from hiacalc.model import Perspective
from hiacalc.scenario import ScenarioError, parse
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import REPORT, State, View, shipped_scenario

LETTERS = string.ascii_letters + string.digits + "-_.~%&=+;#:, \0æ\N{REPLACEMENT CHARACTER}"
OURS = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\ntitle: Ours\neffect: {duration: 3}\n"


def plain() -> State:
    return State("nb", shipped_scenario(REPORT))


def moved() -> State:
    state = State("en", shipped_scenario("model-1"), Perspective.NAV, view=View.ACTORS)
    state.change("effect.relative_reduction", 0.08)
    state.change("time.timing", "mid")
    state.change("population.workers", OwnFigure(43.0))
    return state


def own() -> State:
    state = State("en", parse(OURS, "ours.yaml"), own=True)
    state.change("absence.rate", 0.11)
    return state


def content(state: State) -> tuple[object, ...]:
    return state.scenario, state.changes, state.perspective, state.view, state.language_code, state.own


def tried(asked: str) -> State | None:
    """What a browser with this query gets; None where it is refused."""
    try:
        return state_from_query(parse_qsl(asked, keep_blank_values=True), "en", shipped_scenario)
    except ScenarioError:
        return None


def harmed(whole: str, chance: random.Random) -> Iterator[str]:
    """Cut at each place, each character another one, gone or twice, parts dropped, doubled and added."""
    for place in range(len(whole)):
        yield whole[:place]
        yield whole[:place] + chance.choice(LETTERS) + whole[place + 1 :]
        yield whole[:place] + whole[place + 1 :]
        yield whole[:place] + whole[place] * 2 + whole[place + 1 :]
        yield whole[:place] + whole[place].swapcase() + whole[place + 1 :]
    parts = whole.split("&")
    for place, part in enumerate(parts):
        yield "&".join([*parts[:place], *parts[place + 1 :]])
        yield "&".join([*parts, part])
        yield "&".join([*parts[:place], f"{part}1", *parts[place + 1 :]])
        yield "&".join([*parts, f"{chance.choice(LETTERS)}{part}"])
    for _ in range(20):
        yield "&".join(chance.sample(parts, len(parts)))
        yield f"{whole}&utm_source={chance.choice(LETTERS)}"


@pytest.mark.parametrize("made", [plain, moved, own])
def test_a_sealed_link_opens_what_it_was_made_of_or_is_refused(made) -> None:
    state = made()
    whole = query(state)
    wanted = content(state)
    same = sorted(parse_qsl(whole))
    refused = 0
    for asked in filter(None, harmed(whole, random.Random(1))):
        if sorted(parse_qsl(asked, keep_blank_values=True)) == same:
            continue  # to the server it is the same link
        then = tried(asked)
        refused += then is None
        assert then is None or content(then) == wanted
    assert refused > 4 * len(whole)
    assert content(tried(whole)) == wanted


def test_a_link_without_its_beginning_is_not_taken_for_a_whole_one() -> None:
    whole = query(moved())
    for place in range(1, len(whole)):
        then = tried(whole[place:])
        assert then is None or then.link_doubt == "unsealed"


def test_links_without_a_seal_open_or_are_refused() -> None:
    chance = random.Random(2)
    for made in (moved, own):
        whole = query(made()).partition("&")[2]
        for asked in chance.sample(list(harmed(whole, chance)), 150):
            then = tried(asked)
            assert then is None or then.current()


def test_random_files_in_links_are_refused() -> None:
    chance = random.Random(3)
    for length in range(400):
        data = chance.randbytes(length)
        for packed in (data, zlib.compress(data)):
            assert tried(f"file={base64.urlsafe_b64encode(packed).decode()}") is None
