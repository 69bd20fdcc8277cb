"""What can be validated can be analysed."""

import pytest

from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from tests.scenario.cases import HEAD

BASE = shipped("helseiarbeid-2016")
ACTIVITY = "attends: all, where: workplace, professions: [nav], employers_per_session: 1"


def codes(text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        require_sound(parse(f"{HEAD}{text}\n".encode(), "mine.yaml"))
    return [problem.code for problem in caught.value.problems]


def test_more_doubt_than_can_be_drawn_is_refused_before_any_work() -> None:
    counts = [
        ", ".join(f"{{value: 1, low: 0, high: {1 + 0.001 * (50 * row + n):.4f}}}" for n in range(50))
        for row in range(5)
    ]
    rows = "".join(
        f"    a{row}: {{hours: 1, count: [{count}], {ACTIVITY}}}\n" for row, count in enumerate(counts)
    )
    assert codes(f"delivery:\n  activities:\n{rows}") == ["too_much_doubt"]


def test_mixtures_within_mixtures_are_counted_whole() -> None:
    inner = ", ".join(["{weight: 1, distribution: {kind: normal, mean: 0.05, sd: 0.01}}"] * 11)
    outer = ", ".join([f"{{weight: 1, distribution: {{kind: mixture, components: [{inner}]}}}}"] * 2)
    mixed = f"{{kind: mixture, components: [{outer}]}}"
    text = f"effect: {{relative_reduction: {{value: 0.05, distribution: {mixed}}}}}"
    assert codes(text) == ["too_long"]


def test_a_sound_scenario_of_many_ranges_passes() -> None:
    given = changed(BASE, {})
    inputs = {
        path: {"value": value, "low": value, "high": value * 1.001}
        for path, value in given.numbers.items()
        if value > 1 and not path.startswith(("time.", "population."))
    }
    require_sound(changed(BASE, inputs))
