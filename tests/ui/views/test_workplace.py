"""My workplace: what is typed stands there as what it is, and what is wrong is told beside it."""

import pytest
import yaml

from hiacalc.analysis.deterministic.absence_by_chance import absence_by_chance
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.scenario import shipped
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.statistic import Statistic
from hiacalc.ui.views.own_numbers import ATTENDANCE, RATE, OwnNumbers, Sure
from hiacalc.ui.views.own_standing import standing_sentences
from tests.ui.driving import labelled, state_of, text_of, typed
from tests.ui.views.own_entries import TYPED, applied, new


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_lines_under_the_form_say_what_each_figure_is(code) -> None:
    state = new(code)
    assert len(standing_sentences(OwnNumbers.of(state, state.current()))) == 1
    decimal = {**TYPED, RATE: "11,2 %" if code == "nb" else "11.2 %", "wage:sure": "tenth"}
    state = applied(state, decimal)
    state.change(ATTENDANCE, 0.5)
    lines = standing_sentences(OwnNumbers.of(state, state.current()))
    text = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
    known, within, estimated, moved, scenario = text
    assert "100 %" in scenario  # all work full-time
    assert "43" in known
    assert "558 000" in within
    assert ("11,2 %" if code == "nb" else "11.2 %") in estimated
    assert "50 %" in moved


def test_the_workplace_leaves_alone_what_was_changed_elsewhere(opened) -> None:
    page = opened("workplace")
    slider = labelled(page.select_slider, "Sickness absence without the measure")
    slider.set_value(0.1).run()
    page = typed(page, Employees="500")
    assert not page.exception
    assert state_of(page).changes["absence.rate"] == 0.1
    assert state_of(page).changes["population.workers"] == OwnFigure(500.0)


def test_a_small_workplace_is_in_one_place_where_nothing_is_said_of_places(opened) -> None:
    page = typed(opened("workplace"), Employees="20")
    own = {"population.workers": OwnFigure(20.0), "population.workers_per_employer": 20.0}
    assert state_of(page).changes == {**own, "delivery.groups": "whole"}
    page = typed(opened("workplace"), Employees="500")
    assert state_of(page).current().numbers["population.workers_per_employer"] == 500 / 16


MINE = {
    "Employees": "43",
    "Workplaces": "1",
    "Your sickness absence": "11.2 %",
    "Annual wage for a full-time year": "620 000",
}


def test_ones_own_facts_are_known_and_ones_own_absence_an_estimate(opened) -> None:
    page = typed(opened("workplace"), **MINE)
    assert not page.exception
    known = quantities(state_of(page).current())
    for path in ("population.workers", "population.workers_per_employer", "valuation.annual_value_per_fte"):
        assert (known[path].provenance, known[path].has_width) == ("own", False)
    absence = known["absence.rate"]
    chance = absence_by_chance(43, 0.112, 0.05, 225, 80 / 7)
    assert (absence.value, absence.basis, absence.level) == (0.112, "interval", 0.95)
    assert (absence.low, absence.high) == pytest.approx((chance.low, chance.high), rel=1e-5)
    text = text_of(page.markdown)
    assert "620 000" in text
    assert "with a 95 % interval by chance" in text
    written = to_yaml(state_of(page).current(), shipped("helseiarbeid-2016"))
    assert "published" not in str(yaml.safe_load(written).get("absence"))
    swept = {bar.path for bar in one_way(state_of(page).current()).bars}
    assert "valuation.annual_value_per_fte" not in swept


def test_how_sure_a_figure_is_and_how_many_years_it_covers_can_be_said(opened) -> None:
    page = opened("workplace")
    sure = next(
        widget for widget in page.button_group if "How sure: Annual wage for a full-time year" in widget.label
    )
    sure.set_value(Sure.TENTH)
    page = typed(page, **MINE, Years_that_the_absence_covers="4")
    assert not page.exception
    known = quantities(state_of(page).current())
    value = known["valuation.annual_value_per_fte"]
    assert (value.low, value.high) == pytest.approx((0.9 * value.value, 1.1 * value.value))
    assert (value.basis, value.provenance) == ("judgement", "own")
    four = absence_by_chance(4 * 43, 0.112, 0.05, 225, 80 / 7)
    absence = known["absence.rate"]
    assert (absence.low, absence.high) == pytest.approx((four.low, four.high), rel=1e-5)


