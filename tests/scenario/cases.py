"""What a malformed file is made of: its bytes, the files beside it, and the faults that must be told."""

from dataclasses import dataclass, field
from pathlib import Path

from hiacalc.scenario import Scenario, parse

MARKER = "«"
HEAD = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"


@dataclass(frozen=True)
class Fault:
    """A problem that must be told; what is None is left open."""

    code: str
    path: str | None = ""
    actual: str | None = None
    allowed: str | None = None
    suggestion: str | None = ""
    line: int | None = None
    column: int | None = None
    source: str | None = None


@dataclass(frozen=True)
class Malformed:
    """A file that must be refused.

    `data` is the file itself, `beside` other files in its folder by name, and
    `links` symbolic links there. `faults` are all problems in the order told.
    """

    name: str
    data: bytes
    faults: tuple[Fault, ...]
    beside: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    file_name: str = "case.yaml"

    @property
    def stands_alone(self) -> bool:
        """Whether the file means the same without a folder, as when it is uploaded."""
        return not (self.beside or self.links)

    def write_in(self, folder: Path) -> Path:
        """Write the file and all beside it; the path of the file."""
        for name, data in {**self.beside, self.file_name: self.data}.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for name, target in self.links.items():
            (folder / name).symlink_to(target)
        return folder / self.file_name


def raw(name: str, data: bytes, *faults: Fault) -> Malformed:
    """A case from bytes as they are."""
    return Malformed(name, data, faults)


def full(name: str, text: str, *faults: Fault, **more: dict[str, bytes] | dict[str, str]) -> Malformed:
    """A case from a whole text, in which a marker stands before the place of each fault."""
    pieces = text.split(MARKER)
    if len(pieces) > 1:
        assert len(pieces) == len(faults) + 1, f"{name}: as many markers as faults"
        places = []
        before = ""
        for piece in pieces[:-1]:
            before += piece
            places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        faults = tuple(
            Fault(f.code, f.path, f.actual, f.allowed, f.suggestion, line, column, f.source)
            for f, (line, column) in zip(faults, places, strict=True)
        )
    return Malformed(name, "".join(pieces).encode(), faults, **more)  # type: ignore[arg-type]


def body(name: str, text: str, *faults: Fault) -> Malformed:
    """A case from the lines that follow `schema` and `based_on` the base case."""
    return full(name, HEAD + text + "\n", *faults)


def over_base(text: str) -> Scenario:
    """The base case with a few lines laid over it."""
    return parse(f"{HEAD}{text}\n".encode(), "mine.yaml")
