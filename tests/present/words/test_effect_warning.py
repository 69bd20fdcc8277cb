"""What the chosen effect rests on is said, and only what the studies' file holds."""

import pytest

from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.present.locale.language import language
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.scenario import changed, shipped

REDUCTION = "effect.relative_reduction"


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize(
    ("name", "value", "parts"),
    [
        ("helseiarbeid-2016", 0.05, {"nb": "hviler på skjønn", "en": "rests on judgement"}),
        ("helseiarbeid-2016", 0.16, {"nb": "hviler på skjønn", "en": "rests on judgement"}),
        ("helseiarbeid-2016", 0.161, {"nb": "mer enn noe forsøk", "en": "more than any trial"}),
        ("trial-clinic", 0.20, {"nb": "mer enn noe forsøk", "en": "more than any trial"}),
        ("trial-clinic", 0.16, None),
        ("trial-peer-support", 0.08, None),
        ("no-effect", 0.0, None),
        ("helseiarbeid-2016", -0.05, None),
    ],
)
def test_said(code: str, name: str, value: float, parts: dict[str, str] | None) -> None:
    scenario = shipped(name)
    if scenario.numbers[REDUCTION] != value:
        scenario = changed(scenario, {REDUCTION: value})
    standing = effect_standing(scenario, largest_trial_effect(), language(code))
    if parts is None:
        assert standing is None
    else:
        assert standing is not None
        assert parts[code] in standing
        assert "10.1007/s10926-013-9451-z" in standing


@pytest.mark.parametrize("code", ["nb", "en"])
def test_an_effect_on_spells_says_what_it_rests_on(code: str) -> None:
    changes = {"effect.acts_on": "length", "effect.days_shorter": 2}
    scenario = changed(shipped("helseiarbeid-2025"), changes)
    standing = effect_standing(scenario, largest_trial_effect(), language(code).plain)
    assert standing is not None
    assert {"nb": "2 dager", "en": "2 days"}[code] in standing
    assert {"nb": "antakelse", "en": "assumption"}[code] in standing
    none = changed(scenario, {"effect.days_shorter": 0})
    assert effect_standing(none, largest_trial_effect(), language(code)) is None
