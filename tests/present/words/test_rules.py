"""Rules in words: what was laid over, what was overruled, and what is known of the source."""

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.rules import read_rule_sets, rule_set
from hiacalc.model import Outcome
from hiacalc.present.locale.language import language
from hiacalc.present.words.rules import (
    asked_sentences,
    base_sentences,
    beside_scope,
    change_sentences,
    change_text,
    finding,
    joint_sentence,
)
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.rules import rule_changes, with_rules

BASE, TODAY = shipped("helseiarbeid-2016"), shipped("helseiarbeid-2025")
CIRCULAR, REPORT = rule_set("r-109-21"), rule_set("report-2016")


def test_each_rule_says_what_it_did() -> None:
    ruled = changed(with_rules(BASE, CIRCULAR), {"valuation.labour_cost_multiplier": 1.4})
    sentences = change_sentences(rule_changes(BASE, ruled, CIRCULAR), ruled, language("en").plain)
    assert len(sentences) == len(CIRCULAR.settings)
    assert "from 0 % to 0.9 %" in sentences[3]
    assert "where nothing was stated" in sentences[1]
    assert "1.4 times by your own change; the rules say 1.28 times" in sentences[4]
    same = with_rules(BASE, REPORT)
    first = change_sentences(rule_changes(BASE, same, REPORT), same, language("nb").plain)[0]
    assert first.startswith("Kalkulasjonsrente: 4 %, som før.")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_setting_says_its_source_and_how_well_it_was_read(code) -> None:
    spoken = language(code)
    for rules in read_rule_sets():
        for setting, sentence in zip(rules.settings, asked_sentences(rules, BASE, spoken), strict=True):
            assert setting.source.in_language(code) in sentence
            assert spoken.say(f"rules.standings.{setting.standing.value}") in sentence
    for standing in Standing:
        words = spoken.say(f"rules.standings.{standing.value}")
        assert ("antakelse" in words or "assumption" in words) is standing.is_assumption


def test_the_finding_says_where_the_decision_turns() -> None:
    english = language("en").plain
    near = changed(BASE, {"effect.relative_reduction": 0.0198})
    assert "it would pay" in finding(rule_effects(near, CIRCULAR), english)
    dear = changed(BASE, {"effect.relative_reduction": 0.0203, "population.employer_sector": "municipality"})
    assert "it no longer pays" in finding(rule_effects(dear, CIRCULAR), english)
    hours = rule_effects(BASE, CIRCULAR, Outcome.HOURS_AVOIDED)
    assert finding(hours, english).endswith("does not move the absence hours avoided")
    assert joint_sentence(hours, english) is None


@pytest.mark.parametrize(
    ("change", "text"), [(0.2, "No change"), (1234.0, "NOK +1 234"), (-1234.0, "NOK -1 234")]
)
def test_a_change_has_its_sign(change, text) -> None:
    assert change_text(change, Outcome.NET_BENEFIT, language("en").plain) == text


def test_both_bases_are_explained_where_tax_funding_counts() -> None:
    english = language("en").plain
    assert base_sentences(side_by_side(TODAY, [REPORT]), english) == []
    sentences = base_sentences(side_by_side(TODAY, [REPORT, CIRCULAR]), english)
    assert len(sentences) == 2
    assert "20 % of what NAV saves although a private employer is billed" in sentences[1]
    municipal = changed(TODAY, {"population.employer_sector": "municipality"})
    assert len(base_sentences(side_by_side(municipal, [CIRCULAR]), english)) == 1
    assert beside_scope(side_by_side(TODAY), english).endswith("The horizon is 5 years.")
