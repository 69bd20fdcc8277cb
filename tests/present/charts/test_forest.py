"""The forest plot as readers see it: drawn to SVG and measured in a real browser."""

from __future__ import annotations

import datetime
import itertools
import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, effect_set
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import Studies, read_studies
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.charts.forest import finding
from hiacalc.present.charts.forest_rows import Mark, forest_rows
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from tests.analysis.evidence_synthesis.test_effect_sets import PEER, three_trials
from tests.servers import chromium

pytestmark = pytest.mark.browser

SETS, STUDIES = read_effect_sets(), read_studies()
EVIDENCE = EvidenceFindings(STUDIES, SETS)
TWO = "studies:odeen-2013-clinic,framke-2016:other_product"
TODAY = datetime.date(2026, 11, 22)
NAMES = [None, "report", "no-effect", "odeen-clinic", "odeen-both", "sceptical", "mixture", "three", TWO]
CASES = [(name, *look) for name in NAMES for look in (("nb", 800), ("en", 1200))]
SLACK = 2.0  # pixels by which neighbours may touch
NO_CHANGE = {"nb": "Ingen endring", "en": "No change"}

MEASURE = """
() => {
  const box = element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return {left, right, top, bottom};
  };
  const svg = document.querySelector('svg');
  const tick = element => element.closest('.xtick') !== null;
  return {
    box: box(svg),
    texts: [...svg.querySelectorAll('text')].filter(text => text.textContent.trim())
      .map(text => ({...box(text), text: text.textContent, tick: tick(text)})),
    zero: [...svg.querySelectorAll('path.zl')].map(box),
    lines: [...svg.querySelectorAll('.shapelayer path')].map(element => ({
      ...box(element), dashed: getComputedStyle(element).strokeDasharray !== 'none'})),
    points: [...svg.querySelectorAll('.scatterlayer .points path')].map(box),
    strokes: [...svg.querySelectorAll('.scatterlayer .lines path')].map(box),
  };
}
"""


def chosen(name: str | None) -> tuple[Effect | None, EvidenceFindings]:
    if name == "three":
        studies = three_trials()
        return effect_set("odeen-three", *together(studies)), EvidenceFindings(studies, SETS)
    return (None if name is None else EVIDENCE.effect(name)), EVIDENCE


def together(studies: Studies) -> tuple[Any, Studies]:
    """Sets in which the set of both arms pools three trials instead."""
    data = SETS.model_dump()
    both = next(entry for entry in data["sets"] if entry["name"] == "odeen-both")
    both |= {"name": "odeen-three", "studies": (PEER, "a", "b")}
    return SETS.model_construct(
        widening=SETS.widening,
        sets=(
            *SETS.sets,
            next(type(effect_set) for effect_set in SETS.sets if effect_set.name == "odeen-both")(**both),
        ),
    ), studies


def exhibit(name: str | None, code: str, width: int = 800) -> Exhibit:
    effect, evidence = chosen(name)
    origin = EvidenceOrigin.of(effect, evidence.studies, TODAY)
    return forest_exhibit(effect, evidence, origin, language(code), width=width)


@pytest.fixture(scope="module")
def seen() -> dict[tuple[str | None, str, int], dict[str, Any]]:
    """Every case, measured in one browser, in a thread that no other browser of the tests holds."""
    pictures = {case: rendered(exhibit(*case), "svg").decode() for case in CASES}

    def measured() -> dict[tuple[str | None, str, int], dict[str, Any]]:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1300, "height": 1600})
            measures = {}
            for case, svg in pictures.items():
                page.set_content(f"<!doctype html><body style='margin:0'>{svg}")
                measures[case] = page.evaluate(MEASURE)
            return measures

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(measured).result()


