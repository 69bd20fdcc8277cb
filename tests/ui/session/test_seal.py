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
