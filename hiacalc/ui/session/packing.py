"""A scenario of the reader's own, packed to travel in a link."""

from __future__ import annotations

from functools import lru_cache

from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, parse, shipped
from hiacalc.scenario.problems import fail
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.compressed import compressed, decompressed
from hiacalc.ui.session.parameters import LONGEST, NOWHERE
from hiacalc.ui.session.sized_cache import SizedCache
from hiacalc.ui.session.state import REPORT

# Text in a scenario packs to a third or a fifth, and a link has room for 4500 bytes packed. What unpacks
# to more is no scenario that someone wrote, and would be long to read.
MOST_TEXT = 40_000
# The address says the scenario anew at every move, and writing it takes 27 ms. Empty for one too long.
_written: SizedCache[Scenario, str] = SizedCache(500_000)


def packed(scenario: Scenario) -> str:
    """The scenario's differences from that of the report, packed.

    Raises:
        ScenarioError: `link_too_long`, where it would not be unpacked again.

    >>> unpacked(packed(shipped("model-2"))) == shipped("model-2")
    True
    """
    text = _written.find(scenario)
    if text is None:
        written = to_yaml(scenario, based_on=shipped(REPORT)).encode()
        text = "" if len(written) > MOST_TEXT else compressed(written)
        _written.put(scenario, text, len(text) + LONGEST)
    if not text:
        fail(Code.LINK_TOO_LONG, NOWHERE, allowed=str(LONGEST))
    return text


@lru_cache(maxsize=16)
def unpacked(text: str) -> Scenario:
    """The scenario in a link.

    Raises:
        ScenarioError: `link_broken`, or what is wrong with the scenario.
    """
    scenario = parse(decompressed(text, MOST_TEXT), "link")
    require_sound(scenario)
    return scenario
