"""A sheet: its notes stand last, its width and height are those of the picture."""

from __future__ import annotations

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.charts.chart import A4
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.tornado import tornado
from hiacalc.present.locale.language import language
from tests.present.cases import BASE


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_sheet_s_notes_stand_below_the_chart_s_own(code: str) -> None:
    sheet = Sheet(language(code), 800, ("Third.", "Fourth."))
    chart = placeholder("First", "Nothing to draw.", sheet, ("Second.",))
    texts = sorted(chart.figure["layout"]["annotations"], key=lambda text: -text["yshift"])
    order = [text["text"] for text in texts]
    assert [text for text in order if text in ("Second.", "Third.", "Fourth.")] == order[-3:]
    assert order[-3:] == ["Second.", "Third.", "Fourth."]
    assert chart.language == code
    assert chart.figure["layout"]["width"] == 800


def test_a_page_s_height_is_that_of_the_picture() -> None:
    sweep, spoken = one_way(BASE), language("en")
    page = tornado(sweep, Sheet(spoken, A4[0], ("Origin.",), height=A4[1]))
    assert page.figure["layout"]["height"] == pytest.approx(A4[1], abs=1)
    free = tornado(sweep, Sheet(spoken, A4[0], ("Origin.",)))
    assert free.figure["layout"]["height"] != page.figure["layout"]["height"]
