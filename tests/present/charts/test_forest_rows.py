"""The rows of the forest plot: studies, pooled results and effects, with their intervals."""

from __future__ import annotations

import math

import pytest

from hiacalc.present.charts.forest_rows import Mark, forest_rows
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from tests.analysis.evidence_synthesis.test_effect_sets import PEER
from tests.present.charts.test_forest import TWO, chosen, exhibit


def test_a_study_is_drawn_with_the_interval_it_prints() -> None:
    rows = {row.key: row for row in forest_rows(*chosen("odeen-both"), language("en"))}
    clinic = rows["odeen-2013-clinic"]
    drawn = [math.exp(at) for at in (clinic.middle, clinic.low, clinic.high)]
    assert drawn == pytest.approx([0.84, 0.71, 0.99])
    assert clinic.weight + rows[PEER].weight == pytest.approx(1.0)


def test_three_trials_have_a_prediction_interval_wider_than_the_mean() -> None:
    rows = {row.mark: row for row in forest_rows(*chosen("three"), language("en"))}
    assert rows[Mark.PREDICTION].low < rows[Mark.POOLED].low
    assert rows[Mark.PREDICTION].high > rows[Mark.POOLED].high
    assert rows[Mark.PREDICTION].middle is None


@pytest.mark.parametrize("name", ["three", TWO])
def test_trials_stand_with_one_true_effect_and_with_the_interval_of_tau_squared(name: str) -> None:
    head, *rows = exhibit(name, "en").rows
    cells = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    pooled = chosen(name)[0].studies.pooled
    fixed = cells["fixed"]
    ends = [math.exp(end) for end in pooled.fixed_interval()]
    assert [fixed["ratio_low"], fixed["ratio_high"]] == pytest.approx(ends)
    assert fixed["ratio"] == pytest.approx(math.exp(pooled.fixed_effect))
    interval = [cells["pooled"][key] for key in ("tau_squared", "tau_squared_low", "tau_squared_high")]
    assert interval == pytest.approx([pooled.tau2, *pooled.tau2_interval()])
    assert fixed["tau_squared"] is None


@pytest.mark.browser
def test_two_trials_are_drawn_as_they_are_told_and_said_to_say_little() -> None:
    head, *rows = exhibit(TWO, "en").rows
    used = dict(zip(head, rows[-1], strict=True))
    effect = chosen(TWO)[0]
    interval = (effect.low, effect.value, effect.high)
    assert (used["reduction_low"], used["reduction"], used["reduction_high"]) == pytest.approx(interval)
    study = dict(zip(head, next(row for row in rows if row[1] == "framke-2016"), strict=True))
    assert (study["ratio_low"], study["ratio_high"]) == pytest.approx((0.86, 1.0))  # as it prints it
    svg = rendered(exhibit(TWO, "en", 1200), "svg").decode()
    assert "one degree of freedom" in svg
    assert "short-term absence only" in svg


def test_only_an_interval_has_a_level() -> None:
    head, *rows = exhibit(None, "en").rows
    levels = {row[1]: dict(zip(head, row, strict=True))["level"] for row in rows}
    assert {key for key, level in levels.items() if level is None} == {"report", "high", "no-effect"}


def test_one_trial_has_no_prediction_interval() -> None:
    for name in ("odeen-clinic", "odeen-both"):
        marks = {row.mark for row in forest_rows(*chosen(name), language("en"))}
        assert not marks & {Mark.PREDICTION, Mark.FIXED}
