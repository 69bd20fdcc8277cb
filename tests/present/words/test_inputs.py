"""Every input and setting of every shipped scenario has a name and a value in words."""

import pytest

from hiacalc.present.locale.language import language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.scenario import shipped, shipped_titles
from hiacalc.scenario.registry import quantities, settings


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("name", shipped_titles())
def test_nothing_is_shown_by_its_path(name: str, code: str) -> None:
    scenario, texts = shipped(name), language(code)
    for path in (*quantities(scenario), *settings(scenario)):
        label = label_of(path, scenario, texts)
        assert label
        assert "_" not in label
        assert "{" not in label
    for path, quantity in quantities(scenario).items():
        assert any(letter.isdigit() for letter in format_input(path, quantity.value, texts))


def test_what_is_not_there_is_called_absent() -> None:
    for code in ("nb", "en"):
        assert format_input("effect.duration", None, language(code)) == language(code).say("run.absent")
