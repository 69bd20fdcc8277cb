"""Bars of a document stand where the sweep has them."""

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.document.bars import one_way_bars
from hiacalc.present.document.model import Bars, Paragraphs
from hiacalc.present.locale.language import language
from hiacalc.scenario import changed
from hiacalc.scenario.registry import quantities
from tests.present.cases import BASE, NO_RANGE, SAME_SIDE, scenario_of

TEXTS = language("en")


def drawn(sweep, top: int = 6) -> Bars:
    bars = one_way_bars(sweep, top, TEXTS)
    assert isinstance(bars, Bars)
    return bars


@pytest.mark.parametrize(
    "name", ["helseiarbeid-2016", "helseiarbeid-2025", "trial-peer-support", "no-effect"]
)
def test_places_keep_the_order_and_the_proportions_of_outcomes(name: str) -> None:
    sweep = one_way(scenario_of(name))
    bars = drawn(sweep)
    pairs = [(bars.base.at, sweep.base)]
    for bar, shown in zip(sweep.moving, bars.bars, strict=False):
        pairs += [(shown.low.at, bar.low_outcome), (shown.high.at, bar.high_outcome)]
        pairs += [(shown.least, bar.least), (shown.greatest, bar.greatest)]
    places, outcomes = zip(*pairs, strict=True)
    assert all(0.0 <= place <= 1.0 for place in places)
    widest = max(range(len(outcomes)), key=lambda place: abs(outcomes[place] - sweep.base))
    scale = (places[widest] - bars.base.at) / (outcomes[widest] - sweep.base)
    for place, outcome in pairs:
        assert place - bars.base.at == pytest.approx(scale * (outcome - sweep.base), abs=1e-9)
    if bars.threshold is not None:
        assert bars.threshold.at - bars.base.at == pytest.approx(scale * (0.0 - sweep.base), abs=1e-9)


def test_every_bar_says_its_ends_and_what_its_range_rests_on() -> None:
    first = drawn(one_way(BASE)).bars[0]
    assert {first.low.text, first.high.text} == {"2\N{NO-BREAK SPACE}%", "10\N{NO-BREAK SPACE}%"}
    assert first.note.startswith("range: ")
    assert TEXTS.say("tornado.turns") in first.note


def test_the_rest_is_counted() -> None:
    sweep = one_way(BASE)
    assert str(len(sweep.bars) - 3) in drawn(sweep, 3).notes[-1]


def test_a_bar_that_bends_reaches_its_true_extremes() -> None:
    bent = drawn(SAME_SIDE).bars[0]
    assert bent.least <= min(bent.low.at, bent.high.at)
    assert "monotone" in " ".join(bar.note for bar in drawn(SAME_SIDE).bars)


def test_without_any_range_a_sentence_says_so() -> None:
    known = changed(
        BASE, {path: NO_RANGE for path, quantity in quantities(BASE).items() if quantity.has_range}
    )
    sentence = one_way_bars(one_way(known), 6, TEXTS)
    assert sentence == Paragraphs((TEXTS.say("tornado.nothing"),))
