"""A small roll-out of two regions, and a session that looks at it."""

from hiacalc.scenario import Scenario, load
from hiacalc.ui.session.state import State, View

_PROGRAMME = {
    "first_year": 2027,
    "years": 10,
    "regions": {
        "nord": {
            "title": {"nb": "Helse Nord", "en": "North"},
            "workers": 250_000,
            "starts": [1000, 2000, 4000],
            "health_fte": [4, 6, 8],
            "nav_hours": [4000],
        },
        "vest": {
            "title": {"nb": "Helse Vest", "en": "West"},
            "starts": [0, 0, 1000, 3000, 6000],
            "health_hours": [4000],
            "nav_fte": [6],
        },
    },
    "fixed": {"secretariat": {"payer": "nav", "amounts": [2_000_000]}},
    "funding": [
        {"title": {"nb": "Til helse", "en": "For health"}, "payer": "health_service", "amounts": {2027: 5e6}},
        {"title": {"nb": "Til NAV", "en": "For NAV"}, "payer": "nav", "amounts": {2027: 3e6}},
    ],
}


def roll_out_scenario() -> Scenario:
    """HelseIArbeid today, rolled out over two regions in ten years."""
    return load(
        {
            "schema": "hiacalc/1",
            "based_on": "hiacalc:helseiarbeid-2025",
            "title": {"nb": "To regioner", "en": "Two regions"},
            "programme": _PROGRAMME,
        }
    )


def roll_out_state(code: str = "en") -> State:
    """A session that looks at it, as a file of the reader's own.

    Args:
        code: of the language.
    """
    return State(code, roll_out_scenario(), own=True, view=View.ROLL_OUT)
