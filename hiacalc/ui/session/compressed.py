"""Text packed into letters and digits that an address can hold, and back within bounds."""

from __future__ import annotations

import base64
import binascii
import zlib

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import fail
from hiacalc.ui.session.parameters import LONGEST, NOWHERE


def compressed(text: bytes) -> str:
    """The text, packed.

    >>> decompressed(compressed(b"a text"), 100)
    b'a text'
    """
    return base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


def decompressed(packed: str, most: int) -> bytes:
    """The text that was packed.

    Args:
        packed: as `compressed` gives it.
        most: bytes that it may unpack to.

    Raises:
        ScenarioError: `link_broken`, for what was cut, is no packing, or unpacks to more.
    """
    if len(packed) > LONGEST:
        fail(Code.LINK_BROKEN, NOWHERE)
    unpacking = zlib.decompressobj()
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars="-_", validate=True)
        text = unpacking.decompress(data, most)
    except (binascii.Error, ValueError, zlib.error):
        fail(Code.LINK_BROKEN, NOWHERE)
    # Cut short, and with it perhaps a figure; or longer than any that is made.
    if not unpacking.eof or unpacking.unused_data:
        fail(Code.LINK_BROKEN, NOWHERE)
    return text
