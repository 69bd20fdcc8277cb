"""Tables: every cell is the text it is."""

from tests.ui.widgets.alone import shown


def rows() -> None:
    from hiacalc.ui.widgets.tables import show_table

    show_table([("Name", ""), ("*a*", "1"), ("b|c", "2")], "letters", "letters")


def test_a_cell_is_no_markup_and_a_head_without_a_name_is_a_space() -> None:
    table = shown(rows).table[0].value
    assert list(table.columns) == ["Name", " "]
    assert table.to_numpy().tolist() == [[r"\*a\*", "1"], [r"b\|c", "2"]]
