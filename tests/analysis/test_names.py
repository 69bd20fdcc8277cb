"""Outcomes, perspectives and actors are given by name as well as by what they are."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.structural import structural_sensitivity
from hiacalc.analysis.deterministic.switching_values import break_even, switching_values
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.analysis.probabilistic.variance import variance_shares
from hiacalc.model import Actor, Kind, Outcome, Perspective, evaluate, outcomes
from hiacalc.scenario import ScenarioError, shipped

BASE = shipped("helseiarbeid-2016")
RUN = evaluate(BASE)
VIEWS = (*Perspective, *Actor)
REDUCTION, DURATION = "effect.relative_reduction", "effect.duration"

ANALYSES: dict[str, Callable[[Any, Any], Any]] = {
    "outcomes": lambda outcome, view: outcomes(BASE, {REDUCTION: 0.03}, [outcome], view),
    "one_way": lambda outcome, view: one_way(BASE, outcome, view, DURATION).bars,
    "two_way": lambda outcome, view: two_way(BASE, REDUCTION, DURATION, outcome, view, points=3),
    "threshold": lambda outcome, view: threshold(BASE, REDUCTION, 1e6, outcome, view),
    "structural": lambda outcome, view: structural_sensitivity(BASE, outcome, view),
    "uncertainty": lambda outcome, view: uncertainty(BASE, outcome, view, draws=256).results,
    "variance_shares": lambda outcome, view: variance_shares(BASE, outcome, view, points=64),
}
OF_A_VIEW: dict[str, Callable[[Any], Any]] = {
    "costs": RUN.costs,
    "benefits": RUN.benefits,
    "transfers": RUN.transfers,
    "net_benefit": RUN.net_benefit,
    "benefit_cost_ratio": RUN.benefit_cost_ratio,
    "cost_per_hour_avoided": RUN.cost_per_hour_avoided,
    "net_by_year": RUN.net_by_year,
    "payback_year": RUN.payback_year,
    "break_even_reduction": RUN.break_even_reduction,
    "ledger": lambda view: RUN.ledger.total(view, Kind.TRANSFER),
    "compare": lambda view: compare(shipped("model-1"), shipped("model-2"), view).increment,
    "turning_points": lambda view: switching_values(BASE, view),
    "break_even": lambda view: break_even(RUN, 7.5, 10.0, view),
}


def same(left: Any, other: Any) -> bool:
    """Whether results are equal, arrays element by element, nan beside nan."""
    if dataclasses.is_dataclass(left):
        return all(same(getattr(left, f.name), getattr(other, f.name)) for f in dataclasses.fields(left))
    if isinstance(left, dict):
        return left.keys() == other.keys() and all(same(left[key], other[key]) for key in left)
    if isinstance(left, (list, tuple)):
        return len(left) == len(other) and all(map(same, left, other))
    if isinstance(left, (float, np.ndarray)):
        return bool(np.array_equal(left, other, equal_nan=True))
    return bool(left == other)


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize("outcome", [Outcome.COSTS, Outcome.NET_BENEFIT])
def test_an_analysis_takes_names(name: str, outcome: Outcome) -> None:
    analysis = ANALYSES[name]
    assert same(analysis(outcome.value, "nav"), analysis(outcome, Perspective.NAV))


@pytest.mark.parametrize("name", OF_A_VIEW)
@pytest.mark.parametrize("view", VIEWS, ids=repr)
def test_a_view_is_given_by_name(name: str, view: Perspective | Actor) -> None:
    assert same(OF_A_VIEW[name](view.value), OF_A_VIEW[name](view))


def test_actors_of_society_share_its_result_by_name() -> None:
    shares = sum(RUN.net_benefit(name)[0] for name in ("employer", "worker", "nav", "health_service"))
    assert shares == pytest.approx(RUN.net_benefit("society")[0], rel=1e-12)
    assert RUN.transfers("society").tolist() == [0.0]


def test_an_actor_that_is_no_perspective_stands_among_the_choices() -> None:
    by_view = {
        a.option: a.chosen
        for a in structural_sensitivity(BASE, "costs", "worker")
        if a.choice == "perspective"
    }
    assert by_view == {"worker": True} | {view.value: False for view in Perspective}


def test_a_ledger_is_asked_by_name_of_kind_and_item() -> None:
    assert RUN.ledger.total("nav", "cost", "nav_advisers").sum() > 0
    assert RUN.ledger.total("nav", "cost") == pytest.approx(RUN.costs(Perspective.NAV))


def test_a_method_of_drawing_is_given_by_name() -> None:
    named, itself = (uncertainty(BASE, draws=256, method=how) for how in ("sobol", Method.SOBOL))
    assert (named.method, named.results.tolist()) == (Method.SOBOL, itself.results.tolist())


OUTCOMES = ", ".join(Outcome)
VIEW_NAMES = "society, employer, nav, health_service, public, worker, treasury, taxpayers"
KINDS = "cost, benefit, transfer"


@pytest.mark.parametrize(
    ("run", "text", "allowed", "near"),
    [
        (lambda: RUN.net_benefit("employr"), "employr", VIEW_NAMES, "employer"),
        (lambda: RUN.net_benefit("Society"), "Society", VIEW_NAMES, "society"),
        (lambda: RUN.costs(None), "None", VIEW_NAMES, ""),
        (lambda: RUN.costs(["nav"]), "['nav']", VIEW_NAMES, "nav"),
        (lambda: RUN.ledger.total("nav", "costs"), "costs", KINDS, "cost"),
        (lambda: compare(BASE, BASE, "workers"), "workers", VIEW_NAMES, "worker"),
        (lambda: switching_values(BASE, ""), "", VIEW_NAMES, ""),
        (lambda: uncertainty(BASE, method="sobel"), "sobel", "sobol, random", "sobol"),
        *(
            (lambda run=run: run("netbenefit", "nav"), "netbenefit", OUTCOMES, "net_benefit")
            for run in ANALYSES.values()
        ),
        *(
            (lambda run=run: run("costs", "publik"), "publik", VIEW_NAMES, "public")
            for run in ANALYSES.values()
        ),
    ],
)
def test_what_is_no_name_is_told_with_the_choices(
    run: Callable[[], Any], text: str, allowed: str, near: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        run()
    (problem,) = caught.value.problems
    assert problem.code == "not_a_choice"
    assert (problem.actual, problem.allowed) == (text, allowed)
    assert problem.suggestion == near


def test_a_single_name_stands_for_a_list_of_it() -> None:
    assert outcomes(BASE, {}, "costs")["costs"] == pytest.approx(RUN.costs())
    assert [bar.path for bar in one_way(BASE, parameters=DURATION).bars] == [DURATION]
