"""The roll-out on the page: its answer, its controls, and the link that holds them."""

from urllib.parse import parse_qsl

import pytest

from hiacalc.programme import evaluate_programme
from hiacalc.programme.outlook import Outlook
from hiacalc.scenario import changed
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.state import State, View, shipped_scenario
from hiacalc.ui.views.roll_out_choice import roll_outs
from tests.ui.driving import labelled, state_of, text_of
from tests.ui.views.roll_outs import roll_out_scenario, roll_out_state


@pytest.fixture
def page(opened):
    return opened("roll-out", hiacalc=roll_out_state())


def changes_of(page) -> dict[str, object]:
    return state_of(page).changes


def test_the_answer_tells_who_is_reached_people_money_and_payback(page) -> None:
    assert not page.exception
    outlook = Outlook.of(evaluate_programme(roll_out_scenario()))
    assert "Not everyone is reached: 28 200 of 75 000 workers still wait" in text_of(page.header)
    assert round(outlook.waiting, -2) == 28_200
    text = text_of(page.markdown)
    for part in (
        "The health service and NAV must pay NOK",
        "it has paid back from 2030",
        "Health professionals: there are enough in all",
        "NAV advisers:",
        "for the first time in",
    ):
        assert part in text, part
    assert "inputs of the roll-out itself are assumptions" in text_of(page.caption)
    names = [metric.label for metric in page.metric]
    assert names == [
        "Have begun by 2036, of 75\N{NO-BREAK SPACE}000",
        "To be paid, 2027–2036",
        "No money set aside for",
        "Surplus for society",
    ]


def test_each_control_is_an_input_that_undo_takes_back(page) -> None:
    labelled(page.selectbox, "Start in").set_value(2029).run()
    assert changes_of(page) == {"programme.delay": 2.0}
    labelled(page.selectbox, "How fast workplaces begin").set_value("steady").run()
    assert changes_of(page)["programme.pace"] == "steady"
    people = labelled(page.selectbox, "Full-time years in the teams")
    assert people.options[people.index] == "100 %: 10.4 health, 8.4 NAV".replace(" ", "\N{NO-BREAK SPACE}", 1)
    people.set_value(2.0).run()
    assert changes_of(page)["programme.team_size"] == 2.0
    labelled(page.select_slider, "Share who accept").set_value(0.5).run()
    assert changes_of(page)["programme.acceptance"] == 0.5
    assert not page.exception
    moved = changed(roll_out_scenario(), dict(changes_of(page)))
    assert state_of(page).current().programme == moved.programme
    assert "4 values changed" in text_of(page.caption)
    page.button(key="undo").click().run()
    assert "programme.acceptance" not in changes_of(page)
    assert labelled(page.select_slider, "Share who accept").value == 1.0


def test_a_later_start_says_what_it_cuts(page) -> None:
    assert "instead of" not in text_of(page.markdown)
    labelled(page.selectbox, "Start in").set_value(2035).run()
    assert "still ends in 2036, so it lasts 2 years instead of 10." in text_of(page.markdown)
    assert text_of(page.header).startswith("Only ")
    assert "of 75 000 workers have time to begin by 2036" in text_of(page.header)


def test_a_control_that_changes_nothing_says_so(opened) -> None:
    people = {"starts": [1000, 1000, 0], "health_fte": [50], "nav_fte": [50]}
    programme = {"first_year": 2027, "years": 5, "regions": {"nord": people}}
    scenario = changed(shipped_scenario("helseiarbeid-2025"), {"programme": programme})
    page = opened("roll-out", hiacalc=State("nb", scenario, own=True, view=View.ROLL_OUT))
    labelled(page.selectbox, "Årsverk i teamene").set_value(1.5).run()
    assert "Årsverkene i teamene endrer ikke noe: det er timer nok." in text_of(page.markdown)
    labelled(page.select_slider, "Andel som takker ja").set_value(0.5).run()
    assert not page.exception
    assert text_of(page.markdown).count("endrer ikke noe") == 1
    state = state_of(page)
    assert state.without("programme.acceptance").numbers["programme.acceptance"] == 1.0
    assert state.without("programme.acceptance").numbers["programme.team_size"] == 1.5


def test_a_control_moved_back_is_no_change(page) -> None:
    labelled(page.selectbox, "Start in").set_value(2030).run()
    labelled(page.selectbox, "Start in").set_value(2027).run()
    assert changes_of(page) == {}


def test_a_line_that_ends_widens_the_gap(page) -> None:
    before = float(Outlook.of(evaluate_programme(roll_out_scenario())).gap)
    labelled(page.selectbox, "If this funding ends").set_value("programme.funding.2.ends").run()
    labelled(page.selectbox, "Ends in").set_value("2031").run()
    assert not page.exception
    assert changes_of(page) == {"programme.funding.2.ends": 2031.0}
    assert "For NAV: ends in 2031" in text_of(page.caption)
    after = Outlook.of(evaluate_programme(state_of(page).current()))
    assert after.gap == pytest.approx(before + 6 * 3e6)
    labelled(page.selectbox, "Ends in").set_value("").run()
    assert changes_of(page) == {}


