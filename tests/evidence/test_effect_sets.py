"""The named sets: what they hold, that only sound ones are offered, and that both languages say so."""

import re

import pytest
from pydantic import ValidationError

from hiacalc.evidence.effect_sets import Availability, EffectSets, read_effect_sets
from hiacalc.evidence.studies import Verdict, read_studies
from hiacalc.scenario import shipped

SETS = read_effect_sets()
NAMES = {effect_set.name: effect_set for effect_set in SETS.sets}


def test_what_must_not_be_used_is_named_and_not_offered() -> None:
    never = {effect_set.name for effect_set in SETS.sets if effect_set.offer is Availability.NEVER}
    assert never == {"blaker-aldersheim", "dutch-integrated", "nissen-2020", "indahl-1995"}
    assert NAMES["aktiv-rygg"].offer is Availability.BOUND_ONLY
    assert NAMES["break-even"].offer is Availability.COMPUTED
    offered = {effect_set.name for effect_set in SETS.offered}
    assert not offered & (never | {"aktiv-rygg", "break-even"})
    assert {"report", "odeen-clinic", "odeen-peer", "odeen-both", "sceptical", "mixture"} <= offered


def test_no_offered_set_rests_on_a_study_that_is_not_to_be_used() -> None:
    studies = read_studies()
    for effect_set in SETS.offered:
        for key in getattr(effect_set, "studies", ()):
            assert studies[key].verdict in (Verdict.USABLE, Verdict.CONDITIONAL)


def test_the_report_is_the_base_case() -> None:
    base = shipped("helseiarbeid-2016").effect.relative_reduction
    report = NAMES["report"]
    assert (report.value, report.low, report.high) == (base.value, base.low, base.high)
    assert report.provenance == base.provenance
    assert report.basis == "judgement"  # the two ends are published; how likely what lies between is, is not
    assert NAMES["high"].value == base.high


def test_widening_is_judgement_and_says_why() -> None:
    assert {reason.basis for reason in SETS.widening} == {"judgement"}
    for effect_set in SETS.sets:
        if (
            effect_set.kind == "studies"
        ):  # another product, other complaints and one year, all three in every set
            assert set(effect_set.widening) == {"other_product", "other_complaints", "one_year"}


def test_every_set_says_what_it_is_and_is_not_in_both_languages() -> None:
    for record in (*SETS.sets, *SETS.widening):
        texts = (record.why,) if hasattr(record, "why") else (record.what_it_is, record.what_it_is_not)
        for text in texts:
            assert len(text.nb) > 10
            assert len(text.en) > 10
            assert text.nb != text.en
            assert sorted(re.findall(r"\d+", text.nb)) == sorted(re.findall(r"\d+", text.en)), record


def broken(**changes: object) -> dict:
    data = SETS.model_dump()
    for effect_set in data["sets"]:
        effect_set.update({key: value for key, value in changes.items() if key in effect_set})
    return data


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "report"},
        {"studies": ["unknown"]},
        {"widening": ["unknown"]},
        {"components": [{"weight": 1.0, "set": "unknown"}, {"weight": 0.5, "set": "report"}]},
        {"components": [{"weight": 0.5, "set": "report"}, {"weight": 0.6, "set": "sceptical"}]},
        {"offer": "as_set"},
    ],
    ids=str,
)
def test_sets_that_hang_in_the_air_are_refused(changes: dict) -> None:
    EffectSets.model_validate(SETS.model_dump())
    with pytest.raises(ValidationError):
        EffectSets.model_validate(broken(**changes))
