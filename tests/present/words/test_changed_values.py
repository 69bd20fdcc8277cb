"""Changed values by name and value: the first few, and how many more there are."""

import pytest

from hiacalc.present.locale.language import language
from hiacalc.present.words.changed_values import changed_values
from hiacalc.scenario import shipped

SCENARIO = shipped("helseiarbeid-2025")
FIVE = ("absence.rate", "delivery.groups", "effect.duration", "population.workers", "delivery.attendance")


@pytest.mark.parametrize(("code", "count"), [("nb", "5 verdier endret"), ("en", "5 values changed")])
def test_figures_come_before_choices_and_the_rest_is_counted(code: str, count: str) -> None:
    line = changed_values(FIVE, SCENARIO, language(code).plain)
    assert line.startswith(f"{count}: ")
    values = line.partition(": ")[2]
    assert values.count(", ") == 3
    assert values.endswith({"nb": " og 1 til", "en": " and 1 more"}[code])
    assert language(code).words.word("settings", "delivery.groups") not in line


def test_a_choice_is_told_in_words() -> None:
    line = changed_values(["delivery.groups"], SCENARIO, language("en").plain)
    assert line.startswith("1 value changed: ")
    assert line.endswith(language("en").words.word("options", str(SCENARIO.delivery.groups.value)))
