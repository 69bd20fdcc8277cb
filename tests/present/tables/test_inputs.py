"""The file of inputs holds every input and setting of the scenario once, as it stands in it."""

from hiacalc.present.locale.language import language
from hiacalc.present.tables.inputs import input_rows
from hiacalc.scenario import shipped
from hiacalc.scenario.registry import quantities, settings


def test_every_input_and_setting_is_there_once_with_its_value() -> None:
    scenario = shipped("helseiarbeid-2016")
    head, *rows = input_rows(scenario, language("nb"))
    assert {len(row) for row in rows} == {len(head)}
    values = {row[0]: row[2] for row in rows}
    assert len(values) == len(rows)
    expected = {path: quantity.value for path, quantity in quantities(scenario).items()}
    assert values == expected | dict(settings(scenario))
