"""My workplace: what is typed stands there as what it is, and what is wrong is told beside it."""

import pytest
import yaml

from hiacalc.analysis.deterministic.absence_by_chance import absence_by_chance
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.scenario import shipped
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    RATE,
    OwnNumbers,
    Sure,
)
from hiacalc.ui.views.workplace import standing_sentences
from tests.ui.driving import labelled, state_of, typed
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
    known, within, estimated, moved = text
    assert "43" in known
    assert "558 000" in within
    assert ("11,2 %" if code == "nb" else "11.2 %") in estimated
    assert "50 %" in moved


def test_the_workplace_leaves_alone_what_was_changed_elsewhere(opened) -> None:
    page = opened("result", workplace=True)
    slider = labelled(page.select_slider, "Sickness absence without the measure")
    slider.set_value(0.1).run()
    field = labelled(page.text_input, "Employees")
    field.set_value("500")
    labelled(page.button, "Use these numbers").click().run()
    assert not page.exception
    assert state_of(page).changes["absence.rate"] == 0.1
    assert state_of(page).changes["population.workers"] == OwnFigure(500.0)


def test_a_small_workplace_has_one_unit_where_nothing_is_said_of_units(opened) -> None:
    page = typed(opened("result", workplace=True), Employees="20")
    own = {"population.workers": OwnFigure(20.0), "population.workers_per_employer": 20.0}
    assert state_of(page).changes == {**own, "delivery.groups": "whole"}
    page = typed(opened("result", workplace=True), Employees="500")
    assert state_of(page).changes == {"population.workers": OwnFigure(500.0), "delivery.groups": "whole"}


MINE = {
    "Employees": "43",
    "Units": "1",
    "Sickness absence without the measure": "11.2 %",
    "Annual wage for a full-time year": "620 000",
}


def test_ones_own_facts_are_known_and_ones_own_absence_an_estimate(opened) -> None:
    page = typed(opened("result", workplace=True), **MINE)
    assert not page.exception
    known = quantities(state_of(page).current())
    for path in ("population.workers", "population.workers_per_employer", "valuation.annual_value_per_fte"):
        assert (known[path].provenance, known[path].has_width) == ("own", False)
    absence = known["absence.rate"]
    chance = absence_by_chance(43, 0.112, 0.05, 225, 80 / 7)
    assert (absence.value, absence.basis, absence.level) == (0.112, "interval", 0.95)
    assert (absence.low, absence.high) == pytest.approx((chance.low, chance.high), rel=1e-5)
    text = " ".join(element.value for element in page.markdown).replace("\N{NO-BREAK SPACE}", " ")
    assert "620 000" in text
    assert "with a 95 % interval by chance" in text.replace("\\", "")
    written = to_yaml(state_of(page).current(), shipped("helseiarbeid-2016"))
    assert "published" not in str(yaml.safe_load(written).get("absence"))
    swept = {bar.path for bar in one_way(state_of(page).current()).bars}
    assert "valuation.annual_value_per_fte" not in swept


def test_how_sure_a_figure_is_and_how_many_years_it_covers_can_be_said(opened) -> None:
    page = opened("result", workplace=True)
    sure = next(
        widget for widget in page.button_group if "How sure: Annual wage for a full-time year" in widget.label
    )
    sure.set_value(Sure.TENTH)
    own = {"Sickness absence without the measure": "11.2 %", "Years that the absence covers": "4"}
    page = typed(page, **own, Employees="43", Units="1")
    assert not page.exception
    known = quantities(state_of(page).current())
    value = known["valuation.annual_value_per_fte"]
    assert (value.low, value.high) == pytest.approx((0.9 * value.value, 1.1 * value.value))
    assert (value.basis, value.provenance) == ("judgement", "own")
    four = absence_by_chance(4 * 43, 0.112, 0.05, 225, 80 / 7)
    absence = known["absence.rate"]
    assert (absence.low, absence.high) == pytest.approx((four.low, four.high), rel=1e-5)


def test_everything_wrong_with_a_workplace_is_told_at_once_and_beside_it(opened) -> None:
    page = typed(opened("result", workplace=True), Employees="forty", Attendance="-5")
    above, beside = (error.value for error in page.error)
    assert above == beside
    assert "Employees" in above
    assert r"delivery\.attendance" in above
