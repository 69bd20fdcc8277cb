"""The one-way chart as readers see it: drawn to SVG and measured in a real browser."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from hiacalc.analysis.one_way import Bar, OneWay, one_way
from hiacalc.model import Outcome
from hiacalc.present.answers import outcome_text
from hiacalc.present.export import A4, Exhibit, rendered
from hiacalc.present.language import language
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import label_of, natural
from hiacalc.present.tornado import finding, rest_said, tornado, tornado_rows
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.registry import named_inputs, quantities
from tests.servers import chromium

pytestmark = pytest.mark.browser

BASE = shipped("helseiarbeid-2016")
REDUCTION, RATE, NETWORK = (
    "effect.relative_reduction",
    "time.discount_rate",
    "delivery.activities.network_gathering.employers_per_session",
)
NO_RANGE = {"low": None, "high": None, "basis": None}
SLACK = 2.0  # pixels by which neighbours may touch

MEASURE = """
() => {
  const box = element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return {left, right, top, bottom};
  };
  const kind = element => {
    for (const name of ['xtick', 'ytick', 'annotation', 'legend', 'g-xtitle', 'g-ytitle', 'g-gtitle'])
      if (element.closest('.' + name)) return name;
    return '';
  };
  const svg = document.querySelector('svg');
  return {
    box: box(svg),
    links: svg.querySelectorAll('a, foreignObject, script').length,
    texts: [...svg.querySelectorAll('text')]
      .filter(element => element.textContent.trim())
      .map(element => ({
        ...box(element), text: element.textContent, kind: kind(element),
        fill: getComputedStyle(element).fill,
      })),
    lines: [...svg.querySelectorAll('.shapelayer path')].map(element => ({
      ...box(element),
      dashed: getComputedStyle(element).strokeDasharray !== 'none',
    })),
    bars: [...svg.querySelectorAll('.trace.bars')].map(trace =>
      [...trace.querySelectorAll('.point path')].map(element => ({
        ...box(element), fill: getComputedStyle(element).fill,
      }))),
  };
}
"""


@contextlib.contextmanager
def page_thread() -> Iterator[Callable[[Callable[[Page], Any]], Any]]:
    """Call functions with a browser's page, in a thread that no other browser of the tests holds."""
    with ThreadPoolExecutor(1) as thread, contextlib.ExitStack() as stack:
        browser: Browser = thread.submit(lambda: stack.enter_context(chromium())).result()
        page: Page = thread.submit(browser.new_page).result()
        yield lambda work: thread.submit(work, page).result()
        thread.submit(stack.close).result()


@pytest.fixture(scope="module")
def in_page() -> Iterator[Callable[[Callable[[Page], Any]], Any]]:
    with page_thread() as call:
        yield call


def three_ranges() -> Scenario:
    kept = {REDUCTION, "effect.duration", RATE}
    return changed(
        BASE,
        {path: NO_RANGE for path, q in quantities(BASE).items() if q.has_range and path not in kept},
    )


def titled(title: str) -> Scenario:
    return changed(BASE, {"delivery.activities": {"network_gathering": {"title": title}}})


def hand_built(values: list[float], results: list[float], base_input: float, base: float) -> OneWay:
    """A sweep whose results are made up, of the effect's duration beside one ordinary bar."""
    named = named_inputs(BASE)["effect.duration"]
    basis = quantities(BASE)["effect.duration"].basis
    assert basis is not None
    bar = Bar(named, basis, base_input, base, np.array(values), np.array(results))
    other = replace(
        bar,
        named=named_inputs(BASE)[RATE],
        values=np.array([0.02, 0.04, 0.06]),
        base_input=0.04,
        results=np.array([base + 1e6, base, base - 1e6]),
    )
    bars = tuple(sorted((bar, other), key=lambda each: -each.swing))
    return replace(one_way(BASE), base=base, bars=bars)


