"""What a scenario takes for granted where it has a section but does not state all of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from hiacalc.evidence.employer_contribution import read_employer_contribution
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.scenario.alternatives import ASIDE
from hiacalc.scenario.inheritance import merge
from hiacalc.scenario.options import ActsOn, Zone
from hiacalc.scenario.price_years import aligned, price_year_of
from hiacalc.scenario.problems import Mark
from hiacalc.scenario.yaml_tree import Node, read_document

_FILE = Path(__file__).parent / "defaults.yaml"


@cache
def read_defaults() -> Node:
    """The defaults as a tree, read once; what the evidence files hold has its value from them.

    >>> read_defaults().at("employer", "replaced_share", "value").plain()
    0
    >>> read_defaults().at("sick_pay", "employer_contribution", "value").plain()
    0.141
    """
    tree = read_document(_FILE.read_bytes(), _FILE.name)
    lengths = read_spell_lengths()
    values: dict[tuple[str, ...], object] = {
        ("sick_pay", "employer_contribution"): _contribution(Zone.I),
        ("absence", "spells", "self_certified_share"): {"value": lengths.self_certified.share},
        ("absence", "spells", "survival"): {"value": lengths.default.survival},
    }
    for path, part in values.items():
        tree = _completed(tree, path, _node(part, tree.mark))
    return tree


def _completed(tree: Node, path: tuple[str, ...], part: Node) -> Node:
    """The tree with a mapping laid beneath the one at a path."""
    assert isinstance(tree.value, dict)
    assert isinstance(part.value, dict)
    if not path:
        return replace(tree, value={**part.value, **tree.value})
    name, *rest = path
    child = tree.value.get(name, Node({}, tree.mark))
    return replace(tree, value={**tree.value, name: _completed(child, tuple(rest), part)})


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
    for name in ("sick_pay", "employer", "individual"):
        if name in sections:
            section = _in_kroner_of_default(tree, name) if name == "individual" else sections[name]
            sections[name] = _filled(section, read_defaults().at(name))
    if "sick_pay" in sections:
        sections["sick_pay"] = _by_zone(sections["sick_pay"], tree.value["sick_pay"])
    for name in ("absence", "effect"):
        if name in sections:
            sections[name] = _section(name, sections[name])
    return replace(tree, value=sections)


def _in_kroner_of_default(tree: Node, name: str) -> Node:
    """A section whose new ends of an amount are in the kroner of the default that they amend."""
    section, year = tree.at(name), price_year_of(tree)
    if year is None or not isinstance(section.value, dict):
        return section
    return aligned(read_defaults(), section, year, name)[1]


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
    known = zone.value if zone.value in list(Zone) else Zone.I  # one that is not there the check names alone
    contribution = _node(_contribution(Zone(str(known))), zone.mark)
    return replace(filled, value={**filled.value, "employer_contribution": contribution})


def _contribution(zone: Zone) -> dict[str, object]:
    """The rate of a zone as an input is written."""
    table = read_employer_contribution()
    source = {"nb": table.source.nb, "en": table.source.en}
    return {"value": table.rate(zone), "provenance": "published", "source": source}


def _node(part: object, mark: Mark) -> Node:
    if isinstance(part, dict):
        return Node({str(name): _node(inner, mark) for name, inner in part.items()}, mark)
    assert isinstance(part, (str, float))
    return Node(part, mark)
