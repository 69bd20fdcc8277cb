"""Scenario files: shipped ones with hostile nodes anywhere, and bytes that are no text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.pools import BASE, TREES, Pairs, document, keys_, nodes, scalars

HEAD: tuple[tuple[str, Any], ...] = (("schema", "hiacalc/1"), ("based_on", "hiacalc:helseiarbeid-2016"))
LONGEST = 1_000_001


def paths_of(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every node below the top."""
    paths = [path] if path else []
    if isinstance(tree, dict):
        return paths + [below for key, node in tree.items() for below in paths_of(node, (*path, key))]
    if isinstance(tree, list):
        return paths + [below for place, node in enumerate(tree) for below in paths_of(node, (*path, place))]
    return paths


PATHS = {name: paths_of(tree) for name, tree in TREES.items()}
# short paths and numbers are met more often than the texts of notes
PLACES = [path for path in PATHS["helseiarbeid-2016"] if len(path) < 4 or path[-1] not in ("nb", "en")]


def put(tree: Any, path: tuple[Any, ...], node: Any) -> Any:
    """The tree with a node at a path, made where it is missing; lists become mappings by place."""
    if not path:
        return node
    step, rest = path[0], path[1:]
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return [*tree[:step], put(tree[step], rest, node), *tree[step + 1 :]]
    held = tree if isinstance(tree, dict) else {}
    if isinstance(step, int):
        return [put(None, rest, node)]
    return {**held, step: put(held.get(step), rest, node)}


def _without(tree: Any, path: tuple[Any, ...]) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(tree, list):
        return [_without(node, rest) if rest else node for at, node in enumerate(tree) if rest or at != step]
    if not isinstance(tree, dict):
        return tree
    return {
        key: _without(node, rest) if key == step else node
        for key, node in tree.items()
        if rest or key != step
    }


def _with_key(tree: Any, path: tuple[Any, ...], key: Any, node: Any) -> Any:
    """One more key, perhaps one that stands there already, in the mapping at a path."""
    inside = tree
    for step in path:
        inside = inside[step] if isinstance(inside, (dict, list)) else inside
    pairs = tuple(inside.items()) if isinstance(inside, dict) else ()
    return put(tree, path, Pairs((*pairs, (key, node))))


@st.composite
def differences(draw: st.DrawFn) -> Pairs:
    """A short file with hostile nodes at places that the base case has."""
    tree: Any = {}
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        node = draw(nodes)
        at = put(tree, path, node)
        if draw(st.integers(0, 5)) == 0 and isinstance(at, dict):
            at = put(tree, path[:-1], Pairs(((path[-1], node), (draw(keys_), draw(nodes)))))
        tree = at if isinstance(at, dict) else tree
    return Pairs((*HEAD, *tree.items()))


@st.composite
def mutated(draw: st.DrawFn) -> Pairs:
    """A whole shipped scenario, changed at a few places."""
    name = draw(st.sampled_from(sorted(TREES)))
    tree = TREES[name]
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PATHS[name]))
        what = draw(st.sampled_from(["put", "put", "gone", "more", "twice", "moved"]))
        if what == "gone":
            tree = _without(tree, path)
        elif what == "put":
            tree = put(tree, path, draw(nodes))
        elif what == "moved":
            other = draw(st.sampled_from(PATHS[name]))
            inside = BASE
            for step in other:
                inside = inside.get(step) if isinstance(inside, dict) else None
            tree = put(tree, path, inside if inside is not None else draw(scalars))
        else:
            key = path[-1] if what == "twice" else draw(keys_)
            tree = _with_key(tree, path[:-1], key, draw(nodes))
        if not isinstance(tree, dict):
            break
    pairs = tree.pairs if isinstance(tree, Pairs) else tuple(tree.items()) if isinstance(tree, dict) else ()
    if draw(st.integers(0, 3)):  # what a mutation may have done away with
        pairs = (HEAD[0], *(pair for pair in pairs if pair[0] not in ("schema", "based_on")))
        pairs = pairs if name == "helseiarbeid-2016" else (*HEAD, *pairs[1:])
    return Pairs(pairs)


loose = st.lists(st.tuples(keys_, nodes), max_size=5).map(lambda pairs: Pairs((*HEAD, *pairs)))
headless = st.tuples(nodes, nodes).map(lambda two: Pairs((("schema", two[0]), ("based_on", two[1]))))
activities = st.dictionaries(
    st.sampled_from(["module", "new", "a b", "1", "x" * 80]),
    st.fixed_dictionaries(
        {},
        optional={
            "hours": nodes,
            "count": st.lists(scalars, max_size=45) | nodes,
            "attends": st.sampled_from(["all", "representatives"]) | scalars,
            "where": st.sampled_from(["workplace", "elsewhere"]) | scalars,
            "professions": st.lists(st.sampled_from(["health_service", "nav", "x"]), max_size=3) | nodes,
            "employers_per_session": nodes,
            "title": nodes,
        },
    ),
    max_size=4,
).map(lambda made: Pairs((*HEAD, ("delivery", {"activities": made}))))
texts = st.one_of(differences(), differences(), differences(), mutated(), loose, headless, activities).map(
    document
)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """Bytes that were a scenario: cut, with others among them, in another encoding, or many times over."""
    data = _encoded(draw(texts))
    how = draw(st.sampled_from(["cut", "insert", "replace", "encoded", "repeated", "bytes", "ends"]))
    at = draw(st.integers(0, len(data)))
    odd = draw(
        st.sampled_from(
            [b"\xff", b"\xc3", b"\x00", b"\x1b[2J", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\t", b"\r"]
        )
        | st.sampled_from(
            [b": ", b"{", b"[", b'"', b"'", b"\n---\n", b"\n...\n", b"&a ", b"*a", b"!!", b"%YAML 9"]
        )
        | st.binary(min_size=1, max_size=4)
    )
    if how == "cut":
        return data[:at]
    if how == "insert":
        return data[:at] + odd + data[at:]
    if how == "replace":
        return data[:at] + odd + data[at + len(odd) :]
    if how == "encoded":
        code = draw(st.sampled_from(["utf-16", "utf-32-le", "latin-1", "cp037"]))
        return data.decode("utf-8", "replace").encode(code, "replace")
    if how == "repeated":
        times = draw(st.sampled_from([2, 1000, 500_000]))
        return (data + odd * times)[:LONGEST]
    return odd + data if how == "ends" else draw(st.binary(max_size=40))


data = st.one_of(texts.map(_encoded), texts.map(_encoded), texts.map(_encoded), broken()).map(
    lambda made: made[:LONGEST]
)
