"""The spread over the evidence: each row is what the draws give with that evidence."""

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.evidence_spread import evidence_spread
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.model import Perspective
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION, DURATION = "effect.relative_reduction", "effect.duration"
OFFERED = [option.name for option in read_effect_sets().offered]


@pytest.mark.parametrize("view", [Perspective.SOCIETY, Perspective.NAV])
@pytest.mark.parametrize("name", OFFERED)
def test_a_row_is_what_the_draws_give_with_that_evidence(name, view):
    spread = evidence_spread(uncertainty(BASE, perspective=view, draws=2048))
    (row,) = [candidate for candidate in spread.rows if candidate.name == name]
    alone = uncertainty(BASE, perspective=view, draws=2048, evidence=name)
    assert row.as_thought.probability == alone.probability_pays
    assert row.as_thought.mean == pytest.approx(alone.net_benefit.mean(), rel=1e-9)
    ends = np.percentile(alone.net_benefit, [2.5, 97.5])
    assert (row.as_thought.low, row.as_thought.high) == pytest.approx(tuple(ends), rel=1e-9)


def test_as_measured_is_what_the_draws_give_for_one_year():
    spread = evidence_spread(uncertainty(BASE, draws=2048))
    (row,) = [candidate for candidate in spread.rows if candidate.name == "odeen-clinic"]
    year = changed(BASE, {DURATION: {"value": 1}})
    # the sampling has one input less, so the draws are others
    alone = uncertainty(year, draws=20_000, evidence="odeen-clinic")
    assert row.follow_up_years == 1.0
    assert row.as_measured.probability == pytest.approx(alone.probability_pays, abs=0.02)
    unmeasured = [row.name for row in spread.rows if row.as_measured is None]
    assert {"report", "sceptical", "high", "no-effect"} <= set(unmeasured)


def test_the_spread_runs_from_the_sceptic_to_the_report_which_holds_no_zero():
    spread = evidence_spread(uncertainty(BASE))
    rows = spread.distributions
    assert [rows[0].name, rows[-1].name] == ["sceptical", "report"]
    assert [row.name for row in rows if not row.holds_harm] == ["report"]
    assert rows[0].as_thought.probability == pytest.approx(0.35, abs=0.03)
    assert {row.name for row in spread.figures} == {"high", "no-effect"}
    assert spread.in_use.name == "mixture"


def test_your_own_word_is_one_more_row_where_it_is_another():
    def names(scenario):
        return [row.name for row in evidence_spread(uncertainty(scenario, draws=256)).rows]

    assert "scenario" not in names(BASE)
    assert "scenario" in names(changed(BASE, {REDUCTION: 0.03}))
    assert "scenario" in names(shipped("trial-clinic"))
    ticked = changed(BASE, {"effect.evidence": "studies:odeen-2013-peer"})
    assert "studies:odeen-2013-peer" in names(ticked)
