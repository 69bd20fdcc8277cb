"""Every picture but the tornado: how each is drawn, of which scenarios, in which languages and widths."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.rules import rule_effects
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.comparison import compare_exhibit
from hiacalc.present.exhibits.result import ResultPicture, result_exhibit
from hiacalc.present.exhibits.rules import rules_exhibit
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit, two_way_exhibit
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.present.locale.language import Language, language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.scenario import changed
from tests.present.browser import Shown, plain
from tests.present.cases import DATE, RATE, REDUCTION, scenario_of
from tests.present.uncertainty_cases import drawn_exhibit

BASE, TRIAL, NONE = "helseiarbeid-2016", "trial-peer-support", "no-effect"
ABSENCE = "absence.rate"
OTHER = {BASE: [TRIAL], TRIAL: [BASE], NONE: [BASE, TRIAL], "model-1": ["model-2"], "halden": ["bergen"]}


def origin_of(name: str, view: Perspective = Perspective.SOCIETY) -> Origin:
    return Origin(scenario_of(name), view, DATE)


def of_sweep(
    picture: OneWayPicture, outcome: Outcome = Outcome.NET_BENEFIT, view: Perspective = Perspective.SOCIETY
) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: one_way_exhibit(
        one_way(scenario_of(name), outcome, view), picture, origin_of(name, view), spoken, width=width
    )


def of_result(picture: ResultPicture, view: Perspective = Perspective.SOCIETY) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: result_exhibit(
        evaluate(scenario_of(name)), picture, origin_of(name, view), spoken, width=width
    )


def of_components(view: Perspective = Perspective.SOCIETY) -> Callable[..., Exhibit]:
    """Of a scenario that has patients as well."""

    def drawn(name: str, spoken: Language, width: int) -> Exhibit:
        scenario = changed(scenario_of(name), {"individual": {}})
        origin = Origin(scenario, view, DATE)
        return result_exhibit(evaluate(scenario), ResultPicture.COMPONENTS, origin, spoken, width=width)

    return drawn


def of_map(
    path_x: str,
    path_y: str,
    outcome: Outcome = Outcome.NET_BENEFIT,
    view: Perspective = Perspective.SOCIETY,
) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: two_way_exhibit(
        two_way(scenario_of(name), path_x, path_y, outcome, view), origin_of(name, view), spoken, width=width
    )


def of_comparison(name: str, spoken: Language, width: int) -> Exhibit:
    comparisons = [compare(scenario_of(name), scenario_of(other)) for other in OTHER[name]]
    return compare_exhibit(
        comparisons, [origin_of(scenario_name) for scenario_name in (name, *OTHER[name])], spoken, width=width
    )


def of_rules(outcome: Outcome = Outcome.NET_BENEFIT) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: rules_exhibit(
        rule_effects(scenario_of(name), rule_set("r-109-21"), outcome), origin_of(name), spoken, width=width
    )


def of_draws(picture: UncertaintyPicture, evidence: str | None = None) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: drawn_exhibit(name, picture, evidence, spoken, width)


DRAWN = {picture.value: of_draws(picture) for picture in UncertaintyPicture}
BELIEVED = {f"{picture.value}-mixture": of_draws(picture, "mixture") for picture in UncertaintyPicture}
PICTURES: dict[str, Callable[..., Exhibit]] = {
    "curve": of_sweep(OneWayPicture.CURVE),
    "spider": of_sweep(OneWayPicture.SPIDER),
    "structural": of_sweep(OneWayPicture.STRUCTURAL),
    "rules": of_rules(),
    "rules-ratio": of_rules(Outcome.BENEFIT_COST_RATIO),
    "map": of_map(REDUCTION, ABSENCE),
    "waterfall": of_comparison,
    "by_actor": of_result(ResultPicture.BY_ACTOR),
    "cash_flow": of_result(ResultPicture.CASH_FLOW),
    "components": of_components(),
    "curve-ratio": of_sweep(OneWayPicture.CURVE, Outcome.BENEFIT_COST_RATIO),
    "spider-hours": of_sweep(OneWayPicture.SPIDER, Outcome.COST_PER_HOUR_AVOIDED),
    "structural-ratio": of_sweep(OneWayPicture.STRUCTURAL, Outcome.BENEFIT_COST_RATIO),
    "map-whole": of_map("population.workers_per_employer", RATE),
    "map-hours": of_map(REDUCTION, ABSENCE, Outcome.COST_PER_HOUR_AVOIDED),
    "curve-public": of_sweep(OneWayPicture.CURVE, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC),
    "structural-public": of_sweep(
        OneWayPicture.STRUCTURAL, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC
    ),
    "tornado-public": of_sweep(OneWayPicture.TORNADO, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC),
    "map-public": of_map(
        "delivery.activities.network_gathering.employers_per_session",
        ABSENCE,
        Outcome.COST_PER_HOUR_AVOIDED,
        Perspective.PUBLIC,
    ),
    "cash_flow-public": of_result(ResultPicture.CASH_FLOW, Perspective.PUBLIC),
    "cash_flow-employer": of_result(ResultPicture.CASH_FLOW, Perspective.EMPLOYER),
    "components-nav": of_components(Perspective.NAV),
    "cash_flow-health": of_result(ResultPicture.CASH_FLOW, Perspective.HEALTH_SERVICE),
    **DRAWN,
    **BELIEVED,
}
MAIN = ("curve", "spider", "structural", "rules", "map", "waterfall", "by_actor", "cash_flow", "components")
CASES = [
    *itertools.product(MAIN, (BASE,), ("nb", "en"), (800,)),
    *itertools.product(MAIN, (TRIAL,), ("nb",), (1200,)),
    *itertools.product(MAIN, (NONE,), ("en",), (800,)),
    *itertools.product(("by_actor", "cash_flow", "components"), (BASE,), ("nb", "en"), (390,)),
    *itertools.product(PICTURES.keys() - {*MAIN, *BELIEVED, *DRAWN}, (TRIAL,), ("nb",), (800,)),
    *itertools.product(DRAWN, (TRIAL,), ("nb", "en"), (800,)),
    *itertools.product(DRAWN, (NONE,), ("en",), (800,)),
    *itertools.product(BELIEVED, (BASE,), ("nb",), (800,)),
    *itertools.product(("waterfall",), ("model-1", "halden"), ("en",), (800,)),
]
CASES.sort()
every_picture = pytest.mark.parametrize(("picture", "name", "code", "width"), CASES)


def only(*pictures: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("picture", "name", "code", "width"), [case for case in CASES if case[0] in pictures]
    )


@dataclass(frozen=True)
class View(Shown):
    """A picture in a browser beside what it is drawn from."""

    exhibit: Exhibit
    name: str

    def legend(self, text: str) -> bool:
        return plain(text) in {plain(entry["text"]) for entry in self.texts("legend")}

    def rows(self) -> list[dict[str, Any]]:
        head, *rows = self.exhibit.rows
        return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def base_of(name: str, outcome: Outcome = Outcome.NET_BENEFIT) -> float:
    return float(outcome.of(evaluate(scenario_of(name)))[0])


def said_base(name: str, code: str) -> str:
    base = outcome_text(base_of(name), Outcome.NET_BENEFIT, Numbers(code))
    return language(code).say("tornado.base", base=base)
