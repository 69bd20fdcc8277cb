"""The whole page: every view opens in both languages, with the answer above it."""

import pytest

from hiacalc.present.locale.language import language
from hiacalc.ui.session.state import View
from tests.ui.driving import leading_amount, state_of, text_of


@pytest.mark.parametrize("view", list(View))
def test_every_view_has_the_answer_above_it_in_both_languages(opened, view: View) -> None:
    for code, benefit in (("en", "NOK 4.93 million"), ("nb", "4,93 mill. kr")):
        page = opened(view.value, code)
        assert not page.exception
        assert text_of(page.title) == language(code).say("page.tagline")
        if view not in (View.WORKPLACE, View.ROLL_OUT):  # which have answers of their own
            assert leading_amount(page) == benefit
        assert state_of(page).view is view


def test_what_cannot_be_worked_out_is_told_and_the_last_result_stays(opened) -> None:
    page = opened("method")
    state_of(page).changes["population.workers"] = 5.0  # fewer than work at one employer
    page.run()
    assert not page.exception
    assert "workers" in text_of(page.error)
    assert leading_amount(page) == "NOK 4.93 million"
