"""Figures beside each other: those of each run by itself, and per worker where sizes differ."""

import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.model import Perspective
from hiacalc.present.tables.side_by_side import side_by_side_rows
from hiacalc.scenario import shipped


def test_amounts_for_as_many_workers_are_the_totals_divided_by_size() -> None:
    comparison = compare(shipped("helseiarbeid-2016"), shipped("bergen"))
    rows = {row[0]: row[3:] for row in side_by_side_rows(comparison)[1:]}
    runs = (comparison.base.single(), comparison.other.single())
    totals = [run.net_benefit(Perspective.SOCIETY) for run in runs]
    assert rows["net_benefit"] == totals
    scaled = [1000 * total / run.workers for total, run in zip(totals, runs, strict=True)]
    assert rows["net_benefit_per_1000_workers"] == pytest.approx(scaled)


def test_scenarios_of_one_size_have_totals_alone() -> None:
    rows = side_by_side_rows(compare(shipped("model-1"), shipped("model-2")))
    assert not [row for row in rows if "workers" in str(row[0])]
