"""A roll-out in words: one sentence for each thing that can come of it, in both languages."""

from dataclasses import replace

import pytest

from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.words.roll_out import (
    after_sentence,
    compared_sentence,
    money_sentences,
    patients_sentence,
    payer_sentences,
    people_sentences,
    reach_sentence,
    roll_out_figures,
)
from hiacalc.programme import evaluate_programme
from hiacalc.programme.outlook import Outlook, People, Supply
from hiacalc.scenario.options import Payer, Profession
from tests.programme.conftest import NORD, VEST, programme_of

EN, NB = language("en").plain, language("nb").plain
PERIOD = 2027, 2036
RUN = evaluate_programme(programme_of({"nord": NORD, "vest": VEST}))
PLANNED = Outlook.of(RUN)


@pytest.mark.parametrize(
    ("changes", "english", "norwegian"),
    [
        ({}, "No workplace waits: 64 000 workers have begun by 2036", "Ingen arbeidsplass venter: 64 000"),
        ({"all_reached_year": 2030}, "have begun in 2030, 3 years after the start in 2027", "3 år etter"),
        ({"all_reached_year": 2027}, "All 64 000 workers begin in 2027.", "begynner i 2027"),
        ({"all_reached_year": None, "waiting": 1234.0}, "1 234 of 64 000 workers still wait", "1 234 av"),
        ({"start_year": None, "waiting": 9.0}, "there are no people for it", "det er ikke folk til det"),
        (
            {"planned": 70_000.0, "begun": 63_995.0},
            "Only 63 995 of 70 000 workers have time",
            "Bare 63 995 av 70",
        ),
        (
            {"planned": 70_000.0, "begun": 5e4, "waiting": 14_000.0},
            "by 2036, and 14 000 are then in the queue.",
            "rekker å begynne innen 2036, og 14 000 står da i kø.",
        ),
        (
            {"planned": 70_000.0, "wanted": 0.0, "start_year": None, "waiting": 0.0},
            "None of 70 000 workers have time to begin by 2036.",
            "Ingen av 70 000 arbeidstakere rekker",
        ),
        ({"start_year": None, "waiting": 0.0}, "No workers are planned", "Ingen arbeidstakere er planlagt"),
    ],
)
def test_who_is_reached(changes: dict[str, object], english: str, norwegian: str) -> None:
    outlook = replace(PLANNED, **{"wanted": 64_000.0, "planned": 64_000.0} | changes)
    assert english in reach_sentence(outlook, EN)
    assert norwegian in reach_sentence(outlook, NB)


def funded(**changes: object) -> Outlook:
    purse = replace(PLANNED.purses[Payer.NAV], needed=5e6, gap=0.0, first_gap=None, has_lines=True)
    return replace(PLANNED, purses={Payer.NAV: replace(purse, **changes)})


@pytest.mark.parametrize(
    ("changes", "whole", "payer"),
    [
        ({}, "and the funding covers it all.", "NAV must pay NOK 5.00 million, and the funding covers it."),
        (
            {"gap": 2e6, "first_gap": 2030},
            "No money is set aside for NOK 2.00 million of it.",
            "for NOK 2.00 million of it, for the first time in 2030.",
        ),
        (
            {"has_lines": False, "gap": 5e6},
            "does not say where the money comes from",
            "No funding is stated.",
        ),
        ({"gap": 2e6, "first_gap": 2030, "displaced": 1e6}, "", "NOK 1.00 million of this could be paid"),
        ({"gap": 2e6, "first_gap": 2030, "displaced": 2e6}, "", "This could be paid only with money"),
    ],
)
def test_what_is_paid_and_what_is_lacking(changes: dict[str, object], whole: str, payer: str) -> None:
    outlook = funded(**changes)
    assert whole in money_sentences(outlook, PERIOD, Perspective.SOCIETY, EN)
    assert payer in " ".join(payer_sentences(outlook, EN))


@pytest.mark.parametrize(
    ("year", "words"),
    [(None, "blir det ikke tjent inn"), (2027, "i pluss fra første år"), (2031, "tjent inn fra 2031")],
)
def test_when_it_has_paid_back(year: int | None, words: str) -> None:
    outlook = replace(PLANNED, payback_year=year)
    assert words in money_sentences(outlook, PERIOD, Perspective.SOCIETY, NB)


