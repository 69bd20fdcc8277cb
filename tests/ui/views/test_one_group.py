"""The views that count one group say so where the scenario has a roll-out."""

import pytest

from hiacalc.ui.session.state import View
from tests.ui.driving import state_of, text_of

SENTENCE = "Tallene her gjelder én gruppe på 1 000 arbeidstakere, ikke hele utrullingen."


@pytest.mark.parametrize("view", ["result", "actors", "sensitivity", "uncertainty"])
def test_it_is_said_and_the_roll_out_is_a_press_away(opened, view: str) -> None:
    page = opened(view, "nb", "rollout-today")
    assert SENTENCE in text_of(page.markdown)
    page.button(key="go-roll-out:nb").click().run()
    assert not page.exception
    assert state_of(page).view is View.ROLL_OUT
    assert SENTENCE not in text_of(page.markdown)


@pytest.mark.parametrize(
    ("view", "scenario"),
    [("result", "helseiarbeid-2025"), ("roll-out", "rollout-today"), ("workplace", "rollout-today")],
)
def test_it_is_said_nowhere_else(opened, view: str, scenario: str) -> None:
    page = opened(view, "nb", scenario)
    assert "Tallene her gjelder én gruppe" not in text_of(page.markdown)
