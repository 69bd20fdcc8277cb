"""Studies of measures for patients, and the sets of days saved."""

import pytest

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.days_saved import DaysSaved, read_days_saved
from hiacalc.evidence.studies import Measure

DAYS = read_days_saved()


def test_every_study_says_where_it_does_not_fit_and_how_it_was_read():
    for study in DAYS.studies:
        assert study.misfits
        assert study.finding.nb != study.finding.en
        assert study.sources
    assert DAYS["cochrane-coordination"].standing is Standing.SECOND_HAND


def test_figures_are_those_of_the_sources():
    trial = DAYS["i-more-2-years"].results[0]
    assert (trial.measure, trial.value, trial.interval) == (Measure.DAYS_SAVED, 43, (-6, 92))
    assert [r.value for r in DAYS["i-more-12-months"].results] == [85, 1.9]
    assert [r.value for r in DAYS["i-more-24-months"].results] == [159, 1.59]
    assert DAYS["brendbekken-2018"].results[0].interval == (1.1, 6.9)
    assert DAYS["alesund-cohort"].results[0].comparator_value == 0.65


def test_no_trial_of_the_measure_itself_has_a_result():
    assert not [study.key for study in DAYS.studies if study.is_helseiarbeid and study.results]


def test_the_inpatients_stand_alone():
    assert DAYS.mixed_in("i-more") == 0
    weights = {name: DAYS.mixed_in(name) for name in ("raskere-tilbake", "sceptical", "judgement")}
    assert weights == {"raskere-tilbake": 0.5, "sceptical": 0.25, "judgement": 0.25}


@pytest.mark.parametrize("wrong", [{"sd": 2}, {"interval": None}, {"studies": ["nobody"]}])
def test_a_normal_set_with_two_widths_or_an_unknown_study_is_refused(wrong):
    data = read_data("days-saved.yaml")
    sets = [{**s, **wrong} if s["name"] == "i-more" else s for s in data["sets"]]
    with pytest.raises(ValueError, match=r"needs a standard deviation|unknown study"):
        DaysSaved.model_validate({**data, "sets": sets})
