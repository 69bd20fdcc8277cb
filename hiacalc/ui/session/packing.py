"""A scenario of the reader's own, packed to travel in a link."""

from __future__ import annotations

import base64
import binascii
import zlib

from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, parse, shipped
from hiacalc.scenario.problems import fail
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.parameters import LONGEST, NOWHERE
from hiacalc.ui.session.state import REPORT

# Text in a scenario packs to a third or a fifth, and a link has room for 4500 bytes packed. What unpacks
# to more is no scenario that someone wrote, and would be long to read.
MOST_TEXT = 40_000


def packed(scenario: Scenario) -> str:
    """The scenario's differences from that of the report, packed.

    Raises:
        ScenarioError: `link_too_long`, where it would not be unpacked again.

    >>> unpacked(packed(shipped("model-2"))) == shipped("model-2")
    True
    """
    text = to_yaml(scenario, based_on=shipped(REPORT)).encode()
    if len(text) > MOST_TEXT:
        fail(Code.LINK_TOO_LONG, NOWHERE, allowed=str(LONGEST))
    return base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


def unpacked(text: str) -> Scenario:
    """The scenario in a link.

    Raises:
        ScenarioError: `link_broken`, or what is wrong with the scenario.
    """
    if len(text) > LONGEST:
        fail(Code.LINK_BROKEN, NOWHERE)
    unpacking = zlib.decompressobj()
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars="-_", validate=True)
        written = unpacking.decompress(data, MOST_TEXT)
    except (binascii.Error, ValueError, zlib.error):
        fail(Code.LINK_BROKEN, NOWHERE)
    # Cut short, and with it perhaps a figure; or longer than any that is made.
    if not unpacking.eof or unpacking.unused_data:
        fail(Code.LINK_BROKEN, NOWHERE)
    scenario = parse(written, "link")
    require_sound(scenario)
    return scenario
