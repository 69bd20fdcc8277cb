"""Distributions and correlations as written: read, kept or dropped, written and hashed."""

import json

import jsonschema
import numpy as np
import pytest
import yaml

from hiacalc.scenario import changed, parse, shipped
from hiacalc.scenario.correlation import Correlation, copula
from hiacalc.scenario.distribution import FORMS, LEVELS, OPTIONAL, Family
from hiacalc.scenario.json_schema import json_schema
from hiacalc.scenario.labels import LANGUAGES, wording
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.reading import shipped_folder
from hiacalc.scenario.registry import fingerprint, named_inputs
from tests.scenario.cases import HEAD
from tests.scenario.malformed_distributions import CASES
from tests.scenario.test_writing import assert_reads_back

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
DURATION = "effect.duration"
INTERVAL = {"kind": "beta", "interval": [0.01, 0.11], "level": 0.95}
WRITTEN = [
    INTERVAL,
    {"kind": "beta", "alpha": 2, "beta": 30.5},
    {"kind": "beta", "mean": 0.05, "sd": 0.02},
    {"kind": "gamma", "shape": 4, "scale": 0.0125},
    {"kind": "gamma", "interval": [0.01, 0.11], "level": 0.9},
    {"kind": "lognormal", "meanlog": -3, "sdlog": 0.5},
    {"kind": "logit_normal", "meanlogit": -3, "sdlogit": 0.5},
    {"kind": "logit_normal", "interval": [0.01, 0.11], "level": 0.9},
    {"kind": "lognormal", "mean": 0.05, "sd": 0.02},
    {"kind": "normal", "mean": 0.05, "sd": 0.02},
    {"kind": "normal", "interval": [-0.01, 0.11]},
    {"kind": "truncated_normal", "mean": 0.05, "sd": 0.02, "lower": 0},
    {"kind": "truncated_normal", "mean": 0.05, "sd": 0.02, "lower": -0.1, "upper": 0.5},
    {"kind": "uniform"},
    {"kind": "uniform", "low": -0.1, "high": 0.2},
    {"kind": "triangular", "mode": 0.03},
    {"kind": "pert"},
    {"kind": "pert", "low": 0, "mode": 0.04, "high": 0.2},
    {"kind": "empirical", "values": [0, 0.05, 0.16]},
    {"kind": "empirical", "values": [0, 0.16], "weights": [3, 1]},
    {"kind": "risk_ratio", "meanlog": -0.17, "sdlog": 0.085},
    {"kind": "risk_ratio", "interval": [0.71, 0.99], "level": 0.95, "df": 3},
    {"kind": "risk_ratio", "mean": 0.9, "sd": 0.1},
    {
        "kind": "mixture",
        "components": [
            {"weight": 0.7, "distribution": {"kind": "normal", "mean": 0, "sd": 0.02}},
            {"weight": 0.3, "distribution": {"kind": "risk_ratio", "interval": [0.78, 1.09]}},
        ],
    },
]
every_written = pytest.mark.parametrize("written", WRITTEN, ids=str)


SHARE = named_inputs(BASE)[REDUCTION].bounds


def over_base(text):
    return parse(f"{HEAD}{text}\n".encode(), "mine.yaml")


def with_distribution(written):
    return changed(BASE, {REDUCTION: {"distribution": written}})


@every_written
def test_a_distribution_is_read_as_written_and_reads_back(written):
    scenario = with_distribution(written)
    assert as_written(scenario)["effect"]["relative_reduction"]["distribution"] == written
    assert scenario.effect.relative_reduction.is_uncertain
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)
    assert_reads_back(changed(scenario, {DURATION: 4}), BASE)


@every_written
def test_the_editor_schema_accepts_every_distribution(written):
    plain = json.loads(json.dumps(as_written(with_distribution(written))))
    jsonschema.Draft202012Validator(json_schema()).validate(plain)


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if {fault.code for fault in case.faults}
        <= {"unknown_key", "not_a_choice", "distribution_incomplete", "wrong_type", "too_short"}
        and case.name not in ("PERT without ends", "mean of a ratio whose logarithm is Student's")
    ],
    ids=lambda case: case.name[:60],
)
def test_the_editor_schema_refuses_what_the_reader_refuses(case):
    plain = json.loads(json.dumps(yaml.safe_load(case.data)))
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(plain)


