"""The JSON Schema accepts what the reader accepts, and refuses what it refuses."""

import json

import jsonschema
import pytest
import yaml

from hiacalc.scenario import shipped, shipped_names
from hiacalc.scenario.json_schema import json_schema
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.reading import shipped_folder
from tests.scenario import malformed_distributions
from tests.scenario.distributions import (
    every_written,
    with_distribution,
)
from tests.scenario.malformed_inputs import CASES


@every_written
def test_the_editor_schema_accepts_every_distribution(written):
    plain = json.loads(json.dumps(as_written(with_distribution(written))))
    jsonschema.Draft202012Validator(json_schema()).validate(plain)


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in malformed_distributions.CASES
        if {fault.code for fault in case.faults}
        <= {"unknown_key", "not_a_choice", "distribution_incomplete", "wrong_type", "too_short"}
        and case.name not in ("PERT without ends", "mean of a ratio whose logarithm is Student's")
    ],
    ids=lambda case: case.name[:60],
)
def test_the_editor_schema_refuses_the_distributions_that_the_reader_refuses(case):
    plain = json.loads(json.dumps(yaml.safe_load(case.data)))
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(plain)


def test_the_editor_schema_stands_in_the_file():
    kept = (shipped_folder() / "hiacalc.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(json.dumps(json_schema()))


every_scenario = pytest.mark.parametrize(
    "scenario", [shipped(name) for name in shipped_names()], ids=shipped_names()
)


VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_editor_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("file", sorted(shipped_folder().glob("*.yaml")), ids=lambda file: file.stem)
def test_the_editor_schema_accepts_the_shipped_files(file):
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert not [error.message for error in VALIDATOR.iter_errors(written)]


@every_scenario
def test_the_editor_schema_accepts_what_is_written(scenario):
    VALIDATOR.validate(json.loads(json.dumps(as_written(scenario))))


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if {fault.code for fault in case.faults}
        & {"unknown_key", "not_a_choice", "bad_name", "out_of_bounds"}
        and case.name not in ("share of 700 %", "merge key")
    ],
    ids=lambda case: case.name[:60],
)
def test_the_editor_schema_refuses_what_the_reader_refuses(case):
    written = json.loads(json.dumps(yaml.safe_load(case.data)))
    assert not VALIDATOR.is_valid(written)