SAME_SIDE = hand_built([3.0, 4.0, 5.0, 6.0, 7.0], [9e6, 7e6, 5e6, 6e6, 7.5e6], 5.0, 5e6)


@dataclass(frozen=True)
class Case:
    """A chart to be drawn: of which sweep, how many bars, how high."""

    found: Callable[[], OneWay]
    top: int = 12
    height: int | None = None


CASES = {
    "base": Case(lambda: one_way(BASE)),
    "trial": Case(lambda: one_way(shipped("trial-peer-support"))),
    "no-effect": Case(lambda: one_way(shipped("no-effect"))),
    "three": Case(lambda: one_way(three_ranges())),
    "all": Case(lambda: one_way(BASE), top=100),
    "one": Case(lambda: one_way(BASE, parameters=[REDUCTION])),
    "ratio": Case(lambda: one_way(shipped("trial-peer-support"), Outcome.BENEFIT_COST_RATIO)),
    "cost-per-hour": Case(lambda: one_way(shipped("trial-peer-support"), Outcome.COST_PER_HOUR_AVOIDED)),
    "hours": Case(lambda: one_way(BASE, Outcome.HOURS_AVOIDED)),
    "same-side": Case(lambda: SAME_SIDE),
    "long-title": Case(
        lambda: one_way(
            titled("A gathering of everybody, with " + "very " * 30 + "many words"),
            parameters=[NETWORK, "delivery.venue_price", "delivery.fare"],
        )
    ),
    "a4": Case(lambda: one_way(BASE), height=A4[1]),
    "a4-all": Case(lambda: one_way(BASE), top=100, height=A4[1]),
}
PAIRS = [
    *itertools.product(("base", "trial", "no-effect", "three", "all"), ("nb", "en"), (800, 1200)),
    *itertools.product(
        ("one", "ratio", "cost-per-hour", "hours", "same-side", "long-title"), ("nb",), (800,)
    ),
    *itertools.product(("a4",), ("nb",), (A4[0],)),
    *itertools.product(("a4-all",), ("nb", "en"), (A4[0],)),
]


def exhibit(found: OneWay, code: str, top: int = 12, width: int = 1000, height: int | None = None) -> Exhibit:
    spoken = language(code)
    origin = Origin(found.scenario, found.perspective, datetime.date(2026, 1, 31))
    chart = tornado(found, spoken, origin.line(spoken), top, width, height)
    return Exhibit(chart, tornado_rows(found, spoken), origin)


def plain(text: str) -> str:
    """A text as compared: without spaces, and with one kind of minus."""
    return re.sub(r"\s", "", text).replace("\N{MINUS SIGN}", "-")


