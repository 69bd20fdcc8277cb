"""The individual measure by what is believed of its days: the same draws, set by set."""

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.probabilistic.days_spread import days_spread
from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.individual import DAYS_SAVED

BASE = shipped("helseiarbeid-2016")
BOTH = changed(BASE, {"individual": {}})
TAXED = changed(BOTH, {"valuation.tax_funding_cost": 0.2, "sick_pay.rules": "statutory"})


@pytest.mark.parametrize("scenario", [BOTH, TAXED])
@pytest.mark.parametrize("perspective", ["society", "nav", "health_service"])
@pytest.mark.parametrize("name", ["sceptical", "i-more", "raskere-tilbake"])
def test_a_row_is_what_draws_with_that_evidence_give(scenario, perspective, name):
    here = days_spread(uncertainty(scenario, perspective=perspective, draws=512))
    there = uncertainty(changed(scenario, {"individual.evidence": name}), perspective=perspective, draws=512)
    row = next(row for row in here.rows if row.name == name)
    assert row.together.mean == pytest.approx(there.net_benefit.mean(), rel=1e-9)
    assert row.together.probability == np.mean(there.net_benefit > 0)
    assert row.alone.mean == pytest.approx(days_spread(there).in_use.alone.mean, rel=1e-9)


def test_workplace_draws_stay_whatever_is_believed_of_the_days():
    means = {
        row.name: row.together.mean - row.alone.mean for row in days_spread(uncertainty(BOTH, draws=512)).rows
    }
    assert len({round(mean, 3) for mean in means.values()}) == 1


def test_without_days_it_never_pays():
    row = next(r for r in days_spread(uncertainty(BOTH, draws=512)).rows if r.name == "raskere-tilbake")
    assert (row.alone.probability, row.none, row.harm) == (0.0, 1.0, 0.0)
    assert not row.is_distribution


def test_ones_own_range_is_one_more_row():
    own = changed(BOTH, {DAYS_SAVED: {"value": 8, "low": 2, "high": 12}})
    spread = days_spread(uncertainty(own, draws=512))
    assert spread.in_use.name == "scenario"
    assert spread.in_use.effect is None
    assert spread.in_use.days == pytest.approx((2 + 4 * 8 + 12) / 6, abs=0.05)


def test_there_is_no_spread_without_patients():
    assert findings(uncertainty(BASE, draws=256)).days_spread is None


def test_the_days_have_a_value_of_information_and_a_share_of_the_variance():
    drawn = findings(uncertainty(BOTH, draws=1024))
    assert DAYS_SAVED in drawn.value_of_information.inputs
    assert DAYS_SAVED in drawn.variance_shares


def test_days_are_swept_and_turn_the_measure_by_itself():
    bars = {bar.path for bar in one_way(BOTH).bars}
    assert {DAYS_SAVED, "individual.referrals_per_1000", "individual.clinician_hours"} <= bars
    for view in ("society", "nav"):
        even = evaluate(BOTH).single().break_even_days(view)
        assert threshold(BOTH, DAYS_SAVED, perspective=view).alone == even > 0
    assert np.isnan(threshold(BOTH, DAYS_SAVED, perspective="health_service").alone)
    assert threshold(BOTH, DAYS_SAVED, target=1.0).alone is None
    assert threshold(BOTH, "effect.duration").alone is None
