"""The sentences for a meeting follow the figures: from, up to, always or never, money back or not."""

from dataclasses import replace

import pytest

from hiacalc.analysis.deterministic.own_workplace import BreakEvenDays, OwnWorkplace, Pays, own_workplace
from hiacalc.model import Actor, Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.meeting import days_sentence, money_sentences, power_sentence, questions
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
RUN = evaluate(BASE)
OWN = own_workplace(RUN)
TEXTS = language("en").plain


def paying(pays: Pays, days: float | None = None) -> OwnWorkplace:
    turns = BreakEvenDays(pays, days, None)
    return replace(OWN, break_even=((Perspective.SOCIETY, turns), (Actor.EMPLOYER, turns)))


@pytest.mark.parametrize(
    ("pays", "days", "part"),
    [
        (Pays.FROM, 4.26, "at 4.3 fewer"),
        (Pays.UP_TO, 120.4, "up to 120 fewer"),
        (Pays.ALWAYS, None, "even without fewer"),
        (Pays.NEVER, None, "No fall in absence"),
    ],
)
def test_days_are_told_for_the_view_and_for_the_employer(pays: Pays, days: float | None, part: str) -> None:
    own = paying(pays, days)
    assert days_sentence(own, Perspective.SOCIETY, TEXTS).count(part) == 2
    assert days_sentence(own, Perspective.EMPLOYER, TEXTS).count(part) == 1
    assert days_sentence(own, Perspective.NAV, TEXTS).count(part) == 1  # for whom there is no such number


@pytest.mark.parametrize(
    ("pays", "key"), [(Pays.ALWAYS, "always"), (Pays.NEVER, "none"), (Pays.UP_TO, "none")]
)
def test_the_first_question_fits_what_it_takes(pays: Pays, key: str) -> None:
    first = questions(RUN, Perspective.SOCIETY, paying(pays), None, TEXTS)[0]
    assert first == TEXTS.say(f"meeting.questions.effect_{key}")


def test_there_are_three_questions_with_the_figures_of_the_run() -> None:
    asked = questions(RUN, Perspective.SOCIETY, OWN, None, TEXTS)
    assert len(asked) == 3
    assert "320 working days" in asked[0]
    assert "620 days" in asked[0]
    assert "NOK 5.45 million" in asked[1]
    assert "NOK 6.06 million" in asked[1]


def test_without_effect_no_time_comes_back_and_nothing_can_be_shown() -> None:
    run = evaluate(shipped("no-effect"))
    own = own_workplace(run)
    asked = questions(run, Perspective.SOCIETY, own, None, TEXTS)
    assert "get nothing back" in asked[1]
    assert power_sentence(own, TEXTS) == ""


def test_money_and_time_are_told_apart() -> None:
    money, time = money_sentences(RUN, OWN, TEXTS)
    assert "NOK -5.45 million" in money
    assert "NOK 6.06 million" in time
    assert money_sentences(RUN, replace(OWN, stakes=()), TEXTS) == [TEXTS.say("meeting.money.nothing")]


def test_an_effect_on_spells_is_asked_about_by_its_input() -> None:
    scenario = changed(shipped("helseiarbeid-2025"), {"effect.acts_on": "length", "effect.days_shorter": 2})
    run = evaluate(scenario)
    first = questions(run, Perspective.SOCIETY, own_workplace(run), None, TEXTS)[0]
    assert first.startswith("Do we believe that it is enough?")
