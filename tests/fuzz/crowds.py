"""Scenarios that are right in every part and have a great many of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.files import HEAD
from tests.fuzz.pools import Pairs, Raw, document

SHARP = {"kind": "beta", "mean": Raw("0.07"), "sd": Raw("0.001")}
PLAIN = {"kind": "normal", "mean": Raw("0.07"), "sd": Raw("0.01")}
WIDE = {"kind": "gamma", "interval": [Raw("0.001"), Raw("0.9")]}
RANGED = {"value": 1, "low": Raw("0.5"), "high": 2, "basis": "judgement"}


@st.composite
def mixtures(draw: st.DrawFn) -> Pairs:
    """Mixtures of mixtures."""
    law: Any = draw(st.sampled_from([SHARP, PLAIN, WIDE]))
    for _ in range(draw(st.integers(1, 4))):
        parts = draw(st.sampled_from([1, 2, 7, 20]))
        law = {"kind": "mixture", "components": [{"weight": 1, "distribution": law}] * parts}
    return Pairs((*HEAD, ("absence", {"rate": {"value": Raw("0.07"), "distribution": law}})))


@st.composite
def activities(draw: st.DrawFn) -> Pairs:
    """Many activities in many years, their counts uncertain or not, and correlations between them."""
    number = draw(st.sampled_from([1, 12, 33, 400]))
    years = draw(st.sampled_from([1, 12, 50]))
    count: Any = [draw(st.sampled_from([1, 1, RANGED]))] * years
    hours: Any = draw(st.sampled_from([1, RANGED]))
    activity = {
        "hours": hours,
        "count": count,
        "attends": "all",
        "where": "workplace",
        "professions": ["nav"],
    }
    made = {f"a{place}": {**activity, "employers_per_session": 1} for place in range(number)}
    pairs_of_file: list[tuple[str, Any]] = [("delivery", {"activities": made})]
    ends = draw(
        st.sampled_from(
            [("hours", "hours"), ("hours", "count.1"), ("hourz", "coutn.1"), ("count.1", "count.2")]
        )
    )
    pairs = draw(st.sampled_from([0, 0, 5, 60, 400]))
    if pairs:
        path = [f"delivery.activities.a{place % number}.{ends[place % 2]}" for place in range(2 * pairs)]
        between = [[path[place], path[place + pairs]] for place in range(pairs)]
        pairs_of_file.append(("correlations", [{"between": both, "rank": Raw("0.1")} for both in between]))
    return Pairs((*HEAD, *pairs_of_file))


@st.composite
def lists(draw: st.DrawFn) -> Pairs:
    """Long lists of what may be listed."""
    many = draw(st.sampled_from([2, 40, 1000, 9000]))
    node: tuple[str, Any] = draw(
        st.sampled_from(
            [
                ("caveats", [{"nb": "a", "en": "b"}] * many),
                ("caveats", ["x"] * many),
                ("time", {"discount_rate": {"value": {str(year): Raw("0.04") for year in range(many)}}}),
                ("time", {"discount_rate": {str(year): Raw("0.04") for year in range(many)}}),
                ("title", {f"l{place}": "x" for place in range(many)}),
                ("delivery", {"activities": {f"a{place}": {} for place in range(many)}}),
                ("delivery", {"activities": {f"a{place}": None for place in range(many)}}),
                ("correlations", [{}] * many),
                ("correlations", [{"between": ["effect.duration", "effect.onset_years"], "rank": 0}] * many),
                (
                    "absence",
                    {"rate": {"value": 0.07, "distribution": {"kind": "empirical", "values": [0.07] * many}}},
                ),
            ]
        )
    )
    return Pairs((*HEAD, node))


texts = st.one_of(mixtures(), activities(), lists()).map(document)
