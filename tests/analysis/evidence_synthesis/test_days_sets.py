"""Sets of days saved as distributions, and whose word counts in a scenario."""

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.evidence_synthesis.effect_sets import days_set
from hiacalc.analysis.evidence_synthesis.evidence_in_use import as_believed, days_evidence_in_use
from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.analysis.probabilistic.plausibility import misfits
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.scenario import ScenarioError, changed, load, shipped
from hiacalc.scenario.individual import DAYS_SAVED

DAYS = read_days_saved()
BASE = changed(shipped("helseiarbeid-2016"), {"individual": {}})
PERT = stats.beta(1 + 4 * 0.25, 5 - 4 * 0.25, 0, 20)


def written(individual, name="helseiarbeid-2016"):
    return load({"schema": "hiacalc/1", "based_on": f"hiacalc:{name}", "individual": individual})


@pytest.mark.parametrize("days", [-6.0, -0.5, 0.0, 3.0, 11.0, 19.0])
def test_the_mixture_is_its_parts_weighed(days):
    below = 0.5 * (days > 0) + 0.25 * stats.norm(0, 3).cdf(days) + 0.25 * PERT.cdf(days)
    assert days_set("mixture", DAYS).below(days) == pytest.approx(below, abs=1e-12)


def test_no_effect_has_a_chance_of_its_own():
    chances = {name: days_set(name, DAYS).none for name in ("mixture", "sceptical", "raskere-tilbake")}
    assert chances == {"mixture": 0.5, "sceptical": 0.0, "raskere-tilbake": 1.0}


def test_inpatients_have_the_limits_of_the_trial():
    trial = days_set("i-more", DAYS)
    assert (trial.low, trial.high) == pytest.approx((-6, 92), abs=1e-6)
    assert trial.level == 0.95
    assert days_set("judgement", DAYS).level is None


@pytest.mark.parametrize(("name", "mean"), [("mixture", 20 / 12), ("sceptical", 0), ("judgement", 20 / 3)])
def test_what_is_drawn_has_the_mean_of_the_set(name, mean):
    drawn = marginals(changed(BASE, {"individual.evidence": name}))[DAYS_SAVED]
    assert drawn.mean == pytest.approx(mean, abs=0.01)


def test_half_of_the_draws_of_the_mixture_are_nought():
    drawn = marginals(BASE)[DAYS_SAVED].ppf((np.arange(20_000) + 0.5) / 20_000)
    assert np.mean(np.abs(drawn) < 1e-6) == pytest.approx(0.5, abs=0.01)


def test_a_single_figure_is_not_drawn():
    scenario = changed(BASE, {"individual.evidence": "raskere-tilbake"})
    assert DAYS_SAVED not in marginals(scenario)
    assert as_believed(scenario).numbers[DAYS_SAVED] == 0


def test_stating_the_days_is_ones_own_word():
    assert written({"days_saved": 8}).individual.evidence == "scenario"
    assert written({"days_saved": {"value": 8, "low": 2, "high": 12}}).individual.evidence == "scenario"
    assert written({"days_saved": 8, "evidence": "sceptical"}).individual.evidence == "sceptical"
    assert written({"consultations": 6}).individual.evidence == "mixture"
    own = changed(BASE, {DAYS_SAVED: {"value": 8, "low": 2, "high": 12}})
    assert own.individual.evidence == "scenario"
    assert own.effect.evidence == BASE.effect.evidence


def test_moving_the_days_leaves_the_evidence():
    assert changed(BASE, {DAYS_SAVED: 8}).individual.evidence == "mixture"
    assert changed(BASE, {f"{DAYS_SAVED}.low": 2}).individual.evidence == "scenario"


def test_stating_the_effect_leaves_the_evidence_on_days():
    own = changed(BASE, {"effect.relative_reduction": {"value": 0.03, "low": 0.01, "high": 0.05}})
    assert own.effect.evidence == "scenario"
    assert own.individual.evidence == "mixture"


def test_bare_days_are_known():
    assert DAYS_SAVED not in marginals(written({"days_saved": 8}))


def test_days_may_go_together_with_something_whose_doubt_is_stated():
    pair = {"between": [DAYS_SAVED, "effect.duration"], "rank": 0.5}
    scenario = changed(BASE, {"correlations": [pair]})
    assert scenario.correlations[0].rank == 0.5


def test_an_unknown_set_is_told_with_those_there_are():
    with pytest.raises(ScenarioError) as refused:
        days_evidence_in_use(changed(BASE, {"individual.evidence": "sceptial"}))
    assert refused.value.problems[0].suggestion == "sceptical"
    assert "raskere-tilbake" in refused.value.problems[0].allowed


def test_a_value_far_from_what_is_drawn_is_told():
    assert [m.path for m in misfits(changed(BASE, {DAYS_SAVED: 100}))] == [DAYS_SAVED]
    assert misfits(BASE) == ()
