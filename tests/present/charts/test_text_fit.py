"""Texts broken to a width: nothing is lost, nothing is wider, and markup shows as it is."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from hiacalc.present.charts.text_fit import LABEL, Label, escaped, lines, pixels

TEXTS = st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "S", "Zs"]), max_size=120)
WIDTHS = st.floats(20, 600)


@given(TEXTS, WIDTHS, st.booleans())
def test_no_letter_is_lost_and_no_line_is_wider_than_asked(text: str, width: float, bold: bool) -> None:
    broken = lines(text, width, LABEL, bold=bold)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(pixels(line, LABEL, bold=bold) <= width or len(line) == 1 for line in broken)


@given(TEXTS)
def test_an_escaped_text_shows_as_it_is(text: str) -> None:
    assert not set("<>") & set(escaped(text))
    assert unescape(escaped(text.replace("&", ""))) == text.replace("&", "")


@given(TEXTS, TEXTS, WIDTHS, st.booleans())
def test_a_label_is_as_wide_and_as_high_as_its_lines(name: str, below: str, width: float, bold: bool) -> None:
    label = Label.fitted(name, width, below, bold=bold)
    drawn = [re.sub("<[^>]*>", "", line) for line in label.markup.split("<br>")]
    assert drawn == [escaped(line) for line in (*label.name, *label.below)]
    assert label.height == 17 * len(drawn)
    assert label.pixels >= max(pixels(line, LABEL, bold=bold) for line in label.name)


def test_bold_letters_are_wider() -> None:
    assert pixels("Absence", LABEL, bold=True) > pixels("Absence", LABEL)
