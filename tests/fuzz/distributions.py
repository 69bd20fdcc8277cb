"""Distributions of every kind with hostile parameters, and correlations, as scenario files."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

from hypothesis import strategies as st

from hiacalc.scenario import shipped
from hiacalc.scenario.distribution import FORMS, Family, may_add
from hiacalc.scenario.registry import quantities
from tests.fuzz.files import HEAD, put
from tests.fuzz.pools import Pairs, Raw, document, numbers

VALUES = dict(shipped("helseiarbeid-2016").numbers)
Parameter: TypeAlias = Callable[[str, float, st.SearchStrategy[Any]], st.SearchStrategy[Any]]
ENDS = ("low", "high")
PLACES = sorted(path for path in VALUES if not path.split(".")[-1].isdecimal())
# many are near enough to be accepted, so that what comes after the check is met as well
NEAR = ("0.05", "0.06", "0.1", "0.01", "0.5", "1", "2", "5", "0.2", "0.001", "0.9", "10", "100")
EXTREME = (
    *(
        "0",
        "-1",
        "1e-300",
        "1e300",
        "1e-11",
        "1e-10",
        "1e-15",
        "5e-324",
        "1e-5",
        "1e10",
        "1e5",
        "1e17",
        "1e-290",
    ),
    *(
        "1e308",
        "-1e300",
        ".nan",
        "0.9999999999999999",
        "1.0000000000000002",
        "0.04999999999",
        "0.05000000001",
    ),
    *("0.25", "0.0001", "1e-150", "1e150", "2e-308", "500000", "-0.05", "-5", "0.99", "1.5", "3"),
)
single = (
    st.sampled_from(NEAR).map(Raw) | st.sampled_from(EXTREME).map(Raw) | st.sampled_from(EXTREME).map(Raw)
)


@st.composite
def near(draw: st.DrawFn, value: float) -> Raw:
    """The input's own value, or a little or a lot beside it."""
    factor = draw(st.sampled_from([1.0, 1.0, 0.5, 2.0, 0.0, -1.0, 1 + 1e-12, 1 - 1e-9, 10.0, 1e-6, 0.9, 1.1]))
    return Raw(repr(value * factor))


def fitting(name: str, value: float) -> st.SearchStrategy[Any]:
    """A parameter as an economist may well write it for such a value, at most far too sure or unsure."""
    size = abs(value) or 1.0
    log = math.log(size)
    logit = math.log(value / (1.0 - value)) if 0.0 < value < 1.0 else 0.0
    sure = [1e-300, 1e-15, 1e-11, 1e-10, 1e-6, 1e-3, 0.1, 0.3, 1.0, 30.0, 1e10, 1e300]
    scaled = {
        "mean": [value, value * 1.01, 1.0 - value],
        "sd": [size * factor for factor in sure],
        "low": [value - size / 2, value, value - size * 1e-12],
        "mode": [value, value * 1.1, value - size / 2],
        "high": [value + size / 2, value, value + size * 1e-12],
        "lower": [value - size / 2, value, 0.0],
        "upper": [value + size / 2, value, 1.0],
        "meanlog": [log, math.log(abs(1.0 - value) or 1.0), 0.0, 700.0],
        "meanlogit": [logit, 0.0, 40.0, -700.0],
        "df": [1e-3, 1.0, 2.0, 4.0, 30.0, 1e10],
    }.get(name, sure)
    return st.sampled_from(scaled).map(lambda number: Raw(repr(number)))


