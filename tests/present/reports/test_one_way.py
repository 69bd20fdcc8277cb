"""The table of a sweep has as many bars as asked for, and says how many are left."""

import datetime

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.reports.one_way import one_way_table
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped

BASE = shipped("helseiarbeid-2016")
ORIGIN = Origin(BASE, Perspective.SOCIETY, datetime.date(2026, 1, 31))


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("top", [1, 3])
def test_the_widest_stand_in_the_table_and_the_rest_are_counted(top: int, code: str) -> None:
    sweep = one_way(BASE)
    text = " ".join(one_way_table(sweep, top, ORIGIN, language(code)).split())
    for bar in sweep.bars[:top]:
        assert label_of(bar.path, BASE, language(code)) in text
    assert str(len(sweep.bars) - top) in text
