"""How wide the reader's page is: guessed from the request, then as the browser measures it.

Which pictures fit is known to the browser alone, so the page's script presses one of the choices
here, which no reader sees or hears: none is shown.
"""

from __future__ import annotations

import streamlit as st

WIDTHS = (288, 328, 600, 820)  # of pictures, in CSS pixels: small and common phones, half a screen, all of it
_KEY = "screen"
_CHOICE = "screen-choice"


def picture_width(wide: int) -> int:
    """The width to draw a picture for.

    Args:
        wide: where there is room for all of it; a picture within a frame has less than one without.
    """
    width = _screen_width()
    return wide if width == WIDTHS[-1] else max(WIDTHS[0], width - (WIDTHS[-1] - wide))


def is_narrow() -> bool:
    """Whether pictures are drawn for less than the width of a whole screen."""
    return _screen_width() < WIDTHS[-1]


def show_choices_of_width() -> None:
    """What the page's script presses when the page is wider or narrower than was thought."""

    def measured() -> None:
        st.session_state[_KEY] = st.session_state[_CHOICE]

    with st.container(key=_KEY):  # the style sheet hides it
        st.segmented_control(
            _KEY,
            WIDTHS,
            default=_screen_width(),
            key=_CHOICE,
            label_visibility="collapsed",
            required=True,
            on_change=measured,
        )


def guessed(headers: dict[str, str]) -> int:
    """The width that a browser's request speaks for.

    Args:
        headers: of the request.

    >>> guessed({"User-Agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537.36"})
    328
    >>> guessed({})
    820
    """
    is_phone = headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in headers.get("User-Agent", "")
    return WIDTHS[1] if is_phone else WIDTHS[-1]


def _screen_width() -> int:
    if _KEY not in st.session_state:
        headers = st.context.headers
        names = ("Sec-CH-UA-Mobile", "User-Agent")
        st.session_state[_KEY] = guessed({name: headers[name] for name in names if name in headers})
    width: int = st.session_state[_KEY]
    return width
