"""A programme with something of everything, and others drawn at random."""

from typing import Any

from hypothesis import strategies as st

from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
PROGRAMME: dict[str, Any] = {
    "first_year": 2027,
    "years": 10,
    "pace": "as_many",
    "regions": {
        "nord": {
            "title": {"nb": "Nord", "en": "North"},
            "workers": 250000,
            "starts": [1000, {"value": 2000, "low": 1000, "high": 3000}, 4000],
            "health_hours": [1200],
            "share_for_individual": 0.5,
        },
        "vest": {"workers": 1000, "reach": [0, "50 %"], "nav_fte": [2, 4]},
    },
    "fixed": {
        "secretariat": {
            "title": {"nb": "Sekretariat", "en": "Secretariat"},
            "payer": "nav",
            "amounts": [5e6],
        },
        "it": {"payer": "health_service", "amounts": [1e6, 2e6], "price_year": 2018, "index": "prices"},
    },
    "funding": [
        {
            "title": {"nb": "Steg 1", "en": "Step 1"},
            "name": "step_1",
            "payer": "nav",
            "pays_for": ["nav_advisers", "secretariat"],
            "amounts": {2027: 157e6, 2030: 0},
            "available_share": 0.5,
        },
        {"title": "ISF", "payer": "health_service", "components": ["individual"], "share": 0.4},
    ],
}
WITH_PROGRAMME = changed(BASE, {"individual": {}, "programme": PROGRAMME})

_names = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
_numbers = st.floats(0, 5e6) | st.integers(0, 5000)
_shares = st.floats(0, 1)
_years = st.integers(2009, 2025)


def _lists(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(numbers, min_size=1, max_size=4)


_reach = _lists(_shares).map(sorted)
_regions = st.fixed_dictionaries(
    {"workers": _numbers},
    optional={
        "health_hours": _lists(_numbers),
        "nav_fte": _lists(st.floats(0, 50000)),
        "share_for_individual": _shares,
        "clinic_coverage": _lists(_shares),
        "title": st.just({"nb": "Nord", "en": "North"}),
    },
)
_fixed = st.fixed_dictionaries(
    {"payer": st.sampled_from(["nav", "health_service"]), "amounts": _lists(_numbers)},
    optional={"price_year": _years, "index": st.sampled_from(["wages", "prices", "none"])},
)
_lines = st.fixed_dictionaries(
    {
        "title": st.just({"nb": "Steg", "en": "Step"}),
        "payer": st.sampled_from(["nav", "health_service"]),
        "amounts": st.dictionaries(st.integers(2027, 2031), st.floats(0, 1e9), min_size=1),
    },
    optional={"price_year": _years, "share": _shares, "pays_for": st.just(["fixed", "transport"])},
)


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, Any]:
    """A programme as it would be written."""
    regions = draw(st.dictionaries(_names, _regions, min_size=1, max_size=3))
    for region in regions.values():
        region.update({"starts": draw(_lists(_numbers))} if draw(st.booleans()) else {"reach": draw(_reach)})
    return {
        "first_year": 2027,
        "years": draw(st.integers(5, 20)),
        "pace": draw(st.sampled_from(["as_many", "steady"])),
        "regions": regions,
        "fixed": draw(st.dictionaries(_names, _fixed, max_size=2)),
        "funding": draw(st.lists(_lines, max_size=3)),
    }
