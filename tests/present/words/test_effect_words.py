"""The effect is called whole only where it becomes whole, and fading only where it fades."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.run import assumed_effect
from hiacalc.scenario import Scenario, changed
from tests.present.cases import BASE, REDUCTION

FADES = {"effect.decay": 0.5, "time.horizon": 8}
SLOW = {"effect.onset_years": 9}


def sentence(scenario: Scenario, code: str) -> str:
    return assumed_effect(evaluate(scenario), language(code).plain)


def page(scenario: Scenario, code: str) -> str:
    origin = Origin(scenario, Perspective.SOCIETY, datetime.date(2026, 11, 26))
    return run_report(evaluate(scenario), Perspective.SOCIETY, BASE, origin, language(code))


@pytest.mark.parametrize(
    ("changes", "en", "nb"),
    [
        ({}, "for 5 years", "i 5 år"),
        (FADES, "for 5 years, then fading until year 8", "i 5 år og så avtar til år 8"),
        (FADES | {"time.horizon": 5}, "for 5 years", "i 5 år"),
        (FADES | {"time.horizon": 3}, "for 3 years", "i 3 år"),
        (FADES | {"effect.decay": 0}, "for 8 years", "i 8 år"),
        (
            {"effect.onset_years": 4},
            "for 5 years, building up over 4 years",
            "i 5 år som bygges opp over 4 år",
        ),
        (
            SLOW,
            "for 5 years, building up over 9 years and reaching only 2.5 %",
            "i 5 år som bygges opp over 9 år og bare når 2,5 %",
        ),
        (
            SLOW | {"time.horizon": 2},
            "for 2 years, building up over 9 years and reaching only 1 %",
            "i 2 år som bygges opp over 9 år og bare når 1 %",
        ),
    ],
)
def test_how_the_effect_comes_and_goes(changes: dict[str, Any], en: str, nb: str) -> None:
    scenario = changed(BASE, changes)
    assert sentence(scenario, "en") == f"5 % lower sickness absence {en}"
    assert sentence(scenario, "nb") == f"5 % lavere sykefravær {nb}"


def test_what_is_not_there_neither_builds_up_nor_fades() -> None:
    nothing = changed(BASE, FADES | SLOW | {REDUCTION: 0})
    assert sentence(nothing, "en") == "unchanged sickness absence"


@pytest.mark.parametrize(
    ("changes", "rate"),
    [({}, "6.65 %"), ({"effect.duration": 0.5}, "6.65 %"), (SLOW, "6.83 %"), ({"effect.duration": 0}, "7 %")],
)
def test_the_absence_afterwards_is_that_of_a_whole_effect_only_where_there_is_one(
    changes: dict[str, Any], rate: str
) -> None:
    whole = rate == "6.65 %"
    for code, after, strongest in (
        ("en", "Absence when the effect is whole", "Absence when the effect is at its strongest"),
        ("nb", "Sykefravær når virkningen er full", "Sykefravær når virkningen er sterkest"),
    ):
        lines = page(changed(BASE, changes), code).splitlines()
        label, other = (after, strongest) if whole else (strongest, after)
        (line,) = (line for line in lines if line.startswith(label))
        assert line.endswith(rate if code == "en" else rate.replace(".", ","))
        assert not any(line.startswith(other) for line in lines)
