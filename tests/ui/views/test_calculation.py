"""A main figure taken apart adds up to the figure."""

import pytest

from hiacalc.present.words.key_figures import Figure
from tests.ui.driving import number_of, state_of


def test_no_figure_is_taken_apart_before_it_is_chosen(opened) -> None:
    assert not opened("result").table


@pytest.mark.parametrize(("figure", "place", "sign"), [(Figure.COSTS, 1, -1), (Figure.GAINS, 2, 1)])
def test_the_lines_of_a_figure_add_up_to_it(opened, figure: Figure, place: int, sign: int) -> None:
    page = opened("result")
    state_of(page).traced = figure
    page.run()
    assert not page.exception
    *lines, total = (number_of(text) for text in page.table[0].value.iloc[:, -1])
    assert sum(lines) == pytest.approx(total, abs=len(lines))  # each is rounded
    assert sign * total == number_of(page.metric[1 + place].value)