@dataclass(frozen=True)
class Seen:
    """What a browser shows of a chart."""

    found: OneWay
    code: str
    top: int
    svg: str
    page: dict[str, Any]

    def texts(self, kind: str) -> list[dict[str, Any]]:
        return [text for text in self.page["texts"] if text["kind"] == kind]

    @property
    def shown(self) -> list[Bar]:
        """The bars that should be drawn: the widest of those that move the result."""
        return [bar for bar in self.found.bars if bar.swing > 1e-9 * abs(self.found.base)][: self.top]

    @property
    def scale(self) -> float:
        (title,) = self.texts("g-xtitle")
        return 1e6 if "mill" in title["text"] else 1.0

    @property
    def ticks(self) -> dict[float, float]:
        """Where the axis puts its numbers, by the centre of each."""
        found = {}
        for tick in self.texts("xtick"):
            number = plain(tick["text"]).replace(",", "." if self.code == "nb" else "")
            found[float(number)] = (tick["left"] + tick["right"]) / 2
        return found

    def x(self, outcome: float) -> float:
        """The pixel at which an outcome stands, by interpolation between the axis's numbers."""
        ticks = self.ticks
        assert len(ticks) >= 2
        slope, start = np.polyfit(list(ticks), list(ticks.values()), 1)
        return float(start + slope * outcome / self.scale)

    def upright(self, *, dashed: bool) -> list[float]:
        return [
            (line["left"] + line["right"]) / 2
            for line in self.page["lines"]
            if line["dashed"] is dashed and line["bottom"] - line["top"] > line["right"] - line["left"]
        ]

    @property
    def flat(self) -> list[dict[str, Any]]:
        """The lines that mark the extremes of bars whose ends are not their extremes."""
        return [
            line for line in self.page["lines"] if line["right"] - line["left"] > line["bottom"] - line["top"]
        ]

    def row(self, place: int) -> list[dict[str, Any]]:
        """The texts at the ends of a bar, counted from the top."""
        middles = sorted((text["top"] + text["bottom"]) / 2 for text in self.texts("ytick"))
        half = min(np.diff(middles), default=60.0) / 2
        return [
            text
            for text in self.texts("annotation")
            if abs((text["top"] + text["bottom"]) / 2 - middles[place]) < half
        ]

    def ends(self, bar: Bar) -> list[tuple[float, float, str]]:
        """Input, outcome and text of the low and of the high end."""
        numbers, spoken = Numbers(self.code), language(self.code)
        return [
            (value, outcome, natural(value, bar.named.unit, spoken, numbers))
            for value, outcome in ((bar.low_input, bar.low_outcome), (bar.high_input, bar.high_outcome))
        ]


@pytest.fixture(scope="module")
def see(in_page: Callable[[Callable[[Page], Any]], Any]) -> Callable[..., Seen]:
    @cache
    def of_case(name: str, code: str, width: int) -> Seen:
        case = CASES[name]
        return seen(case.found(), code, case.top, width, case.height)

    def seen(found: OneWay, code: str, top: int = 12, width: int = 800, height: int | None = None) -> Seen:
        svg = rendered(exhibit(found, code, top, width, height), "svg").decode()

        def measured(page: Page) -> dict[str, Any]:
            page.set_viewport_size({"width": 1700, "height": 2200})
            page.set_content(f"<!doctype html><body style='margin:0'>{svg}")
            return page.evaluate(MEASURE)

        return Seen(found, code, top, svg, in_page(measured))

    return lambda found, code="en", width=800: (
        of_case(found, code, width) if isinstance(found, str) else seen(found, code, width=width)
    )


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return wide > SLACK and high > SLACK


every_chart = pytest.mark.parametrize(("name", "code", "width"), PAIRS)


@every_chart
def test_no_text_covers_another_or_lies_outside(see: Any, name: str, code: str, width: int) -> None:
    seen = see(name, code, width)
    box = seen.page["box"]
    wide, high = box["right"] - box["left"], box["bottom"] - box["top"]
    if CASES[name].height is None:
        assert wide == pytest.approx(width, abs=1)
    else:  # of the sheet's shape, whatever its scale
        assert wide / high == pytest.approx(width / CASES[name].height, rel=0.01)
    covered = [
        (one["text"], other["text"])
        for one, other in itertools.combinations(seen.page["texts"], 2)
        if overlap(one, other)
    ]
    assert covered == []
    outside = [
        text["text"]
        for text in seen.page["texts"]
        if text["left"] < box["left"]
        or text["right"] > box["right"]
        or text["top"] < box["top"]
        or text["bottom"] > box["bottom"]
    ]
    assert outside == []


@every_chart
def test_every_bar_has_its_label_with_what_its_range_rests_on(
    see: Any, name: str, code: str, width: int
) -> None:
    seen = see(name, code, width)
    spoken = language(code)
    labels = [plain(text["text"]) for text in sorted(seen.texts("ytick"), key=lambda text: text["top"])]
    assert len(labels) == len(seen.shown) > 0
    for label, bar in zip(labels, seen.shown, strict=True):
        assert label.startswith(plain(label_of(bar.path, seen.found.scenario, spoken)))
        assert plain(spoken.words.word("basis", bar.basis.value)) in label
        assert (plain(spoken.say("tornado.turns")) in label) == seen.found.turns(bar)
        assert (plain(spoken.say("tornado.not_monotone")) in label) == (not bar.monotone)
        assert (plain(spoken.say("tornado.undefined")) in label) == (not bar.defined)


