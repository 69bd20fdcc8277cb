"""A setting that is true or false, in a file and on the command line."""

import pytest

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.writing import to_yaml
from hiacalc.scenario.yes_or_no import YesOrNo
from tests.scenario.cases import over_base
from tests.scenario.refusals import problems_of

BASE = shipped("helseiarbeid-2016")
PATH = "sick_pay.full_pay"


@pytest.mark.parametrize(("written", "full"), [("true", True), ("false", False)])
def test_it_is_read_alike_everywhere(written, full):
    for scenario in (
        over_base(f"sick_pay: {{full_pay: {written}}}"),
        changed(BASE, [f"{PATH}={written}"]),
        changed(BASE, {PATH: full}),
        changed(BASE, {PATH: written}),
    ):
        assert bool(scenario.sick_pay.full_pay) is full
        assert scenario.stated[PATH] == written


def test_it_is_written_as_it_is_in_yaml():
    assert "full_pay: false" in to_yaml(changed(BASE, {PATH: False}))
    assert list(YesOrNo) == ["true", "false"]


@pytest.mark.parametrize("written", ["yes", "ja", "0", "1.0", "[true]", "maybe"])
def test_anything_else_is_refused_with_what_is_allowed(written):
    (problem,) = problems_of(changed, BASE, [f"{PATH}={written}"])
    assert (problem.path, problem.code) == (PATH, "not_a_choice")
    assert problem.allowed == "true, false"
