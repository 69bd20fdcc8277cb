"""One-way charts of unusual sweeps: made up, undefined, empty, with markup, on paper."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.model import Outcome
from hiacalc.present.charts.chart import A4
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.words.one_way import finding, rest_sentence
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import quantities
from tests.present.browser import SLACK, outside, plain
from tests.present.cases import BASE, NETWORK, NO_RANGE, RATE, exhibit, hand_built, titled

pytestmark = pytest.mark.browser


def test_texts_have_contrast_and_the_high_end_a_pattern(see: Any) -> None:
    seen = see("base", "en", 800)

    def luminance(fill: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", fill)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))

    assert all(1.05 / (luminance(text["fill"]) + 0.05) >= 4.5 for text in seen.page["texts"])
    low, high = seen.page["bars"]
    assert all("url" in bar["fill"] for bar in high)
    assert {bar["fill"] for bar in low} == {"rgb(0, 114, 178)"}


def test_a_higher_discount_rate_stands_to_the_left_of_the_base_line(see: Any) -> None:
    seen = see("base", "en", 800)
    place = [bar.path for bar in seen.shown].index(RATE)
    (line,) = seen.upright(dashed=False)
    sides = {plain(text["text"]): (text["left"] + text["right"]) / 2 < line for text in seen.row(place)}
    assert sides == {"6%": True, "2%": False}


def test_ends_on_the_same_side_lie_in_lanes_of_their_own(see: Any) -> None:
    seen = see("same-side", "nb", 800)
    place = [bar.path for bar in seen.shown].index("effect.duration")
    low, high = (trace[place] for trace in seen.page["bars"])
    (line,) = seen.upright(dashed=False)
    assert min(low["left"], high["left"]) >= line - 2
    assert low["right"] - low["left"] > high["right"] - high["left"] > 50
    assert min(low["bottom"], high["bottom"]) <= max(low["top"], high["top"]) + 1


def test_an_extreme_inside_the_range_does_not_run_through_a_text(see: Any) -> None:
    seen = see(hand_built([3.0, 4.0, 5.0, 6.0, 7.0], [2e6, 4e6, 5e6, 8e6, 6e6], 5.0, 5e6))
    assert seen.flat
    assert [
        text["text"]
        for text in seen.texts("annotation")
        for line in seen.flat
        if line["left"] < text["right"] - SLACK
        and text["left"] + SLACK < line["right"]
        and text["top"] + SLACK < (line["top"] + line["bottom"]) / 2 < text["bottom"] - SLACK
    ] == []


def test_an_outcome_undefined_in_the_base_case_is_said_and_nothing_is_drawn_from_it(see: Any) -> None:
    """Without an effect no hour is avoided: there is no cost per hour at which a base line could stand."""
    seen = see(one_way(shipped("no-effect"), Outcome.COST_PER_HOUR_AVOIDED), "en")
    all_text = " ".join(text["text"] for text in seen.page["texts"])
    assert "avoids no absence hour" in all_text
    assert "further inputs" not in all_text
    assert [*seen.texts("xtick"), *seen.texts("ytick"), *seen.texts("legend")] == []
    assert outside(seen) == []
    assert "Cost per absence hour avoided is not defined in the base case" in all_text
    assert "NOK–" not in plain(all_text)
    assert seen.page["lines"] == []
    assert seen.page["bars"] == []
    sentence = finding(seen.sweep, language("nb"))
    assert "–" not in sentence
    assert "grunn" in sentence


def test_a_chart_without_bars_is_still_a_chart(see: Any) -> None:
    none = {path: NO_RANGE for path, quantity in quantities(BASE).items() if quantity.has_range}
    seen = see(one_way(changed(BASE, none)), "en")
    assert seen.texts("ytick") == []
    assert any("No input of this scenario has a range" in text["text"] for text in seen.page["texts"])


@pytest.mark.parametrize(
    "title",
    [
        "<b>x</b>",
        '<a href="https://example.org/">x</a>',
        "R&D &lt;b&gt; &amp; <br> <span style='font-size:40px'>x</span>",
        "$\\alpha$ %{y} {label} %",
    ],
)
def test_markup_in_a_title_is_shown_as_it_is(see: Any, title: str) -> None:
    sweep = one_way(titled(title), parameters=[NETWORK, "delivery.venue_price"])
    seen = see(sweep, "en")
    (label,) = [text for text in seen.texts("ytick") if "workplacespersession" in plain(text["text"])]
    assert plain(label["text"]).startswith(plain(f"{title}: workplaces per session"))
    assert seen.page["links"] == 0
    assert "https://example.org" not in re.sub(r"<(title|desc|text).*?</\1>", "", seen.svg, flags=re.DOTALL)
    all_text = "".join(plain(text["text"]) for text in seen.texts("annotation"))
    assert plain(title) in all_text


def test_a_rate_by_steps_is_not_told_as_one_rate(see: Any) -> None:
    seen = see(one_way(changed(BASE, {RATE: {"0": 0.04, "3": 0.03}})), "en")
    scope = [plain(text["text"]) for text in seen.texts("annotation") if "discount rate" in text["text"]]
    assert [text for text in scope if "4%" in text and "3%" not in text] == []


@pytest.mark.parametrize("top", [12, 100])
def test_a_pdf_is_one_page_of_a4(top: int) -> None:
    pdf = rendered(exhibit(one_way(BASE), "nb", top, paper=True), "pdf")
    (box,) = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
    left, bottom, right, above = (float(part) for part in box.split())
    assert (right - left, above - bottom) == pytest.approx((595.28, 841.89), abs=1.5)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("code", ["nb", "en"])
def test_paper_holds_as_many_bars_as_can_be_read_and_says_the_rest(see: Any, code: str) -> None:
    seen = see("a4-all", code, A4[0])
    sizes = [size for text in seen.page["texts"] for size in text["sizes"]]
    assert min(sizes) * 72 / 96 >= 8
    drawn = len(seen.texts("ytick"))
    assert 12 < drawn < len(seen.sweep.bars)
    rest = seen.sweep.bars[drawn:]
    assert plain(rest_sentence(rest, seen.sweep, language(code))) in seen.all_text


def test_a_few_bars_are_not_blown_up_to_fill_a_page(see: Any) -> None:
    seen = see("a4-one", "nb", A4[0])
    (low,), (high,) = seen.page["bars"]
    assert max(bar["bottom"] - bar["top"] for bar in (low, high)) < 90


def test_texts_have_a_font_without_serifs(see: Any) -> None:
    """A list of fonts that a browser cannot read is dropped as a whole, and Times takes its place."""
    seen = see("base", "en", 800)
    assert {text["family"].rpartition(", ")[2] for text in seen.page["texts"]} == {"sans-serif"}