def mild(name: str, value: float, parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A parameter that the check most often lets through."""
    if name == "interval":
        around = st.tuples(fitting("low", value), fitting("high", value)).map(list)
        return around | st.sampled_from(
            [[Raw("0.7"), Raw("1.3")], [Raw("0.001"), Raw("0.999")], [Raw("-30"), Raw("30")]]
        )
    if name == "level":
        return st.sampled_from(["0.9", "0.95"]).map(Raw)
    if name == "values":
        return st.lists(fitting("low", value), max_size=3).map(lambda made: [*made, Raw(repr(value))])
    if name == "weights":
        return st.lists(fitting(name, 1.0), min_size=1, max_size=4)
    if name == "components":
        part = st.fixed_dictionaries({"weight": fitting("weight", 1.0), "distribution": parts})
        return st.lists(part, min_size=1, max_size=3)
    return fitting(name, value)


def wild(name: str, value: float, parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What may stand for a parameter: mostly numbers, now and then lists of a wrong length."""
    some: st.SearchStrategy[Any] = (
        fitting(name, value) | fitting(name, value) | fitting(name, value) | single | near(value)
    )
    if name == "interval":
        around = st.tuples(fitting("low", value), fitting("high", value)).map(list)
        ratio = st.tuples(fitting("low", 1.0 - value), fitting("high", 1.0 - value)).map(list)
        return (
            around
            | around
            | ratio
            | st.tuples(near(value), near(value)).map(list)
            | st.lists(single, max_size=3)
        )
    if name == "level":
        return st.sampled_from(["0.9", "0.95", "0.9", "0.95", "0.8", "1"]).map(Raw)
    if name in ("values", "weights"):
        listed = st.lists(
            fitting("low" if name == "values" else name, value) | near(value), min_size=1, max_size=4
        )
        return listed | st.sampled_from([2, 10_000, 10_001]).flatmap(
            lambda count: (single | near(value)).map(lambda number: [number] * count)
        )
    if name == "components":
        part = st.fixed_dictionaries({"weight": fitting("weight", 1.0) | single, "distribution": parts})
        return st.lists(part, min_size=1, max_size=3) | part.map(lambda made: [made] * 21)
    return some


def laws(value: float, parameter: Parameter, depth: int = 2) -> st.SearchStrategy[Any]:
    """A distribution of any kind in any form."""

    @st.composite
    def law(draw: st.DrawFn) -> Any:
        kinds = [kind for kind in Family if depth or kind is not Family.MIXTURE]
        kind = draw(st.sampled_from(kinds))
        form = draw(st.sampled_from(FORMS[kind]))
        names = [*form, *(name for name in may_add(kind, form) if draw(st.booleans()))]
        if parameter is wild and draw(st.integers(0, 9)) == 0 and names:
            names.remove(draw(st.sampled_from(names)))
        inside = laws(value, parameter, depth - 1) if depth else st.just({})
        return {"kind": kind.value, **{name: draw(parameter(name, value, inside)) for name in names}}

    return law()


@st.composite
def one_law(draw: st.DrawFn) -> str:
    """One or two inputs with a distribution."""
    tree: Any = {}
    parameter: Parameter = draw(st.sampled_from([mild, mild, wild]))
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True)):
        value = VALUES[path]
        stated: dict[str, Any] = {
            "value": draw(single) if parameter is wild and draw(st.booleans()) else Raw(repr(value))
        }
        if draw(st.integers(0, 3)) == 0:
            stated |= {
                end: draw(fitting(end, value) | (single if parameter is wild else near(value)))
                for end in ENDS
            }
            stated["basis"] = draw(st.sampled_from(["judgement", "published", "interval", "convention"]))
        if draw(st.integers(0, 5)):
            stated["distribution"] = draw(laws(value, parameter))
        if parameter is wild and draw(st.integers(0, 4)) == 0:
            stated["level"] = draw(single)
        tree = put(tree, tuple(path.split(".")), stated)
    if "effect" in tree and draw(st.booleans()):
        tree["effect"]["evidence"] = "scenario"
    return document(Pairs((*HEAD, *tree.items())))


@st.composite
def correlated(draw: st.DrawFn) -> str:
    """Correlations between inputs that may be drawn, with ranks that may contradict each other."""
    known = [
        path for path, quantity in quantities(shipped("helseiarbeid-2016")).items() if quantity.is_uncertain
    ]
    path, rank = (
        st.sampled_from(known),
        st.sampled_from(["0.9", "-0.9", "0.99", "-0.3", "0.3", "1", "-1", "0"]).map(Raw),
    )
    if draw(st.integers(0, 2)) == 0:
        path, rank = path | st.sampled_from(PLACES), rank | single | numbers
    between = st.lists(path, min_size=2, max_size=2, unique=draw(st.integers(0, 5)) > 0)
    pair = st.fixed_dictionaries({"between": between, "rank": rank})
    listed: Any = draw(st.lists(pair, min_size=1, max_size=6))
    if draw(st.integers(0, 9)) == 0:
        count = draw(st.sampled_from([40, 200, 1000]))
        listed = [
            {
                "between": [f"effect.durati{place}", f"delivery.activities.modul{place}.hours"],
                "rank": Raw("0.1"),
            }
            for place in range(count)
        ]
    return document(Pairs((*HEAD, ("correlations", listed))))


texts = st.one_of(one_law(), one_law(), one_law(), correlated())