@pytest.mark.parametrize(
    ("supply", "words"),
    [
        (Supply.UNLIMITED, "The scenario does not say how many there are."),
        (Supply.ENOUGH, "There are 4, which is enough."),
        (Supply.TOO_FEW, "12.5 full-time years are needed in 2030. There are 4."),
        (Supply.UNEVEN, "there are enough in all, but for nobody to wait, 12.5 full-time years"),
    ],
)
def test_people(supply: Supply, words: str) -> None:
    available = float("inf") if supply is Supply.UNLIMITED else 4.0
    people = People(supply, 12.5, 2030, available, "nord" if supply is Supply.UNEVEN else None)
    outlook = replace(PLANNED, people={Profession.NAV: people})
    (sentence,) = people_sentences(outlook, RUN, EN)
    assert sentence.startswith("NAV advisers: ")
    assert words in sentence


def test_patients() -> None:
    assert patients_sentence(PLANNED, EN) == ""
    some = replace(PLANNED, patients_wanted=900.0, patients=450.0)
    assert patients_sentence(some, EN).startswith("450 of the 900 patients")
    assert patients_sentence(replace(some, patients=900.0), NB).startswith("Alle de 900 pasientene")
    first, *_ = people_sentences(some, RUN, NB)
    assert "for at verken arbeidsplasser eller pasienter skal vente" in first


def test_people_enough_for_whom_some_wait_all_the_same() -> None:
    enough = {Profession.NAV: People(Supply.ENOUGH, 3.0, 2030, 4.0)}
    plain = replace(PLANNED, people=enough)
    assert "which is enough" in people_sentences(plain, RUN, EN)[0]
    waiting = replace(plain, patients_wanted=900.0, patients=450.0)
    sentence, cause = people_sentences(waiting, RUN, EN)
    assert sentence.endswith("There are 4.")
    assert "divided between workplaces and patients" in cause
    steady = evaluate_programme(programme_of({"nord": NORD}, pace="steady"))
    assert "beginning steadily" in people_sentences(replace(plain, waiting=9.0), steady, EN)[-1]
    lacking = {**enough, Profession.HEALTH_SERVICE: People(Supply.TOO_FEW, 9.0, 2030, 4.0)}
    sentences = people_sentences(replace(waiting, people=lacking), RUN, EN)
    assert len(sentences) == 2
    assert "which is enough" in sentences[0]


def test_a_loss_is_called_one_and_has_nothing_to_come() -> None:
    loss = replace(PLANNED, net_benefit=-3e6)
    name, amount = roll_out_figures(loss, PERIOD, Perspective.SOCIETY, EN)[-1]
    assert (name, amount) == ("Loss for society", "NOK 3.00 million")
    assert after_sentence(loss, EN) == ""
    assert "of it comes after 2036" in after_sentence(PLANNED, EN)


def test_what_changes_do_is_told_by_sign_and_nothing_where_nothing_does() -> None:
    fewer = replace(PLANNED, begun=PLANNED.begun - 1500.0, net_benefit=PLANNED.net_benefit + 2e6)
    assert compared_sentence(fewer, PLANNED, Perspective.SOCIETY, EN) == (
        "Against the scenario without your changes: 1 500 fewer have begun, "
        "the net for society is NOK 2.00 million higher."
    )
    assert "ingen forskjell" in compared_sentence(PLANNED, PLANNED, Perspective.SOCIETY, NB)


def test_one_number_is_rounded_in_one_way() -> None:
    outlook = replace(PLANNED, wanted=549_052.0, planned=549_052.0, begun=543_037.4, waiting=6_014.6)
    outlook = replace(outlook, all_reached_year=None)
    assert "6 015 av 549 052 arbeidstakere" in reach_sentence(outlook, NB)
    name, begun = roll_out_figures(outlook, PERIOD, Perspective.SOCIETY, NB)[0]
    assert (name, begun) == ("Har begynt innen 2036, av 549 052", "543 037")
