"""What was typed and can't be used yet goes along in the link, and changes no figure."""

import pytest

from hiacalc.scenario import ScenarioError, shipped
from hiacalc.scenario.registry import fingerprint
from hiacalc.ui.session.state import State
from hiacalc.ui.session.typed import LONGEST_TEXT, MOST_FIELDS
from tests.ui.session.links import codes, there_and_back, unsealed


def test_it_comes_back_as_it_was_typed() -> None:
    state = State("nb", shipped("model-1"))
    state.typed = {"absence.rate": "elleve % <b>", "workers:low": " 40-ish & more", "wage:year": "2025"}
    then = there_and_back(state)
    assert then.typed == state.typed
    assert fingerprint(then.current()) == fingerprint(state.current())
    assert then.changes == {}


def test_no_more_is_written_than_is_read() -> None:
    state = State("nb", shipped("model-1"))
    state.typed = {f"field.{number}": "x" * 100 for number in range(MOST_FIELDS + 5)}
    state.typed |= {"": "no name", "empty": ""}
    then = there_and_back(state)
    assert then.typed == {f"field.{number}": "x" * LONGEST_TEXT for number in range(MOST_FIELDS)}


@pytest.mark.parametrize(
    "parts",
    [
        {"typed.": "x"},
        {"typed.<b>": "x"},
        {"typed.absence.rate": "x" * (LONGEST_TEXT + 1)},
        {f"typed.field.{number}": "x" for number in range(MOST_FIELDS + 1)},
    ],
)
def test_what_no_link_says_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({"scenario": "model-1", **parts}, "en")
    assert codes(raised) == ["link_broken"]