@every_chart
def test_every_end_carries_the_input_that_causes_it(see: Any, name: str, code: str, width: int) -> None:
    seen = see(name, code, width)
    base = seen.x(seen.found.base)
    bars = [bar for trace in seen.page["bars"] for bar in trace]
    for place, bar in enumerate(seen.shown):
        row = seen.row(place)
        assert sorted(plain(text["text"]) for text in row) == sorted(
            plain(text) for _, _, text in seen.ends(bar)
        ), bar.path
        assert [text["text"] for text in row for drawn in bars if overlap(text, drawn)] == []
        for _, outcome, said in seen.ends(bar):
            at = base if np.isnan(outcome) else seen.x(outcome)
            gaps = [
                (text["left"] - at if (text["left"] + text["right"]) / 2 > at else at - text["right"])
                for text in row
                if plain(text["text"]) == plain(said)
            ]
            assert min(abs(gap - 6) for gap in gaps) < 8, (bar.path, said)
            if abs(at - base) > 1:
                right = outcome > seen.found.base
                assert any(
                    ((text["left"] + text["right"]) / 2 > at) is right
                    for text in row
                    if plain(text["text"]) == plain(said)
                ), (bar.path, said)


@every_chart
def test_the_solid_line_stands_at_the_base_case_result_and_says_it(
    see: Any, name: str, code: str, width: int
) -> None:
    seen = see(name, code, width)
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.x(seen.found.base), abs=1.5)
    value = outcome_text(seen.found.base, seen.found.outcome, Numbers(code))
    said = plain(language(code).say("tornado.base", base=value))
    assert said in [plain(text["text"]) for text in seen.texts("annotation")]


@every_chart
def test_a_line_at_zero_where_zero_is_in_sight(see: Any, name: str, code: str, width: int) -> None:
    seen = see(name, code, width)
    if seen.found.outcome is Outcome.BENEFIT_COST_RATIO:
        (line,) = seen.upright(dashed=True)
        assert line == pytest.approx(seen.x(1.0), abs=1.5)
    elif seen.found.outcome is Outcome.NET_BENEFIT:
        zero = [at for number, at in seen.ticks.items() if number == 0]
        assert seen.upright(dashed=True) == pytest.approx(zero, abs=1.5)
        least = min(bar.least for bar in seen.shown)
        greatest = max(bar.greatest for bar in seen.shown)
        assert zero or not least <= 0 <= greatest
    else:
        assert seen.upright(dashed=True) == []


@every_chart
def test_each_drawn_bar_ends_at_its_result(see: Any, name: str, code: str, width: int) -> None:
    seen = see(name, code, width)
    base = seen.x(seen.found.base)
    low, high = seen.page["bars"]
    for trace, which in ((low, 0), (high, 1)):
        for drawn, bar in zip(trace, seen.shown, strict=True):
            outcome = seen.ends(bar)[which][1]
            if np.isnan(outcome) or abs(seen.x(outcome) - base) < 1:
                continue
            left, right = sorted((base, seen.x(outcome)))
            assert drawn["left"] == pytest.approx(left, abs=2), bar.path
            assert drawn["right"] == pytest.approx(right, abs=2), bar.path


