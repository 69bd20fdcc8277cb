"""How wide the reader's page is: what a request tells, and what pictures are drawn for."""

import pytest

from hiacalc.ui.session.screen import WIDTHS, guessed
from tests.ui.widgets.alone import shown

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("headers", "width"),
    [
        ({"User-Agent": PHONE}, 328),
        ({"User-Agent": LAPTOP}, 820),
        ({"User-Agent": LAPTOP, "Sec-CH-UA-Mobile": "?1"}, 328),
        ({"User-Agent": LAPTOP, "Sec-CH-UA-Mobile": "?0"}, 820),
        ({}, 820),
    ],
)
def test_a_request_tells_phones_from_the_rest(headers: dict[str, str], width: int) -> None:
    assert guessed(headers) == width
    assert width in WIDTHS


def widths() -> None:
    import streamlit as st

    from hiacalc.ui.session.screen import picture_width, show_choices_of_width

    show_choices_of_width()
    st.text(f"{picture_width(820)} {picture_width(780)}")


def test_pictures_follow_the_choice_and_are_smaller_within_a_frame() -> None:
    page = shown(widths)
    assert page.text[0].value == "820 780"
    for choice, expected in ((600, "600 560"), (328, "328 288"), (288, "288 288")):
        page.button_group[0].set_value(choice).run()
        assert page.text[0].value == expected
