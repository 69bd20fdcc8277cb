"""What the horizon cuts off is told in full, and nothing is said where all is whole."""

import pytest

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.model import evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.cautions import cautions
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_what_is_left_out_is_what_a_longer_horizon_adds(code: str) -> None:
    texts = language(code)
    short = evaluate(changed(BASE, {"time.horizon": 4})).single()
    gains = evaluate(BASE).single().benefits() - short.benefits()
    (sentence,) = cautions(left_out(evaluate(changed(BASE, {"time.horizon": 4}))), None, texts)
    assert texts.numbers.money(gains) in sentence


def test_nothing_is_said_where_all_is_whole() -> None:
    assert cautions(left_out(evaluate(BASE)), None, language("en")) == []
