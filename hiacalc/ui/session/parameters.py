"""The parameters of a link: each of them once, not too many, and no more than the link's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, shown

# Longer addresses are cut by some proxies and mail programs, so none is made. Twice as much is read, for what
# others append.
LONGEST = 6000
MOST = 300
# What stands in place of a query that was too long to be handed on at all (`hiacalc.ui.server.long_links`).
TOO_LONG = "too_long"
# Two names for one thing: a link that says both leaves open which is meant.
_EITHER = (("scenario", "file"), ("evidence", "effect.evidence"))
# What newsletters, search engines and social media append to every link that passes through them.
_APPENDED = {
    *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ttclid", "twclid", "igshid"),
    *("li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi"),
}
NOWHERE = Mark("")  # the reader sees no file that a line and a column could stand in


def parameters(asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What a link says, by name, without what others append to count visitors.

    Raises:
        ScenarioError: `link_too_long_to_open`; `link_says_twice` for each name that stands more than
            once, and `link_says_both` for two names of one thing.

    >>> parameters([("view", "method"), ("utm_source", "newsletter")])
    {'view': 'method'}
    >>> parameters([("scenario", "model-1"), ("scenario", "model-2")])
    Traceback (most recent call last):
    hiacalc.scenario.problems.ScenarioError: link says twice; found scenario
    """
    pairs = list(asked)
    length = sum(len(name) + len(value) for name, value in pairs)
    if len(pairs) > MOST or length > 2 * LONGEST or any(name == TOO_LONG for name, _ in pairs):
        fail(Code.LINK_TOO_LONG_TO_OPEN, NOWHERE, allowed=str(LONGEST))
    own = [(name, value) for name, value in pairs if not _is_appended(name)]
    times = Counter(name for name, _ in own)
    unclear = [
        Problem(Code.LINK_SAYS_TWICE, NOWHERE, actual=shown(name)) for name in times if times[name] > 1
    ]
    unclear += [
        Problem(Code.LINK_SAYS_BOTH, NOWHERE, actual=name, allowed=other)
        for name, other in _EITHER
        if name in times and other in times
    ]
    if unclear:
        raise ScenarioError(unclear)
    return dict(own)


def _is_appended(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in _APPENDED
