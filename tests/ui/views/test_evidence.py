"""The evidence view: every study and set is shown, and the chosen set can be counted on."""

import pytest

from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from tests.ui.driving import labelled, state_of


def test_every_study_and_every_set_has_its_row(opened) -> None:
    page = opened("evidence")
    assert not page.exception
    studies, sets = (table.value for table in page.table[:2])
    assert len(studies) == len(read_studies().studies)
    assert [name.replace("\\", "") for name in sets["Set"]] == [
        offered.name for offered in read_effect_sets().offered
    ]


def test_a_set_is_counted_on_when_its_button_is_pressed(opened) -> None:
    page = opened("evidence")
    labelled(page.selectbox, "What do you believe about the effect?").set_value("odeen-clinic").run()
    labelled(page.button, "Use this effect").click().run()
    assert not page.exception
    assert state_of(page).changes["effect.evidence"] == "odeen-clinic"
    assert state_of(page).value("effect.relative_reduction") == pytest.approx(
        0.16, abs=1e-6
    )  # as the trial has it
    assert not [button for button in page.button if button.label == "Use this effect"]
