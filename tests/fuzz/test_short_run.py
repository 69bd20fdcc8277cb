"""A few hundred hostile inputs of every kind, the same in every run; `make fuzz` meets more."""

import pytest

from tests.fuzz.kinds import KINDS
from tests.fuzz.running import met
from tests.fuzz.untimed import untimed

SEED = 2016
INPUTS = {
    "files": 80,
    "distributions": 40,
    "crowds": 8,
    "changes": 80,
    "today": 60,
    "links": 50,
    "uploads": 40,
    "options": 25,
    "processes": 1,
}


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_inputs_are_refused_or_work(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    untimed(monkeypatch)
    tally = met(kind, INPUTS[kind], SEED)
    faults = [
        f"{faulty.fault.key}: {faulty.fault.detail}\n{faulty.given!r:.2000}"
        for faulty in tally.faults.values()
    ]
    assert not faults, "\n\n".join(faults)
    assert tally.inputs == INPUTS[kind]
