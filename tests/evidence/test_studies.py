"""The studies as data: printed figures, derived ones worked out again, and what may be used for what."""

import math
import re
from statistics import NormalDist

import pytest
from pydantic import ValidationError

from hiacalc.evidence.studies import (
    Comparator,
    Measure,
    Result,
    Significance,
    Study,
    Verdict,
    largest_trial_effect,
    read_studies,
)

STUDIES = read_studies()


def figure(key: str, measure: Measure) -> Result:
    return next(result for result in STUDIES[key].results if result.measure is measure)


def test_odeen_has_the_rate_ratios_of_the_abstract() -> None:
    """Doi 10.1007/s10926-013-9451-z: RR .84 (.71-.99) and RR .92 (.78-1.09); 45, 48 and 42 units."""
    clinic, peer = STUDIES["odeen-2013-clinic"], STUDIES["odeen-2013-peer"]
    assert (clinic.ratio.value, *clinic.ratio.interval) == (0.84, 0.71, 0.99)
    assert (peer.ratio.value, *peer.ratio.interval) == (0.92, 0.78, 1.09)
    assert (peer.clusters.arm, clinic.clusters.arm, peer.clusters.control) == (45, 48, 42)
    assert clinic.trial == peer.trial
    assert sum((peer.clusters.arm, clinic.clusters.arm, clinic.clusters.control)) == 135
    assert clinic.ratio.significance is Significance.SIGNIFICANT
    assert peer.ratio.significance is Significance.NOT_SIGNIFICANT


@pytest.mark.parametrize("study", [study for study in STUDIES.studies if study.ratio], ids=lambda s: s.key)
def test_an_interval_is_symmetric_on_the_log_scale_and_agrees_with_its_significance(study: Study) -> None:
    ratio = study.ratio
    low, high = (math.log(end) for end in ratio.interval)
    middle, error = (low + high) / 2, (high - low) / 2 / NormalDist().inv_cdf((1 + ratio.level) / 2)
    assert math.log(ratio.value) == pytest.approx(middle, abs=0.1 * error)
    assert (high < 0 or low > 0) == (ratio.significance is Significance.SIGNIFICANT)


def test_framke_has_the_ratios_of_the_abstract_and_none_of_all_absence() -> None:
    """Doi 10.5271/sjweh.3559: short-term RR .93 (.86-1.00), long-term .83 (.69-.99); 29 months."""
    framke = STUDIES["framke-2016"]
    short, long = (
        figure("framke-2016", Measure.RATE_RATIO_SHORT),
        figure("framke-2016", Measure.RATE_RATIO_LONG),
    )
    assert (short.value, *short.interval) == (0.93, 0.86, 1.00)
    assert (long.value, *long.interval) == (0.83, 0.69, 0.99)
    assert (framke.clusters.arm, framke.clusters.control) == (44, 34)
    assert framke.follow_up_years == pytest.approx(29 / 12, abs=0.005)
    assert framke.ratio is None
    assert framke.nearest_ratio == short
    assert not framke.is_trial_against_nothing
    # the doubt is as large as the trial's own two ratios lie apart
    assert framke.stand_in.sd == pytest.approx(math.log(short.value / long.value), abs=0.005)


@pytest.mark.parametrize("key", ["framke-2016", "odeen-2013-peer"])
def test_only_a_reported_ratio_may_stand_for_all_absence(key: str) -> None:
    stand_in = STUDIES["framke-2016"].stand_in.model_dump() | {"measure": Measure.RATE_RATIO_LONG}
    study = STUDIES[key].model_dump() | {"stand_in": stand_in}
    study["results"] = study["results"][:1]
    with pytest.raises(ValidationError):
        Study.model_validate(study)


def test_how_long_a_study_was_followed_is_a_number_where_it_is_reported() -> None:
    years = {study.key: study.follow_up_years for study in STUDIES.studies if study.follow_up_years}
    assert years["odeen-2013-clinic"] == years["odeen-2013-peer"] == years["skagseth-2020"] == 1
    assert years["indahl-1995"] == pytest.approx(200 / 365, abs=0.005)
    assert years["howe-2020"] == 0.5
    for study in STUDIES.studies:
        assert study.follow_up_years is None or study.results
        assert study.nearest_ratio is None or study.follow_up_years


