"""Colours: texts read on white, and kinds of bars are told apart in grey as well."""

from __future__ import annotations

import pytest

from hiacalc.present.charts.palette import BLUE, FAINT, INK, TURNING, VERMILION, WHITE, parts
from tests.present.browser import luminance


def luminance_of(colour: str) -> float:
    return luminance(f"rgb({','.join(map(str, parts(colour)))})")


@pytest.mark.parametrize("colour", [INK, FAINT, TURNING])
def test_a_text_s_colour_has_contrast_to_the_paper(colour: str) -> None:
    """WCAG 2, level AA."""
    assert (luminance_of(WHITE) + 0.05) / (luminance_of(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("colour", [BLUE, VERMILION])
def test_a_bar_has_contrast_to_the_paper(colour: str) -> None:
    assert (luminance_of(WHITE) + 0.05) / (luminance_of(colour) + 0.05) >= 3.0
