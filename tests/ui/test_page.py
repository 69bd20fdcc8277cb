"""What a planner does in turn, on the whole page as the server runs it."""

from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from hiacalc.analysis.deterministic.absence_by_chance import absence_by_chance
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.scenario import parse, shipped
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.server.serving import SCRIPT
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.own_numbers import Sure
from tests.scenario.cases import HEAD

TITLE = ":red[X] **b** $a$ `c`"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hiacalc.ui.page._SECOND_PAINT", 0.0)  # no browser is waiting

    def of(view: str, **session: Any) -> AppTest:
        page = AppTest.from_file(str(SCRIPT), default_timeout=60)
        page.query_params.update({"view": view, "language": "en"})
        for name, value in session.items():
            page.session_state[name] = value
        return page.run()

    return of


def state_of(page: AppTest) -> State:
    state: State = page.session_state["hiacalc"]
    return state


def test_the_workplace_leaves_alone_what_was_changed_elsewhere(opened) -> None:
    page = opened("result", workplace=True)
    slider = next(
        widget for widget in page.select_slider if widget.label == "Sickness absence without the measure"
    )
    slider.set_value(0.1).run()
    field = next(widget for widget in page.text_input if widget.label == "Employees")
    field.set_value("500")
    next(button for button in page.button if button.label == "Use these numbers").click().run()
    assert not page.exception
    assert state_of(page).changes["absence.rate"] == 0.1
    assert state_of(page).changes["population.workers"] == OwnFigure(500.0)


def test_the_warning_follows_the_slider_though_the_draws_are_the_same(opened) -> None:
    page = opened("uncertainty")
    state_of(page).change("effect.evidence", "odeen-clinic")
    state_of(page).change("effect.relative_reduction", 0.3)
    page.run()
    assert any("30 %" in element.value.replace("\N{NO-BREAK SPACE}", " ") for element in page.markdown)
    state_of(page).change("effect.relative_reduction", 0.1)
    page.run()
    assert not page.exception
    assert not any("30 %" in element.value.replace("\N{NO-BREAK SPACE}", " ") for element in page.markdown)


def test_a_title_from_outside_is_no_markup_in_any_label(opened) -> None:
    name = next(iter(shipped("helseiarbeid-2016").delivery.activities))
    own = parse(f'{HEAD}delivery: {{activities: {{{name}: {{title: "{TITLE}"}}}}}}'.encode(), "theirs")
    page = opened("assumptions", hiacalc=State("en", own, own=True, view=View.ASSUMPTIONS))
    assert not page.exception
    # a pill's options and a widget's label are Markdown
    names = [widget.label for widget in (*page.text_input, *page.selectbox, *page.select_slider)]
    names += [option for group in page.get("button_group") for option in group.options]
    named = [text for text in names if "red" in text]
    assert named
    assert all(r"\[X\] \*\*b\*\* \$a\$ \`c\`" in text for text in named), named


def test_changes_to_an_own_file_without_description_can_be_kept(opened) -> None:
    page = opened("result", own=True, share=True)
    county = b"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\ntitle: Our county\n"
    page.file_uploader[0].upload("county.yaml", county).run()
    slider = next(widget for widget in page.select_slider if widget.label == "Reduction in sickness absence")
    slider.set_value(0.06).run()
    assert not page.exception
    assert len(page.get("download_button")) >= 2


def typed(page: AppTest, **values: str) -> AppTest:
    """My workplace with some of its fields filled in, and its button pressed."""
    for label, value in values.items():
        next(widget for widget in page.text_input if widget.label == label.replace("_", " ")).set_value(value)
    next(button for button in page.button if button.label == "Use these numbers").click()
    return page.run()


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
    "Value of a full-time year": "620 000",
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
        widget for widget in page.button_group if "How sure: Value of a full-time year" in widget.label
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


def beside(page: AppTest, name: str) -> AppTest:
    """The page with another scenario chosen to be compared with."""
    other = next(widget for widget in page.selectbox if widget.label == "The other scenario")
    return other.set_value(name).run()


def read(page: AppTest) -> str:
    shown = (*page.markdown, *page.caption, *page.error)
    return " ".join(element.value for element in shown).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def test_a_scenario_of_another_size_is_compared_per_1000_workers(opened) -> None:
    page = beside(opened("result", comparing=True), "bergen")
    assert not page.exception
    assert "NOK 2.93 million per 1 000 workers ahead of Bergen municipality" in read(page)
    assert "the scenarios differ in size (23 402 / 1 000 workers)" in read(page)
    assert "per 1 000" not in read(beside(opened("result", comparing=True), "model-1"))


def test_a_scenario_in_other_kroner_is_not_compared_and_the_page_stands(opened) -> None:
    own = parse(f"{HEAD}time: {{price_year: 2024}}".encode(), "theirs")
    page = opened("result", comparing=True, hiacalc=State("en", own, own=True))
    beside(page, "bergen")
    assert not page.exception
    assert "2024 kroner" in read(page)
    assert "2014 kroner" in read(page)
    assert "What differs" not in read(page)
    assert page.metric


def test_sliders_offer_no_workplace_that_holds_more_than_all_workers(opened) -> None:
    page = typed(opened("result", workplace=True), Employees="43")
    sliders = {widget.label: widget for widget in page.select_slider}
    sizes = [float(stop.split()[0].replace("\N{NO-BREAK SPACE}", "")) for stop in _stops(sliders, "employer")]
    assert max(sizes) == 40
    assert min(sizes) == 5
    page = typed(opened("result", workplace=True), Employees="600", Units="2")
    least = _stops({widget.label: widget for widget in page.select_slider}, "served")[0]
    assert least.startswith("500")
    assert not page.exception


def _stops(sliders, ending: str) -> list[str]:
    (slider,) = (widget for name, widget in sliders.items() if name.endswith(ending))
    return [stop.replace("\N{NO-BREAK SPACE}", " ") for stop in slider.options]


def test_the_result_says_what_the_horizon_leaves_out_and_that_groups_are_averages(opened) -> None:
    page = opened("result")
    state_of(page).attempt(
        {"time.horizon": 1.0, "population.workers": 45.0, "population.workers_per_employer": 45.0}
    )
    text = " ".join(element.value for element in page.run().markdown)
    assert not page.exception
    assert "Left out are costs of" in text
    assert "Whole groups would cost" in text
    state_of(page).change("delivery.groups", "whole")
    assert "Whole groups would cost" not in " ".join(element.value for element in page.run().markdown)
