"""What was typed and can't be counted with yet, in a link: a reload is no reason to type it again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import fail
from hiacalc.ui.session.parameters import NOWHERE

TYPED = "typed."  # begins the name of the parameter, and the name of the field follows
MOST_FIELDS, LONGEST_TEXT = 20, 60  # as many characters as a field takes
_FIELD = re.compile(r"[a-z0-9_.:-]{1,60}")


def typed_in_link(typed: Mapping[str, str]) -> dict[str, str]:
    """The texts as parameters of a link.

    >>> typed_in_link({"absence.rate": "eleven"})
    {'typed.absence.rate': 'eleven'}
    """
    fields = [name for name, text in typed.items() if text and _FIELD.fullmatch(name)]
    return {f"{TYPED}{name}": typed[name][:LONGEST_TEXT] for name in fields[:MOST_FIELDS]}


def typed_from_link(parts: Mapping[str, str]) -> dict[str, str]:
    """The texts among a link's parameters, by field.

    Raises:
        ScenarioError: `link_broken`, for more of them or longer ones than a link is given.

    >>> typed_from_link({"typed.absence.rate": "eleven", "view": "workplace"})
    {'absence.rate': 'eleven'}
    """
    texts = {name.removeprefix(TYPED): text for name, text in parts.items() if name.startswith(TYPED)}
    fits = all(_FIELD.fullmatch(name) and len(text) <= LONGEST_TEXT for name, text in texts.items())
    if not fits or len(texts) > MOST_FIELDS:
        fail(Code.LINK_BROKEN, NOWHERE)
    return texts
