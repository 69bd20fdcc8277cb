"""What a scenario takes for granted where it has a section but does not state all of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from hiacalc.evidence.employer_contribution import read_employer_contribution
from hiacalc.scenario.alternatives import ASIDE
from hiacalc.scenario.inheritance import merge
from hiacalc.scenario.schema import ActsOn, Zone
from hiacalc.scenario.yaml_tree import Node, read_document

_FILE = Path(__file__).parent / "defaults.yaml"


@cache
def read_defaults() -> Node:
    """The defaults as a tree, read once.

    >>> read_defaults().at("employer", "replaced_share", "value").plain()
    0
    """
    return read_document(_FILE.read_bytes(), _FILE.name)


def with_defaults(tree: Node) -> Node:
    """The tree with what its sections leave out; a section that is not there stays away.

    Args:
        tree: of a scenario.

    >>> filled = with_defaults(read_document(b"employer: {replaced_share: 0.2}", "a.yaml"))
    >>> filled.at("employer", "substitute_price", "value").plain()
    1
    """
    if not isinstance(tree.value, dict):
        return tree
    sections = dict(tree.value)
    for name in ("sick_pay", "employer"):
        if name in sections:
            sections[name] = _filled(sections[name], read_defaults().at(name))
    if "sick_pay" in sections:
        sections["sick_pay"] = _by_zone(sections["sick_pay"], tree.value["sick_pay"])
    for name in ("absence", "effect"):
        if name in sections:
            sections[name] = _section(name, sections[name])
    return replace(tree, value=sections)


def _section(name: str, section: Node) -> Node:
    if not isinstance(section.value, dict):
        return section
    if name == "effect":
        way = section.value["acts_on"].value if "acts_on" in section.value else ActsOn.ABSENCE
        defaults = read_defaults().at("effect")
        by_way = defaults.value if isinstance(defaults.value, dict) else {}
        return _filled(section, by_way[str(way)]) if str(way) in by_way else section
    if "spells" not in section.value:
        return section
    spells = _filled(section.value["spells"], read_defaults().at("absence", "spells"))
    return replace(section, value={**section.value, "spells": spells})


def _filled(section: Node, defaults: Node) -> Node:
    """The section laid over its defaults."""
    if not isinstance(section.value, dict) or not isinstance(defaults.value, dict):
        return section
    aside = section.value.get(ASIDE)
    put_aside = aside.value if aside is not None and isinstance(aside.value, dict) else {}
    beneath = {name: node for name, node in defaults.value.items() if name not in put_aside}
    return merge(replace(defaults, value=beneath), section)


def _by_zone(filled: Node, stated: Node) -> Node:
    """The contribution of the zone, where a zone is named and no contribution stated."""
    if not isinstance(stated.value, dict) or not isinstance(filled.value, dict):
        return filled
    zone = stated.value.get("zone")
    if zone is None or "employer_contribution" in stated.value:
        return filled
    if zone.value not in list(Zone):  # which the check names, and nothing else
        contribution = read_defaults().at("sick_pay", "employer_contribution")
        return replace(filled, value={**filled.value, "employer_contribution": contribution})
    table = read_employer_contribution()
    source = {"nb": table.source.nb, "en": table.source.en}
    stated_rate = {"value": table.rate(str(zone.value)), "provenance": "published", "source": source}
    nodes = {name: _node(part, zone) for name, part in stated_rate.items()}
    return replace(filled, value={**filled.value, "employer_contribution": Node(nodes, zone.mark)})


def _node(part: object, zone: Node) -> Node:
    if isinstance(part, dict):
        return Node({name: Node(text, zone.mark) for name, text in part.items()}, zone.mark)
    assert isinstance(part, (str, float))
    return Node(part, zone.mark)