@every_chart
def test_every_result_in_the_range_lies_within_what_is_drawn(
    see: Any, name: str, code: str, width: int
) -> None:
    """A bar, or the line that marks what lies beyond its ends, reaches the true extremes."""
    seen = see(name, code, width)
    middles = [
        (min(low["top"], high["top"]) + max(low["bottom"], high["bottom"])) / 2
        for low, high in zip(*seen.page["bars"], strict=True)
    ]
    half = min(np.abs(np.diff(middles)), default=100.0) / 2
    for bar, middle, low, high in zip(seen.shown, middles, *seen.page["bars"], strict=True):
        of_bar = [line for line in seen.flat if abs((line["top"] + line["bottom"]) / 2 - middle) < half]
        assert min(mark["left"] for mark in (low, high, *of_bar)) <= seen.x(bar.least) + 2, bar.path
        assert max(mark["right"] for mark in (low, high, *of_bar)) >= seen.x(bar.greatest) - 2, bar.path


@every_chart
def test_the_bars_fill_a_good_part_of_the_chart(see: Any, name: str, code: str, width: int) -> None:
    """A long text at a short bar does not press all bars together."""
    seen = see(name, code, width)
    drawn = [*seen.flat, *itertools.chain(*seen.page["bars"])]
    filled = max(bar["right"] for bar in drawn) - min(bar["left"] for bar in drawn)
    room = seen.page["box"]["right"] - max(text["right"] for text in seen.texts("ytick"))
    assert filled > 0.4 * room


@every_chart
def test_title_scope_and_what_is_left_out_are_computed(see: Any, name: str, code: str, width: int) -> None:
    seen = see(name, code, width)
    numbers, spoken = Numbers(code), language(code)
    told = "".join(
        plain(text["text"]) for text in sorted(seen.texts("annotation"), key=lambda text: text["top"])
    )
    assert plain(finding(seen.found, spoken, numbers)) in told
    for part in (numbers.number(1000), "2014", numbers.percent(0.04), seen.found.scenario.name):
        assert plain(part) in told
    (axis,) = seen.texts("g-xtitle")
    assert spoken.words.word("outcomes", seen.found.outcome.value) in axis["text"]
    assert spoken.words.word("perspectives", "society").lower() in axis["text"].lower()
    rest = seen.found.bars[len(seen.shown) :]
    if rest:
        assert plain(rest_said(rest, seen.found, spoken, numbers)) in told
        assert plain(outcome_text(rest[0].swing, seen.found.outcome, numbers)) in told
    legend = {text["text"] for text in seen.texts("legend")}
    assert legend == {spoken.say("tornado.low"), spoken.say("tornado.high")}


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


def test_the_finding_follows_the_data() -> None:
    numbers, spoken = Numbers("en", typeset=False), language("en")

    def said(changes: dict[str, Any], name: str = "helseiarbeid-2016") -> str:
        return finding(one_way(changed(shipped(name), changes)), spoken, numbers)

    effect = "Reduction in sickness absence"
    assert said({}) == f"{effect} decides: at 2 % the net benefit is gone"
    assert said({REDUCTION: {"low": 0.01}}) == f"{effect} decides: at 1 % the net benefit is gone"
    assert said({}, "no-effect") == f"{effect} decides: at 10 % the measure would pay"
    safe = said({REDUCTION: {"low": 0.04}})
    assert safe.startswith("It pays whichever single input is moved; Reduction in sickness absence moves")
    assert "decides" not in safe
    lost = said({REDUCTION: NO_RANGE}, "no-effect")
    assert lost.startswith("It does not pay whichever single input is moved; Workers per employer moves")
    none = {path: NO_RANGE for path, quantity in quantities(BASE).items() if quantity.has_range}
    assert said(none) == "No input of this scenario has a range"
    assert "avgjør: ved 2 % er all netto nytte borte" in finding(
        one_way(BASE), language("nb"), Numbers("nb", typeset=False)
    )


