"""Cases that are kept travel with the link, and what is no packing of cases is refused."""

import json
from urllib.parse import urlencode

import pytest

from hiacalc.scenario import ScenarioError, parse, shipped
from hiacalc.ui.session.compressed import compressed
from hiacalc.ui.session.keeping import is_kept, keep, kept_state, let_go, reopen
from hiacalc.ui.session.kept import kept_from_link
from hiacalc.ui.session.kept_case import MOST_KEPT, KeptCase
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.seal import sealed
from hiacalc.ui.session.state import State, View
from tests.ui.session.links import codes, there_and_back, unsealed


def workplaces(*sizes: float) -> State:
    """A state that keeps a workplace of each size."""
    state = State("en", shipped("helseiarbeid-2025"))
    for size in sizes:
        own = {path: OwnFigure(size) for path in ("population.workers", "population.workers_per_employer")}
        state.attempt({**own, "absence.rate": OwnFigure(0.08)})
        state.case = f"Workplace with {size:g}"
        keep(state, state.case)
        assert state.problems is None
    return state


def test_kept_cases_go_along_and_open_with_their_own_figures() -> None:
    state = workplaces(*(float(size) for size in range(40, 40 + MOST_KEPT)))
    then = there_and_back(state)
    assert then.kept == state.kept
    for size, case in zip(range(40, 40 + MOST_KEPT), then.kept, strict=True):
        assert kept_state(case, "en").value("population.workers") == size


def test_a_case_is_opened_again_among_the_others_and_let_go() -> None:
    state = workplaces(43.0, 120.0)
    state.view, state.typed = View.WORKPLACE, {"absence.rate": "eleven"}
    assert is_kept(state)
    reopen(state, state.kept[0])
    assert (state.value("population.workers"), state.case) == (43.0, "Workplace with 43")
    assert (len(state.kept), state.view, state.typed) == (2, View.WORKPLACE, {})
    assert is_kept(state)
    let_go(state, 0)
    assert [case.name for case in state.kept] == ["Workplace with 120"]
    assert not is_kept(state)


def test_the_language_and_the_view_make_no_other_case() -> None:
    state = workplaces(43.0)
    state.view = View.METHOD
    state.speak("nb")
    assert is_kept(state)
    state.change("absence.rate", 0.09)
    assert not is_kept(state)


def test_what_the_address_has_no_room_for_is_not_kept_and_told() -> None:
    import random

    letters = random.Random(1)
    state = State("en", shipped("model-1"))
    for _ in range(3):
        note = "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=1500))
        text = f"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\ntitle: Ours\ndescription: {note}\n"
        state.choose(parse(text.encode(), "ours.yaml"), own=True)
        before = state.kept
        keep(state, "ours")
    assert state.kept == before
    assert state.problems is not None
    assert [problem.code for problem in state.problems.problems] == ["link_too_long"]


def test_a_case_of_another_version_is_told_of_the_link_that_keeps_it() -> None:
    parts = {"scenario": "model-1"}
    other = KeptCase("Old", urlencode({"seal": sealed(parts, "0123456789"), **parts}))
    state = State("en", shipped("model-1"), kept=(other,))
    from urllib.parse import parse_qsl

    from hiacalc.ui.session.link import query, state_from_query

    assert state_from_query(parse_qsl(query(state)), "en").link_doubt == "other_inputs"


BROKEN = {
    "no list": '{"a": 1}',
    "no pairs": '["scenario=model-1"]',
    "a number": '[["North", 1]]',
    "three": '[["North", "scenario=model-1", ""]]',
    "too long a name": json.dumps([["N" * 61, "scenario=model-1"]]),
    "too many": json.dumps([["North", "scenario=model-1"]] * (MOST_KEPT + 1)),
    "deep": "[" * 20_000,
    "no json": "North",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_packing_of_cases_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        kept_from_link(compressed(text.encode()))
    assert codes(raised) == ["link_broken"]


@pytest.mark.parametrize("text", ["", "%%%", "AAAA", compressed(b" " * 3_000_000)])
def test_what_does_not_unpack_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({"scenario": "model-1", "kept": text}, "en")
    assert codes(raised) == ["link_broken"]


@pytest.mark.parametrize(
    ("cases", "code"),
    [
        ([["North", "scenario=nowhere"]], "scenario_unknown"),
        ([["North", "scenario=model-1&kept=AAAA"]], "link_broken"),
        ([[str(place), f"file={place}"] for place in range(4)], "link_broken"),
    ],
)
def test_a_link_whose_cases_do_not_open_is_refused(cases: list[list[str]], code: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({"scenario": "model-1", "kept": compressed(json.dumps(cases).encode())}, "en")
    assert codes(raised) == [code]
