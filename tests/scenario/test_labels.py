"""Every input, activity and distribution has its name in both languages."""

import pytest

from hiacalc.scenario import changed, shipped, shipped_names
from hiacalc.scenario.distribution import LEVELS, Family
from hiacalc.scenario.labels import LANGUAGES, wording
from hiacalc.scenario.registry import named_inputs
from tests.scenario.distributions import (
    BASE,
)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_and_fault_has_words(code):
    assert set(wording(code).words["distributions"]) == set(Family)
    assert LEVELS == (0.90, 0.95)


every_scenario = pytest.mark.parametrize(
    "scenario", [shipped(name) for name in shipped_names()], ids=shipped_names()
)


every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
@every_scenario
def test_every_input_has_a_label_of_its_own_and_a_help_text(scenario, language):
    labels = [named.label(language, scenario) for named in named_inputs(scenario).values()]
    assert len(set(labels)) == len(labels)
    for named in named_inputs(scenario).values():
        assert "{" not in named.label(language)
        assert named.help(language)
        assert wording(language).word("units", named.unit.value)


def test_an_activity_bears_its_own_title_first():
    titled = changed(BASE, {"delivery.activities.module": {"title": {"nb": "Kurs", "en": "Course"}}})
    assert wording("nb").activity("module", titled) == "Kurs"
    assert wording("en").activity("module", titled) == "Course"
    assert wording("en").activity("my_own") == "my own"
