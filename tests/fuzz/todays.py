"""Scenario files of price years, ways of acting, spells, sick pay and taxes: nearly sound, and not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.files import HEAD
from tests.fuzz.pools import Pairs, Raw, document, keys_, nodes, scalars

years = st.sampled_from([2009, 2014, 2014, 2020, 2025, 2025, 2026, 2008, 1990, 2100]).map(str).map(Raw)
days = st.sampled_from(["0", "1", "2", "8", "16", "17", "57", "98", "273", "364", "365", "366", "0.5", "-1"])
shares = st.sampled_from(["0", "1e-300", "0.05", "0.157", "0.5", "0.999", "1", "1.0001", "-0.05", "5 %"])
ratios = st.sampled_from(["0.1", "0.5", "1", "1.0000001", "1.2", "1.54", "10", "0", "-1", "11"])


def near(written: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A number of its kind, bare or ranged, and now and then anything."""
    number = written.map(Raw)
    ranged = st.fixed_dictionaries({"value": number}, optional={"low": number, "high": number})
    return number | number | number | ranged | nodes


amounts = st.fixed_dictionaries(
    {},
    optional={
        "value": st.sampled_from(["600", "900", "0", "510000.15", "1000000"]).map(Raw) | scalars,
        "price_year": years | scalars,
        "index": st.sampled_from(["wages", "prices", "none", "cpi"]) | scalars,
        "low": st.sampled_from(["300", "inherit", "0"]).map(Raw) | scalars,
        "high": st.sampled_from(["1200", "2000"]).map(Raw) | scalars,
        "provenance": st.sampled_from(["moved", "own", "assumption"]),
        "moved_from": nodes | st.fixed_dictionaries({"value": scalars, "price_year": years}),
    },
)
curves = st.lists(st.tuples(days, shares), min_size=1, max_size=9).map(
    lambda knots: Pairs(tuple((Raw(day), Raw(share)) for day, share in knots))
) | st.sampled_from(
    [
        "{8: 0.536, 16: 0.357, 365: 0.02025}",
        "{365: 0.99999999}",
        "{1: 1e-300, 365: 1e-300}",
        "{1: 0.5, 365: 5e-324}",
        "{8: 0.5, 365: 0,1}",
    ]
).map(Raw)
spells = st.fixed_dictionaries(
    {}, optional={"self_certified_share": near(shares), "survival": curves | nodes}
)
ways = st.fixed_dictionaries(
    {"acts_on": st.sampled_from(["spells", "length", "hazard", "hazard", "absence"]) | nodes},
    optional={
        "fewer_certified": near(shares),
        "fewer_self_certified": near(shares),
        "days_shorter": near(days),
        "hazard_ratio": near(ratios),
        "from_day": near(days),
        "to_day": near(days),
        "share_of_spells": near(shares),
        "relative_reduction": near(shares),
        "evidence": st.sampled_from(["scenario", "mixture"]),
    },
)
rules = st.fixed_dictionaries(
    {},
    optional={
        "rules": st.sampled_from(["plain", "statutory", "statutory"]) | nodes,
        "wage_spread": near(shares | ratios),
        "share_within_48_days": near(shares),
        "zone": st.sampled_from(["I", "IVa", "V", "VI"]) | nodes,
        "employer_contribution": near(shares),
        "full_pay": st.sampled_from(["true", "false", "yes"]).map(Raw) | nodes,
        "exempt_share": near(shares),
    },
)
sections = st.fixed_dictionaries(
    {},
    optional={
        "time": st.fixed_dictionaries({}, optional={"price_year": years | nodes}),
        "absence": st.fixed_dictionaries(
            {}, optional={"spells": spells | nodes, "share_in_employer_period": near(shares)}
        ),
        "effect": ways,
        "sick_pay": rules | nodes,
        "employer": st.fixed_dictionaries(
            {}, optional={"replaced_share": near(shares), "substitute_price": near(ratios)}
        ),
        "valuation": st.fixed_dictionaries(
            {},
            optional={
                "annual_value_per_fte": amounts,
                "tax_funding_cost": near(shares),
                "tax_funding_base": st.sampled_from(["net", "outlays", "gross"]) | nodes,
            },
        ),
        "delivery": st.fixed_dictionaries(
            {}, optional={"fare": amounts, "venue_price": amounts, "labour_cost_multiplier": near(ratios)}
        ),
        "population": st.fixed_dictionaries(
            {},
            optional={"employer_sector": st.sampled_from(["private", "municipality", "state", "x"]) | nodes},
        ),
    },
)
bases = st.sampled_from(["hiacalc:helseiarbeid-2016", "hiacalc:helseiarbeid-2025", "hiacalc:bergen"])


@st.composite
def files(draw: st.DrawFn) -> Pairs:
    """A short file over a shipped scenario, and rarely one more key."""
    tree = draw(sections)
    more = ((draw(keys_), draw(nodes)),) if draw(st.integers(0, 9)) == 0 else ()
    return Pairs((HEAD[0], ("based_on", draw(bases)), *tree.items(), *more))


texts = files().map(document)
