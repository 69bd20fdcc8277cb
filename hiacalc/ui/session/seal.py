"""The seal of a link: by it whoever opens the link can tell that it is whole, and means what it meant.

A seal is the fingerprint of the inputs that the link opens, and a check of all else the
link says. The check tells a link that was cut or changed on its way; the fingerprint tells
a whole link that this version of the calculator reads as other inputs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

# The name of the parameter. It stands first: a link cut at any place still says that it had a seal.
SEAL = "seal"
_DIGITS = 8  # a chance change goes unseen once in four thousand million times
# What stands after an address in a text, and how much of it at most.
_APPENDED, _MOST_APPENDED = ".,;:!?)]}>\"'*_»”’…" + " \t\r\n\N{NO-BREAK SPACE}", 4


def sealed(parts: Mapping[str, str], inputs: str) -> str:
    """The seal of a link that says `parts` and opens inputs of the fingerprint `inputs`.

    >>> sealed({"scenario": "model-1", "view": "result"}, "0123456789")
    '0123456789-c2a4db42'
    """
    return f"{inputs}-{_check(parts, inputs)}"


def sealed_inputs(seal: str, parts: Mapping[str, str]) -> str | None:
    """The fingerprint that a seal holds, where it fits what the link says; None where it does not.

    The order of the parameters is no matter: it is none to what they open.

    Args:
        seal: as it stands in the link.
        parts: the link's other parameters, by name.

    >>> seal = sealed({"scenario": "model-1", "view": "result"}, "0123456789")
    >>> sealed_inputs(seal, {"view": "result", "scenario": "model-1"})
    '0123456789'
    >>> sealed_inputs(seal, {"scenario": "model-1"}) is None
    True
    """
    inputs, _, check = seal.partition("-")
    return inputs if check == _check(parts, inputs) else None


def mended(seal: str, parts: Mapping[str, str], last: str) -> tuple[str, Mapping[str, str]]:
    """The seal and the parameters without what a text appended to the address, where they then fit.

    A mail program takes the full stop or the bracket after an address for a part of it.

    Args:
        seal: as it stands in the link.
        parts: the link's other parameters, by name.
        last: name of the parameter that stands last in the address, the seal's own perhaps.

    >>> seal = sealed({"scenario": "model-1", "view": "result"}, "0123456789")
    >>> mended(seal, {"scenario": "model-1", "view": "result)."}, "view")[1]
    {'scenario': 'model-1', 'view': 'result'}
    >>> mended(seal, {"scenario": "model-1", "view": "res"}, "view")[1]
    {'scenario': 'model-1', 'view': 'res'}
    """
    text = seal if last == SEAL else parts[last]
    for end in range(len(text), max(len(text) - _MOST_APPENDED, 0) - 1, -1):
        if text[end:].strip(_APPENDED):
            break  # something else stands before it
        tried = (text[:end], parts) if last == SEAL else (seal, {**parts, last: text[:end]})
        if sealed_inputs(*tried) is not None:
            return tried
    return seal, parts


def _check(parts: Mapping[str, str], inputs: str) -> str:
    content = json.dumps([inputs, sorted(parts.items())], separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
