"""The page of a run holds the published figures and stays within a terminal."""

import datetime

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.reports.plain_text import WIDTH
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed, shipped

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


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("ratio", [1.01, 1.2])
def test_no_line_is_wider_than_the_page(code: str, ratio: float) -> None:
    acting = {"effect.acts_on": "hazard", "effect.hazard_ratio": ratio}
    rule = {"valuation.tax_funding_cost": 0.2, "valuation.tax_funding_base": "net"}
    scenario = changed(shipped("helseiarbeid-2025"), acting | rule)
    origin = Origin(scenario, Perspective.SOCIETY, datetime.date(2026, 1, 31))
    page = run_report(evaluate(scenario), Perspective.SOCIETY, BASE, origin, language(code))
    assert max(map(len, page.splitlines())) <= WIDTH
    for head in {"nb": ("I penger", "I tid"), "en": ("In money", "In time")}[code]:
        assert page.count(head) == 1