def test_the_editor_schema_stands_in_the_file():
    kept = (shipped_folder() / "hiacalc.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(json.dumps(json_schema()))


def test_every_form_of_every_kind_is_among_the_examples():
    assert set(FORMS) == set(Family)
    seen = {
        (
            distribution["kind"],
            *sorted(set(distribution) - {"level", *OPTIONAL.get(distribution["kind"], ())}),
        )
        for distribution in WRITTEN
    }
    wanted = {(kind, *sorted(("kind", *form))) for kind, forms in FORMS.items() for form in forms}
    # these are written like their siblings
    left_out = {("lognormal", "interval", "kind"), ("truncated_normal", "interval", "kind")}
    left_out |= {("gamma", "kind", "mean", "sd")}
    assert wanted - seen == left_out


def test_shares_may_be_written_in_per_cent():
    percent = with_distribution({"kind": "beta", "interval": ["1 %", "11 %"], "level": 0.95})
    assert percent == with_distribution(INTERVAL)


def test_ends_and_mode_that_are_left_out_are_the_inputs_own():
    drawn = with_distribution({"kind": "pert", "high": 0.2}).effect.relative_reduction.sampling_distribution(
        SHARE
    )
    assert (drawn.low, drawn.mode, drawn.high) == (0.02, 0.05, 0.2)


def test_a_range_alone_is_a_pert_by_judgement():
    reduction = BASE.effect.relative_reduction
    drawn = reduction.sampling_distribution(SHARE)
    assert (drawn.kind, drawn.low, drawn.mode, drawn.high) == (Family.PERT, 0.02, 0.05, 0.10)
    assert reduction.basis is Basis.PUBLISHED
    assert reduction.sampling_basis is Basis.JUDGEMENT
    assert BASE.effect.decay.sampling_distribution(SHARE) is None


def test_a_distribution_keeps_the_basis_that_is_said_of_it():
    of_interval = changed(BASE, {REDUCTION: {"distribution": INTERVAL, "basis": "interval"}})
    assert of_interval.effect.relative_reduction.sampling_basis is Basis.INTERVAL
    assert with_distribution(INTERVAL).effect.relative_reduction.sampling_basis is Basis.JUDGEMENT
    doubt = {"distribution": {"kind": "beta", "alpha": 9, "beta": 1}}
    bare = changed(BASE, {"effect.decay": doubt, "time.horizon": 20})
    assert bare.effect.decay.basis is Basis.JUDGEMENT
    assert not bare.effect.decay.has_range


def test_a_value_stated_anew_lets_the_distribution_fall_away():
    stated = changed(with_distribution(INTERVAL), {REDUCTION: {"value": 0.08}}).effect.relative_reduction
    assert (stated.low, stated.distribution, stated.is_uncertain) == (None, None, False)


def test_a_value_that_is_moved_takes_the_distribution_along():
    moved = changed(with_distribution(INTERVAL), {REDUCTION: 0.08}).effect.relative_reduction
    assert moved.distribution.kind is Family.BETA
    assert moved.provenance == "moved"


def test_the_same_value_again_keeps_the_distribution():
    scenario = with_distribution(INTERVAL)
    assert changed(scenario, {REDUCTION: "5 %"}) == scenario


def test_a_new_value_with_a_new_distribution_has_it():
    statement = {"value": 0.16, "distribution": {"kind": "risk_ratio", "interval": [0.71, 0.99]}}
    moved = changed(with_distribution(INTERVAL), {REDUCTION: statement}).effect.relative_reduction
    assert moved.distribution.kind is Family.RISK_RATIO
    assert moved.distribution.interval == (0.71, 0.99)


def test_a_new_distribution_takes_the_place_of_the_old_one_whole():
    again = changed(with_distribution(INTERVAL), {REDUCTION: {"distribution": {"kind": "uniform"}}})
    assert as_written(again)["effect"]["relative_reduction"]["distribution"] == {"kind": "uniform"}


def test_null_takes_a_distribution_away():
    assert changed(with_distribution(INTERVAL), {REDUCTION: {"distribution": None}}) == changed(
        BASE, {REDUCTION: {"basis": "judgement"}, "effect.evidence": "scenario"}
    )


def test_a_value_on_the_end_of_its_interval_is_held_in_spite_of_rounding():
    assert changed(
        BASE, {REDUCTION: {"value": 0.16, "distribution": {"kind": "risk_ratio", "interval": [0.84, 1.1]}}}
    )


@pytest.mark.parametrize(
    "other",
    [{"kind": "beta", "interval": [0.01, 0.12], "level": 0.95}, {**INTERVAL, "level": 0.9}, {"kind": "pert"}],
    ids=str,
)
def test_the_fingerprint_rests_on_the_distribution(other):
    prints = {
        fingerprint(scenario) for scenario in (BASE, with_distribution(INTERVAL), with_distribution(other))
    }
    assert len(prints) == 3


PAIR = {"between": [REDUCTION, DURATION], "rank": 0.4}


def test_correlations_read_back_and_count_in_the_fingerprint():
    scenario = changed(BASE, {"correlations": [{**PAIR, "source": {"nb": "Skjønn", "en": "Judgement"}}]})
    assert scenario.correlations[0].between == (REDUCTION, DURATION)
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)
    turned = changed(BASE, {"correlations": [{**PAIR, "between": PAIR["between"][::-1]}]})
    assert fingerprint(scenario) == fingerprint(turned) != fingerprint(BASE)
    other = changed(BASE, {"correlations": [{**PAIR, "rank": 0.3}]})
    assert fingerprint(other) != fingerprint(scenario)
    assert changed(scenario, {"correlations": None}) == BASE
    assert_reads_back(changed(scenario, {"correlations": []}), BASE)


def test_a_correlation_goes_with_the_distribution_it_rests_on():
    decay = {"value": 1, "distribution": {"kind": "beta", "alpha": 9, "beta": 1}}
    pairs = [PAIR, {"between": ["effect.decay", DURATION], "rank": 0.2}]
    both = changed(BASE, {"effect.decay": decay, "time.horizon": 20, "correlations": pairs})
    assert len(both.correlations) == 2
    moved = changed(both, {"effect.decay": 1.0, REDUCTION: 0.08})
    assert len(moved.correlations) == 2
    fixed = changed(both, {"effect.decay": {"value": 1, "distribution": None}})
    assert [pair.between for pair in fixed.correlations] == [(REDUCTION, DURATION)]
    assert_reads_back(fixed, BASE)


def test_ranks_become_correlations_of_normal_scores():
    paths, matrix = copula(
        [Correlation(between=("a", "b"), rank=0.4), Correlation(between=("b", "c"), rank=-1)]
    )
    assert paths == ("a", "b", "c")
    np.testing.assert_allclose(matrix, [[1, 0.41582338, 0], [0.41582338, 1, -1], [0, -1, 1]], atol=1e-8)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_and_fault_has_words(code):
    assert set(wording(code).words["distributions"]) == set(Family)
    assert LEVELS == (0.90, 0.95)
