"""Words for every command: its options with values at the edge of what they take and far beyond."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import strategies as st

from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.model import Outcome, Perspective
from hiacalc.present.exhibits.sensitivity import OneWayPicture
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from tests.fuzz import distributions, files
from tests.fuzz.commands import FILES
from tests.fuzz.pools import INPUTS, NUMBERS, WORDS
from tests.fuzz.reading import assignments, paths


def _can_be_typed(word: str) -> bool:
    try:
        return "\0" not in word and len(os.fsencode(word)) < 100_000
    except UnicodeEncodeError:
        return False


odd = st.sampled_from([word for word in (*WORDS, *NUMBERS) if _can_be_typed(word)]) | st.text(max_size=8)
numbers = st.sampled_from(NUMBERS)
scenarios = (
    st.sampled_from(["helseiarbeid-2016", "good.yaml", "helseiarbeid-2016", "model-1", "no-effect", "-"])
    | st.sampled_from(
        [*FILES, "d.yaml", ".", "..", "/", "missing.yaml", "helseiarbeid-2017", "/dev/null", "nosuch/x.yaml"]
    )
    | st.sampled_from(
        ["good.yaml/x", "good.yaml/", "x" * 300, "x" * 5000, "pipe.yaml", "~", "\udcfe.yaml", "a\nc.yaml"]
    )
    | odd
)
outputs = st.sampled_from(
    (
        *("out.html", "out.csv", "out.HTML", "there.html", "d.yaml", ".", "", "out", "out.xyz", ".html", "-"),
        *("out.", "nosuch/out.html", "/nosuch/x.csv", "good.yaml/x.html", "\udcff.html", "a\nb.csv"),
        *("x" * 300 + ".html", "\u202e.html", "d.yaml/x.csv", "/dev/null", "/dev/full", "/proc/x.html"),
        *("~/x.html", "out.html/", "out.parquet", "/nosuch/.csv"),
    )
)
many = st.sampled_from(
    ["100", "128", "1", "0", "-1", "99", "101", "1e3", "100.0", "٣٠٠", "9" * 30, "4_000", " 200", "1000"]
)
seeds = st.sampled_from(
    ["0", "1", "-1", "4294967295", "4294967296", "9" * 40, "1.5", "x", "18446744073709551616"]
)
sets = st.sampled_from(
    [
        "odeen-clinic",
        "mixture",
        "scenario",
        "own",
        "studies:x",
        "studies:",
        "studies:odeen-2013-peer:one_year",
    ]
)
groups = (
    st.tuples(
        st.sampled_from(["a", "", "effect", "å" * 100]), st.lists(st.sampled_from(INPUTS) | paths, max_size=3)
    ).map(lambda made: f"{made[0]}={','.join(made[1])}")
    | odd
)
# options that every command with a scenario has, and those of one command each
COMMON: dict[str, st.SearchStrategy[str]] = {
    "--set": assignments,
    "--perspective": st.sampled_from([*Perspective, "SOCIETY"]) | odd,
    "--format": st.sampled_from(["json", "text", "JSON", "xml"]) | odd,
}
OUTCOME = {"--outcome": st.sampled_from([*Outcome, "profit"]) | odd}
WRITING = {"--output": outputs}
OPTIONS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "run": COMMON,
    "one-way": {
        **(COMMON | OUTCOME | WRITING),
        "--parameter": st.sampled_from(INPUTS) | paths,
        "--chart": st.sampled_from([*OneWayPicture, "pie"]) | odd,
        "--top": st.sampled_from(["1", "0", "100", "101", "-1"]) | numbers,
    },
    "two-way": COMMON | OUTCOME | WRITING,
    "compare": COMMON | WRITING,
    "threshold": {**COMMON, **OUTCOME, "--target": numbers},
    "reproduce": {"--format": COMMON["--format"]},
    "evidence": {"--set": sets | odd, "--format": COMMON["--format"], **WRITING},
    "uncertainty": {
        **(COMMON | OUTCOME | WRITING),
        "--evidence": sets | odd,
        "--draw": st.sampled_from(INPUTS) | paths,
        "--draws": many,
        "--seed": seeds,
        "--method": st.sampled_from([*Method, "x"]) | odd,
        "--population": st.sampled_from(["1", "0", "1000", "100000000", "100000001", "-5"]) | numbers,
        "--years": st.sampled_from(["1", "0", "100", "101"]) | numbers,
        "--group": groups,
        "--chart": st.sampled_from([*UncertaintyPicture, "draws", "pie"]) | odd,
    },
    "validate": {},
    "schema": {},
    "app": {
        "--port": st.sampled_from(["0", "65536", "-1", "8501x"]) | numbers,
        "--host": st.sampled_from(
            ["", "256.1.1.1", "x" * 64, "a" * 300, "\udcff", "::1%nosuch", "å.invalid", "1.2.3.4.5"]
        ),
    },
}
STREAMS = (
    st.sampled_from([b"", b"\xff", b"schema: hiacalc/1\nbased_on: hiacalc:model-1\n"])
    | files.data
    | distributions.texts.map(str.encode)
)


@st.composite
def words(draw: st.DrawFn) -> dict[str, Any]:
    """A command line, and what stands on standard input."""
    name = draw(
        st.sampled_from(sorted(OPTIONS)) | st.sampled_from(["uncertainty", "one-way", "threshold", "run"])
    )
    known = OPTIONS[name]
    places = draw(_places(name))
    given: list[str] = []
    for option in draw(st.lists(st.sampled_from(sorted(known)), max_size=3)) if known else []:
        value = draw(known[option])
        given += [f"{option}={value}"] if draw(st.booleans()) else [option, value]
    if name == "uncertainty" and "--draws" not in "".join(given):
        given += ["--draws", "100"]
    extra = draw(
        st.sampled_from([[], [], [], [], [], ["--force"], ["--nosuch"], ["-h"], ["--"], ["-x"], ["--set"]])
    )
    before = draw(
        st.sampled_from(
            [[], [], [], [], ["--language", "en"], ["--language", "xx"], ["--language="], ["--version"]]
        )
    )
    typed = [*before, name, *places, *given, *extra]
    return {
        "words": [str(word) for word in typed if _can_be_typed(str(word))],
        "stdin": draw(STREAMS)[:1_000_100] if "-" in places else b"",
        "language": draw(st.sampled_from(["nb", "en"])),
        "real": False,
    }


def _places(name: str) -> st.SearchStrategy[list[str]]:
    path = st.sampled_from(INPUTS) | st.sampled_from(INPUTS) | paths
    if name in ("reproduce", "schema", "evidence", "app"):
        return st.just([]) | st.just([]) | odd.map(lambda word: [word])
    if name == "two-way":
        return st.tuples(scenarios, path, path).map(list)
    if name == "threshold":
        return st.tuples(scenarios, path).map(list) | scenarios.map(lambda place: [place])
    if name in ("compare", "validate"):
        return st.lists(scenarios, max_size=3)
    return scenarios.map(lambda place: [place])


processes = words().map(lambda made: {**made, "real": True})
