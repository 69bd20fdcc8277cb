"""The uncertainty view."""

from tests.ui.driving import state_of


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
