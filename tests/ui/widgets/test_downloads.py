"""Buttons that hand out files: one for each format, and for programs a file of its own."""

from hiacalc.present.files.export import FORMATS
from hiacalc.ui.widgets.downloads import machine_name
from tests.ui.widgets.alone import shown


def picture() -> None:
    from hiacalc.model import evaluate
    from hiacalc.present.exhibits.result import ResultPicture, result_exhibit
    from hiacalc.scenario import shipped
    from hiacalc.ui.session.state import State
    from hiacalc.ui.widgets.downloads import offer_picture

    state = State("en", shipped("model-1"))
    run = evaluate(state.current())
    origin = state.origin(run.scenario)
    offer_picture(
        state, lambda: result_exhibit(run, ResultPicture.CASH_FLOW, origin, state.language), "model-1"
    )


def test_every_format_has_its_button_and_programs_have_theirs() -> None:
    buttons = shown(picture).get("download_button")
    assert [button.proto.label for button in buttons] == [*(form.upper() for form in FORMATS), "CSV data"]


def test_the_file_for_programs_has_a_name_of_its_own() -> None:
    assert machine_name("map") == "map-machine.csv" != "map.csv"
