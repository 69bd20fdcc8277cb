"""The cases that a reader keeps, as one parameter of a link, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import fail
from hiacalc.ui.session.compressed import compressed, decompressed
from hiacalc.ui.session.kept_case import MOST_KEPT, KeptCase
from hiacalc.ui.session.parameters import LONGEST, NOWHERE

KEPT = "kept"  # the name of the parameter
LONGEST_NAME = 60
_MOST_TEXT = MOST_KEPT * (LONGEST + 200)


def kept_in_link(cases: Iterable[KeptCase]) -> str:
    """The cases, packed.

    >>> cases = (KeptCase("North", "scenario=model-1"),)
    >>> kept_from_link(kept_in_link(cases)) == cases
    True
    """
    written = [[case.name, case.query] for case in cases]
    return compressed(json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode())


def kept_from_link(text: str) -> tuple[KeptCase, ...]:
    """The cases in a link.

    Raises:
        ScenarioError: `link_broken`, for what is no packing of cases, or more and longer than is kept.
    """
    try:
        written = json.loads(decompressed(text, _MOST_TEXT))
        cases = tuple(KeptCase(name, query) for name, query in written)
    except (ValueError, TypeError, RecursionError):
        fail(Code.LINK_BROKEN, NOWHERE)
    if len(cases) > MOST_KEPT or not all(_is_one(case) for case in cases):
        fail(Code.LINK_BROKEN, NOWHERE)
    return cases


def _is_one(case: KeptCase) -> bool:
    texts = isinstance(case.name, str) and isinstance(case.query, str)
    return texts and len(case.name) <= LONGEST_NAME and len(case.query) <= LONGEST
