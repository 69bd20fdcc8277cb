"""The sentences on uncertainty say what the draws and the evidence say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.value_of_information import (
    Estimate,
    ValueOfInformation,
    value_of_information,
)
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.present.locale.language import Language, language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.uncertainty import (
    above_evidence_sentences,
    is_next_to_nothing,
    judged,
    judgement_sentence,
    probability_sentence,
    value_of_information_sentence,
)
from hiacalc.scenario import changed
from tests.present.cases import BASE as SCENARIO
from tests.present.pictures import BASE
from tests.present.uncertainty_cases import drawn, effect

EN, NB = language("en"), language("nb")
PLAIN = Numbers("en", typeset=False)


def test_the_chance_is_that_of_the_draws() -> None:
    sample = drawn(BASE, "mixture")
    sentence = probability_sentence(sample, EN.plain)
    assert sentence.startswith(
        f"In {100 * np.mean(sample.net_benefit > 0):.0f} of 100 draws it pays for society"
    )
    assert f"{sample.net_benefit.mean() / 1e6:.2f} million" in sentence
    low, high = np.percentile(sample.net_benefit, [2.5, 97.5])
    assert f"between {PLAIN.short_money(low)} and {PLAIN.short_money(high)}" in sentence
    always = replace(sample, net_benefit=np.abs(sample.net_benefit) + 1.0)
    assert "in every draw" in probability_sentence(always, EN.plain)
    assert "i noen trekning" in probability_sentence(
        replace(sample, net_benefit=-always.net_benefit), NB.plain
    )


def test_what_is_worth_knowing_names_the_most_valuable_input() -> None:
    sample = drawn(BASE, "mixture")
    voi = value_of_information(sample)
    sentence = value_of_information_sentence(voi, sample, EN.plain)
    assert sentence.startswith("Reduction in sickness absence is most worth knowing")
    assert f"NOK {next(iter(voi.inputs.values())).value / 1e6:.2f} million" in sentence


def test_a_value_lost_in_its_own_error_is_not_claimed() -> None:
    sample = drawn(BASE)
    voi = ValueOfInformation(1000.0, Estimate(9e3, 1.0), {"absence.rate": Estimate(300.0, 300.0)}, {})
    assert "hardly ever" in value_of_information_sentence(voi, sample, EN.plain)
    nothing = replace(voi, everything=Estimate(0.0, 0.0))
    assert "it pays in every draw" in value_of_information_sentence(nothing, sample, EN.plain)


@pytest.mark.parametrize(
    ("value", "answer", "hidden"),
    [
        (499.0, 123_456.0, True),  # told as 123 000
        (501.0, 123_456.0, False),
        (499.0, -123_456.0, True),
        (499.0, 100_000.0, True),
        (499.0, 99_999.0, False),
        (0.0, 0.0, False),
    ],
)
def test_a_value_is_next_to_nothing_below_half_of_the_last_digit_told(
    value: float, answer: float, hidden: bool
) -> None:
    assert is_next_to_nothing(value, answer) is hidden


@pytest.mark.parametrize(("texts", "text"), [(EN, "next to nothing"), (NB, "nesten ingenting")])
def test_what_the_rounding_would_hide_is_said_to_be_next_to_nothing(texts: Language, text: str) -> None:
    sample = drawn(BASE)
    half = 0.5 * 10.0 ** (np.floor(np.log10(abs(sample.net_benefit.mean()))) - 2)
    voi = ValueOfInformation(
        1000.0, Estimate(0.9 * half, 1.0), {"absence.rate": Estimate(0.8 * half, 1.0)}, {}
    )
    assert text in value_of_information_sentence(voi, sample, texts.plain)
    more = replace(voi, everything=Estimate(1.1 * half, 1.0))
    assert text not in value_of_information_sentence(more, sample, texts.plain)


def test_judgement_is_told_by_name_and_what_is_published_is_not() -> None:
    from hiacalc.analysis.probabilistic.uncertainty import uncertainty

    law = {"distribution": {"kind": "pert"}, "low": 0.05, "high": 0.12, "basis": "published"}
    sample = uncertainty(changed(SCENARIO, {"absence.rate": law}), draws=100)
    assert "absence.rate" not in judged(sample)  # its basis is published
    sentence = judgement_sentence(sample, EN)
    assert sentence.startswith("13 of the 14 uncertain inputs rest on judgement: ")
    assert "Sickness absence without the measure" not in sentence
    assert "Duration of the effect" in sentence


def test_an_effect_above_the_evidence_is_named_as_such() -> None:
    sceptical, trials = effect("sceptical"), largest_trial_effect()
    ceiling = trials.reduction
    assert above_evidence_sentences(0.05, None, trials, EN.plain) is None
    assert above_evidence_sentences(sceptical.value, sceptical, trials, EN.plain) is None
    assert above_evidence_sentences(0.05, effect("report"), trials, EN.plain) is None
    assert above_evidence_sentences(0.05, effect("high"), trials, EN.plain) is None
    middle = above_evidence_sentences(0.05, sceptical, trials, EN.plain)
    assert f"a chance of {100 * (1 - sceptical.below(0.05)):.0f} %" in middle
    assert "whole 95 % interval" in above_evidence_sentences(0.125, sceptical, trials, EN.plain)
    assert "which says 0 %" in above_evidence_sentences(0.05, effect("no-effect"), trials, EN.plain)
    assert above_evidence_sentences(ceiling, None, trials, EN.plain) is None
    assert "a trial" in above_evidence_sentences(ceiling + 0.01, None, trials, EN.plain)
    both = above_evidence_sentences(ceiling + 0.01, sceptical, trials, NB)
    assert both.count("Scenarioets nedgang") == 2
