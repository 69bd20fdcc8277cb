"""At the value where an input turns the result, the net benefit is nought."""

import pytest

from hiacalc.analysis.deterministic.switching_values import switching_values
from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.tables.switching_values import switching_rows, switching_table
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
TURNINGS = switching_values(BASE)


def test_the_net_benefit_is_nought_where_it_turns() -> None:
    head, *rows = switching_rows(TURNINGS)
    cells = dict(zip(head, rows[0], strict=True))
    at_value = evaluate(changed(BASE, {cells["parameter"]: cells["turns_at"]})).single()
    assert at_value.net_benefit(Perspective.SOCIETY) == pytest.approx(0.0, abs=1.0)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_what_never_turns_says_so(code: str) -> None:
    texts = language(code)
    _, *rows = switching_table(TURNINGS, BASE, texts)
    never = [turning.threshold.value is None for turning in TURNINGS]
    assert [row[2] == texts.say("sensitivity.never") for row in rows] == never
