"""The one-way chart as readers see it: drawn to SVG and measured in a real browser."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from hiacalc.model import Outcome
from hiacalc.present.charts.chart import A4
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.one_way import finding, range_text, rest_sentence
from hiacalc.present.words.outcomes import outcome_text
from tests.present.browser import outside, overlap, overlapping, plain
from tests.present.cases import PAIRS
from tests.present.measured_chart import Seen

pytestmark = pytest.mark.browser


@pytest.fixture(params=PAIRS, ids=lambda pair: "-".join(map(str, pair)))
def seen(see: Callable[..., Seen], request: pytest.FixtureRequest) -> Seen:
    """Every chart, in the languages and widths that it is drawn in."""
    chart: Seen = see(*request.param)
    return chart


def test_no_text_covers_another_or_lies_outside(seen: Seen) -> None:
    box = seen.page["box"]
    assert box["right"] - box["left"] == pytest.approx(seen.width, abs=1)
    if seen.paper:
        assert box["bottom"] - box["top"] == pytest.approx(A4[1], abs=1)
    assert overlapping(seen) == []
    assert outside(seen) == []


def test_every_bar_has_its_label_with_what_its_range_rests_on(seen: Seen) -> None:
    spoken = language(seen.code)
    labels = [plain(text["text"]) for text in sorted(seen.texts("ytick"), key=lambda text: text["top"])]
    assert len(labels) == len(seen.shown) > 0
    for label, bar in zip(labels, seen.shown, strict=True):
        assert label.startswith(plain(label_of(bar.path, seen.sweep.scenario, spoken)))
        assert plain(range_text(bar, spoken)) in label
        assert (plain(spoken.say("tornado.turns")) in label) == seen.sweep.can_switch_decision(bar)
        assert (plain(spoken.say("tornado.not_monotone")) in label) == (not bar.monotone)
        assert (plain(spoken.say("tornado.undefined")) in label) == (not bar.defined)


def test_every_end_carries_the_input_that_causes_it(seen: Seen) -> None:
    base = seen.x(seen.sweep.base)
    bars = [bar for trace in seen.page["bars"] for bar in trace]
    for place, bar in enumerate(seen.shown):
        row = seen.row(place)
        assert sorted(plain(text["text"]) for text in row) == sorted(
            plain(text) for _, _, text in seen.ends(bar)
        ), bar.path
        assert [text["text"] for text in row for drawn in bars if overlap(text, drawn)] == []
        for _, outcome, end_text in seen.ends(bar):
            at = base if np.isnan(outcome) else seen.x(outcome)
            gaps = [
                (text["left"] - at if (text["left"] + text["right"]) / 2 > at else at - text["right"])
                for text in row
                if plain(text["text"]) == plain(end_text)
            ]
            assert min(abs(gap - 6) for gap in gaps) < 8, (bar.path, end_text)
            if abs(at - base) > 1:
                right = outcome > seen.sweep.base
                assert any(
                    ((text["left"] + text["right"]) / 2 > at) is right
                    for text in row
                    if plain(text["text"]) == plain(end_text)
                ), (bar.path, end_text)


def test_the_solid_line_stands_at_the_base_case_result_and_says_it(seen: Seen) -> None:
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.x(seen.sweep.base), abs=1.5)
    value = outcome_text(seen.sweep.base, seen.sweep.outcome, Numbers(seen.code))
    label = plain(language(seen.code).say("tornado.base", base=value))
    assert label in [plain(text["text"]) for text in seen.texts("annotation")]


def test_a_line_at_zero_where_zero_is_in_sight(seen: Seen) -> None:
    if seen.sweep.outcome is Outcome.BENEFIT_COST_RATIO:
        (line,) = seen.upright(dashed=True)
        assert line == pytest.approx(seen.x(1.0), abs=1.5)
    elif seen.sweep.outcome is Outcome.NET_BENEFIT:
        zero = [at for number, at in seen.ticks("x").items() if number == 0]
        assert seen.upright(dashed=True) == pytest.approx(zero, abs=1.5)
        least = min(bar.least for bar in seen.shown)
        greatest = max(bar.greatest for bar in seen.shown)
        assert zero or not least <= 0 <= greatest
    else:
        assert seen.upright(dashed=True) == []


def test_each_drawn_bar_ends_at_its_result(seen: Seen) -> None:
    base = seen.x(seen.sweep.base)
    low, high = seen.page["bars"]
    for trace, which in ((low, 0), (high, 1)):
        for drawn, bar in zip(trace, seen.shown, strict=True):
            outcome = seen.ends(bar)[which][1]
            if np.isnan(outcome) or abs(seen.x(outcome) - base) < 1:
                continue
            left, right = sorted((base, seen.x(outcome)))
            assert drawn["left"] == pytest.approx(left, abs=2), bar.path
            assert drawn["right"] == pytest.approx(right, abs=2), bar.path


def test_every_result_in_the_range_lies_within_what_is_drawn(seen: Seen) -> None:
    """A bar, or the line that marks what lies beyond its ends, reaches the true extremes."""
    middles = [
        (min(low["top"], high["top"]) + max(low["bottom"], high["bottom"])) / 2
        for low, high in zip(*seen.page["bars"], strict=True)
    ]
    half = min(np.abs(np.diff(middles)), default=100.0) / 2
    for bar, middle, low, high in zip(seen.shown, middles, *seen.page["bars"], strict=True):
        of_bar = [line for line in seen.flat if abs((line["top"] + line["bottom"]) / 2 - middle) < half]
        assert min(mark["left"] for mark in (low, high, *of_bar)) <= seen.x(bar.least) + 2, bar.path
        assert max(mark["right"] for mark in (low, high, *of_bar)) >= seen.x(bar.greatest) - 2, bar.path


def test_the_bars_fill_a_good_part_of_the_chart(seen: Seen) -> None:
    """A long text at a short bar does not press all bars together."""
    drawn = [*seen.flat, *itertools.chain(*seen.page["bars"])]
    filled = max(bar["right"] for bar in drawn) - min(bar["left"] for bar in drawn)
    room = seen.page["box"]["right"] - max(text["right"] for text in seen.texts("ytick"))
    assert filled > 0.4 * room


def test_title_scope_and_what_is_left_out_are_computed(seen: Seen) -> None:
    numbers, spoken = Numbers(seen.code), language(seen.code)
    all_text = seen.all_text
    assert plain(finding(seen.sweep, spoken)) in all_text
    for part in (numbers.number(1000), "2014", numbers.percent(0.04), seen.sweep.scenario.name):
        assert plain(part) in all_text
    (axis,) = seen.texts("g-xtitle")
    assert spoken.words.word("outcomes", seen.sweep.outcome.value) in axis["text"]
    assert spoken.words.word("perspectives", "society").lower() in axis["text"].lower()
    rest = seen.sweep.bars[len(seen.shown) :]
    if rest:
        assert plain(rest_sentence(rest, seen.sweep, spoken)) in all_text
        assert plain(outcome_text(rest[0].swing, seen.sweep.outcome, numbers)) in all_text
    legend = {text["text"] for text in seen.texts("legend")}
    assert legend == {spoken.say("tornado.low"), spoken.say("tornado.high")}
