"""What can be wrong with an input, and where: the one error type users meet.

A `Problem` names its kind by a short code and carries what stands there, what is
allowed and the place. Sentences for people are made in `hiacalc.present`, in
the reader's language; `str()` gives a terse English form for logs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from os.path import commonprefix
from typing import NamedTuple, NoReturn

from hiacalc.problem_code import Code

MOST_TOLD = 20  # about a screenful
FEW = 5  # faults of one kind that get a suggestion; whoever errs more often is not helped by more
_SHOWN = 80
_PARTS = 5  # of a list or a mapping that are shown
_MOST_CANDIDATES = 400  # names that are looked through for one like another


class Mark(NamedTuple):
    """A place in a text: source name, line and column, both counted from 1."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.source, self.line, self.column) if part)


class Problem(NamedTuple):
    """One fault in what a user gave.

    `code` is a key in the message texts; `actual`, `allowed` and `suggestion`
    are plain text, already shortened, never markup. `span` is the permitted
    span as `(lower, upper, unit)`, where there is one.

    >>> str(Problem(Code.UNKNOWN_KEY, Mark("a.yaml", 3, 1), "efect", suggestion="effect"))
    'a.yaml:3:1: efect: unknown key; did you mean effect'
    """

    code: Code
    mark: Mark
    path: str = ""
    actual: str = ""
    allowed: str = ""
    suggestion: str = ""
    span: tuple[float, float, str] | None = None

    def __str__(self) -> str:
        head = ": ".join(part for part in (str(self.mark), self.path) if part)
        details = {"found": self.actual, "allowed": self.allowed, "did you mean": self.suggestion}
        parts = [self.code.replace("_", " "), *(f"{name} {text}" for name, text in details.items() if text)]
        return f"{head}: {'; '.join(parts)}" if head else "; ".join(parts)


@dataclass(eq=False)
class ScenarioError(Exception):
    """Bad input from a user: the problems found, in the order of the file.

    No more than `MOST_TOLD` are kept; `more` counts the others.

    >>> try:
    ...     raise ScenarioError([Problem(Code.EMPTY_FILE, Mark("a.yaml"))])
    ... except ScenarioError as error:
    ...     print(error)
    a.yaml: empty file
    """

    problems: Sequence[Problem] = field(default_factory=tuple)
    more: int = 0

    def __post_init__(self) -> None:
        self.more += max(0, len(self.problems) - MOST_TOLD)
        self.problems = tuple(self.problems[:MOST_TOLD])
        super().__init__(self.problems, self.more)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        return "\n".join([*lines, f"and {self.more} more"] if self.more else lines)


def fail(code: Code, mark: Mark, path: str = "", actual: object = "", allowed: str = "") -> NoReturn:
    """Raise a `ScenarioError` with a single problem.

    Args:
        code: the kind of problem.
        mark: where it is.
        path: of the input, dotted, if it is about one.
        actual: what stands there.
        allowed: what may stand there, in plain text.

    Raises:
        ScenarioError: always.

    >>> try:
    ...     fail(Code.WRONG_UNIT, Mark("a.yaml", 2), "delivery.fare", "kr", "NOK")
    ... except ScenarioError as error:
    ...     print(error)
    a.yaml:2: delivery.fare: wrong unit; found kr; allowed NOK
    """
    raise ScenarioError([Problem(code, mark, path, shown(actual), allowed)])


def shown(value: object) -> str:
    r"""A value as it stands in a file, on one line and short enough to read.

    >>> shown("a\nb")
    'a b'
    """
    text = printable(" ".join(as_text(value)[: 10 * _SHOWN].split()))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def printable(text: str) -> str:
    r"""A text, as the name of a file, without what would reach a terminal as a command.

    >>> printable("a\x1b.yaml")
    'a�.yaml'
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def as_text(value: object) -> str:
    """A value as it would stand in a file, the first parts of it.

    >>> as_text(None), as_text(True), as_text({"a": 1}), as_text([1, [2]])
    ('null', 'true', '{a}', '[1, [...]]')
    """
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(str(key) for key in islice(value, _PARTS)) + "}"
    if isinstance(value, (list, tuple)):
        nested = ("[...]" if isinstance(part, (list, tuple)) else as_text(part) for part in value[:_PARTS])
        return "[" + ", ".join(nested) + "]"
    return str(value)


def nearest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """The name most like one that is misspelt, or an empty string.

    Args:
        name: as it is spelt.
        names: what it may have been meant for; of very many, those that begin alike are compared.
        cutoff: the least likeness, as `difflib` measures it.

    >>> nearest("relative_reducton", ["relative_reduction", "duration"])
    'relative_reduction'
    """
    from difflib import get_close_matches  # only those who err wait for it

    candidates, short = list(names), name[:_SHOWN]
    if len(candidates) > _MOST_CANDIDATES:  # those that begin alike are the likeliest
        candidates.sort(key=lambda candidate: -len(commonprefix([short, candidate])))  # noqa: RUF071 - letters
    close = get_close_matches(short, candidates[:_MOST_CANDIDATES], n=1, cutoff=cutoff)
    return close[0] if close else ""
