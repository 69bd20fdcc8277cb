"""From a scenario back to YAML that reads to the same scenario and is stable under a second write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hiacalc.scenario.plain import as_written
from hiacalc.scenario.quantity_parts import is_quantity
from hiacalc.scenario.schema import NOT_INHERITED, Scenario, money_units
from hiacalc.scenario.whole_files import write_text
from hiacalc.scenario.yaml_tree import GroupedLooking, scalar

_A_MOVE = ("value", "provenance", "price_year")
EDITOR_HEADER = "# yaml-language-server: $schema={schema}\n"


def to_yaml(scenario: Scenario, based_on: Scenario | None = None) -> str:
    """The scenario as YAML text: whole, or as its differences from a shipped one.

    Args:
        scenario: to write.
        based_on: a shipped scenario, of which only the differences are given.

    >>> from hiacalc.scenario import changed, shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> print(to_yaml(changed(base, {"title": "Mid-year", "time.timing": "mid"}), based_on=base))
    ... # doctest: +ELLIPSIS
    schema: hiacalc/1
    based_on: hiacalc:helseiarbeid-2016
    name: helseiarbeid-2016
    title: Mid-year
    ...
    time:
      timing: mid
    <BLANKLINE>
    """
    written = as_written(scenario)
    if based_on is not None:
        base = _as_inherited(based_on, int(scenario.time.price_year.value))
        differences = _differences(base, written) or {}
        _say_whose_kroner(differences, written)
        if "relative_reduction" in differences.get("effect", {}):  # stated, it would undo the evidence
            differences["effect"]["evidence"] = written["effect"]["evidence"]
        written = {
            "schema": written["schema"],
            "based_on": f"hiacalc:{based_on.name}",
            **differences,
        }
    return yaml.dump(written, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _as_inherited(base: Scenario, year: int) -> dict[str, Any]:
    """A scenario as one built on it inherits it: amounts are dated where the other has another price year."""
    written = {name: part for name, part in as_written(base).items() if name not in NOT_INHERITED}
    own_year = int(base.time.price_year.value)
    if own_year == year:
        return written
    for path in money_units():
        *above, name = path.split(".")
        section: Any = written
        for step in above:
            section = section.get(step, {})
        if name not in section:
            continue
        amount = section[name]
        stated = dict(amount) if isinstance(amount, dict) else {"value": amount, "provenance": "assumption"}
        section[name] = stated | {"price_year": stated.get("price_year", own_year)}
    programme = written.get("programme", {})
    for record in (*programme.get("fixed", {}).values(), *programme.get("funding", ())):
        if "amounts" in record:
            record.setdefault("price_year", own_year)
    return written


def _say_whose_kroner(differences: dict[str, Any], written: dict[str, Any]) -> None:
    """Amounts of a fixed cost that are stated anew keep the price year that the cost has."""
    costs = (differences.get("programme") or {}).get("fixed", {})
    for name, difference in costs.items():
        record = written["programme"]["fixed"].get(name, {})
        if difference is not None and "amounts" in difference and "price_year" in record:
            difference.setdefault("price_year", record["price_year"])


def save(scenario: Scenario, path: Path, *, force: bool = False) -> None:
    """Write the scenario to a file, beside it first and then in its place.

    Args:
        scenario: to write, as a whole.
        path: of the file.
        force: whether a file that stands there may be written over.

    Raises:
        ScenarioError: when the file exists and `force` is not given, or cannot be written.

    >>> import tempfile
    >>> from hiacalc.scenario import load, shipped
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(shipped("no-effect"), Path(folder, "mine.yaml"))
    ...     load(Path(folder, "mine.yaml")) == shipped("no-effect")
    True
    """
    write_text(path, to_yaml(scenario), force=force)


def _differences(old: Any, new: Any) -> Any:
    """What must be laid over `old` to get `new`, as `based_on` lays it; None when nothing."""
    if old == new:
        return None
    if is_quantity(old) and is_quantity(new):
        return _moved_or_stated(old, new)
    if isinstance(old, list) and isinstance(new, list):  # given whole, but for what moved in it
        beside = [*old, *[None] * (len(new) - len(old))]
        return [_moved_or_stated(before, after) for before, after in zip(beside, new, strict=False)]
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    differences: dict[str, Any] = {name: None for name in old if name not in new}
    for name, value in new.items():
        if name not in old:
            differences[name] = value
        elif (difference := _differences(old[name], value)) is not None:
            differences[name] = difference
    return differences


def _moved_or_stated(old: Any, new: Any) -> Any:
    """An input moved from what it is laid over; or whole, so that nothing is inherited."""
    is_moved = isinstance(new, dict) and old is not None and new.get("moved_from") == old
    return {name: new[name] for name in _A_MOVE if name in new} if is_moved else new


class _Dumper(yaml.SafeDumper):
    """Numbers without loss, and quotes around text that YAML 1.1 readers would take for a value."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is given
        return True


def _float(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    digits, exponent, power = repr(number).partition("e")
    digits = digits if "." in digits or not exponent else f"{digits}.0"
    if isinstance(scalar(digits), GroupedLooking) and not exponent:
        digits += "0"  # not to be taken for thousands
    written = f"{digits}{exponent}{power}"
    return dumper.represent_scalar("tag:yaml.org,2002:float", written)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Text in quotes wherever a reader might see something else in it."""
    bare = scalar(text) == text and text.isprintable() and text == text.strip()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if bare else '"')


_Dumper.add_representer(float, _float)
_Dumper.add_representer(str, _text)
