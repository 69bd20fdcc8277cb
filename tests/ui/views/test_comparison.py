"""Two scenarios side by side."""

from streamlit.testing.v1 import AppTest

from hiacalc.scenario import parse
from hiacalc.ui.session.state import State
from tests.scenario.cases import HEAD
from tests.ui.driving import labelled


def beside(page: AppTest, name: str) -> AppTest:
    """The page with another scenario chosen to be compared with."""
    other = labelled(page.selectbox, "The other scenario")
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


def test_a_scenario_in_other_kroner_is_compared_in_its_own(opened) -> None:
    own = parse(f"{HEAD}time: {{price_year: 2024}}".encode(), "theirs")
    page = opened("result", comparing=True, hiacalc=State("en", own, own=True))
    beside(page, "bergen")
    assert not page.exception
    assert "2024 kroner" in read(page)
    assert "What differs" in read(page)
    assert page.metric
