"""The sizes of paper: A4 in pixels at 96 to the inch."""

from __future__ import annotations

import pytest

from hiacalc.present.charts.chart import A4, ACROSS, MARGIN

MILLIMETRE = 96 / 25.4


def test_a4_and_its_margin_are_those_of_paper() -> None:
    assert pytest.approx((210 * MILLIMETRE, 297 * MILLIMETRE), abs=1) == A4
    assert pytest.approx(10 * MILLIMETRE, abs=1) == MARGIN


def test_a_picture_across_fills_a_page_lying_between_its_margins() -> None:
    assert max(A4) == ACROSS + 2 * MARGIN
