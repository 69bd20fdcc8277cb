"""What the chosen effect rests on is said, and only what the studies' file holds."""

import pytest

from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.present.locale.language import language
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.scenario import Scenario, changed, parse, shipped

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


def acting(stated: str) -> Scenario:
    document = f"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2025\neffect: {stated}\n"
    return parse(document.encode(), "way.yaml")


SOURCED = "{value: 1.2, provenance: published, source: {nb: Forsøket, en: The trial}}"


@pytest.mark.parametrize(
    ("stated", "parts"),
    [
        (
            "{acts_on: hazard, hazard_ratio: 1.2}",
            ('"How many times as fast back", 1.2 times, is an assumption',),
        ),
        ("{acts_on: length, days_shorter: 2}", ('"Days shorter", 2 days, is an assumption',)),
        (
            "{acts_on: spells, fewer_certified: 0.05, fewer_self_certified: 0.1}",
            ("5 %, is an assumption", "10 %, is an assumption"),
        ),
        (
            f"{{acts_on: hazard, hazard_ratio: {SOURCED}}}",
            ("is borrowed from another study (published): The trial.", "for every certified spell"),
        ),
        (
            f"{{acts_on: hazard, hazard_ratio: {SOURCED}, share_of_spells: 0.2}}",
            ("is borrowed from another study (published): The trial.",),
        ),
    ],
)
def test_an_effect_on_spells_is_said_to_be_borrowed_or_assumed(stated: str, parts: tuple[str, ...]) -> None:
    scenario = acting(stated)
    english, norwegian = (
        effect_standing(scenario, largest_trial_effect(), language(code).plain) for code in ("en", "nb")
    )
    assert english is not None
    assert norwegian is not None
    for part in parts:
        assert part in english
    assert ("every certified spell" in english) == ("every certified spell" in " ".join(parts))
    assert "Ingen publisert undersøkelse" in norwegian


def test_a_source_of_an_assumption_is_named_and_a_moved_one_is_said_to_be_moved() -> None:
    named = acting("{acts_on: length, days_shorter: {value: 2, source: {nb: Hamar, en: Hamar}}}")
    text = effect_standing(named, largest_trial_effect(), language("en").plain)
    assert text is not None
    assert text.endswith("Named source: Hamar.")
    moved = changed(named, {"effect.days_shorter": 3})
    text = effect_standing(moved, largest_trial_effect(), language("en").plain)
    assert text is not None
    assert "3 days, has been moved" in text


@pytest.mark.parametrize(
    "stated",
    [
        "{acts_on: hazard, hazard_ratio: 0.9}",
        "{acts_on: length, days_shorter: 0}",
        "{acts_on: spells, fewer_certified: -0.1}",
    ],
)
def test_nothing_is_said_of_no_effect_on_spells_or_harm(stated: str) -> None:
    assert effect_standing(acting(stated), largest_trial_effect(), language("en")) is None
