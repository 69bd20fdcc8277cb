"""By its seal a link is known to be whole, and to mean what it meant."""

from urllib.parse import parse_qsl

import pytest

from hiacalc.model import Perspective
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.seal import sealed
from hiacalc.ui.session.state import State, View
from tests.ui.session.links import codes, unsealed


@pytest.mark.parametrize("parts", [{}, {"view": "method"}, {"language": "en", "perspective": "nav"}])
def test_an_address_that_names_no_figures_needs_no_seal(parts) -> None:
    assert unsealed(parts, "nb").link_doubt == ""


def test_a_whole_link_that_now_means_something_else_says_so() -> None:
    pairs = parse_qsl(query(State("en", shipped("model-1"))))
    then = state_from_query(pairs, "nb", lambda name: changed(shipped(name), {"effect.duration": 4}))
    assert then.link_doubt == "other_inputs"
    assert then.current().effect.duration.value == 4


def test_a_whole_link_that_this_version_cannot_open_says_so() -> None:
    parts = {"scenario": "model-1", "effect.of_a_later_version": "1"}
    with pytest.raises(ScenarioError) as raised:
        state_from_query([("seal", sealed(parts, "0123456789")), *parts.items()], "en")
    assert codes(raised) == ["link_of_another_version", "link_part_unknown"]


def test_a_seal_is_one_of_all_that_the_link_says() -> None:
    state = State("en", shipped("model-1"), Perspective.NAV, view=View.METHOD)
    whole = parse_qsl(query(state))
    for place in range(1, len(whole)):
        for others in ([], [(whole[place][0], "nb" if whole[place][0] == "language" else "result")]):
            with pytest.raises(ScenarioError) as raised:
                state_from_query([*whole[:place], *others, *whole[place + 1 :]], "nb")
            assert codes(raised) == ["link_changed"]


@pytest.mark.parametrize("appended", [".", ")", ">", ",", ").", ">.", "»", "\u201d.", "?", "\n", "\u00a0"])
@pytest.mark.parametrize("case", ["", "Nord", "Nord A.S."])
def test_what_a_text_appends_to_an_address_is_left_out(appended: str, case: str) -> None:
    state = State("en", shipped("model-1"), case=case)
    state.change("absence.rate", 0.08)
    whole = parse_qsl(query(state))
    for turned in (whole, [*whole[1:], whole[0]], [*whole[:2], *whole[3:], whole[2]]):  # any may stand last
        *before, (name, value) = turned
        then = state_from_query([*before, (name, value + appended)], "nb")
        assert (then.changes, then.case, then.link_doubt) == (state.changes, case, "")


@pytest.mark.parametrize("appended", ["x", ".x", ".....", "0", "-"])
def test_anything_else_that_is_appended_is_refused(appended: str) -> None:
    *before, (name, value) = parse_qsl(query(State("en", shipped("model-1"))))
    with pytest.raises(ScenarioError) as raised:
        state_from_query([*before, (name, value + appended)], "nb")
    assert codes(raised) == ["link_changed"]


def test_a_stop_within_the_link_is_a_change() -> None:
    whole = parse_qsl(query(State("en", shipped("model-1"))))
    (name, value), *after = whole[1:]
    with pytest.raises(ScenarioError) as raised:
        state_from_query([whole[0], (name, value + "."), *after], "nb")
    assert codes(raised) == ["link_changed"]
