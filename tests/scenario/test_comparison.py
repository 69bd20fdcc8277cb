"""What differs between two scenarios."""

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.comparison import differences

BASE = shipped("helseiarbeid-2016")


def test_differences_between_scenarios():
    other = changed(BASE, {"effect.duration": 4, "time.timing": "end", "time.horizon": 5})
    differing = {part.path: (part.base, part.here) for part in differences(BASE, other)}
    assert differing == {
        "effect.duration": (5, 4),
        "time.timing": ("start", "end"),
        "time.horizon": (None, 5),
    }
    assert differences(BASE, BASE) == []
