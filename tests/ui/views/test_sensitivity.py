"""The sensitivity view: one row for each input that can be moved, the widest first."""

import pytest

from hiacalc.scenario import shipped
from hiacalc.scenario.registry import quantities
from tests.ui.driving import labelled


def test_every_input_with_a_range_has_its_row_and_the_widest_comes_first(opened) -> None:
    page = opened("sensitivity")
    assert not page.exception
    swept, switching = (table.value for table in page.table)
    inputs = quantities(shipped("helseiarbeid-2016"))
    ranged = [path for path, quantity in inputs.items() if quantity.has_range]
    assert len(swept) == len(ranged)
    assert len(switching) == len(ranged)
    assert swept["Input"][0].startswith("Reduction in sickness absence")


@pytest.mark.parametrize("picture", ["Spider", "Response curve"])
def test_other_pictures_show_the_inputs_that_are_chosen(opened, picture: str) -> None:
    page = opened("sensitivity")
    labelled(page.selectbox, "Picture").select(picture).run()
    inputs = labelled(page.multiselect, "Inputs")
    inputs.select(next(name for name in inputs.options if "Reduction" in name)).run()
    assert not page.exception
    assert len(page.table[0].value) == 1
    assert len(page.get("plotly_chart")) == 1
