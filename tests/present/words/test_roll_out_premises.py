"""What a roll-out takes for granted, in words."""

from dataclasses import replace

import pytest

from hiacalc.model import evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.roll_out import payer_sentences, reach_sentence
from hiacalc.present.words.roll_out_premises import (
    no_difference_sentence,
    premise_sentence,
    scenario_caveats,
    shortened_sentence,
    sick_pay_sentence,
)
from hiacalc.programme import evaluate_programme
from hiacalc.programme.outlook import Outlook
from hiacalc.scenario import changed, shipped
from tests.programme.conftest import programme_of

EN, NB = language("en").plain, language("nb").plain
EFFECT, DAYS = "effect.relative_reduction", "individual.days_saved"
TODAY = shipped("rollout-today")
OUTLOOK = Outlook.of(evaluate_programme(TODAY))


@pytest.mark.parametrize(
    ("changes", "measured", "norwegian", "english"),
    [
        (
            {},
            False,
            "5 % lavere sykefravær i 5 år og 5 sparte dager per pasient. Ingen forsøk har vist det.",
            "5 % lower sickness absence for 5 years and 5 days saved per patient. No trial has shown it.",
        ),
        ({}, True, "per pasient. Ingen forsøk har vist at pasientene", "has shown that patients save"),
        ({DAYS: 0.0}, False, "og ingen sparte dager per pasient. Ingen forsøk har vist at sykefraværet", ""),
        ({DAYS: 0.0}, True, "i 5 år og ingen sparte dager per pasient.", "no days saved per patient."),
        (
            {EFFECT: 0.0, DAYS: 0.0},
            True,
            "er regnet med uendret sykefravær og ingen sparte dager per pasient.",
            "is counted with unchanged sickness absence and no days saved per patient.",
        ),
        ({EFFECT: 0.0}, True, "forutsetter uendret sykefravær og 5 sparte dager per pasient. Ingen", ""),
        ({EFFECT: -0.02, DAYS: -3.0}, True, "2 % høyere sykefravær i 5 år og 3 flere fraværsdager", ""),
    ],
)
def test_what_the_surplus_takes_for_granted(
    changes: dict[str, float], measured: bool, norwegian: str, english: str
) -> None:
    group = evaluate(changed(TODAY, changes))
    sentence = premise_sentence(OUTLOOK, group, NB, measured=measured)
    assert sentence.startswith("Overskuddet ")
    assert norwegian in sentence
    assert sentence.count("Ingen forsøk") == norwegian.count("Ingen")
    assert english in premise_sentence(OUTLOOK, group, EN, measured=measured)


def test_days_only_where_there_are_patients_and_a_loss_is_called_one() -> None:
    scenario = shipped("troms")
    loss = replace(Outlook.of(evaluate_programme(scenario)), net_benefit=-1.0)
    assert premise_sentence(loss, evaluate(scenario), NB, measured=False) == (
        "Underskuddet forutsetter 5 % lavere sykefravær i 5 år. Ingen forsøk har vist det."
    )


def test_every_caveat_of_the_scenario() -> None:
    assert scenario_caveats(TODAY, NB) == [text.in_language("nb") for text in TODAY.caveats]
    assert len(scenario_caveats(TODAY, EN)) == 7


def test_sick_pay_that_nav_saves_pays_for_no_measure() -> None:
    rows = [row for row in evaluate_programme(TODAY).rows() if row.year <= 2036]
    saved = sum(row.amount for row in rows if (row.actor.value, row.item.value) == ("nav", "sick_pay"))
    assert OUTLOOK.sick_pay_saved == pytest.approx(saved)
    assert sick_pay_sentence(OUTLOOK, (2027, 2036), NB) == (
        "NAV sparer 4,81 mrd. kr i sykepenger i 2027–2036, men de pengene kan ikke brukes til tiltaket."
    )
    more = replace(OUTLOOK, sick_pay_saved=-2e6)
    assert (
        sick_pay_sentence(more, (2027, 2036), EN) == "NAV pays NOK 2.00 million more sick pay in 2027–2036."
    )
    assert sick_pay_sentence(replace(OUTLOOK, sick_pay_saved=0.0), (2027, 2036), NB) == ""


