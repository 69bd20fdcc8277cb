"""Problems in their order, their number and their words."""

import pytest

from hiacalc.scenario import ScenarioError, parse
from hiacalc.scenario.problems import MOST_TOLD, nearest
from tests.scenario.cases import HEAD


def test_the_order_of_problems_is_the_order_of_the_file():
    text = HEAD + "zz: 1\nyy: 2\neffect: {xx: 1, ww: 2}\nvv: 3\n"
    with pytest.raises(ScenarioError) as caught:
        parse(text.encode(), "upload")
    assert [problem.path for problem in caught.value.problems] == ["zz", "yy", "effect.xx", "effect.ww", "vv"]


def test_the_text_of_an_error_names_place_path_and_remedy():
    with pytest.raises(ScenarioError) as caught:
        parse(HEAD.encode() + b"efect: 1\n", "mine.yaml")
    sentence = "mine.yaml:3:1: efect: unknown key; found efect; did you mean effect"
    assert str(caught.value) == sentence


def test_a_thousand_faults_are_told_by_the_first_and_a_count():
    text = f"{HEAD}delivery:\n  activities:\n" + "".join(f"    a{i}: {{}}\n" for i in range(9000))
    with pytest.raises(ScenarioError) as caught:
        parse(text.encode(), "x")
    assert len(caught.value.problems) == MOST_TOLD
    assert len(caught.value.problems) + caught.value.more == 9000 * 6  # keys that each lacks
    assert len(str(caught.value)) < 4000


def test_among_many_names_those_that_begin_alike_are_suggested():
    names = [f"delivery.activities.a{row}.count.{year}" for row in range(40) for year in range(1, 51)]
    assert nearest("delivery.activities.a37.cuont.12", names) == "delivery.activities.a37.count.12"
