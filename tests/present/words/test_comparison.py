"""Who comes out ahead is the same whichever scenario is named first."""

import pytest

from hiacalc.analysis.deterministic.compare import compare, compare_all
from hiacalc.present.locale.language import language
from hiacalc.present.words.comparison import (
    best_of,
    difference,
    group_heading,
    increments,
    per_workers_text,
    roll_out_difference,
    sizes_sentence,
    with_sign,
)
from hiacalc.scenario import shipped

ONE, TWO = shipped("model-1"), shipped("model-2")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_turning_the_two_about_turns_the_sentence_about(code: str) -> None:
    texts = language(code)
    forward, backward = difference(compare(ONE, TWO), texts), difference(compare(TWO, ONE), texts)
    assert forward != backward
    amount = texts.numbers.short_money(abs(compare(ONE, TWO).increment.net_benefit))
    assert amount in forward
    assert amount in backward


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_best_of_all_has_the_greatest_net_benefit(code: str) -> None:
    scenarios = [shipped(name) for name in ("no-effect", "trial-clinic", "trial-peer-support")]
    base = shipped("helseiarbeid-2016")
    comparisons = compare_all(base, scenarios)
    nets = {entry.other.scenario.name: entry.increment.net_benefit for entry in comparisons}
    name = max(nets, key=lambda key: nets[key])
    best = base if nets[name] <= 0 else shipped(name)
    assert best.title.in_language(code) in best_of(comparisons, language(code))


def test_only_scenarios_of_different_size_are_for_as_many_workers() -> None:
    texts = language("en")
    alike, unlike = compare(ONE, TWO), compare(ONE, shipped("bergen"))
    assert per_workers_text(alike, texts) == ""
    assert sizes_sentence([alike], texts) is None
    assert texts.numbers.number(unlike.per_workers or 0.0) in per_workers_text(unlike, texts)
    assert sizes_sentence([unlike], texts) is not None


def test_what_is_written_as_nought_has_no_sign() -> None:
    assert with_sign(0.001, "{:.0f}".format) == "0"


@pytest.mark.parametrize(
    ("code", "group", "per", "whole"),
    [
        (
            "nb",
            "Én gruppe på 1 000 arbeidstakere",
            " per 1 000 arbeidstakere",
            "mrd. kr dårligere ut for samfunnet.",
        ),
        ("en", "One group of 1 000 workers", " per 1 000 workers", "billion behind for society."),
    ],
)
def test_a_group_of_workers_is_not_read_as_the_roll_out(code: str, group: str, per: str, whole: str) -> None:
    texts = language(code).plain
    both = compare(shipped("rollout-today"), shipped("raskere-tilbake-result"))
    assert group_heading([both], texts) == group
    assert per in difference(both, texts)
    assert all(per in sentence for sentence in increments(both, texts))
    sentence = roll_out_difference(both, texts)
    assert sentence is not None
    assert whole in sentence
    assert both.base_programme is not None
    assert both.other_programme is not None
    change = both.other_programme.net_benefit - both.base_programme.net_benefit
    assert texts.numbers.short_money(-change) in sentence
    without = compare(ONE, TWO)
    assert group_heading([without], texts) is None
    assert roll_out_difference(without, texts) is None
    one_sided = compare(shipped("helseiarbeid-2025"), shipped("rollout-today"))
    assert group_heading([one_sided], texts) == group
    assert roll_out_difference(one_sided, texts) is None