def overlap(first: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = min(first["right"], other["right"]) - max(first["left"], other["left"])
    high = min(first["bottom"], other["bottom"]) - max(first["top"], other["top"])
    return wide > SLACK and high > SLACK


def middle(box: dict[str, Any]) -> float:
    return (box["left"] + box["right"]) / 2


def placed(measures: dict[str, Any]) -> tuple[float, float]:
    """Where no change lies, and how many pixels a unit of the log ratio is, from the tick labels."""
    ticks = {}
    for text in measures["texts"]:
        if text["tick"]:
            share = text["text"].replace("\N{MINUS SIGN}", "-").rstrip("% \N{NO-BREAK SPACE}")
            ticks[math.log1p(float(share) / 100)] = middle(text)
    assert 0.0 in ticks
    assert len(ticks) >= 4
    low, high = min(ticks), max(ticks)
    return ticks[0.0], (ticks[high] - ticks[low]) / (high - low)


every_case = pytest.mark.parametrize(("name", "code", "width"), CASES)


@every_case
def test_no_text_covers_another_or_lies_outside(seen: Any, name: str | None, code: str, width: int) -> None:
    measures = seen[name, code, width]
    assert measures["box"]["right"] - measures["box"]["left"] == pytest.approx(width, abs=1)
    pairs = itertools.combinations(measures["texts"], 2)
    assert [(first["text"], other["text"]) for first, other in pairs if overlap(first, other)] == []
    box = measures["box"]
    outside = [
        text["text"]
        for text in measures["texts"]
        if text["left"] < box["left"]
        or text["right"] > box["right"]
        or text["top"] < box["top"]
        or text["bottom"] > box["bottom"]
    ]
    assert outside == []


@every_case
def test_the_lines_stand_at_no_change_and_at_the_reports_figure(
    seen: Any, name: str | None, code: str, width: int
) -> None:
    measures = seen[name, code, width]
    zero, each = placed(measures)
    assert [middle(line) for line in measures["zero"]] == pytest.approx([zero], abs=1.5)
    dashed = [middle(line) for line in measures["lines"] if line["dashed"]]
    assert dashed == pytest.approx([zero + each * math.log(0.95)], abs=1.5)
    text_of_all = " ".join(text["text"] for text in measures["texts"])
    assert NO_CHANGE[code] in text_of_all


@every_case
def test_marks_and_intervals_are_drawn_where_the_numbers_are(
    seen: Any, name: str | None, code: str, width: int
) -> None:
    measures = seen[name, code, width]
    zero, each = placed(measures)
    effect, evidence = chosen(name)
    rows = forest_rows(effect, evidence, language(code))
    points = [zero + each * row.middle for row in rows if row.mark in (Mark.STUDY, Mark.EFFECT)]
    axis = exhibit(name, code, width).chart.figure["layout"]["xaxis"]["range"]
    left, right = zero + each * axis[0] + 10, zero + each * axis[1] - 10
    for row in rows:  # arrow heads ten pixels inside, where an interval runs out of the plot
        cut = row.mark is Mark.PREDICTION
        points += [left] * (cut and row.low < axis[0]) + [right] * (cut and row.high > axis[1])
    assert name != "three" or left in points
    assert sorted(middle(box) for box in measures["points"]) == pytest.approx(sorted(points), abs=2)
    ends = [(zero + each * row.low, zero + each * row.high) for row in rows if row.low is not None]
    ends = [(max(low, left), min(high, right)) for low, high in ends]
    drawn = [(box["left"], box["right"]) for box in measures["strokes"]]
    for low, high in ends:  # to within the width of the stroke
        assert any(abs(low - left) < 3.5 and abs(high - other) < 3.5 for left, other in drawn), (low, high)


def test_the_finding_follows_the_numbers() -> None:
    def effect_text(effect: Effect | None) -> str:
        rows = forest_rows(effect, EVIDENCE, language("en"))
        return finding(rows, effect, language("en")).replace("\N{NO-BREAK SPACE}", " ")

    assert "12 % lower, but anything from 34 % lower to 16 % higher" in effect_text(chosen("odeen-both")[0])
    assert "harm is not ruled out" in effect_text(chosen("odeen-peer")[0])
    assert "rests on judgement" in effect_text(chosen("report")[0])
    assert "unchanged" in effect_text(chosen("no-effect")[0])
    assert effect_text(None).startswith("The trial arms found absence 16 % lower and 8 % lower")


def test_an_interval_on_one_side_is_told_as_such() -> None:
    narrow = effect_set("studies:odeen-2013-clinic", SETS, STUDIES)
    rows = forest_rows(narrow, EVIDENCE, language("en"))
    assert [row.mark for row in rows] == [Mark.STUDY]
    assert "all on one side" in finding(rows, narrow, language("en"))


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_text_alternative_holds_every_row(code: str) -> None:
    effect, evidence = chosen("odeen-both")
    alternative = exhibit("odeen-both", code).chart.alternative
    for row in forest_rows(effect, evidence, language(code)):
        assert row.label in alternative


def test_rows_are_unrounded_and_say_ratio_and_reduction() -> None:
    head, *rows = exhibit("odeen-both", "en").rows
    used = dict(zip(head, rows[-1], strict=True))
    effect = effect_set("odeen-both", SETS, STUDIES)
    assert used["row"] == "effect"
    assert used["reduction"] == pytest.approx(effect.value)
    assert (used["reduction_low"], used["reduction_high"]) == pytest.approx((effect.low, effect.high))
    assert used["ratio"] == pytest.approx(1 - effect.value)
    text = rendered(exhibit("odeen-both", "en"), "csv", Style.MACHINE).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("row,key,label,ratio,ratio_low,ratio_high,reduction")
    assert "2026-11-22" in text
