"""A picture of a result comes with its numbers and origin: the cash flow ends at the net benefit."""

import datetime

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.exhibits.result import ResultPicture, result_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("view", Perspective)
def test_the_cash_flow_ends_at_the_net_benefit(view: Perspective) -> None:
    origin = Origin(BASE, view, datetime.date(2026, 1, 31))
    run = evaluate(BASE)
    exhibit = result_exhibit(run, ResultPicture.CASH_FLOW, origin, language("en"))
    head, *rows = exhibit.rows
    last = dict(zip(head, rows[-1], strict=True))
    assert last["cumulative"] == pytest.approx(run.single().net_benefit(view))
    assert exhibit.origin is origin
