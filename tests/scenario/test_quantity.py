"""An input whose value moves, with its range and distribution, and what it is drawn from."""

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.scenario import ScenarioError, changed, load, parse, shipped
from hiacalc.scenario.distribution import Family
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.scenario.writing import to_yaml
from tests.scenario.distributions import (
    BASE,
    INTERVAL,
    REDUCTION,
    SHARE,
    with_distribution,
)


def test_a_range_alone_is_a_pert_by_judgement():
    reduction = BASE.effect.relative_reduction
    drawn = reduction.sampling_distribution(SHARE)
    assert (drawn.kind, drawn.low, drawn.mode, drawn.high) == (Family.PERT, 0.02, 0.05, 0.10)
    assert reduction.basis is Basis.PUBLISHED
    assert reduction.sampling_basis is Basis.JUDGEMENT
    assert BASE.effect.decay.sampling_distribution(SHARE) is None


def test_a_distribution_keeps_the_basis_that_is_said_of_it():
    of_interval = changed(BASE, {REDUCTION: {"distribution": INTERVAL, "basis": "interval"}})
    assert of_interval.effect.relative_reduction.sampling_basis is Basis.INTERVAL
    assert with_distribution(INTERVAL).effect.relative_reduction.sampling_basis is Basis.JUDGEMENT
    doubt = {"distribution": {"kind": "beta", "alpha": 9, "beta": 1}}
    bare = changed(BASE, {"effect.decay": doubt, "time.horizon": 20})
    assert bare.effect.decay.basis is Basis.JUDGEMENT
    assert not bare.effect.decay.has_range


CLINIC = shipped("trial-clinic")


FARE, ABSENCE = "delivery.fare", "absence.rate"


RATIO = {"kind": "risk_ratio", "interval": [0.71, 0.99]}


def ends(scenario, path=REDUCTION):
    quantity = quantities(scenario)[path]
    return quantity.low, quantity.value, quantity.high


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0.16, 0.064, 0.32), (0.01, 0.004, 0.02), (0.0, -0.03, 0.05)]
)
def test_a_range_moves_in_proportion_and_by_its_distance_at_zero(value, low, high):
    for moved in (changed(BASE, {REDUCTION: value}), load("helseiarbeid-2016", [f"{REDUCTION}={value}"])):
        assert ends(moved) == pytest.approx((low, value, high))
        effect = moved.effect.relative_reduction
        assert (effect.basis, effect.provenance, effect.source) == ("judgement", "moved", None)
        assert moved.effect.evidence == "mixture"


def test_a_moved_range_is_cut_at_the_bounds_for_use_only():
    far = changed(BASE, {"valuation.production_share": 0.5})
    assert ends(far, "valuation.production_share") == (0.25, 0.5, 0.5)
    wide = changed(BASE, {REDUCTION: 0.9})
    assert ends(wide) == pytest.approx((0.36, 0.9, 1.0))
    assert ends(changed(wide, {REDUCTION: 0.1})) == pytest.approx((0.04, 0.1, 0.2))


def test_an_interval_moves_on_the_scale_of_its_law():
    low, value, high = ends(changed(CLINIC, {REDUCTION: 0.08}))
    assert (1 - high) / (1 - value) == pytest.approx(0.71 / 0.84)
    assert (1 - low) / (1 - value) == pytest.approx(0.99 / 0.84)
    share = changed(BASE, {ABSENCE: {"value": 0.1, "low": 0.05, "high": 0.2, "basis": "interval"}})
    low, value, high = ends(changed(share, {ABSENCE: 0.3}), ABSENCE)
    odds = [part / (1 - part) for part in (low, value, high)]
    assert odds[0] / odds[1] == pytest.approx((0.05 / 0.95) / (0.1 / 0.9))
    assert odds[2] / odds[1] == pytest.approx((0.2 / 0.8) / (0.1 / 0.9))
    price = changed(BASE, {FARE: {"value": 600, "low": 400, "high": 900, "basis": "interval", "level": 0.9}})
    moved = changed(price, {FARE: 300})
    assert ends(moved, FARE) == pytest.approx((200, 300, 450))
    assert (quantities(moved)[FARE].basis, quantities(moved)[FARE].level) == ("interval", 0.9)


@pytest.mark.parametrize(
    ("path", "value", "law", "quantile"),
    [
        (FARE, 1200, {"kind": "normal", "mean": 600, "sd": 50}, lambda q: 2 * q),
        (FARE, 300, {"kind": "triangular", "low": 300, "high": 1200}, lambda q: q / 2),
        (FARE, 300, {"kind": "gamma", "mean": 600, "sd": 50}, lambda q: q / 2),
        (FARE, 1200, {"kind": "lognormal", "meanlog": 6.4, "sdlog": 0.2}, lambda q: 2 * q),
        (FARE, 1200, {"kind": "empirical", "values": [500, 600, 800]}, lambda q: 2 * q),
        (REDUCTION, 0.10, RATIO, lambda q: 1 - (1 - q) * 0.90 / 0.95),
        (ABSENCE, 0.14, {"kind": "logit_normal", "interval": [0.05, 0.1]}, None),
    ],
    ids=lambda case: case["kind"] if isinstance(case, dict) else None,
)
def test_a_distribution_moves_within_its_family(path, value, law, quantile):
    start = {"value": BASE.numbers[path], "distribution": law}
    before = changed(BASE, {path: start, "effect.evidence": "scenario"})
    after = changed(before, {path: value})
    assert quantities(after)[path].distribution.kind == law["kind"]
    levels = [0.05, 0.3, 0.5, 0.9]
    then, now = (marginals(scenario)[path].ppf(levels) for scenario in (before, after))
    if quantile is None:  # odds, each times the same
        old, new = (part / (1 - part) for part in (then, now))
        factor = (0.14 / 0.86) / (0.07 / 0.93)
        assert new == pytest.approx(old * factor, rel=1e-6)
    else:
        assert now == pytest.approx(quantile(then), rel=1e-6)


