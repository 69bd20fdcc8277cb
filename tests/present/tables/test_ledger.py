"""The ledger's tables add up, and the file of it gives the run again."""

import math

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.tables.ledger import by_actor_table, by_item_table, by_year_table, ledger_rows
from hiacalc.scenario import shipped

RUN = evaluate(shipped("helseiarbeid-2016"))


def number(cell: str) -> float:
    return float(cell.replace(" ", ""))


@pytest.mark.parametrize("view", Perspective)
def test_discounted_lines_of_the_file_sum_to_the_net_benefit(view: Perspective) -> None:
    head, *rows = ledger_rows(RUN)
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    inside = {actor.value for actor in view.actors()}
    net = sum(
        (-1 if line["kind"] == "cost" else 1) * line["discounted"]
        for line in lines
        if line["actor"] in inside
    )
    assert math.isclose(net, RUN.single().net_benefit(view), abs_tol=1e-6)


@pytest.mark.parametrize("view", Perspective)
def test_years_and_items_sum_to_their_last_row(view: Perspective) -> None:
    texts = language("en").plain
    _, *years = by_year_table(RUN, view, texts)
    assert sum(number(row[-2]) for row in years) == pytest.approx(number(years[-1][-1]), abs=len(years))
    _, *items, total = by_item_table(RUN, view, texts)
    assert sum(number(row[1]) for row in items) == pytest.approx(number(total[1]), abs=len(items))


def test_transfers_cancel_for_society() -> None:
    _, *actors, society = by_actor_table(RUN, language("en").plain)
    assert abs(number(society[3])) == 0
    for column in (1, 2, 4):
        assert sum(number(row[column]) for row in actors) == pytest.approx(
            number(society[column]), abs=len(actors)
        )
