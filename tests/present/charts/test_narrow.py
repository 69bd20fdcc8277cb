"""Pictures on a phone: labels above bars that use the whole width, and nothing covers anything."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import range_text
from tests.present.browser import InPage, Shown, measured, outside, overlap, overlapping, plain
from tests.present.cases import CASES, DATE, exhibit
from tests.present.pictures import BASE, DRAWN, PICTURES, TRIAL, said_base

pytestmark = pytest.mark.browser

ON_THE_PAGE = ("curve", "spider", "structural", "rules", "waterfall", "map", *DRAWN)
SWEEPS = ("base", "trial", "no-effect", "hours", "same-side", "long-title")
DRAWINGS: dict[str, Callable[[str, int], Exhibit]] = {
    **{
        f"{picture}-{name}": (
            lambda code, width, picture=picture, name=name: PICTURES[picture](name, language(code), width)
        )
        for picture, name in itertools.product(ON_THE_PAGE, (BASE, TRIAL))
    },
    **{
        f"tornado-{case}": (lambda code, width, case=case: exhibit(CASES[case].sweep(), code, width=width))
        for case in SWEEPS
    },
    **{
        f"forest-{name}": (lambda code, width, name=name: forest(name, code, width))
        for name in (None, "odeen-both", "mixture")
    },
}


def forest(name: str | None, code: str, width: int) -> Exhibit:
    evidence = EvidenceFindings(read_studies(), read_effect_sets())
    effect = None if name is None else evidence.effect(name)
    origin = EvidenceOrigin.of(effect, evidence.studies, DATE)
    return forest_exhibit(effect, evidence, origin, language(code), width=width)


def shown(in_page: InPage, drawing: Exhibit, code: str) -> Shown:
    svg = rendered(drawing, "svg").decode()
    return Shown(svg, code, measured(in_page, svg))


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize(("code", "width"), [("en", 288), ("nb", 328), ("nb", 600)])
def test_no_text_covers_another_is_cut_or_hidden(
    in_page: InPage, drawing: str, code: str, width: int
) -> None:
    seen = shown(in_page, DRAWINGS[drawing](code, width), code)
    assert seen.page["box"]["right"] - seen.page["box"]["left"] == pytest.approx(width, abs=1)
    assert overlapping(seen) == []
    assert outside(seen) == []
    marks = [mark for trace in (*seen.page["marks"], *seen.page["bars"]) for mark in trace]
    assert [text["text"] for mark in marks for text in seen.texts("annotation") if overlap(mark, text)] == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_tornado_keeps_all_it_says(in_page: InPage, code: str) -> None:
    sweep, spoken = one_way(CASES["base"].sweep().scenario), language(code)
    seen = shown(in_page, exhibit(sweep, code, width=328), code)
    bars = sweep.moving[:12]
    texts = [plain(text["text"]) for text in seen.texts("annotation")]
    tops = []
    for bar in bars:
        name = plain(label_of(bar.path, sweep.scenario, spoken))
        (label,) = [text for text in seen.texts("annotation") if plain(text["text"]).startswith(name)][:1]
        assert plain(range_text(bar, spoken)) in plain(label["text"])
        assert label["left"] < 10
        tops.append(label["bottom"])
        for end in (bar.low_input, bar.high_input):
            assert plain(format_value(end, bar.named.unit, spoken)) in texts
    assert tops == sorted(tops)
    low, high = seen.page["bars"]
    for top, low_end, high_end in zip(tops, low, high, strict=True):
        assert min(low_end["top"], high_end["top"]) >= top - 1  # each label above its bar
    drawn = list(itertools.chain(low, high))
    assert max(end["right"] for end in drawn) - min(end["left"] for end in drawn) > 0.42 * 328
    assert plain(said_base(BASE, code)) in texts
    assert len(seen.upright(dashed=False)) == len(seen.upright(dashed=True)) == 1
    assert {text["text"] for text in seen.texts("legend")} == {
        spoken.say("tornado.low"),
        spoken.say("tornado.high"),
    }


@pytest.mark.parametrize("name", ["odeen-both", "mixture"])
def test_the_forest_plot_keeps_figures_and_weights(in_page: InPage, name: str) -> None:
    wide, narrow = (shown(in_page, forest(name, "en", width), "en") for width in (820, 328))
    for text in wide.texts("annotation"):
        if text["text"].endswith(")") and "%" in text["text"]:
            assert plain(text["text"]) in narrow.all_text


def test_how_often_it_pays_stands_in_each_label(in_page: InPage) -> None:
    wide, narrow = (
        shown(in_page, PICTURES["evidence"](TRIAL, language("en"), width), "en") for width in (820, 328)
    )
    cells = [text["text"] for text in wide.texts("annotation") if text["text"].endswith("of 100")]
    assert len(cells) > 5
    for cell in np.unique(cells):
        assert narrow.all_text.count(plain(cell)) >= cells.count(cell)


def test_a_wide_sheet_is_drawn_as_before() -> None:
    figure: dict[str, Any] = exhibit(CASES["base"].sweep(), "nb", width=820).chart.figure
    assert figure["layout"]["yaxis"]["ticktext"]
    assert figure["layout"]["legend"]["orientation"] == "h"