def test_a_beta_keeps_what_it_is_worth_in_observations():
    law = {"kind": "beta", "alpha": 7, "beta": 93}
    before = changed(BASE, {ABSENCE: {"value": 0.07, "distribution": law}})
    moved = quantities(changed(before, {ABSENCE: 0.14}))[ABSENCE].distribution
    assert moved.alpha + moved.beta == pytest.approx(100)
    assert moved.alpha / 100 == pytest.approx(0.14)


def test_a_convention_stays_one():
    rate = quantities(changed(BASE, {"time.discount_rate": 0.03}))["time.discount_rate"]
    assert rate.basis is Basis.CONVENTION
    assert (rate.low, rate.high) == pytest.approx((0.015, 0.045))


TRIALS = [("trial-clinic", (0.71, 0.99)), ("trial-peer-support", (0.78, 1.09))]


@pytest.mark.parametrize(("name", "ratios"), TRIALS)
def test_a_shipped_trial_is_drawn_with_its_published_interval(name, ratios):
    law = marginals(shipped(name))[REDUCTION]
    low, middle, high = law.ppf([0.025, 0.5, 0.975])
    assert (1 - high, 1 - low) == pytest.approx(ratios, abs=1e-6)
    assert 1 - middle == pytest.approx(math.sqrt(math.prod(ratios)), abs=1e-6)
    best, worst = map(math.log, ratios)
    sd = (worst - best) / 2 / stats.norm.ppf(0.975)
    harm = stats.norm.sf(0, (best + worst) / 2, sd)
    assert law.ppf(harm) == pytest.approx(0.0, abs=1e-5)


PATHS = [path for path in BASE.numbers if not path.startswith("population.work")]


VARIED = changed(
    BASE,
    {
        REDUCTION: {"value": 0.16, "low": 0.01, "high": 0.29, "basis": "interval"},
        FARE: {"value": 600, "distribution": {"kind": "gamma", "mean": 600, "sd": 100}},
        ABSENCE: {"value": 0.07, "provenance": "own"},
        "time.horizon": {"value": 10},
    },
)


@st.composite
def moves(draw):
    scenario = draw(st.sampled_from([BASE, CLINIC, VARIED]))
    path = draw(st.sampled_from([path for path in PATHS if path in scenario.numbers]))
    bounds = named_inputs(scenario)[path].bounds
    low, high = max(bounds.lower, -0.5), min(bounds.upper, 5000.0)
    if path == "time.price_year":
        low, high = 1990.0, 2100.0
    numbers = st.floats(low, high, allow_nan=False)
    if bounds.integer:
        numbers = st.integers(int(low), int(min(high, 100 if low < 1000 else 2100))).map(float)
    return scenario, path, draw(st.lists(numbers, min_size=1, max_size=3))


@settings(max_examples=120, deadline=None)
@given(moves())
def test_moving_there_and_back_gives_the_same_scenario(case):
    scenario, path, values = case
    moved = scenario
    for value in values:
        try:
            moved = changed(moved, {path: value})
        except ScenarioError:  # such as an effect that fades without a horizon
            return
    assert moved == changed(scenario, {path: values[-1]})  # the way there does not matter
    assert changed(moved, {path: scenario.numbers[path]}) == scenario


@settings(max_examples=60, deadline=None)
@given(moves())
def test_files_keep_what_is_moved_and_say_nothing_is_published(case):
    scenario, path, values = case
    try:
        moved = changed(scenario, {path: values[-1]})
    except ScenarioError:
        return
    base = shipped(scenario.name)
    for text in (to_yaml(moved), to_yaml(moved, base)):
        again = parse(text.encode(), "again")
        assert again == moved
        assert to_yaml(again, base if "based_on" in text else None) == text
    if scenario is BASE and ".count." not in path:  # a list is written whole
        differences = yaml.safe_load(to_yaml(moved, base))
        kept = {name: part for name, part in differences.items() if name not in ("description", "title")}
        assert "published" not in str(kept)


@pytest.mark.parametrize("path", [path for path, q in quantities(BASE).items() if q.has_range])
def test_restating_what_the_parent_holds_removes_the_range_and_no_result(path):
    stated = changed(BASE, {path: {"value": BASE.numbers[path]}})
    assert stated.numbers == BASE.numbers
    assert not quantities(stated)[path].has_range
    others = quantities(BASE).keys() - {path}
    assert all(quantities(stated)[other] == quantities(BASE)[other] for other in others)


def test_an_own_figure_needs_no_source_and_is_known():
    own = changed(BASE, {ABSENCE: {"value": 0.112, "provenance": "own"}})
    assert not quantities(own)[ABSENCE].is_uncertain
    assert "published" not in str(yaml.safe_load(to_yaml(own, BASE))["absence"])
