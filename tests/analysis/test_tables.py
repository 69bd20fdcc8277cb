"""Results as columns: what pandas makes of them adds up to the results they come from."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty, uncertainty
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import Actor, Outcome, evaluate, outcomes
from hiacalc.present.locale.language import language
from hiacalc.present.tables.one_way import sweep_rows
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION, RATE = "effect.relative_reduction", "time.discount_rate"
RUN = evaluate(BASE, {REDUCTION: [0.0, 0.02, 0.05], RATE: [0.0, 0.04, 0.1]})


@pytest.fixture(scope="module")
def drawn() -> Uncertainty:
    return uncertainty(BASE, "costs", "nav", draws=512)


def test_the_ledger_of_every_draw_adds_up_to_each_actors_result() -> None:
    frame = pd.DataFrame(RUN.table())
    frame["signed"] = frame["discounted"].where(frame["kind"] != "cost", -frame["discounted"])
    net = frame.pivot_table(index="draw", columns="actor", values="signed", aggfunc="sum")
    for actor in Actor:
        expected = RUN.net_benefit(actor)
        assert net.get(actor.value, pd.Series(0.0, range(3))).tolist() == pytest.approx(expected.tolist())
    assert net.sum(axis=1).tolist() == pytest.approx(RUN.net_benefit().tolist())


def test_the_ledger_of_one_draw_is_its_lines() -> None:
    run = evaluate(BASE)
    rows = pd.DataFrame(run.table()).to_dict("records")
    for row, line in zip(rows, run.ledger.lines(), strict=True):
        assert (row["item"], row["actor"], row["kind"]) == (line.item, line.actor, line.kind)
        assert row["draw"] == 0
        assert (row["year"], row["amount"]) == (line.year, line.amount)
        assert (row["discount_factor"], row["discounted"]) == (line.discount_factor, line.discounted)
        assert row["activity"] == line.activity or (line.activity is None and pd.isna(row["activity"]))


def test_the_ledger_is_as_long_as_draws_times_lines() -> None:
    columns = RUN.table()
    lines = len(list(RUN.ledger.lines(draw=2)))  # those of the draw with an effect
    assert {len(column) for column in columns.values()} == {3 * lines}


def test_a_ledger_without_money_is_an_empty_table() -> None:
    unmet = {f"delivery.activities.{name}.count": [0] for name in BASE.delivery.activities}
    nothing = changed(BASE, {REDUCTION: 0, "delivery.coordination_hours": 0, **unmet})
    columns = evaluate(nothing).table()
    assert {name: len(column) for name, column in columns.items()} == dict.fromkeys(columns, 0)
    assert pd.DataFrame(columns).empty


def test_bars_are_those_of_the_csv_file() -> None:
    sweep = one_way(BASE, "costs", "employer")
    frame = pd.DataFrame(sweep.table())
    head, *rows = sweep_rows(sweep, language("en"))
    assert list(frame) == [name for name in head if name != "label"]
    expected = pd.DataFrame(rows, columns=head).drop(columns="label").astype({"level": float})
    pd.testing.assert_frame_equal(frame, expected, check_dtype=False)


def test_no_bars_are_an_empty_table() -> None:
    assert pd.DataFrame(one_way(BASE, parameters=[]).table()).shape == (0, 13)


def test_each_row_of_a_grid_is_what_the_model_gives_there() -> None:
    frame = pd.DataFrame(two_way(BASE, REDUCTION, "absence.rate", "costs", "nav", points=4).table())
    inputs = {path: frame[path].to_numpy() for path in (REDUCTION, "absence.rate")}
    assert frame["costs"].to_numpy() == pytest.approx(outcomes(BASE, inputs, ["costs"], "nav")["costs"])
    assert len(frame.drop_duplicates()) == 16


def test_draws_put_back_into_the_model_give_their_results(drawn: Uncertainty) -> None:
    frame = pd.DataFrame(drawn.table())
    assert len(frame) == drawn.draws
    inputs = {path: frame[path].to_numpy() for path in drawn.marginals}
    run = evaluate(BASE, inputs)
    assert frame["costs"].to_numpy() == pytest.approx(run.costs("nav"))
    assert frame["net_benefit"].to_numpy() == pytest.approx(run.net_benefit("nav"))
    assert frame["hours_avoided_discounted"].to_numpy() == pytest.approx(run.hours_avoided_discounted)
    for actor in drawn.by_actor:
        assert frame[f"net_benefit.{actor.value}"].to_numpy() == pytest.approx(run.net_benefit(actor))


def test_values_of_information_keep_their_order_and_errors(drawn: Uncertainty) -> None:
    voi = value_of_information(drawn)
    frame = pd.DataFrame(voi.table()).set_index(["measure", "known"])
    assert frame.loc[("evpi", "everything"), "value"] == voi.everything.value
    assert frame.loc["evppi"].index.tolist() == list(voi.inputs)
    assert frame.loc["evppi_group", "standard_error"].tolist() == [
        value.standard_error for value in voi.groups.values()
    ]


@pytest.mark.parametrize("view", ["society", "nav"])
def test_a_comparison_is_each_outcome_of_both(view: str) -> None:
    comparison = compare(shipped("model-1"), shipped("model-2"), view)
    frame = pd.DataFrame(comparison.table()).set_index("outcome")
    assert frame.index.tolist() == [outcome.value for outcome in Outcome]
    for name, run in (("base", comparison.base), ("other", comparison.other)):
        assert frame.loc["costs", name] == run.costs(view)[0]
        assert frame.loc["benefit_cost_ratio", name] == run.benefit_cost_ratio(view)[0]
    assert frame.loc["net_benefit", "difference"] == pytest.approx(comparison.increment.net_benefit)


def plain_columns() -> dict[str, Any]:
    return {"run": RUN, "one_way": one_way(BASE), "compare": compare(BASE, shipped("no-effect"))}


@pytest.mark.parametrize("name", plain_columns())
def test_columns_are_plain_and_equally_long(name: str, tmp_path: Path) -> None:
    columns = plain_columns()[name].table()
    assert len({len(column) for column in columns.values()}) == 1
    for column in columns.values():
        assert isinstance(column, (list, np.ndarray))
        assert np.ndim(column) == 1
        assert not isinstance(column, list) or all(type(cell) in (str, type(None)) for cell in column)
    stream = io.StringIO()
    csv.writer(stream).writerows([list(columns), *zip(*columns.values(), strict=True)])
    again = pd.read_csv(io.StringIO(stream.getvalue()))
    assert list(again) == list(columns)
