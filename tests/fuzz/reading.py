"""The ways in which a person's input is read, each as a function of what hypothesis draws."""

from __future__ import annotations

import base64
import json
import tempfile
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.scenario import Scenario, load, parse
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.state import State
from tests.fuzz import crowds, distributions, files
from tests.fuzz.judging import Verdict, judged
from tests.fuzz.pools import INPUTS, NAMES, NUMBERS, WORDS, Raw, keys_, nodes, written


def _fitting(given: Scenario) -> Scenario:
    """What `validate` accepts."""
    require_sound(given)
    return given


def read_file(data: bytes) -> Verdict:
    """A file in a folder with others beside it, as a command reads it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.yaml"
        (Path(folder) / "b.yaml").write_text(
            "schema: hiacalc/1\nbased_on: hiacalc:model-1\n", encoding="utf-8"
        )
        (Path(folder) / "loop.yaml").write_text("schema: hiacalc/1\nbased_on: case.yaml\n", encoding="utf-8")
        (Path(folder) / "folder.yaml").mkdir()
        file.write_bytes(data)
        return judged(lambda: _fitting(load(file)))


def read_text(text: str) -> Verdict:
    """A text that lies in no folder."""
    data = text.encode("utf-8", "surrogatepass")
    return judged(lambda: _fitting(parse(data, "case.yaml")))


def read_changes(given: dict[str, Any]) -> Verdict:
    """`--set` texts."""
    return judged(lambda: _fitting(load(given["scenario"], given["set"])))


def read_link(parts: dict[str, str]) -> Verdict:
    """A link's query; what it opens can be made a link of again."""

    def read() -> Scenario:
        state = state_from_query(list(parts.items()), "en")
        return state.current()

    return judged(read)


def read_upload(given: dict[str, Any]) -> Verdict:
    """An uploaded file, as the page takes it."""

    def read() -> Scenario:
        scenario = parse(given["data"], given["name"][:60])
        require_sound(scenario)
        state = State("nb", scenario)
        state.choose(scenario, own=True)
        return state.current()

    return judged(read)


paths = (
    st.sampled_from(INPUTS)
    | st.sampled_from(INPUTS)
    | st.tuples(
        st.sampled_from(INPUTS), st.sampled_from(["low", "high", "value", "distribution", "1", "x", ""])
    ).map(".".join)
    | st.sampled_from(
        ["time.timing", "effect.evidence", "delivery.groups", "correlations", "title", "schema", "name"]
    )
    | st.sampled_from(
        ["delivery.activities.new", "delivery.activities", "effect", "based_on", "caveats", "caveats.1"]
    )
    | st.sampled_from(
        ["delivery.activities.module.count.1", "time.discount_rate.0", "correlations.1.rank", "", ".", ".."]
    )
    | st.sampled_from(NAMES)
    | keys_.map(lambda key: key.text if isinstance(key, Raw) else str(key))
)
values = nodes.map(written) | st.sampled_from(NUMBERS) | st.sampled_from(NUMBERS) | st.sampled_from(WORDS)
assignments = (
    st.tuples(paths, values).map("=".join)
    | st.tuples(paths, values).map("=".join)
    | st.sampled_from([*WORDS, "=", "==", "a=", "=1", "absence.rate", "absence.rate=", "absence.rate==1"])
)
changes = st.fixed_dictionaries(
    {
        "scenario": st.sampled_from(["helseiarbeid-2016", "model-1", "trial-clinic", "bergen"]),
        "set": st.lists(assignments, min_size=1, max_size=3),
    }
)
uploads = st.fixed_dictionaries(
    {
        "name": st.sampled_from(
            ["mine.yaml", "", ".yaml", "a\nb.yaml", "\u202e.yaml", "å" * 300, "../x.yml", "x.yml"]
        )
        | st.text(max_size=70),
        "data": files.data,
    }
)


def packed(text: str | bytes) -> str:
    """A file as links carry it."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return base64.urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")


GOOD = query(
    State("nb", parse(b"schema: hiacalc/1\nbased_on: hiacalc:model-2\neffect: {duration: 3}", "x"), own=True)
)
figures = st.tuples(
    st.sampled_from(["own:", "own", "0.1:own:", "moved:"]),
    st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=4).map(":".join),
    st.sampled_from(["", ":interval", ":judgement", ":judgement:3.0", ":interval:1e300", ":published"]),
).map("".join)


@st.composite
def cut(draw: st.DrawFn) -> str:
    """A packed file with something lost or changed on the way."""
    whole = packed(draw(files.data))
    at = draw(st.integers(0, len(whole)))
    return draw(
        st.sampled_from([whole[:at], whole[:at] + "A" + whole[at:], whole[:at] + "%" + whole[at + 1 :]])
    )


@st.composite
def kept(draw: st.DrawFn, parts: dict[str, str]) -> str:
    """Cases as links keep them, of the same and of other parts, some with a file of their own."""
    queries = st.just(parts) | files.texts.map(lambda text: {**parts, "file": packed(text)})
    cases = st.tuples(st.text(max_size=70), queries.map(encoded))
    return packed(json.dumps(draw(st.lists(cases, max_size=9))))


def encoded(parts: dict[str, str]) -> str:
    """Parts as a query; what has no UTF-8 is replaced, as by a browser."""
    return urlencode(parts, errors="replace")


links = st.dictionaries(
    paths
    | st.sampled_from([*("evidence", "scenario", "file", "language", "view", "perspective"), "typed.x"]),
    values | figures | figures | st.floats().map(repr),
    max_size=4,
).flatmap(
    lambda made: st.one_of(
        st.just(made),
        st.just(made),
        files.texts.map(lambda text: {**made, "file": packed(text)}),
        files.texts.map(lambda text: {"file": packed(text)}),
        distributions.texts.map(lambda text: {"file": packed(text)}),
        crowds.texts.map(lambda text: {"file": packed(text)}),
        cut().map(lambda text: {"file": text}),
        kept(made).map(lambda text: {"scenario": "model-1", "kept": text}),
        st.sampled_from([1, 100, 301, 3000]).map(
            lambda count: {f"absence.rat{n}": "1" for n in range(count)}
        ),
    )
)
