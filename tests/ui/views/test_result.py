"""The result view."""

from tests.ui.driving import state_of


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
