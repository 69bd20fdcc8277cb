"""Programmes on the 2016 scenario."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.scenario import Scenario, changed, shipped

NORD = {"starts": [1000, 2000, 4000]}
VEST = {"starts": [0, 0, 1000, 3000, 6000]}


def programme_of(
    regions: dict[str, Any], *, years: int = 10, base: str = "helseiarbeid-2016", **parts: Any
) -> Scenario:
    """A shipped scenario with a programme from 2027.

    Args:
        regions: by name.
        years: that it lasts.
        base: name of the shipped scenario.
        parts: of the programme beside these, and `individual`.
    """
    individual = {"individual": parts.pop("individual")} if "individual" in parts else {}
    programme = {"first_year": 2027, "years": years, "regions": regions} | parts
    return changed(shipped(base), {**individual, "programme": programme})


@pytest.fixture
def two_regions() -> Scenario:
    """The schedule of the golden figures: two regions, no limit."""
    return programme_of({"nord": NORD, "vest": VEST})


@pytest.fixture
def few_hours() -> Scenario:
    """The same with so many hours of health professionals a year and nothing else limiting."""
    return programme_of({"nord": {**NORD, "health_hours": [1200]}, "vest": {**VEST, "health_hours": [4000]}})
