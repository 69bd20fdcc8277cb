"""What amending an input leaves of its range, basis and distribution."""

import pytest
import yaml

from hiacalc.scenario import changed, load, parse, shipped
from hiacalc.scenario.quantity import Basis
from tests.scenario.cases import HEAD
from tests.scenario.reading_back import assert_reads_back

BASE = shipped("helseiarbeid-2016")


REDUCTION, DURATION, RATE = "effect.relative_reduction", "effect.duration", "time.discount_rate"


TRIAL = {"value": 0.16, "low": 0.01, "high": 0.29, "basis": "interval", "level": 0.9}


def nested(path, value):
    for step in reversed(path.split(".")):
        value = {step: value}
    return value


def stated_over_base(path, value):
    return parse((HEAD + yaml.safe_dump(nested(path, value))).encode(), "mine.yaml")


@pytest.mark.parametrize(
    ("part", "basis", "level"),
    [
        ({"note": "x"}, Basis.INTERVAL, 0.9),
        ({"level": "99 %"}, Basis.INTERVAL, 0.99),
        ({"low": 0.0}, Basis.JUDGEMENT, None),
        ({"basis": "judgement"}, Basis.JUDGEMENT, None),
        ({"low": 0.0, "basis": "interval", "level": 0.8}, Basis.INTERVAL, 0.8),
        ({"low": None, "high": None}, None, None),
    ],
)
@pytest.mark.parametrize("is_moved", [False, True])
def test_an_interval_is_one_until_its_ends_or_its_basis_change(part, basis, level, is_moved):
    scenario = stated_over_base(REDUCTION, TRIAL)
    if is_moved:
        scenario = changed(scenario, {REDUCTION: 0.08})
    amended = changed(scenario, {REDUCTION: part})
    reduction = amended.effect.relative_reduction
    assert (reduction.basis, reduction.level) == (basis, level)
    assert_reads_back(amended)
    assert_reads_back(amended, BASE)


def test_a_shipped_interval_may_be_called_judgement():
    reduction = load("trial-clinic", [f"{REDUCTION}={{basis: judgement}}"]).effect.relative_reduction
    assert (reduction.basis, reduction.low, reduction.level) == (Basis.JUDGEMENT, 0.01, None)


@pytest.mark.parametrize("below", [BASE, changed(BASE, {RATE: 0.03})], ids=["stated", "moved"])
def test_a_convention_with_another_end_stays_one(below):
    rate = changed(below, {f"{RATE}.high": 0.05}).time.discount_rate
    assert (rate.high, rate.basis) == (0.05, Basis.CONVENTION)
    without_range = changed(below, {RATE: {"low": None, "high": None}})
    assert (without_range.time.discount_rate.low, without_range.time.discount_rate.basis) == (None, None)
    assert_reads_back(without_range, BASE)


def test_ends_given_anew_take_a_distribution_away_that_does_not_follow_them():
    for kind, law in (("pert", {}), ("normal", {"mean": 5, "sd": 1})):
        statement = {"value": 5, "low": 1, "high": 7, "distribution": {"kind": kind, **law}}
        below = changed(BASE, {DURATION: statement})
        for scenario in (below, changed(below, {DURATION: 4})):
            kept = changed(scenario, {f"{DURATION}.low": 2}).effect.duration.distribution
            assert (kept is not None) == (kind == "pert")
