"""Who pays and who gains: costs and gains of the actors, items and years are those of society."""

import pandas as pd
import pytest

from tests.ui.driving import number_of

ROUNDED = 5.0  # kroner, of some lines each rounded to one


def amounts(table: pd.DataFrame, column: str) -> list[float]:
    """A column of money, as numbers."""
    return [number_of(text) for text in table[column]]


def test_actors_items_and_years_add_up_to_society(opened) -> None:
    page = opened("actors")
    assert not page.exception
    by_actor, by_item, by_year = (table.value for table in page.table)
    for column in ("Costs", "Gains"):
        *actors, society = amounts(by_actor, column)
        assert sum(actors) == pytest.approx(society, abs=ROUNDED)
        assert sum(amounts(by_year, column)) == pytest.approx(society, abs=ROUNDED)
    *items, total = amounts(by_item, "Costs")
    assert sum(items) == pytest.approx(total, abs=ROUNDED)
    assert total == amounts(by_actor, "Costs")[-1]
    assert sum(amounts(by_actor, "Transfers")) == 0.0
