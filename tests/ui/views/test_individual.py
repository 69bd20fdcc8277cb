"""The individual measure on the page."""

import pytest

from hiacalc.model import evaluate
from hiacalc.scenario import shipped
from hiacalc.scenario.options import Component
from hiacalc.ui.session.change import stated
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.state import State, View
from hiacalc.ui.session.switch import WITH
from tests.ui.driving import labelled, state_of, text_of

BASE = "helseiarbeid-2016"


def begun(code="en", view=View.RESULT, *, on=True):
    state = State(code, shipped(BASE), view=view)
    if on:
        state.switch("individual", on=True)
    return state


def reopened(state):
    from urllib.parse import parse_qsl

    return state_from_query(parse_qsl(query(state)), "en")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_result_tells_the_measures_apart_and_from_how_many_days_it_pays(opened, code) -> None:
    page = opened("result", hiacalc=begun(code))
    assert not page.exception
    words = text_of(page.markdown)
    run = evaluate(begun().current()).single()
    for view in ("society", "nav"):
        days = f"{run.break_even_days(view):.1f}"
        assert (days if code == "en" else days.replace(".", ",")) in words
    assert {"nb": "aldri alene", "en": "never pays by itself"}[code] in words


def test_without_the_measure_nothing_is_said_of_it(opened) -> None:
    page = opened("result", hiacalc=begun(on=False))
    assert "individual measure" not in text_of(page.markdown)


def test_the_switch_begins_and_ends_the_measure(opened) -> None:
    group = {f"group:en:{BASE}": "individual"}
    page = opened("assumptions", hiacalc=begun(view=View.ASSUMPTIONS, on=False), **group)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    state = state_of(page)
    assert state.changes == {"individual": WITH}
    assert state.current().individual is not None
    assert labelled(page.text_input, "Referred per 1000 workers").value.startswith("20")
    page.toggle[0].set_value(False).run()
    assert state_of(page).changes == {}


def test_a_change_within_it_goes_with_it() -> None:
    state = begun()
    state.attempt({"individual.days_saved": 8.0, "individual.fee": 400.0})
    assert state.problems is None
    assert state.current().numbers["individual.days_saved"] == 8
    assert state.current().individual.evidence == "mixture"
    state.switch("individual", on=False)
    assert state.changes == {}
    assert state.current().individual is None


def test_taking_back_the_switch_takes_back_what_was_changed_within() -> None:
    state = begun()
    state.attempt({"individual.days_saved": 8.0})
    state.reset("individual")
    assert state.changes == {}


def test_a_link_opens_with_the_measure_and_what_was_changed_in_it() -> None:
    state = begun()
    state.attempt({"individual.days_saved": 8.0, "individual.evidence": "sceptical", "individual.fee": 400.0})
    there = reopened(state)
    assert there.changes == state.changes
    assert there.link_doubt == ""
    assert evaluate(there.current()).net_benefit()[0] == evaluate(state.current()).net_benefit()[0]


def test_a_scenario_that_has_it_can_do_without() -> None:
    own = begun().current()
    state = State("en", own, own=True)
    state.switch("individual", on=False)
    assert stated(state.changes, own) == {"individual": None}
    assert state.current().individual is None
    alone = evaluate(own).apart(Component.WORKPLACE)
    assert evaluate(state.current()).net_benefit()[0] == alone.net_benefit()[0]
    state.switch("individual", on=True)
    assert state.changes == {}


def test_the_evidence_on_the_days_is_chosen_where_the_effects_is(opened) -> None:
    page = opened("uncertainty", hiacalc=begun(view=View.UNCERTAINTY))
    assert not page.exception
    assert "By itself the individual measure pays for society in 0 to" in text_of(page.markdown)
    chooser = labelled(page.selectbox, "What do you believe of the days that the individual measure saves?")
    chooser.set_value("sceptical").run()
    assert not page.exception
    assert state_of(page).current().individual.evidence == "sceptical"
    assert "In use here is Sceptical" in text_of(page.markdown)


@pytest.mark.parametrize("on", [True, False])
def test_the_studies_stand_in_the_evidence_view(opened, on) -> None:
    page = opened("evidence", hiacalc=begun(view=View.EVIDENCE, on=on))
    assert not page.exception
    assert "Raskere tilbake, no days" in text_of(page.markdown)
