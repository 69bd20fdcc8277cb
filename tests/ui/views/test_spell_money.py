"""Who pays for a spell, and how long spells last: the page shows what the command shows."""

from hiacalc.ui.session.state import State, View, shipped_scenario
from tests.ui.driving import labelled

TODAY = "helseiarbeid-2025"


def page_with(opened, **changes):
    state = State("en", shipped_scenario(TODAY), changes=changes, view=View.ACTORS)
    return opened("actors", hiacalc=state)


def headings(page) -> list[str]:
    return [heading.value for heading in page.subheader]


def test_a_scenario_without_spells_has_no_such_part(opened) -> None:
    page = opened("actors")
    assert not page.exception
    assert "Who pays for a spell of sickness" not in " ".join(headings(page))


def test_a_length_of_ones_own_stands_among_the_days(opened) -> None:
    page = opened("actors", scenario=TODAY)
    assert not page.exception
    days = next(table.value for table in page.table if "Days" in table.value.columns)
    assert "60" in list(days["Days"])
    page.number_input[0].set_value(44).run()
    assert not page.exception
    days = next(table.value for table in page.table if "Days" in table.value.columns)
    assert "44" in list(days["Days"])


def test_the_scenarios_own_measure_comes_first_where_it_shortens_spells(opened) -> None:
    changes = {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.54, "effect.from_day": 57.0}
    page = page_with(opened, **changes)
    assert not page.exception
    select = labelled(page.selectbox, "Measure")
    assert select.value == "own"
    assert "NAV" in " ".join(text.value for text in page.markdown)
