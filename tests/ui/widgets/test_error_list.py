"""What is wrong with an input is a line for each problem."""

from tests.ui.widgets.alone import shown


def wrong() -> None:
    from hiacalc.present.locale.language import language
    from hiacalc.scenario import ScenarioError, changed, shipped
    from hiacalc.ui.widgets.error_list import show_problems

    try:
        changed(shipped("model-1"), {"absence.rate": 7, "effect.duration": -1})
    except ScenarioError as error:
        show_problems(error, language("en"))


def test_every_problem_has_its_line_and_none_is_markup() -> None:
    (error,) = shown(wrong).error
    lines = [line for line in error.value.splitlines() if line.startswith("- ")]
    assert len(lines) == 2
    assert r"absence\.rate" in lines[0]
    assert r"effect\.duration" in lines[1]