def test_derived_figures_follow_from_the_printed_ones() -> None:
    indahl, rygg, blaker = "indahl-1995", "aktiv-rygg", "blaker-aldersheim"
    left = figure(indahl, Measure.SHARE_ABSENT)
    assert figure(indahl, Measure.PERCENTAGE_POINTS).value == pytest.approx(
        left.value - left.comparator_value
    )
    assert figure(indahl, Measure.RELATIVE_CHANGE).value == pytest.approx(
        left.value / left.comparator_value - 1
    )
    own = figure(rygg, Measure.OWN_CHANGE)
    assert figure(rygg, Measure.PERCENTAGE_POINTS).value == pytest.approx(own.value - own.comparator_value)
    ratio = (1 + own.value) / (1 + own.comparator_value)
    assert figure(rygg, Measure.RELATIVE_CHANGE).value == pytest.approx(ratio - 1, abs=0.002)
    case = figure(blaker, Measure.ABSENCE_BEFORE_AFTER)
    assert figure(blaker, Measure.PERCENTAGE_POINTS).value == pytest.approx(
        case.value - case.comparator_value
    )
    assert figure(blaker, Measure.RELATIVE_CHANGE).value == pytest.approx(
        case.value / case.comparator_value - 1
    )
    for study in STUDIES.studies:
        for result in study.results:
            relative = result.measure in (Measure.PERCENTAGE_POINTS, Measure.RELATIVE_CHANGE)
            assert not result.derived or relative


def test_only_what_is_a_rate_ratio_with_an_interval_can_be_pooled() -> None:
    assert {study.key for study in STUDIES.studies if study.ratio} == {"odeen-2013-clinic", "odeen-2013-peer"}
    for key in ("aktiv-rygg", "blaker-aldersheim", "nissen-2020", "dutch-integrated"):
        assert STUDIES[key].verdict is Verdict.DO_NOT_USE


def test_no_study_of_the_product_itself_has_an_effect_on_absence() -> None:
    own = [study for study in STUDIES.studies if study.is_helseiarbeid]
    assert [study.key for study in own] == ["helseiarbeid-trial"]
    assert own[0].verdict is Verdict.AWAITED
    assert all(result.value is None for result in own[0].results)
    assert own[0].against is Comparator.USUAL_CARE


def test_johnsen_compares_two_active_arms() -> None:
    assert STUDIES["johnsen-2019"].against is Comparator.ACTIVE
    assert not STUDIES["johnsen-2019"].is_trial_against_nothing


def test_every_study_speaks_both_languages_and_names_its_source() -> None:
    for study in STUDIES.studies:
        assert study.sources
        for source in study.sources:
            assert source.doi or source.citation or (source.document and re.search(r"\d", source.lines))
        texts = [study.size, study.population, study.comparator, study.product, study.follow_up, study.why]
        for text in (*texts, *study.quality):
            assert text.nb.strip()
            assert text.en.strip()
            assert text.nb != text.en or len(text.nb.split()) < 2, study.key


def test_the_ceiling_is_the_clinic_arm() -> None:
    largest = largest_trial_effect()
    assert (largest.reduction, largest.low, largest.high) == pytest.approx((0.16, 0.01, 0.29))
    assert largest.study.sources[0].doi == "10.1007/s10926-013-9451-z"
    assert largest.is_exceeded_by(0.17)
    assert not largest.is_exceeded_by(0.16)


def test_an_interval_without_level_or_without_its_value_is_refused() -> None:
    with pytest.raises(ValidationError):
        Result(measure=Measure.RATE_RATIO, value=0.9, interval=(0.8, 1.0), significance="significant")
    with pytest.raises(ValidationError):
        Result(
            measure=Measure.RATE_RATIO, value=1.2, interval=(0.8, 1.0), level=0.95, significance="significant"
        )
