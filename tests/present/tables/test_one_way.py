"""The table for readers has a row for each bar, and its swing is the distance between the ends."""

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.locale.language import language
from hiacalc.present.tables.one_way import sweep_rows, sweep_table
from hiacalc.scenario import shipped

SWEEP = one_way(shipped("helseiarbeid-2016"))


def test_the_swing_is_at_least_the_distance_between_the_ends() -> None:
    head, *rows = sweep_rows(SWEEP, language("en"))
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        distance = abs(cells["high_outcome"] - cells["low_outcome"])
        assert cells["swing"] >= distance - 1e-6
        if cells["monotone"]:
            assert cells["swing"] == pytest.approx(distance)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_readers_and_programs_have_the_same_inputs_in_the_same_order(code: str) -> None:
    _, *rows = sweep_rows(SWEEP, language(code))
    _, *shown = sweep_table(SWEEP, language(code))
    assert [row[0].removesuffix(" *") for row in shown] == [row[1] for row in rows]
