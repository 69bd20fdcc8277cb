"""A scenario of the reader's own travels in a link whole, or not at all."""

import base64
import zlib
from urllib.parse import parse_qsl

import pytest

from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from hiacalc.scenario.registry import fingerprint
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.packing import MOST_TEXT
from hiacalc.ui.session.parameters import LONGEST
from hiacalc.ui.session.state import State
from tests.scenario.programmes import WITH_PROGRAMME
from tests.ui.session.links import codes, there_and_back, unsealed


def test_a_file_of_ones_own_goes_along() -> None:
    text = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\n"
    text += b"title: '=1+1 **Our** county'\neffect: {duration: 3}\n"
    state = State("en", parse(text, "ours.yaml"), own=True)
    state.change("absence.rate", 0.11)
    then = there_and_back(state)
    assert then.own
    assert then.scenario == state.scenario
    assert fingerprint(then.current()) == fingerprint(state.current())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("programme.regions.nord.starts.2", 500.0),
        ("programme.pace", "steady"),
        ("programme.first_year", 2026.0),
        ("programme.fixed.secretariat.amounts.1", 7e6),
        ("programme.fixed.it.index", "none"),
        ("programme.funding.1.available_share", 0.2),
        ("individual.fee", 200.0),
        ("individual.evidence", "scenario"),
    ],
)
def test_a_programme_goes_along_and_what_is_moved_in_it(path: str, value: float | str) -> None:
    state = State("nb", WITH_PROGRAMME, own=True)
    state.change(path, value)
    then = there_and_back(state)
    assert then.scenario == WITH_PROGRAMME
    assert then.changes == state.changes
    assert fingerprint(then.current()) == fingerprint(state.current()) != fingerprint(WITH_PROGRAMME)


def test_a_link_that_is_cut_short_is_refused_wherever_it_is_cut() -> None:
    prices = {"valuation.annual_value_per_fte": 640_000, "delivery.fare": 850, "absence.rate": 0.061}
    own = changed(shipped("helseiarbeid-2016"), prices)
    packed = dict(parse_qsl(query(State("nb", own, own=True))))["file"]
    for length in range(1, len(packed)):
        with pytest.raises(ScenarioError):
            unsealed({"file": packed[:length]}, "nb")
    assert unsealed({"file": packed}, "nb").scenario.numbers == own.numbers


def test_a_scenario_too_long_for_a_link_is_told() -> None:
    import random

    letters = random.Random(1)
    notes = [
        {"nb": "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=1900)), "en": "x"} for _ in range(9)
    ]
    state = State("en", changed(shipped("model-1"), {"caveats": notes}), own=True)
    with pytest.raises(ScenarioError) as raised:
        query(state)
    (sentence,) = messages(raised.value, language("nb"))
    assert sentence.startswith("lenken er for lang (høyst")
    assert str(LONGEST) in sentence


@pytest.mark.parametrize("padded", [b"", b"0", b"\0" * 9])
def test_what_unpacks_to_more_than_it_should_is_refused(padded) -> None:
    text = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\ntitle: Ours\n"
    longer = zlib.compress(text + b"#" * MOST_TEXT) if not padded else zlib.compress(text) + padded
    with pytest.raises(ScenarioError) as raised:
        unsealed({"file": base64.urlsafe_b64encode(longer).decode()}, "nb")
    assert codes(raised) == ["link_broken"]


def counted(kind: str, meetings: int) -> bytes:
    """A scenario whose meetings each have a distribution of their own that must be fitted."""
    stated = "value: 1, provenance: published, source: x"
    ends = (f"[0.1, 2.{number}]" for number in range(100, 100 + meetings))
    laws = [f"{{{stated}, distribution: {{kind: {kind}, interval: {each}}}}}" for each in ends]
    text = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\nname: x\ntitle: x\n"
    return f"{text}delivery: {{activities: {{module: {{count: [{', '.join(laws)}]}}}}}}\n".encode()


def test_a_link_opens_no_more_doubt_than_can_be_drawn() -> None:
    packed = base64.urlsafe_b64encode(zlib.compress(counted("truncated_normal", 41))).decode()
    with pytest.raises(ScenarioError) as raised:
        unsealed({"file": packed}, "nb")
    assert codes(raised) == ["too_much_doubt"]
    few = parse(counted("truncated_normal", 30), "x")
    assert state_from_query(parse_qsl(query(State("en", few, own=True))), "nb").scenario == few
