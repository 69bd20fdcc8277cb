"""The survival curve of certified spells as it is written, and what is refused of it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from hiacalc.problem_code import Code
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.survival import Survival
from tests.scenario.cases import over_base
from tests.scenario.refusals import codes_of

BASE = changed(shipped("helseiarbeid-2016"), {"absence.spells": {}})
CURVE = "absence.spells.survival"


def refused(curve):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Survival).validate_python(curve)
    return [(line["type"], line["loc"]) for line in caught.value.errors()]


def test_a_curve_is_read_bare_and_with_its_source():
    bare = Survival.model_validate({8: 0.5, "16": "30 %", 365: 0.02})
    assert bare.knots == ((8.0, 0.5), (16.0, 0.3), (365.0, 0.02))
    stated = Survival.model_validate(
        {"value": {8: 0.5, 365: 0.02}, "provenance": "derived", "source": "SSB", "note": "2004"}
    )
    assert (stated.provenance, stated.source.en) == ("derived", "SSB")


def test_the_curve_by_default_is_that_of_the_statistics_and_an_assumption():
    survival = BASE.absence.spells.survival
    assert survival.text.startswith("8: 0.536, 16: 0.357")
    assert survival.text.endswith("273: 0.045, 365: 0.02025")
    assert survival.provenance == "assumption"
    assert survival.source is not None


@pytest.mark.parametrize(
    ("curve", "code", "where"),
    [
        ({8: 0.5, 16: 0.6, 365: 0.02}, Code.SURVIVAL_RISES, ("16",)),
        ({8: 1, 365: 0.02}, Code.SURVIVAL_STARTS_AT_ONE, ("8",)),
        ({8: 0.5, 4: 0.4, 365: 0.02}, Code.SURVIVAL_DAY_ORDER, ("4",)),
        ({8: 0.5, 400: 0.02}, Code.SURVIVAL_DAY, ("400",)),
        ({0: 0.9, 365: 0.02}, Code.SURVIVAL_DAY, ("0",)),
        ({8: 0.5, 273: 0.045}, Code.SURVIVAL_ENDS_EARLY, ("273",)),
        ({8: 1.2, 365: 0.02}, Code.SURVIVAL_OUT_OF_BOUNDS, ("8",)),
        ({8: 0, 365: 0.02}, Code.SURVIVAL_OUT_OF_BOUNDS, ("8",)),
        ({8: "half", 365: 0.02}, Code.NOT_A_NUMBER, ("8",)),
        ({"value": {8: 0.5, 16: 0.6, 365: 0.02}}, Code.SURVIVAL_RISES, ("value", "16")),
    ],
)
def test_what_is_no_survival_curve(curve, code, where):
    assert refused(curve) == [(code, where)]


@pytest.mark.parametrize(
    "curve", [3, "x", [], {}, {"value": 3}, {"first": 0.5}, dict.fromkeys(range(1, 200), 0.5)]
)
def test_what_is_no_curve_at_all(curve):
    assert [code for code, _ in refused(curve)] == [Code.SURVIVAL_NOT_A_CURVE]


def test_faults_are_told_all_at_once():
    assert len(refused({8: 0.5, 16: 0.6, 12: 0.4, 20: 0.7, 365: 0.02})) == 3
    assert len(refused({0: 0.5, 8: "half", 400: 0.1, 500: 2})) == 4


def test_what_was_read_is_published_only_with_a_source():
    assert refused({"value": {8: 0.5, 365: 0.02}, "provenance": "published"}) == [
        (Code.SOURCE_MISSING, ("provenance",))
    ]


@pytest.mark.parametrize("written", ["{8: 0.5, 365: 0.02}", "{value: {8: 0.5, 365: 0.02}}"])
def test_a_curve_takes_the_place_of_the_one_below_as_a_whole(written):
    scenario = changed(BASE, [f"{CURVE}={written}"])
    assert scenario.absence.spells.survival.knots == ((8.0, 0.5), (365.0, 0.02))
    assert scenario.absence.spells.survival.source is None
    in_file = over_base(f"absence: {{spells: {{survival: {written}}}}}")
    assert in_file.absence.spells.survival == scenario.absence.spells.survival


def test_a_fault_in_a_file_is_told_at_its_knot():
    codes = codes_of(over_base, "absence: {spells: {survival: {8: 0.5, 16: 0.6, 365: 0.02}}}")
    assert codes == [("survival_rises", f"{CURVE}.16")]
