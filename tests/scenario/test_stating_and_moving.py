"""A number stated and a number moved: what each inherits, how ranges move, and that files keep them apart."""

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from hiacalc.analysis.distributions import marginals
from hiacalc.scenario import ScenarioError, changed, load, parse, shipped, shipped_names
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.scenario.writing import to_yaml
from tests.scenario.cases import HEAD

BASE, CLINIC = shipped("helseiarbeid-2016"), shipped("trial-clinic")
REDUCTION, FARE, ABSENCE = "effect.relative_reduction", "delivery.fare", "absence.rate"
RATIO = {"kind": "risk_ratio", "interval": [0.71, 0.99]}


def over_base(text):
    return parse(f"{HEAD}{text}\n".encode(), "mine.yaml")


def codes(*given_):
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, *given_)
    return [(problem.code, problem.path) for problem in caught.value.problems]


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
    at = [0.05, 0.3, 0.5, 0.9]
    then, now = (marginals(scenario)[path].quantile(at) for scenario in (before, after))
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


def test_a_mapping_without_a_value_amends():
    effect = changed(BASE, {REDUCTION: {"low": 0.01}}).effect
    assert (effect.relative_reduction.low, effect.relative_reduction.high) == (0.01, 0.10)
    assert effect.relative_reduction.provenance is Provenance.PUBLISHED
    assert effect.evidence == "scenario"  # whoever says how sure it is, is believed
    noted = changed(BASE, {REDUCTION: {"note": "read again"}}).effect
    assert noted.evidence == "mixture"
    lawful = changed(BASE, {REDUCTION: {"distribution": RATIO}}).effect
    assert lawful.evidence == "scenario"


def test_ends_are_set_by_their_own_paths_after_moving_too():
    assert ends(load("helseiarbeid-2016", [f"{REDUCTION}.low=1 %"])) == (0.01, 0.05, 0.10)
    moved = load("helseiarbeid-2016", [f"{REDUCTION}=10 %", f"{REDUCTION}.high=12 %"])
    assert ends(moved) == pytest.approx((0.04, 0.10, 0.12))
    assert moved.effect.relative_reduction.provenance is Provenance.MOVED
    assert codes({f"{REDUCTION}.low": 0.06}) == [("low_above_value", f"{REDUCTION}.low")]
    assert codes({"effect.decay.low": 0.5}) == [("half_a_range", "effect.decay")]


def test_evidence_beside_a_statement_is_kept_whichever_comes_first():
    stated, evidence = {REDUCTION: {"value": 0.03}}, {"effect.evidence": "sceptical"}
    for both in (stated | evidence, evidence | stated):
        assert changed(BASE, both).effect.evidence == "sceptical"
    assert over_base("effect: {relative_reduction: 3 %}").effect.evidence == "scenario"
    assert over_base("effect: {relative_reduction: 3 %, evidence: report}").effect.evidence == "report"
    assert over_base("effect: {duration: 3}").effect.evidence == "mixture"


def test_low_inherit_brings_both_ends_and_their_basis():
    effect = over_base("effect: {relative_reduction: {value: 3 %, low: inherit}}").effect.relative_reduction
    assert (effect.low, effect.value, effect.high, effect.basis) == (0.02, 0.03, 0.10, "published")
    assert effect.provenance is Provenance.ASSUMPTION
    assert codes({REDUCTION: {"value": 0.2, "low": "inherit"}}) == [("high_below_value", f"{REDUCTION}.high")]
    assert codes({"effect.decay": {"value": 0.2, "low": "inherit"}, "time.horizon": 5}) == [
        ("nothing_to_inherit", "effect.decay.low")
    ]


def test_items_of_a_count_list_follow_the_same_rule():
    module = "delivery.activities.module.count"
    base = changed(BASE, {f"{module}.1": {"value": 3, "low": 2, "high": 4}})
    moved = quantities(changed(base, {f"{module}.1": 6}))[f"{module}.1"]
    assert (moved.low, moved.value, moved.high) == (4, 6, 8)
    listed = quantities(changed(base, {module: [6, 2, 2]}))[f"{module}.1"]
    assert (listed.low, listed.provenance) == (None, Provenance.ASSUMPTION)


@pytest.mark.parametrize("text", ["1.000", "23.402", "-1.000"])
def test_what_may_be_thousands_is_refused_for_heads_and_kroner(text):
    for path in ("population: {workers", "delivery: {fare"):
        with pytest.raises(ScenarioError) as caught:
            over_base(f"{path}: {text}}}")
        assert "one_or_a_thousand" in {problem.code for problem in caught.value.problems}


