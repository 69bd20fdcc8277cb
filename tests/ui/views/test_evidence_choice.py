"""Whose word on the effect counts: studies of one's own choice are pooled as they are ticked."""

from hiacalc.evidence.studies import read_studies
from tests.ui.driving import labelled, state_of


def test_every_study_that_can_be_pooled_has_a_box_and_a_tick_is_a_choice(opened) -> None:
    page = opened("evidence")
    own = labelled(page.selectbox, "What do you believe about the effect?")
    own.select_index(len(own.options) - 1).run()
    assert not page.exception
    boxes = {box.label for box in page.checkbox}
    assert len(boxes) > len(read_studies().on_request)  # reasons to be less certain stand beside them
    before = state_of(page).evidence
    page.checkbox[0].uncheck().run()
    assert not page.exception
    assert state_of(page).evidence != before
    assert state_of(page).evidence.startswith("studies:")


def test_to_believe_no_study_is_refused_and_the_last_box_stays_ticked(opened) -> None:
    page = opened("evidence")
    own = labelled(page.selectbox, "What do you believe about the effect?")
    own.select_index(len(own.options) - 1).run()
    for _ in read_studies().on_request:
        ticked = [box for box in page.checkbox[: len(read_studies().on_request)] if box.value]
        ticked[0].uncheck().run()
        if page.error:
            break
    assert len(page.error) == 1
    assert sum(box.value for box in page.checkbox[: len(read_studies().on_request)]) == 1
