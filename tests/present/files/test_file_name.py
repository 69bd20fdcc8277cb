"""Files of a case bear its name, in letters that every system can store."""

import pytest

from hiacalc.present.files.file_name import file_name

SCENARIO = "helseiarbeid-2025"


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("Solvang sykehjem, avd. 2", "solvang-sykehjem-avd-2"),
        ("Ærø & Åsen barnehage", "aero-asen-barnehage"),
        ("Crème brûlée", "creme-brulee"),
        ("../../etc/passwd", "etc-passwd"),
        ('CON:\0|*?"<>', "con"),
        ("x" * 60, "x" * 50),
    ],
)
@pytest.mark.parametrize("is_changed", [True, False])
def test_a_case_gives_its_name(case: str, name: str, is_changed: bool) -> None:
    assert file_name(case, SCENARIO, is_changed=is_changed) == name


@pytest.mark.parametrize("case", ["", " ", "漢字", "—"])
def test_without_a_name_a_changed_scenario_is_not_called_as_the_unchanged(case: str) -> None:
    assert file_name(case, SCENARIO, is_changed=False) == SCENARIO
    assert file_name(case, SCENARIO, is_changed=True) == f"{SCENARIO}-changed"
