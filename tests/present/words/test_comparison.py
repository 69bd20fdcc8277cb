"""Who comes out ahead is the same whichever scenario is named first."""

import pytest

from hiacalc.analysis.deterministic.compare import compare, compare_all
from hiacalc.present.locale.language import language
from hiacalc.present.words.comparison import best_of, difference, per_workers_text, sizes_sentence, with_sign
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
