"""What the page says of the link it was opened with, in the link's language."""

import logging
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from hiacalc.scenario import shipped
from hiacalc.ui.server.serving import SCRIPT
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import OPENING, State, View
from tests.ui.driving import labelled


@pytest.fixture(autouse=True)
def no_browser_is_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hiacalc.ui.page._SECOND_PAINT", 0.0)
    monkeypatch.setattr("hiacalc.ui.page._OPENING_PAINT", 0.0)


def arrived(asked: dict[str, str | list[str]]) -> AppTest:
    page = AppTest.from_file(str(SCRIPT), default_timeout=60)
    page.query_params.update({"view": "method", **asked})
    page.run()
    assert not page.exception
    return page


def refused(asked: dict[str, str | list[str]]) -> str:
    page = arrived(asked)
    state: State = page.session_state["hiacalc"]
    assert (state.scenario.name, state.changes, state.view) == (OPENING, {}, View.RESULT)
    (error,) = page.error
    return str(error.value).replace("\\", "")


def test_a_doubled_part_is_told_in_the_language_of_the_link() -> None:
    both: dict[str, str | list[str]] = {"scenario": ["model-1", "model-2"]}
    assert "Lenken sier «scenario» mer enn én gang" in refused({**both, "language": "nb"})
    assert 'The link says "scenario" more than once' in refused({**both, "language": "en"})
    # of two languages neither is the link's: the browser's, which here says none
    assert "Lenken sier «language» mer enn én gang" in refused({"language": ["en", "nb"]})
    assert "Lenken sier «language=xx»" in refused({"language": "xx"})


def test_an_input_is_called_by_its_name() -> None:
    text = refused({"absence.rate": "7", "language": "en"})
    assert "Sickness absence without the measure: found 7;" in text
    text = refused({"absence.rate": ["0.1", "0.2"], "language": "en"})
    assert 'The link says "Sickness absence without the measure" more than once' in text


def test_what_is_to_be_said_of_an_opened_link_is_said_until_the_reader_goes_on() -> None:
    page = arrived({"scenario": "model-1", "language": "en"})
    assert [str(notice.value).startswith("This link carries no seal") for notice in page.info] == [True]
    assert not page.error
    slider = labelled(page.select_slider, "Sickness absence without the measure")
    slider.set_value(0.1).run()
    assert not page.info


def test_a_whole_link_is_opened_without_a_word() -> None:
    page = arrived(dict(parse_qsl(query(State("en", shipped("model-1"), view=View.METHOD)))))
    assert not page.info
    assert not page.error


def test_what_nobody_thought_of_is_refused_and_logged(monkeypatch, caplog) -> None:
    def fails(*_: object) -> None:
        raise TypeError("unhashable")

    monkeypatch.setattr("hiacalc.ui.session.arrival.state_from_query", fails)
    with caplog.at_level(logging.ERROR, "hiacalc.ui.session.arrival"):
        assert "unhashable" not in refused({"language": "en"})
    assert "unhashable" in caplog.text