def test_fees_are_told_with_or_without_a_gap() -> None:
    covered = {payer: replace(purse, gap=0.0) for payer, purse in OUTLOOK.purses.items()}
    for outlook in (OUTLOOK, replace(OUTLOOK, purses=covered)):
        assert payer_sentences(outlook, NB)[-1].startswith(
            "Pasientenes egenandeler til helsetjenesten, 294 m"
        )
    assert "egenandeler" not in " ".join(payer_sentences(replace(OUTLOOK, patient_fees=0.0), NB))


def test_a_later_start_leaves_fewer_years_and_cuts_the_plan() -> None:
    assert shortened_sentence(OUTLOOK, 0, NB) == ""
    later = Outlook.of(evaluate_programme(changed(TODAY, {"programme.delay": 9.0})))
    assert shortened_sentence(later, 0, NB) == (
        "Utrullingen slutter fortsatt i 2036, så den varer 1 år i stedet for 10."
    )
    assert later.planned == pytest.approx(OUTLOOK.wanted)
    assert later.is_cut
    assert reach_sentence(later, NB).startswith("Bare ")
    assert "av 549 052 arbeidstakere rekker å begynne innen 2036" in reach_sentence(later, NB)
    assert not OUTLOOK.is_cut


def test_a_later_start_that_leaves_time_for_all_is_no_cut() -> None:
    scenario = programme_of({"nord": {"starts": [1000, 1000, 0]}}, delay=2)
    outlook = Outlook.of(evaluate_programme(scenario))
    assert not outlook.is_cut
    assert reach_sentence(outlook, NB).startswith("Alle 2 000")
    assert "varer 8 år i stedet for 10" in shortened_sentence(outlook, 0, NB)


def test_a_change_that_makes_no_difference_says_why() -> None:
    enough = programme_of({"nord": {"starts": [1000], "health_fte": [50], "nav_fte": [50]}})
    scarce = programme_of({"nord": {"starts": [1000], "health_fte": [0.1]}})
    unlimited = programme_of({"nord": {"starts": [1000]}})
    sentences = {
        name: no_difference_sentence("programme.pace", Outlook.of(evaluate_programme(scenario)), scenario, NB)
        for name, scenario in {"enough": enough, "scarce": scarce, "unlimited": unlimited}.items()
    }
    assert sentences == {
        "enough": "Tempoet endrer ikke noe: det er timer nok.",
        "scarce": "Tempoet endrer ikke noe.",
        "unlimited": "Tempoet endrer ikke noe: scenarioet sier ikke hvor mange folk det er.",
    }
    line = no_difference_sentence("programme.funding.1.ends", OUTLOOK, TODAY, NB)
    assert line.startswith("«")
    assert line.endswith("» endrer ikke noe.")


@pytest.mark.parametrize("name", ["begun", "most_waiting", "waiting", "patients", "net_benefit"])
def test_a_difference_in_anything_is_one(name: str) -> None:
    assert OUTLOOK.gives_the_same(replace(OUTLOOK))
    assert not OUTLOOK.gives_the_same(replace(OUTLOOK, **{name: getattr(OUTLOOK, name) + 2.0}))


def test_a_late_start_of_the_scenario_itself_is_no_change() -> None:
    steps = Outlook.of(evaluate_programme(shipped("rollout-2016-steps")))
    assert shortened_sentence(steps, 2, NB) == (
        "Utrullingen begynner i 2016 og slutter i 2023: 8 av de 10 årene i scenarioet."
    )
    assert "varer 8 år i stedet for 9." in shortened_sentence(steps, 1, NB)
