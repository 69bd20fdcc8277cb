"""Studies together: arms of a trial first, then trials, with doubt of a part of the absence."""

import math

import pytest

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, effect_set
from hiacalc.analysis.evidence_synthesis.study_sets import from_studies
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import Studies, read_studies
from hiacalc.scenario import ScenarioError

SETS, STUDIES = read_effect_sets(), read_studies()
CLINIC, PEER, FRAMKE = "odeen-2013-clinic", "odeen-2013-peer", "framke-2016"


def own(keys: list[str], why: tuple[str, ...] = (), studies: Studies = STUDIES) -> Effect:
    return effect_set(SETS.selection(keys, why).name, SETS, studies)


def named(name: str) -> Effect:
    return effect_set(name, SETS, STUDIES)


@pytest.mark.parametrize(("key", "interval"), [(CLINIC, (0.71, 0.99)), (PEER, (0.78, 1.09))])
def test_one_arm_without_widening_gives_back_its_published_interval(
    key: str, interval: tuple[float, float]
) -> None:
    alone = from_studies([key], [], SETS, STUDIES)
    assert alone.measured == alone.widened
    assert alone.measured.interval() == pytest.approx(interval, abs=0.005)
    assert alone.pooled.count == 1
    assert own([key]).basis == "interval"


def test_the_arms_of_a_trial_count_as_one_trial() -> None:
    both = from_studies([PEER, CLINIC, PEER], [], SETS, STUDIES)
    assert [[study.key for study in trial.studies] for trial in both.trials] == [[CLINIC, PEER]]
    assert both.pooled.count == 1
    assert both.pooled.prediction() is None
    arms = both.trials[0].arms
    assert arms.degrees == 1
    # by hand: two estimates a and b with errors s and t and the correlation of 45 and 48 units against 42
    (a, s), (b, t) = ((ratio.meanlog, ratio.sdlog) for ratio in both.trials[0].ratios)
    shared = math.sqrt(48 / 90 * 45 / 87) * s * t
    weight = (t**2 - shared) / (s**2 + t**2 - 2 * shared)
    assert both.measured.meanlog == pytest.approx(weight * a + (1 - weight) * b)
    variance = (s**2 * t**2 - shared**2) / (s**2 + t**2 - 2 * shared)
    assert both.measured.sdlog == pytest.approx(math.sqrt(variance))
    assert both.measured.sdlog > 1 / math.sqrt(1 / s**2 + 1 / t**2)


def test_a_ratio_of_part_of_the_absence_is_pooled_on_request_and_with_its_doubt() -> None:
    alone = from_studies([FRAMKE], [], SETS, STUDIES)
    printed = alone.trials[0].ratios[0]
    assert printed.interval() == pytest.approx((0.86, 1.00), abs=0.005)
    assert alone.measured.meanlog == printed.meanlog
    assert alone.measured.sdlog == pytest.approx(math.hypot(printed.sdlog, 0.11))
    assert [study.key for study in alone.stand_ins] == [FRAMKE]
    assert own([FRAMKE]).basis == "judgement"
    two = own([FRAMKE, CLINIC])
    assert two.studies.pooled.count == 2
    assert two.distribution.df == 1
    assert two.studies.weights[0] < 0.5 < two.studies.weights[1]  # with its doubt it weighs less than Odéen
    assert not from_studies([CLINIC, PEER], [], SETS, STUDIES).stand_ins


@pytest.mark.parametrize(
    ("keys", "codes"),
    [([], ["no_studies"]), (["johnsen-2019", "x", CLINIC], ["study_not_pooled", "study_not_pooled"])],
)
def test_studies_without_a_ratio_cannot_be_pooled(keys: list[str], codes: list[str]) -> None:
    with pytest.raises(ScenarioError) as refused:
        own(keys)
    assert [problem.code for problem in refused.value.problems] == codes


def test_unknown_reasons_and_studies_are_all_told_at_once() -> None:
    with pytest.raises(ScenarioError) as refused:
        named("studies:odeen-2013-pear:one_years,other_product")
    problems = [(problem.code, problem.suggestion) for problem in refused.value.problems]
    assert problems == [("study_not_pooled", PEER), ("unknown_widening", "one_year")]
