"""Parts of a scenario of which one stands in place of another: setting the one puts the other aside.

A measure acts in one way, and only the inputs of that way count; where absence
comes in spells, they say how much of it is the employer's; a zone says what the
employer's contribution is. What is put aside is kept while scenarios and changes
are laid on one another, so that it is there again when the choice is undone, and
is gone before anything is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.yaml_tree import Node

ASIDE = "\0aside"  # a key that no file can hold
_WAYS: dict[str, tuple[str, ...]] = {way.value: names for way, names in EFFECT_INPUTS.items()}


def put_aside(merged: dict[str, Node], below: Mapping[str, Node], above: Mapping[str, Node]) -> None:
    """Put aside what a new choice in one mapping does away with, and take back what it calls for.

    Args:
        merged: both mappings laid on one another, changed in place.
        below: what is inherited.
        above: what is stated of it.
    """
    if "acts_on" in above and _way(above) != _way(below):
        called_for = _WAYS.get(_way(merged), ())
        others = {name for names in _WAYS.values() for name in names}.difference(called_for)
        _exchange(merged, others.difference(above), called_for)
    if "spells" in above:
        spells = above["spells"].value is not None
        share = {"share_in_employer_period"}.difference(above)
        _exchange(merged, share if spells else (), () if spells else share)
    if "zone" in above:
        _exchange(merged, {"employer_contribution"}.difference(above), ())


def without_aside(tree: Node) -> Node:
    """The tree without what was put aside.

    Args:
        tree: of a scenario.
    """
    if not isinstance(tree.value, dict):
        return tree
    sections = {
        name: replace(node, value={key: part for key, part in node.value.items() if key != ASIDE})
        if isinstance(node.value, dict) and ASIDE in node.value
        else node
        for name, node in tree.value.items()
    }
    return replace(tree, value=sections)


def _way(effect: Mapping[str, Node]) -> str:
    """The way that is named, by whatever word, or all absence where none is; a mapping or a list is none."""
    way = effect["acts_on"].plain() if "acts_on" in effect else None
    return ActsOn.ABSENCE.value if way is None else str(way)


def _exchange(merged: dict[str, Node], away: set[str] | tuple[()], back: set[str] | tuple[str, ...]) -> None:
    kept = merged.pop(ASIDE, None)
    aside = dict(kept.value) if kept is not None and isinstance(kept.value, dict) else {}
    for name in back:
        if name not in merged and name in aside:
            merged[name] = aside.pop(name)
    going = {name: merged.pop(name) for name in away if name in merged}
    if aside or going:
        stored = {**aside, **going}
        merged[ASIDE] = Node(dict(stored), next(iter(stored.values())).mark)
