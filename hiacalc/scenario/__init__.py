"""What an economist writes: scenario models, YAML reading and writing, named inputs."""

from hiacalc.scenario.problems import Mark, Problem, ScenarioError
from hiacalc.scenario.reading import changed, is_shipped, load, parse, shipped, shipped_names, shipped_titles
from hiacalc.scenario.schema import Scenario

__all__ = [
    "Mark",
    "Problem",
    "Scenario",
    "ScenarioError",
    "changed",
    "is_shipped",
    "load",
    "parse",
    "shipped",
    "shipped_names",
    "shipped_titles",
]
