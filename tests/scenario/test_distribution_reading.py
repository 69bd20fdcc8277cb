"""Distributions as they are written, stated anew, moved along and taken away."""

import pytest

from hiacalc.scenario import changed
from hiacalc.scenario.distribution import Family
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.registry import fingerprint
from tests.scenario.distributions import BASE, DURATION, INTERVAL, REDUCTION, every_written, with_distribution
from tests.scenario.reading_back import assert_reads_back


@every_written
def test_a_distribution_is_read_as_written_and_reads_back(written):
    scenario = with_distribution(written)
    assert as_written(scenario)["effect"]["relative_reduction"]["distribution"] == written
    assert scenario.effect.relative_reduction.is_uncertain
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)
    assert_reads_back(changed(scenario, {DURATION: 4}), BASE)


def test_shares_may_be_written_in_per_cent():
    percent = with_distribution({"kind": "beta", "interval": ["1 %", "11 %"], "level": 0.95})
    assert percent == with_distribution(INTERVAL)


def test_a_value_stated_anew_lets_the_distribution_fall_away():
    stated = changed(with_distribution(INTERVAL), {REDUCTION: {"value": 0.08}}).effect.relative_reduction
    assert (stated.low, stated.distribution, stated.is_uncertain) == (None, None, False)


def test_a_value_that_is_moved_takes_the_distribution_along():
    moved = changed(with_distribution(INTERVAL), {REDUCTION: 0.08}).effect.relative_reduction
    assert moved.distribution.kind is Family.BETA
    assert moved.provenance == "moved"


def test_the_same_value_again_keeps_the_distribution():
    scenario = with_distribution(INTERVAL)
    assert changed(scenario, {REDUCTION: "5 %"}) == scenario


def test_a_new_value_with_a_new_distribution_has_it():
    statement = {"value": 0.16, "distribution": {"kind": "risk_ratio", "interval": [0.71, 0.99]}}
    moved = changed(with_distribution(INTERVAL), {REDUCTION: statement}).effect.relative_reduction
    assert moved.distribution.kind is Family.RISK_RATIO
    assert moved.distribution.interval == (0.71, 0.99)


def test_a_new_distribution_takes_the_place_of_the_old_one_whole():
    again = changed(with_distribution(INTERVAL), {REDUCTION: {"distribution": {"kind": "uniform"}}})
    assert as_written(again)["effect"]["relative_reduction"]["distribution"] == {"kind": "uniform"}


def test_null_takes_a_distribution_away():
    assert changed(with_distribution(INTERVAL), {REDUCTION: {"distribution": None}}) == changed(
        BASE, {REDUCTION: {"basis": "judgement"}, "effect.evidence": "scenario"}
    )


def test_a_value_on_the_end_of_its_interval_is_held_in_spite_of_rounding():
    assert changed(
        BASE, {REDUCTION: {"value": 0.16, "distribution": {"kind": "risk_ratio", "interval": [0.84, 1.1]}}}
    )


@pytest.mark.parametrize(
    "other",
    [{"kind": "beta", "interval": [0.01, 0.12], "level": 0.95}, {**INTERVAL, "level": 0.9}, {"kind": "pert"}],
    ids=str,
)
def test_the_fingerprint_rests_on_the_distribution(other):
    prints = {
        fingerprint(scenario) for scenario in (BASE, with_distribution(INTERVAL), with_distribution(other))
    }
    assert len(prints) == 3
