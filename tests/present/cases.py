"""One-way sweeps to be drawn: ordinary, unusual and made up."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hiacalc.analysis.deterministic.one_way import Bar, OneWay, one_way
from hiacalc.model import Outcome
from hiacalc.present.charts.chart import A4, Exhibit
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.registry import named_inputs, quantities

BASE = shipped("helseiarbeid-2016")
REDUCTION, RATE, NETWORK = (
    "effect.relative_reduction",
    "time.discount_rate",
    "delivery.activities.network_gathering.employers_per_session",
)
NO_RANGE = {"low": None, "high": None, "basis": None}
DATE = datetime.date(2026, 1, 31)


def scenario_of(name: str) -> Scenario:
    """A shipped scenario; the one without effect with a range to try, which it has not of itself."""
    given = shipped(name)
    tried = {"value": 0.0, "low": 0.0, "high": 0.10, "basis": "judgement"}
    return changed(given, {REDUCTION: tried}) if name == "no-effect" else given


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
    bar = Bar(named, basis, None, base_input, base, np.array(values), np.array(results))
    other = replace(
        bar,
        named=named_inputs(BASE)[RATE],
        values=np.array([0.02, 0.04, 0.06]),
        base_input=0.04,
        results=np.array([base + 1e6, base, base - 1e6]),
    )
    bars = tuple(sorted((bar, other), key=lambda each: -each.swing))
    return replace(one_way(BASE), base=base, bars=bars)


def exhibit(
    sweep: OneWay, code: str = "en", top: int = 12, width: int = 1000, *, paper: bool = False
) -> Exhibit:
    origin = Origin(sweep.scenario, sweep.perspective, DATE)
    return one_way_exhibit(
        sweep, OneWayPicture.TORNADO, origin, language(code), top=top, width=width, paper=paper
    )


SAME_SIDE = hand_built([3.0, 4.0, 5.0, 6.0, 7.0], [9e6, 7e6, 5e6, 6e6, 7.5e6], 5.0, 5e6)


@dataclass(frozen=True)
class Case:
    """A chart to be drawn: of which sweep, how many bars, on a screen or on paper."""

    sweep: Callable[[], OneWay]
    top: int = 12
    paper: bool = False


CASES = {
    "base": Case(lambda: one_way(BASE)),
    "trial": Case(lambda: one_way(shipped("trial-peer-support"))),
    "no-effect": Case(lambda: one_way(scenario_of("no-effect"))),
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
    "a4": Case(lambda: one_way(BASE), paper=True),
    "a4-one": Case(lambda: one_way(BASE, parameters=[REDUCTION]), paper=True),
    "a4-all": Case(lambda: one_way(BASE), top=100, paper=True),
}
PAIRS = [
    *itertools.product(("base", "trial", "no-effect", "three", "all"), ("nb", "en"), (800, 1200)),
    *itertools.product(
        ("one", "ratio", "cost-per-hour", "hours", "same-side", "long-title"), ("nb",), (800,)
    ),
    *itertools.product(("a4", "a4-one"), ("nb",), (A4[0],)),
    *itertools.product(("a4-all",), ("nb", "en"), (A4[0],)),
]
