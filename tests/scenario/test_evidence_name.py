"""Whose word on the effect a scenario takes."""

import pytest

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.evidence_name import OWN_RANGE, EvidenceName
from tests.scenario.refusals import codes_of

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("name", [OWN_RANGE, "sceptical", "studies:odeen-2013-peer:one_year", "9"])
def test_a_name_of_a_set_is_kept_as_it_stands(name):
    evidence = changed(BASE, {"effect.evidence": name}).effect.evidence
    assert isinstance(evidence, EvidenceName)
    assert evidence == name


@pytest.mark.parametrize("name", ["Sceptical", "a b", "-", "x" * 1001, "../studies"])
def test_what_is_no_name_is_refused_as_one(name):
    assert codes_of(changed, BASE, {"effect.evidence": name}) == [("bad_name", "effect.evidence")]