def test_the_finding_does_not_say_that_the_gain_is_gone_at_an_end_where_it_is_not() -> None:
    """Both ends pay; only something between them does not."""
    found = hand_built([3.0, 4.0, 5.0, 6.0, 7.0], [8e6, -2e6, 5e6, 6e6, 9e6], 5.0, 5e6)
    assert found.bars[0].crosses(0.0)
    said = finding(found, language("en"), Numbers("en", typeset=False))
    assert "at 7 years" not in said
    assert "at 3 years" not in said


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("name", ["helseiarbeid-2016", "trial-peer-support"])
def test_the_finding_does_not_hang_on_the_number_of_points(name: str, outcome: Outcome) -> None:
    """Beside a missing denominator a ratio grows without end: how far it got is no finding."""
    coarse, fine = (
        finding(one_way(shipped(name), outcome, points=points), language("en"), Numbers("en"))
        for points in (21, 401)
    )
    assert coarse == fine


def test_an_outcome_undefined_in_the_base_case_is_said_and_nothing_is_drawn_from_it(see: Any) -> None:
    """Without an effect no hour is avoided: there is no cost per hour at which a base line could stand."""
    seen = see(one_way(shipped("no-effect"), Outcome.COST_PER_HOUR_AVOIDED), "en")
    told = " ".join(text["text"] for text in seen.page["texts"])
    assert "Cost per absence hour avoided is not defined in the base case" in told
    assert "NOK–" not in plain(told)
    assert seen.page["lines"] == []
    assert seen.page["bars"] == []
    said = finding(seen.found, language("nb"), Numbers("nb"))
    assert "–" not in said
    assert "grunn" in said


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
    found = one_way(titled(title), parameters=[NETWORK, "delivery.venue_price"])
    seen = see(found, "en")
    (label,) = [text for text in seen.texts("ytick") if "employerspersession" in plain(text["text"])]
    assert plain(label["text"]).startswith(plain(f"{title}: employers per session"))
    assert seen.page["links"] == 0
    assert "https://example.org" not in re.sub(r"<(desc|text).*?</\1>", "", seen.svg, flags=re.DOTALL)
    told = "".join(plain(text["text"]) for text in seen.texts("annotation"))
    assert plain(title) in told


def test_a_rate_by_steps_is_not_told_as_one_rate(see: Any) -> None:
    seen = see(one_way(changed(BASE, {RATE: {"0": 0.04, "3": 0.03}})), "en")
    scope = [plain(text["text"]) for text in seen.texts("annotation") if "discount rate" in text["text"]]
    assert [text for text in scope if "4%" in text and "3%" not in text] == []


@pytest.mark.parametrize("top", [12, 100])
def test_a_pdf_is_one_page_of_a4(top: int) -> None:
    pdf = rendered(exhibit(one_way(BASE), "nb", top, *A4), "pdf")
    (box,) = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
    left, bottom, right, above = (float(part) for part in box.split())
    assert (right - left, above - bottom) == pytest.approx((595.28, 841.89), abs=1.5)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_text_alternative_holds_every_drawn_number(code: str) -> None:
    found, spoken, numbers = one_way(BASE), language(code), Numbers(code)
    said = exhibit(found, code).chart.alternative
    assert finding(found, spoken, numbers) in said
    assert outcome_text(found.base, found.outcome, numbers) in said
    for bar in found.bars[:12]:
        assert label_of(bar.path, BASE, spoken) in said
        for value in (bar.low_input, bar.high_input):
            assert natural(value, bar.named.unit, spoken, numbers) in said
        for outcome in (bar.low_outcome, bar.high_outcome):
            assert outcome_text(outcome, found.outcome, numbers) in said


def test_rows_hold_every_bar_unrounded() -> None:
    found = one_way(BASE)
    head, *rows = tornado_rows(found, language("en"))
    assert len(rows) == len(found.bars)
    for row, bar in zip(rows, found.bars, strict=True):
        cells = dict(zip(head, row, strict=True))
        assert cells["parameter"] == bar.path
        assert (cells["low_outcome"], cells["high_outcome"]) == (bar.low_outcome, bar.high_outcome)
        assert (cells["swing"], cells["crosses_zero"]) == (bar.swing, bar.crosses(0.0))
