"""From files to a scenario: inheritance by `based_on`, changes by path, and one check of it all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from hiacalc.problem_code import Code
from hiacalc.scenario.alternatives import without_aside
from hiacalc.scenario.defaults import with_defaults
from hiacalc.scenario.inheritance import BELIEVED, merge, set_at, without_orphan_correlations
from hiacalc.scenario.mapping import read_mapping
from hiacalc.scenario.price_years import PRICE_YEAR, aligned, dated, moved_in, price_year_of, undated
from hiacalc.scenario.problems import MOST_TOLD, Mark, Problem, ScenarioError, fail, nearest, printable, shown
from hiacalc.scenario.pydantic_problems import problem_of
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.quantity_parts import ENDS
from hiacalc.scenario.registry import choices
from hiacalc.scenario.schema import NOT_INHERITED, SCHEMA_VERSION, Scenario, money_units
from hiacalc.scenario.yaml_tree import MAX_BYTES, Node, read_document, read_value
from hiacalc.text import Text

SHIPPED = "hiacalc:"
# Sections that may be empty, and then hold their defaults.
_SECTIONS = ("absence.spells", "individual")
_LONGEST_CHAIN = 20
_MOST_NEIGHBOURS = 200
_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """Where the scenarios that come with the product lie.

    >>> (shipped_folder() / "helseiarbeid-2016.yaml").is_file()
    True
    """
    beside = _PACKAGE.parent / "scenarios"
    return beside if (beside / "helseiarbeid-2016.yaml").is_file() else _PACKAGE / "scenarios"


def shipped_names() -> list[str]:
    """The names of the scenarios that come with the product, the base case first.

    >>> shipped_names()[0]
    'helseiarbeid-2016'
    """
    names = sorted(path.stem for path in shipped_folder().glob("*.yaml"))
    return sorted(names, key=lambda name: name != "helseiarbeid-2016")


@cache
def shipped_titles() -> dict[str, Text]:
    """The titles of the scenarios that come with the product, by name, without reading all of each.

    A file that somebody put beside them and that cannot be read, or whose
    scenario has another name than the file, is left out.

    >>> shipped_titles()["no-effect"].en
    'No effect'
    """
    titles: dict[str, Text] = {}
    for name in shipped_names():
        with suppress(ScenarioError, ValidationError):
            tree = _read(shipped_folder() / f"{name}.yaml", name)
            own, title = tree.at("name"), tree.at("title")
            if name == (_stem(name) if own is tree else own.plain()):
                titles[name] = Text.model_validate(name if title is tree else title.plain())
    return titles


def shipped(name: str) -> Scenario:
    """A scenario that comes with the product.

    Raises:
        ScenarioError: when there is none of that name.

    >>> shipped("no-effect").effect.relative_reduction.value
    0.0
    """
    if name not in shipped_names():
        problem = Problem(Code.FILE_MISSING, Mark(shown(name)), suggestion=nearest(name, shipped_names()))
        raise ScenarioError([problem])
    return load(shipped_folder() / f"{name}.yaml")


def shipped_with(part: str) -> list[str]:
    """The names of the scenarios that come with the product and have a part that may be left out.

    Args:
        part: such as `individual` or `programme`.

    >>> "helseiarbeid-2016" in shipped_with("programme")
    False
    """
    names: list[str] = []
    for name in shipped_names():
        with suppress(ScenarioError, ValidationError):
            if getattr(shipped(name), part) is not None:
                names.append(name)
    return names


def is_shipped(path: str | Path, name: str = "") -> bool:
    """Whether a path or a name leads to a scenario that comes with the product.

    Args:
        path: a file, or the name of a shipped scenario.
        name: which of them it must be, if that matters.

    >>> is_shipped("no-effect", "no-effect"), is_shipped("no-effect"), is_shipped("my.yaml")
    (True, True, False)
    """
    file = _file(path).resolve()
    return file.parent == shipped_folder() and file.stem in ([name] if name else shipped_names())


def load(
    source: str | Path | Mapping[str, Any],
    changes: Iterable[str] | Mapping[str, Any] = (),
    rules: Mapping[str, Any] | None = None,
) -> Scenario:
    """The scenario in a file or a mapping, with changes by dotted path.

    Args:
        source: a YAML file, the name of a shipped scenario, or what would stand
            in a file as a mapping; one of these may be based on files in the
            working folder.
        changes: `PATH=VALUE` texts as on the command line, or a mapping.
        rules: changes to make before these, as of a rule set.

    Raises:
        ScenarioError: with every problem in the file, in those it is based on
            and in the changes; the place of one in a mapping is its dotted path.

    >>> load("helseiarbeid-2016", ["effect.relative_reduction=2 %"]).effect.relative_reduction.value
    0.02
    >>> mine = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016", "effect": {"duration": 3}}
    >>> load(mine).effect.duration.value
    3.0
    """
    if not isinstance(source, (str, Path)):
        tree = _with_bases(read_mapping(source), Path.cwd().resolve(), [])
        return _checked(tree, "scenario", changes, rules=rules)
    file = _file(source)
    tree = _with_bases(_read(file, str(source)), file.resolve().parent, [file.resolve()])
    return _checked(tree, str(source), changes, rules=rules)


def parse(
    data: bytes,
    source: str,
    changes: Iterable[str] | Mapping[str, Any] = (),
    rules: Mapping[str, Any] | None = None,
) -> Scenario:
    r"""The scenario in bytes that lie in no folder; it may be based on shipped ones only.

    Args:
        data: the bytes of a file.
        source: the name to show in messages.
        changes: `PATH=VALUE` texts as on the command line, or a mapping.
        rules: changes to make before these, as of a rule set.

    Raises:
        ScenarioError: with every problem in the file and in the changes.

    >>> text = b"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\neffect: {duration: 3}"
    >>> parse(text, "upload").effect.duration.value
    3.0
    """
    return _checked(_with_bases(read_document(data, source), None, []), source, changes, rules=rules)


def changed(scenario: Scenario, changes: Iterable[str] | Mapping[str, Any]) -> Scenario:
    """A scenario with some inputs or settings changed, or an activity added.

    A bare number moves an input: its range or distribution moves along from
    where the file states it, and moving back undoes it. A mapping that holds
    `value` states it anew, and a mapping without amends it; `PATH.low` and
    `PATH.high` set the ends. A whole mapping at `delivery.activities.NAME` is a new
    activity.

    Args:
        scenario: which stays as it is.
        changes: `PATH=VALUE` texts as on the command line, or a mapping.

    Raises:
        ScenarioError: with every problem in the changes.

    >>> changed(shipped("helseiarbeid-2016"), {"time.timing": "end"}).time.timing.value
    'end'
    """
    return _checked(scenario.tree, scenario.name, changes, scenario.inputs_by_node)


def _file(path: str | Path) -> Path:
    file = Path(path)
    named = str(path) in shipped_names() and not file.exists()
    return shipped_folder() / f"{path}.yaml" if named else file


def _read(file: Path, source: str) -> Node:
    try:
        if not source.strip():
            raise FileNotFoundError
        return read_document(_bytes(file, source), source)
    except FileNotFoundError:
        beside = (other.name for other in _neighbours(file.parent))
        near = nearest(file.name, beside, 0.75) or nearest(file.stem, shipped_names(), 0.75)
        raise ScenarioError(
            [Problem(Code.FILE_MISSING, Mark(printable(source)), suggestion=shown(near))]
        ) from None
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) and file.is_dir():  # as Windows tells of a folder
            fail(Code.FILE_IS_FOLDER, Mark(printable(source)))
        fail(Code.FILE_UNREADABLE, Mark(printable(source)), actual=getattr(error, "strerror", "") or "")


def _bytes(file: Path, source: str) -> bytes:
    """What a file holds, up to one byte more than it may; a pipe or a device may never end."""
    opened = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        kind = os.fstat(opened).st_mode
        if not stat.S_ISREG(kind):
            fail(
                Code.FILE_IS_FOLDER if stat.S_ISDIR(kind) else Code.FILE_NOT_REGULAR, Mark(printable(source))
            )
        with os.fdopen(opened, "rb", closefd=False) as stream:
            return stream.read(MAX_BYTES + 1)
    finally:
        os.close(opened)


def _neighbours(folder: Path) -> Iterator[Path]:
    """Some of the scenario files in a folder, for a suggestion."""
    with suppress(OSError, ValueError):
        yield from islice((file for file in folder.glob("*.y*ml") if file.is_file()), _MOST_NEIGHBOURS)


def _with_bases(tree: Node, folder: Path | None, chain: list[Path]) -> Node:
    """The tree laid over the one it is based on, and so on down the chain.

    Args:
        tree: of a file or a mapping.
        folder: that of the first file, which no base may lie outside; None where there is none.
        chain: the files that led to this one.
    """
    if not isinstance(tree.value, dict):
        fail(Code.NOT_A_MAPPING, tree.mark, actual=tree.plain())
    _check_version(tree)
    if "based_on" not in tree.value:
        return tree
    entry = tree.value["based_on"]
    above = replace(tree, value={name: node for name, node in tree.value.items() if name != "based_on"})
    name = entry.value
    if not isinstance(name, str) or not name or "\0" in name:
        fail(Code.WRONG_TYPE, entry.mark, "based_on", entry.plain(), "file name")
    if name.startswith(SHIPPED):
        base, folder = _shipped_base(entry, name), shipped_folder()
    else:
        base = _base_in_folder(entry, name, folder, chain)
    if base in chain:
        fail(Code.BASED_ON_CYCLE, entry.mark, "based_on", name)
    if len(chain) >= _LONGEST_CHAIN:
        fail(Code.BASED_ON_TOO_LONG, entry.mark, "based_on", name, str(_LONGEST_CHAIN))
    below = _with_bases(_read(base, base.name), folder, [*chain, base])
    assert isinstance(below.value, dict)
    inherited = {name: node for name, node in below.value.items() if name not in NOT_INHERITED}
    return _laid_over(replace(below, value=inherited), above)


def _laid_over(below: Node, above: Node) -> Node:
    """One scenario on another: amounts below keep the kroner that they were stated in."""
    own_year = price_year_of(below)
    year = price_year_of(above) or own_year
    if own_year is None or year is None:
        return without_orphan_correlations(below, merge(below, above))
    if year != own_year:
        below = dated(below, own_year)
    below, above = aligned(below, above, year)
    merged = merge(below, above)
    for path in money_units():
        merged = moved_in(merged, path, year)
    return without_orphan_correlations(below, merged)


def _shipped_base(entry: Node, name: str) -> Path:
    """The file of a scenario that comes with the product, by its name with `SHIPPED` before it."""
    if name.removeprefix(SHIPPED) not in shipped_names():
        _base_missing(entry, name, _prefixed_names())
    return shipped_folder() / f"{name.removeprefix(SHIPPED)}.yaml"


def _base_in_folder(entry: Node, name: str, folder: Path | None, chain: list[Path]) -> Path:
    """The file of a base, beside the one that names it and within the folder."""
    if folder is None:
        _base_missing(entry, name, _prefixed_names())
    beside = chain[-1].parent if chain else folder
    try:
        base = (beside / name).resolve()
        is_file, is_folder = base.is_file(), base.is_dir()
    except (OSError, RuntimeError):  # a name too long for a file, or links in a circle
        base, is_file, is_folder = beside / "-", False, False
    if Path(name).is_absolute() or not base.is_relative_to(folder):
        fail(Code.BASED_ON_OUTSIDE, entry.mark, "based_on", name)
    if is_folder:
        fail(Code.FILE_IS_FOLDER, entry.mark, "based_on", name)
    if not is_file:
        _base_missing(entry, name, (file.name for file in _neighbours(beside)))
    return base


def _prefixed_names() -> list[str]:
    return [SHIPPED + name for name in shipped_names()]


def _base_missing(entry: Node, name: str, names: Iterable[str]) -> NoReturn:
    suggestion = nearest(name, names)
    raise ScenarioError(
        [Problem(Code.BASED_ON_MISSING, entry.mark, "based_on", shown(name), suggestion=suggestion)]
    )


def _check_version(tree: Node) -> None:
    assert isinstance(tree.value, dict)
    version = tree.value.get("schema")
    if version is None:
        near = nearest("schema", tree.value)
        problem = Problem(Code.SCHEMA_MISSING, tree.mark, "schema", near, f"schema: {SCHEMA_VERSION}")
        raise ScenarioError([problem])
    if version.value != SCHEMA_VERSION:
        fail(Code.SCHEMA_UNKNOWN, version.mark, "schema", version.plain(), SCHEMA_VERSION)


def _checked(
    tree: Node,
    source: str,
    changes: Iterable[str] | Mapping[str, Any],
    read: Mapping[int, tuple[Node, Quantity]] | None = None,
    rules: Mapping[str, Any] | None = None,
) -> Scenario:
    """The scenario in a tree, with changes; `read` are inputs by node that have been checked before."""
    problems: list[Problem] = []
    if not isinstance(changes, Mapping):
        changes = _assignments(changes, problems)
    tree, _ = _with_changes(with_defaults(tree), rules or {}, problems)
    tree, more = _with_changes(with_defaults(tree), changes, problems)
    tree = _named(undated(without_aside(with_defaults(tree))), source)
    scenario = None
    try:
        scenario = Scenario.model_validate(tree.plain(read))
    except ValidationError as error:
        lines = _but_for_lists_counted_short(error.errors(include_url=False))
        problems += [problem_of(line, tree) for line in lines[:MOST_TOLD]]
        more += max(0, len(lines) - MOST_TOLD)
    if problems:
        raise ScenarioError(sorted(dict.fromkeys(problems), key=_position), more)
    assert scenario is not None
    vars(scenario)["origin_tree"] = tree  # where a cached property keeps its value
    return scenario


def _with_changes(tree: Node, changes: Mapping[str, Any], problems: list[Problem]) -> tuple[Node, int]:
    """The tree with changes, and how many problems there are besides those added to `problems`."""
    more = 0
    # the price year is that of all other changes, and settings say which inputs there are; a word
    # on the evidence counts whatever else is said of the effect beside it
    for path, value in sorted(changes.items(), key=lambda change: _turn(change[0])):
        try:
            tree = _with_change(tree, path, read_mapping(value, path), problems)
        except ScenarioError as error:
            problems += error.problems
            more += error.more
    return tree, more


def _turn(path: str) -> int:
    """When the change of a path is made: the price year first, then settings, numbers, and evidence."""
    if path == PRICE_YEAR:
        return 0
    if path in BELIEVED.values():
        return 3
    return 1 if path in choices() or path in _SECTIONS else 2


def _with_change(tree: Node, path: str, value: Node, problems: list[Problem]) -> Node:
    year = price_year_of(tree)
    if year is None:
        return set_at(tree, path, value, problems)
    if path == PRICE_YEAR:
        moved = set_at(tree, path, value, problems)
        return (
            moved
            if price_year_of(moved) in (None, year)
            else set_at(dated(tree, year), path, value, problems)
        )
    above, _, end = path.rpartition(".")
    if end in ENDS and above in money_units():
        _, amendment = aligned(tree, Node({end: value}, value.mark), year, above)
        value = amendment.at(end)
    else:
        tree, value = aligned(tree, value, year, path)
    tree = moved_in(set_at(tree, path, value, problems), path, year)
    return with_defaults(tree) if _turn(path) == 1 else tree


def _named(tree: Node, source: str) -> Node:
    """The tree with a name and a title, from its source where it gives none."""
    assert isinstance(tree.value, dict)
    stem = Node(_stem(source), tree.mark)
    name = tree.value.get("name", stem)
    title = name if isinstance(name.value, str) else stem
    return replace(tree, value={"name": stem, "title": title, **tree.value})


def _position(problem: Problem) -> tuple[str, int, int]:
    return problem.mark.source, problem.mark.line or 0, problem.mark.column or 0


def _but_for_lists_counted_short(lines: list[Any]) -> list[Any]:
    """A list is told to be too short where its items could not be read: they were there."""
    above = {line["loc"][:depth] for line in lines for depth in range(len(line["loc"]))}
    return [line for line in lines if line["type"] != Code.TOO_SHORT or line["loc"] not in above]


def _stem(source: str) -> str:
    stem = Path(source).stem.lower()
    name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    return name.strip("-")[:64] or "scenario"


def _assignments(texts: Iterable[str], problems: list[Problem]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for text in texts:
        path, equals, value = text.partition("=")
        source = f"--set {shown(text)}"
        if not equals or not path.strip() or not value.strip():
            problems.append(Problem(Code.BAD_ASSIGNMENT, Mark(source), allowed="PATH=VALUE"))
            continue
        try:
            node = read_value(value.strip(), source)
        except ScenarioError as error:
            problems += error.problems
            continue
        nodes[path.strip()] = _marked(node, Mark(source))
    return nodes


def _marked(node: Node, mark: Mark) -> Node:
    if isinstance(node.value, dict):
        return Node({k: _marked(v, mark) for k, v in node.value.items()}, mark, mark)
    if isinstance(node.value, list):
        return Node([_marked(v, mark) for v in node.value], mark, mark)
    return Node(node.value, mark, mark)
