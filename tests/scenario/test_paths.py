"""The path of a leaf leads to it, in the scenario and in the tree of its file."""

import pytest

from hiacalc.scenario import shipped, shipped_names
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.paths import leaves, quantities_in
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.survival import Survival

BASE = shipped("helseiarbeid-2016")


def reached(part, path):
    for step in path.split("."):
        if isinstance(part, tuple):
            part = part[int(step) - 1]
        else:
            part = part[step] if isinstance(part, dict) else getattr(part, step)
    return part


@pytest.mark.parametrize("name", shipped_names())
def test_the_path_of_a_leaf_leads_to_it(name):
    scenario = shipped(name)
    paths = dict(leaves(scenario))
    assert len(paths) == len(list(leaves(scenario)))
    for path, leaf in paths.items():
        target = reached(scenario, path)
        target = target.text if isinstance(target, (Survival, Amounts)) else target
        if isinstance(target, int):  # the price year of a line of funding
            target = str(target)
        assert leaf == (target if not isinstance(target, tuple) else ", ".join(target))


def test_a_part_has_the_leaves_of_the_whole_under_its_own_path():
    below = dict(leaves(BASE.effect, "effect"))
    assert below == {path: leaf for path, leaf in leaves(BASE) if path.startswith("effect.")}
    assert quantities_in(BASE.effect).keys() == {
        path.removeprefix("effect.") for path, leaf in below.items() if isinstance(leaf, Quantity)
    }
