"""Links made and opened again."""

from urllib.parse import parse_qsl

import pytest

from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.state import State


def there_and_back(state: State) -> State:
    then = state_from_query(parse_qsl(query(state), keep_blank_values=True), "nb")
    assert then.link_doubt == ""
    return then


def unsealed(parts: dict[str, str], code: str) -> State:
    """What an old link, or one written by hand, opens."""
    return state_from_query(parts.items(), code)


def codes(raised: pytest.ExceptionInfo[ScenarioError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]