def test_the_same_is_a_number_for_hours_and_shares_and_however_else_it_is_written():
    assert over_base("delivery: {travel_hours: 1.000}").numbers["delivery.travel_hours"] == 1
    assert over_base("effect: {decay: 1.000}").numbers["effect.decay"] == 1
    assert over_base("population: {workers: 1000.000}").numbers["population.workers"] == 1000
    assert over_base("delivery: {fare: 31.9440}").numbers[FARE] == 31.944
    assert changed(BASE, {FARE: 31.944}).numbers[FARE] == 31.944
    written = changed(BASE, {FARE: {"value": 31.944}})
    assert parse(to_yaml(written, BASE).encode(), "again").numbers[FARE] == 31.944


def test_a_level_belongs_to_an_interval():
    given_ = {"value": 600, "low": 500, "high": 700}
    assert changed(BASE, {FARE: given_ | {"basis": "interval"}}).delivery.fare.level == 0.95
    assert changed(BASE, {FARE: given_}).delivery.fare.level is None
    assert codes({FARE: given_ | {"level": 0.9}}) == [("level_without_interval", f"{FARE}.level")]
    assert codes({FARE: given_ | {"basis": "interval", "level": 1}}) == [("out_of_bounds", f"{FARE}.level")]


LAWS = [
    (REDUCTION, {"value": 0.16, "low": 0.01, "high": 0.29}, "risk_ratio"),
    (ABSENCE, {"value": 0.07, "low": 0.05, "high": 0.12}, "logit_normal"),
    (FARE, {"value": 600, "low": 300, "high": 1200}, "lognormal"),
    (FARE, {"value": 600, "low": 0, "high": 1200}, "normal"),
    ("valuation.real_wage_growth", {"value": 0.0, "low": -0.01, "high": 0.01}, "normal"),
]


@pytest.mark.parametrize("level", [0.95, 0.8])
@pytest.mark.parametrize(("path", "range_", "kind"), LAWS)
def test_the_limits_of_an_interval_are_its_quantiles(path, range_, kind, level):
    scenario = changed(BASE, {path: {**range_, "basis": "interval", "level": level}})
    law = marginals(scenario)[path]
    assert law.kind.value == kind
    tail, kept = (1 - level) / 2, 1 - law.outside  # what is cut below zero is made up for by the rest
    close = 2e-4 * range_["high"]
    assert law.quantile(1 - tail / kept) == pytest.approx(range_["high"], abs=close)
    if range_["low"] != 0:
        assert law.quantile(tail) == pytest.approx(range_["low"], abs=close)


TRIALS = [("trial-clinic", (0.71, 0.99)), ("trial-peer-support", (0.78, 1.09))]


@pytest.mark.parametrize(("name", "ratios"), TRIALS)
def test_a_shipped_trial_is_drawn_with_its_published_interval(name, ratios):
    law = marginals(shipped(name))[REDUCTION]
    low, middle, high = law.quantile([0.025, 0.5, 0.975])
    assert (1 - high, 1 - low) == pytest.approx(ratios, abs=1e-6)
    assert 1 - middle == pytest.approx(math.sqrt(math.prod(ratios)), abs=1e-6)
    best, worst = map(math.log, ratios)
    sd = (worst - best) / 2 / stats.norm.ppf(0.975)
    harm = stats.norm.sf(0, (best + worst) / 2, sd)
    assert law.quantile(harm) == pytest.approx(0.0, abs=1e-5)


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
    there = scenario
    for value in values:
        try:
            there = changed(there, {path: value})
        except ScenarioError:  # such as an effect that fades without a horizon
            return
    assert there == changed(scenario, {path: values[-1]})  # the way there does not matter
    assert changed(there, {path: scenario.numbers[path]}) == scenario


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


CONVENTIONS = {
    "population.fte_per_worker",
    "effect.follows_attendance",
    "valuation.hours_per_fte_year",
    "valuation.labour_cost_multiplier",
    "valuation.real_wage_growth",
    "time.discount_rate",
    "delivery.attendance",
    "delivery.representatives_per_employer",
    "delivery.largest_group",
    "delivery.coordination_hours",  # calibrated, and so not drawn
    "delivery.activities.network_gathering.employers_per_session",
}


def test_the_conventions_of_the_base_case():
    assert {path for path, q in quantities(BASE).items() if q.is_convention} == CONVENTIONS


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_range_names_its_source_or_says_that_it_has_none(name):
    for path, quantity in quantities(shipped(name)).items():
        if quantity.has_width:
            said = f"{quantity.note.en if quantity.note else ''}"
            words = ("range", "interval", "middle of the report's", "model 1 and half", "18 are all")
            assert any(word in said.lower() for word in words), path


@pytest.mark.parametrize("name", shipped_names())
def test_whose_word_on_the_effect_a_shipped_scenario_draws(name):
    own = name.startswith("trial") or name == "no-effect"
    assert shipped(name).effect.evidence == ("scenario" if own else "mixture")


@pytest.mark.parametrize("name", ["bergen", "halden", "larvik", "ostre-toten"])
def test_what_is_counted_or_known_of_a_place_is_not_drawn(name):
    known = quantities(shipped(name))
    for path in ("population.fte_per_worker", ABSENCE, "population.workers"):
        assert not known[path].has_width
