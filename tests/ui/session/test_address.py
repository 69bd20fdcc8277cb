"""The address holds the state from the first change on; what only the browser can do is tested there."""

from urllib.parse import parse_qsl, urlencode

from streamlit.testing.v1 import AppTest

from hiacalc.scenario import shipped
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.state import OPENING, State, View
from tests.ui.driving import labelled, state_of, text_of

RATE = "Sickness absence without the measure"


def pairs(page: AppTest) -> list[tuple[str, str]]:
    """What the address says."""
    return parse_qsl(urlencode(dict(page.query_params), doseq=True), keep_blank_values=True)


def opens(page: AppTest) -> State:
    """What the address opens."""
    return state_from_query(pairs(page), "nb")


def test_it_stays_as_it_was_opened_until_something_changes(opened) -> None:
    page = opened("method", scenario=OPENING)
    assert dict(page.query_params) == {}
    page.run()
    assert dict(page.query_params) == {}
    labelled(page.select_slider, RATE).set_value(0.1).run()
    then = opens(page)
    assert (then.changes, then.view, then.link_doubt) == ({"absence.rate": 0.1}, View.METHOD, "")


def test_it_follows_undo_to_where_the_page_began(opened) -> None:
    page = opened("method")
    labelled(page.select_slider, RATE).set_value(0.1).run()
    next(button for button in page.button if button.label == f"Undo: {RATE}").click().run()
    then = opens(page)
    assert (then.changes, then.link_doubt) == ({}, "")
    assert next(button for button in page.button if button.label == "Nothing to undo").disabled


def test_an_older_address_that_comes_late_changes_nothing(opened) -> None:
    page = opened("method")
    labelled(page.select_slider, RATE).set_value(0.1).run()
    before = dict(page.query_params)
    labelled(page.select_slider, RATE).set_value(0.11).run()
    page.query_params.clear()
    page.query_params.update(before)
    page.run()
    assert state_of(page).changes == {"absence.rate": 0.11}
    assert opens(page).changes == {"absence.rate": 0.11}


def test_a_file_too_large_for_it_is_told_and_the_address_stays(opened) -> None:
    import random

    letters = random.Random(1)
    notes = [{"nb": "".join(letters.choices("abcdefghijkl", k=1900)), "en": "x"} for _ in range(9)]
    page = opened("method")
    labelled(page.select_slider, RATE).set_value(0.1).run()
    before = dict(page.query_params)
    from hiacalc.scenario import changed

    state_of(page).choose(changed(shipped("model-1"), {"caveats": notes}), own=True)
    page.run()
    assert dict(page.query_params) == before
    assert text_of(page.caption).count("Your file is too large for the address.") == 1
    state_of(page).choose(shipped("model-1"))
    page.run()
    assert opens(page).scenario.name == "model-1"
    assert "too large" not in text_of(page.caption)


def test_a_query_is_the_address(opened) -> None:
    page = opened("method")
    labelled(page.select_slider, RATE).set_value(0.1).run()
    assert pairs(page) == parse_qsl(query(state_of(page)))
