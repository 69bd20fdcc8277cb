"""The spread over the evidence, what conventions and expectation do to it, and what does not fit together."""

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.conventions import conventions, least_favourable
from hiacalc.analysis.evidence_spread import evidence_spread
from hiacalc.analysis.expectation import expectation
from hiacalc.analysis.plausibility import Fault, misfits
from hiacalc.analysis.uncertainty import uncertainty
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import changed, shipped, shipped_names
from hiacalc.scenario.registry import quantities

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


def test_conventions_at_their_least_favourable_end_ask_for_the_largest_effect():
    held = least_favourable(BASE)
    assert set(held) == set(conventions(BASE))
    known = quantities(BASE)
    asked = float(evaluate(BASE, held).break_even_reduction()[0])
    for path, value in held.items():
        for end in (known[path].low, known[path].high, known[path].value):
            other = float(evaluate(BASE, {**held, path: end}).break_even_reduction()[0])
            assert other <= asked + 1e-12, (path, value, end)
    spread = evidence_spread(uncertainty(BASE, draws=4096))
    hard = uncertainty(changed(BASE, held), draws=4096)
    assert spread.in_use.least_favourable == pytest.approx(hard.probability_pays, abs=1e-12)


def test_what_pulls_the_mean_is_what_each_input_does_alone():
    doubt = {path: {"value": q.value} for path, q in quantities(BASE).items() if q.is_uncertain}
    share = {"value": 1, "low": 0.5, "high": 1}
    certain = changed(BASE, doubt | {"valuation.production_share": share})
    apart = expectation(uncertainty(certain, draws=4096, evidence="scenario"))
    # a PERT with its mode at the high end has the mean (0.5 + 4 + 1) / 6, and gain is linear in it
    assert apart.mean == pytest.approx(apart.base - (1 - 5.5 / 6) * 8_264_365.4, rel=3e-4)
    (pull,) = apart.pulls
    assert pull.share == pytest.approx(1.0, abs=1e-3)
    assert apart.is_apart
    assert apart.base == float(evaluate(BASE).net_benefit()[0])


def test_values_that_fit_are_not_told():
    for name in shipped_names():
        assert misfits(shipped(name)) == ()


def test_a_value_beyond_the_evidence_is_told():
    (beyond,) = misfits(changed(BASE, {REDUCTION: 0.45}))
    assert (beyond.path, beyond.fault) == (REDUCTION, Fault.VALUE_OUTSIDE)
    assert beyond.low < 0.05 < beyond.high < 0.45
    assert misfits(changed(BASE, {REDUCTION: 0.16})) == ()


def test_what_is_cut_of_a_law_is_told_with_its_share():
    law = {"value": 0.05, "distribution": {"kind": "normal", "mean": 0.05, "sd": 5}}
    (cut,) = misfits(changed(BASE, {REDUCTION: law}))
    inside = stats.norm.cdf(1, 0.05, 5) - stats.norm.cdf(-1, 0.05, 5)
    assert cut.fault is Fault.LAW_OUTSIDE
    assert cut.share == pytest.approx(1 - inside, rel=1e-9)
    wide = {"value": 0.0, "low": -0.09, "high": 0.09, "basis": "interval"}  # normal, cut at 10 per cent
    (cut,) = misfits(changed(BASE, {"valuation.real_wage_growth": wide}))
    assert cut.share == pytest.approx(2 * stats.norm.sf(0.1, 0, 0.09 / stats.norm.ppf(0.975)), rel=1e-6)


def test_an_interval_whose_limits_imply_another_median_is_told():
    skewed = {"value": 500, "low": 480, "high": 1920, "basis": "interval"}
    (apart,) = misfits(changed(BASE, {"delivery.fare": skewed}))
    assert apart.fault is Fault.MEDIAN_APART
    assert apart.low == pytest.approx(960.0, rel=1e-6)  # the geometric middle
