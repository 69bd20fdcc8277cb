"""A scenario that is written and read again is the same one."""

from hiacalc.scenario import Scenario, parse
from hiacalc.scenario.registry import fingerprint
from hiacalc.scenario.writing import to_yaml


def assert_reads_back(scenario: Scenario, base: Scenario | None = None) -> None:
    text = to_yaml(scenario, base)
    again = parse(text.encode(), "written.yaml")
    assert again == scenario
    assert to_yaml(again, base) == text
    assert fingerprint(again) == fingerprint(scenario)
