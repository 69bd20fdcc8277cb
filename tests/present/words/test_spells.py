"""An effect on spells in words: how it acts, whose days it avoids, and from where it pays."""

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.run import assumed_effect, break_even, finding
from hiacalc.present.words.spells import whose_money
from hiacalc.scenario import Scenario, changed, shipped

LENGTH = {"effect.acts_on": "length", "effect.days_shorter": 2}
HAZARD = {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.2}
SPELLS = {"effect.acts_on": "spells"}


def today(changes: dict[str, object]) -> Scenario:
    return changed(shipped("helseiarbeid-2025"), changes)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (LENGTH | {"effect.from_day": 17}, "It makes long spells shorter: all days avoided are NAV's."),
        (
            LENGTH,
            "It makes spells shorter: 36.1 % of the days avoided are NAV's, and 63.9 % the employer's.",
        ),
        (
            SPELLS | {"effect.fewer_self_certified": 0.1},
            "It prevents spells: all days avoided are the employer's.",
        ),
        (
            SPELLS | {"effect.fewer_certified": 0.05},
            "It prevents spells: 76.6 % of the days avoided are NAV's, and 23.4 % the employer's.",
        ),
        ({}, ""),
        (SPELLS | {"effect.fewer_certified": 0}, ""),
    ],
)
def test_it_says_whose_days_are_avoided(changes: dict[str, object], sentence: str) -> None:
    assert whose_money(evaluate(today(changes)), language("en").plain) == sentence


def test_where_the_parts_have_different_signs_there_is_no_share() -> None:
    changes = SPELLS | {"effect.fewer_certified": -0.01, "effect.fewer_self_certified": 0.05}
    run = evaluate(today(changes))
    assert "no share" in whose_money(run, language("en").plain)
    assert "0,65 %" in whose_money(run, language("nb").plain)


def test_the_way_of_acting_stands_with_the_reduction() -> None:
    run = evaluate(today(LENGTH | {"effect.from_day": 17}))
    assert assumed_effect(run, language("en").plain) == (
        "1.37 % lower sickness absence for 5 years, because certified spells still open on day 17"
        " end 2 days sooner"
    )
    part = evaluate(today(HAZARD | {"effect.share_of_spells": 0.3}))
    assert "from 30 % of the certified spells" in assumed_effect(part, language("en").plain)


@pytest.mark.parametrize(
    ("changes", "view", "words"),
    [
        (HAZARD, Perspective.SOCIETY, "at least 1.01 times as fast; 1.2 times"),
        (LENGTH, Perspective.SOCIETY, "at least 1.09 days sooner; 2 days"),
        (SPELLS | {"effect.fewer_certified": 0.05}, Perspective.SOCIETY, "from 2.54 % fewer certified"),
        (HAZARD, Perspective.HEALTH_SERVICE, "it does not pay however fast"),
    ],
)
def test_break_even_is_of_the_effects_own_input(
    changes: dict[str, object], view: Perspective, words: str
) -> None:
    assert words in break_even(evaluate(today(changes)), view, language("en").plain)


def test_saved_tax_funding_is_a_gain_and_no_negative_cost() -> None:
    scenario = today(HAZARD | {"valuation.tax_funding_cost": 0.2})
    text = finding(evaluate(scenario), Perspective.SOCIETY, language("en").plain)
    assert "costs NOK 4.92 million" in text


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_sentence_is_there_in_both_languages(code: str) -> None:
    ways = {
        "fewer_certified": SPELLS,
        "fewer_self_certified": SPELLS,
        "days_shorter": LENGTH,
        "hazard_ratio": HAZARD,
    }
    for name in ways:
        for case in ("from", "always", "never", "up_to"):
            text = language(code).say(
                f"spells.break_even.{name}.{case}", value="2", chosen="1", perspective="x"
            )
            assert "1" in text