def test_one_region_is_shown_and_the_money_stays_that_of_all(page) -> None:
    money = [metric.value for metric in page.metric][1:]
    labelled(page.selectbox, "Show workers and full-time years for").set_value("vest").run()
    assert not page.exception
    assert [metric.value for metric in page.metric][1:] == money
    assert "Workers and full-time years are those of West" in text_of(page.caption)
    outlook = Outlook.of(evaluate_programme(roll_out_scenario()), region="vest")
    assert f"of {outlook.wanted / 1000:.0f} 000" in page.metric[0].label.replace("\N{NO-BREAK SPACE}", " ")


def test_the_link_holds_view_and_controls() -> None:
    state = roll_out_state("nb")
    state.change("programme.delay", 2.0)
    state.change("programme.pace", "steady")
    state.change("programme.funding.1.ends", 2031.0)
    opened = state_from_query(parse_qsl(query(state)), "en")
    assert opened.view is View.ROLL_OUT
    assert opened.link_doubt == ""
    assert opened.changes == state.changes
    assert opened.current().programme == state.current().programme


def test_norwegian_says_the_same(opened) -> None:
    page = opened("roll-out", hiacalc=roll_out_state("nb"))
    assert not page.exception
    assert "Ikke alle blir nådd: 28 200 av 75 000 arbeidstakere venter fortsatt" in text_of(page.header)
    assert "NAV-rådgivere:" in text_of(page.markdown)
    assert labelled(page.selectbox, "Årsverk i teamene").options[3].endswith("10,4 helsepersonell, 8,4 NAV")


def test_what_the_scenario_refuses_is_told(opened) -> None:
    state = roll_out_state()
    state.changes["programme.delay"] = 1.5
    page = opened("roll-out", hiacalc=state)
    assert not page.exception
    assert page.error
    assert page.header  # the last good answer stands


def test_a_scenario_without_a_roll_out_offers_those_that_there_are(opened) -> None:
    state = State("en", shipped_scenario("bergen"), view=View.ROLL_OUT)
    state.change("absence.rate", 0.1)
    page = opened("roll-out", hiacalc=state)
    assert not page.exception
    assert "What of the whole country, year by year?" in text_of(page.header)
    assert "what you have changed (1) is reset" in text_of(page.caption)
    names = [button.key for button in page.button if str(button.key).startswith("choose-")]
    assert names == [f"choose-{name}:en" for name in roll_outs()]
    page.button(key="choose-rollout-today:en").click().run()
    assert not page.exception
    assert state_of(page).scenario.name == "rollout-today"
    assert state_of(page).changes == {}
    assert [metric.label for metric in page.metric][1] == "To be paid, 2027–2036"
    page.button(key="undo").click().run()
    assert state_of(page).scenario.name == "bergen"
    assert state_of(page).changes


@pytest.mark.parametrize("name", roll_outs())
@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_shipped_roll_out_opens(opened, name: str, code: str) -> None:
    page = opened("roll-out", code, name)
    assert not page.exception
    assert not page.error
    assert len(page.metric) == 4


def test_another_roll_out_can_be_chosen(opened) -> None:
    page = opened("roll-out", scenario="troms")
    labelled(page.selectbox, "Change to another roll-out").set_value("rollout-2016-steps").run()
    assert not page.exception
    assert state_of(page).scenario.name == "rollout-2016-steps"


def test_what_it_takes_for_granted_and_every_caveat_stand_there(opened) -> None:
    page = opened("roll-out", "nb", "rollout-today")
    text = text_of(page.markdown)
    assert "5 % lavere sykefravær i 5 år og 5 sparte dager per pasient. Ingen forsøk har vist det." in text
    assert "NAV sparer 4,81 mrd. kr i sykepenger i 2027–2036, men de pengene kan ikke brukes" in text
    assert "egenandeler til helsetjenesten, 294 mill. kr" in text
    (caveats,) = (part for part in page.expander if part.label == "Les med forbehold")
    assert caveats.proto.expanded
    listed = text_of(caveats.markdown)
    assert listed.count("- ") >= len(shipped_scenario("rollout-today").caveats) == 7
    assert "Den eneste studien av Raskere tilbake fant ingen" in listed


def test_a_scenario_without_caveats_has_no_list_of_them(page) -> None:
    own = state_of(page).scenario
    assert (not own.caveats) == (not [part for part in page.expander if part.label == "Read with care"])


def test_the_doubt_is_told_and_leads_to_how_sure(page) -> None:
    assert "rests on the same unsure effect" in text_of(page.markdown)
    page.button(key="roll-out-doubt:en").click().run()
    assert not page.exception
    assert state_of(page).view is View.UNCERTAINTY
