"""The page of a run holds the published figures and stays within a terminal."""

import datetime

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_page_holds_the_figures_of_the_report_and_its_cautions(code: str) -> None:
    origin = Origin(BASE, Perspective.SOCIETY, datetime.date(2026, 1, 31))
    page = run_report(evaluate(BASE), Perspective.SOCIETY, BASE, origin, language(code), ["Beware."])
    assert "3 337 496" in page
    assert "8 264 365" in page
    assert "\nBeware.\n" in page
    assert "2026-01-31" in page
    assert page.splitlines()[0] == BASE.title.in_language(code)
