"""A workplace's answer in words: rounded, whole, and no surer than the figures."""

import re
from typing import Any

import pytest

from hiacalc.analysis.deterministic.own_workplace import OwnWorkplace, own_workplace
from hiacalc.model import evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.own_workplace import (
    break_even_sentences,
    chance_sentence,
    employer_figures,
    employer_sentence,
    money_sentences,
    others_lines,
    people_sentence,
)
from hiacalc.scenario import changed, shipped
from tests.analysis.deterministic.test_own_workplace import PLANNER

EN, NB = language("en").plain, language("nb").plain


def planner(**changes: Any) -> OwnWorkplace:
    inputs = {path.replace("__", "."): value for path, value in changes.items()}
    return own_workplace(evaluate(changed(shipped("helseiarbeid-2025"), {**PLANNER, **inputs})))


def everything(own: OwnWorkplace, words) -> str:
    sentences = [employer_sentence(own, words), people_sentence(own, words), chance_sentence(own, words)]
    sentences += money_sentences(own, words) + break_even_sentences(own, words) + others_lines(own, words)
    figures = [f"{figure.label} {figure.value}." for figure in employer_figures(own, words)]
    return " ".join(sentences + figures)


def test_the_planners_answer() -> None:
    own = planner()
    assert employer_sentence(own, EN).startswith("If absence falls by 5 %, the employer about breaks even")
    assert "43 employees (30 full-time equivalents)" in people_sentence(own, EN)
    assert "about 5 of them" in people_sentence(own, EN)
    assert [figure.value for figure in employer_figures(own, EN)] == [
        "NOK 373 000",
        "NOK 0",
        "NOK 113 000",
        "NOK 484 000",
    ]
    employer, society, now = break_even_sentences(own, EN)
    assert "39 fewer days of absence a year (5.1 % of the absence)" in employer
    assert "15 fewer days" in society
    assert "About 760 days" in now
    assert "38 fewer" in now
    assert "can't show" in chance_sentence(own, EN)
    assert "3 of 100" in chance_sentence(own, EN)


@pytest.mark.parametrize("words", [EN, NB], ids=lambda words: words.code)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"effect__relative_reduction": 0},
        {"effect__relative_reduction": -0.05},
        {"delivery__attendance": 0},
        {"population__workers": 4000},
        {"employer__replaced_share": 0.5},
        {"valuation__production_share": 0},
    ],
    ids=str,
)
def test_no_figure_is_more_exact_than_people_say_it(words, changes) -> None:
    text = everything(planner(**changes), words)
    assert not re.search(r"\{|nan|inf|–", text)
    for amount in re.findall(r"[0-9][0-9 ]*(?:[.,][0-9]+)?", text.replace("2025", "")):
        digits = re.sub(r"[ .,]", "", amount).strip("0")
        assert len(digits) <= 3, amount


def test_a_condition_that_is_no_fall_is_said_as_it_is() -> None:
    assert employer_sentence(planner(effect__relative_reduction=0), EN).startswith("If absence does not fall")
    rising = planner(effect__relative_reduction=-0.05)
    assert employer_sentence(rising, EN).startswith("If absence rises by 5 %")
    assert break_even_sentences(rising, EN)[-1].endswith("38 more.")
    assert "none to show" in chance_sentence(rising, EN)


def test_who_gains_no_production_never_breaks_even() -> None:
    employer, *_ = break_even_sentences(planner(valuation__production_share=0), EN)
    assert "it does not pay" in employer


def test_substitutes_saved_are_money_in() -> None:
    own = planner(employer__replaced_share=0.5)
    money_in = employer_figures(own, EN)[1].value
    assert money_in != "NOK 0"
    assert any("substitutes who are not needed" in sentence for sentence in money_sentences(own, EN))


def test_large_workplaces_can_tell() -> None:
    own = planner(population__workers=99_000, population__workers_per_employer=99)
    assert "can show whether it worked" in chance_sentence(own, EN)
    assert "1 000 workplaces" in people_sentence(own, EN)
