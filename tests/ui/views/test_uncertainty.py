"""The uncertainty view."""

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.scenario import shipped
from tests.ui.driving import labelled, state_of, text_of


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


def test_the_chance_that_it_pays_is_that_of_the_draws_themselves(opened) -> None:
    page = opened("uncertainty")
    sample = uncertainty(shipped("helseiarbeid-2016"), draws=20_000, seed=1)
    assert f"In {100 * np.mean(sample.net_benefit >= 0):.0f} of 100 draws it pays" in text_of(page.markdown)


def test_fewer_draws_can_be_asked_for(opened) -> None:
    page = opened("uncertainty")
    labelled(page.selectbox, "Number of draws").set_value(1_000).run()
    assert not page.exception
    sample = uncertainty(shipped("helseiarbeid-2016"), draws=1_000, seed=1)
    assert f"In {100 * np.mean(sample.net_benefit >= 0):.0f} of 100 draws it pays" in text_of(page.markdown)