def test_what_is_wrong_is_told_beside_its_field_and_the_rest_counts(opened) -> None:
    page = typed(opened("workplace"), Employees="forty", Attendance="-5", Your_sickness_absence="9 %")
    assert not page.exception
    employees, attendance = (text_of([error]) for error in page.error)
    assert employees == "Employees: “forty” is not a number. Enter for example 43."
    assert "Attendance: “-5” can't be used. It can be 0 % to 100 %" in attendance
    assert labelled(page.text_input, "Employees").value == "forty"
    assert labelled(page.text_input, "Attendance").value == "-5"
    assert state_of(page).changes["absence.rate"].value == 0.09
    page = typed(page, Employees="43")
    assert [text_of([error])[:10] for error in page.error] == ["Attendance"]
    assert state_of(page).changes["population.workers"] == OwnFigure(43.0)


def test_a_slip_is_mended_with_one_press(opened) -> None:
    page = typed(opened("workplace"), Your_sickness_absence="0.112")
    assert "Did you mean 11.2 %?" in text_of(page.error)
    next(button for button in page.button if button.label.startswith("Use 11.2")).click().run()
    assert not page.error
    assert state_of(page).changes["absence.rate"].value == 0.112
    labelled(page.text_input, "Annual wage for a full-time year").set_value("62 000").run()
    assert "Did you mean NOK 744 000 or NOK 620 000?" in text_of(page.warning)
    next(button for button in page.button if "620" in button.label).click().run()
    assert not page.warning
    assert state_of(page).changes["valuation.annual_value_per_fte"].value == 620_000


def test_the_answer_comes_when_something_is_stated_and_leads_with_the_employer(opened) -> None:
    page = opened("workplace")
    assert "the answer for your workplace stands here" in text_of(page.info)
    page = typed(page, **MINE, Name_of_the_case="Ward 3")
    assert not page.info
    assert "Your workplace: Ward 3" in text_of(page.header)
    labels = [metric.label for metric in page.metric]
    assert labels[-4:] == [
        "Money out",
        "Money in",
        "Value of working time in meetings",
        "Value of work that gets done",
    ]
    text = text_of(page.markdown)
    assert text.index("the employer") < text.index("NAV: ")
    assert "With 43 employees your own figures can't show whether it worked" in text


def test_the_industry_stands_beside_ones_own_absence_and_both_can_be_counted(opened) -> None:
    page = opened("workplace", scenario="helseiarbeid-2025")
    labelled(page.selectbox, "Absence of the industry").set_value("health_social").run()
    assert state_of(page).changes["absence.rate"] == Statistic("absence.rate", "health_social")
    page = typed(page, Employees="43", Your_sickness_absence="11.2 %")
    assert state_of(page).changes["absence.rate"].value == 0.112
    assert labelled(page.selectbox, "Absence of the industry").value == "health_social"
    radio = labelled(page.radio, "Which figure to count with")
    radio.set_value("shrunk").run()
    assert not page.exception
    figure = state_of(page).changes["absence.rate"]
    assert figure.low < 0.078 < figure.value < 0.112 < figure.high
    assert (figure.basis, figure.years) == ("interval", None)
    assert labelled(page.text_input, "Your sickness absence").value == "11.2\N{NO-BREAK SPACE}%"
    page = typed(page, Employees="430")
    assert state_of(page).changes["absence.rate"].value > figure.value  # less is chance among more
    labelled(page.radio, "Which figure to count with").set_value("own").run()
    assert state_of(page).changes["absence.rate"].value == 0.112
    labelled(page.text_input, "Your sickness absence").set_value("").run()
    assert state_of(page).changes["absence.rate"] == Statistic("absence.rate", "health_social")
    labelled(page.selectbox, "Absence of the industry").set_value("").run()
    assert "absence.rate" not in state_of(page).changes
    assert not page.exception


def test_a_wage_of_the_statistics_gives_way_to_ones_own(opened) -> None:
    page = opened("workplace")
    labelled(page.selectbox, "Or wage as in the sector").set_value("municipality").run()
    assert state_of(page).changes["valuation.annual_value_per_fte"].key == "municipality"
    page = typed(page, **{"Annual wage for a full-time year": "620 000"})
    assert state_of(page).changes["valuation.annual_value_per_fte"].value == 620_000
    assert labelled(page.selectbox, "Or wage as in the sector").disabled
    page = typed(page, **{"Annual wage for a full-time year": ""})
    assert "valuation.annual_value_per_fte" not in state_of(page).changes
    assert not page.exception
