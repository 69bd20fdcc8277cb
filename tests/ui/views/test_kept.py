"""Workplaces are kept, compared and opened again from the page."""

import pytest

from hiacalc.scenario import shipped
from hiacalc.ui.session.keeping import keep
from hiacalc.ui.session.kept_case import MOST_KEPT, KeptCase
from hiacalc.ui.session.state import OPENING, State
from tests.ui.driving import labelled, state_of, text_of


def test_a_workplace_is_kept_and_stands_beside_the_next(opened) -> None:
    page = opened("workplace", scenario=OPENING)
    labelled(page.button, "Keep this one").click().run()
    assert "This one is kept." in text_of(page.markdown)
    assert "Keep this one" not in [button.label for button in page.button]
    labelled(page.select_slider, "Sickness absence without the measure").set_value(0.1).run()
    table = page.table[-1].value
    assert [head.replace("\\", "") for head in table.columns][1:] == ["Now: no name", "Workplace 1"]
    labelled(page.button, "Open Workplace 1").click().run()
    assert state_of(page).changes == {}
    labelled(page.button, "Remove Workplace 1").click().run()
    assert state_of(page).kept == ()


def test_no_more_are_kept_than_there_is_room_for(opened) -> None:
    state = State("en", shipped(OPENING))
    for number in range(MOST_KEPT):
        state.change("population.workers", 2000.0 + number)
        keep(state, "The same name")
    page = opened("workplace", scenario=OPENING)
    state_of(page).kept = state.kept
    page.run()
    assert f"You keep {MOST_KEPT} workplaces" in text_of(page.markdown)
    heads = list(page.table[-1].value.columns)
    assert len(set(heads)) == len(heads) == MOST_KEPT + 2
    assert not page.exception


@pytest.mark.parametrize("query", ["scenario=nowhere", "scenario=model-1&time.price_year=1900"])
def test_a_case_that_cannot_be_counted_is_told_and_can_be_removed(opened, query: str) -> None:
    page = opened("workplace")
    state_of(page).kept = (KeptCase("Strange <b>", query),)
    page.run()
    assert not page.exception
    assert len(page.error) == 1
    next(button for button in page.button if button.label.startswith("Remove Strange")).click().run()
    assert state_of(page).kept == ()
    assert not page.error
