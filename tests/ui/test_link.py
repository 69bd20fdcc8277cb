"""A link reopens exactly the state it was made from, and a strange one is refused in plain words."""

import base64
import zlib
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiacalc.model import Perspective
from hiacalc.present.language import language
from hiacalc.present.messages import messages
from hiacalc.scenario import ScenarioError, changed, parse, shipped, shipped_names
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import fingerprint, quantities
from hiacalc.ui.link import LONGEST, opened, query
from hiacalc.ui.own_figure import OwnFigure
from hiacalc.ui.state import State, View
from tests.model.drawing import INPUTS, filled


def there_and_back(state: State) -> State:
    return opened(dict(parse_qsl(query(state), keep_blank_values=True)), "nb")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(shipped_names()),
    st.sampled_from(list(Perspective)),
    st.sampled_from(list(View)),
    st.sampled_from(["nb", "en"]),
    st.fixed_dictionaries({}, optional=INPUTS),
)
def test_a_link_reopens_its_state(name, perspective, view, code, changes) -> None:
    state = State(code, shipped(name), perspective, view=view)
    for path, value in filled(state.scenario, changes).items():
        state.change(path, value)
    then = there_and_back(state)
    assert then.current() == state.current()
    assert (then.changes, then.perspective, then.view, then.language_code) == (
        state.changes,
        perspective,
        view,
        code,
    )


def test_a_file_of_ones_own_goes_along() -> None:
    text = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\n"
    text += b"title: '=1+1 **Our** county'\neffect: {duration: 3}\n"
    state = State("en", parse(text, "ours.yaml"), own=True)
    state.change("absence.rate", 0.11)
    then = there_and_back(state)
    assert then.own
    assert then.scenario == state.scenario
    assert fingerprint(then.current()) == fingerprint(state.current())


def test_a_link_that_is_cut_short_is_refused_wherever_it_is_cut() -> None:
    prices = {"valuation.annual_value_per_fte": 640_000, "delivery.fare": 850, "absence.rate": 0.061}
    own = changed(shipped("helseiarbeid-2016"), prices)
    packed = dict(parse_qsl(query(State("nb", own, own=True))))["file"]
    for length in range(1, len(packed)):
        with pytest.raises(ScenarioError):
            opened({"file": packed[:length]}, "nb")
    assert opened({"file": packed}, "nb").scenario.numbers == own.numbers


@pytest.mark.parametrize("evidence", ["scenario", "odeen-clinic", "studies:odeen-2013-peer:one_year"])
def test_what_is_believed_goes_along(evidence) -> None:
    state = State("en", shipped("model-1"))
    state.change("effect.evidence", evidence)
    then = there_and_back(state)
    assert then.changes == {"effect.evidence": evidence}
    assert then.current().effect.evidence == evidence


@pytest.mark.parametrize(
    ("name", "asked", "evidence"),
    [
        ("model-1", "own", "mixture"),
        ("trial-clinic", "own", "scenario"),
        ("model-1", "mixture", "mixture"),
        ("trial-clinic", "mixture", "mixture"),
        ("model-1", "odeen-clinic", "odeen-clinic"),
    ],
)
def test_an_old_link_means_the_scenarios_word_or_a_set(name, asked, evidence) -> None:
    then = opened({"scenario": name, "evidence": asked}, "en")
    assert then.current().effect.evidence == evidence


def test_an_old_link_moves_its_inputs() -> None:
    old = {"effect.relative_reduction": "0.1", "evidence": "own", "population.workers_per_employer": "31.944"}
    then = quantities(opened(old, "nb").current())
    reduction = then["effect.relative_reduction"]
    assert (reduction.provenance, reduction.moved_from.value) == (Provenance.MOVED, 0.05)
    assert (reduction.low, reduction.high) == pytest.approx((0.04, 0.2))
    assert then["population.workers_per_employer"].value == 31.944


FIGURES = {
    "population.workers": OwnFigure(43.0),
    "absence.rate": OwnFigure(0.112, 0.07, 0.16, Basis.INTERVAL),
    "valuation.annual_value_per_fte": OwnFigure(620_000.0, 558_000.0, 682_000.0),
    "population.workers_per_employer": OwnFigure(31.944),
    "effect.duration": 4.0,
}


def test_own_figures_moved_values_and_their_sureness_go_along_apart() -> None:
    state = State("nb", shipped("helseiarbeid-2016"))
    for path, figure in FIGURES.items():
        state.change(path, figure)
    again = there_and_back(state)
    assert again.changes == state.changes == FIGURES
    assert again.current() == state.current()
    known = quantities(again.current())
    standing = {path: known[path].provenance.value for path in FIGURES}
    assert standing == dict.fromkeys(FIGURES, "own") | {"effect.duration": "moved"}


OWN = [
    OwnFigure(0.112),
    OwnFigure(0.112, 0.09, 0.14),
    OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 3.0),
    OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 1.0).moved_to(0.1),
    OwnFigure(1e-05, 1e-06, 1e-04),
]


@pytest.mark.parametrize("figure", OWN, ids=OwnFigure.in_link)
def test_an_own_figure_goes_along_as_surely_as_it_was_stated(figure) -> None:
    state = State("en", shipped("helseiarbeid-2016"))
    state.change("absence.rate", figure)
    state.change("effect.duration", 4.0)
    then = there_and_back(state)
    assert then.changes == state.changes
    rate, duration = (quantities(then.current())[path] for path in ("absence.rate", "effect.duration"))
    assert (rate.provenance is Provenance.OWN) == (figure.moved is None)
    assert duration.provenance is Provenance.MOVED


@pytest.mark.parametrize(
    "text",
    [
        *("own", "own:", "own:x", "own:0,112", "own:7 %", "own:0.1:0.05", "own:0.1:0.05:0.2", "own:nan"),
        *("own:0.1:0.05:0.2:published", "own:0.1:0.05:0.2:interval:", "own:0.1:0.05:0.2:interval:1:1"),
        *("own:{value: 0.1}", "own:0.1\n", "x:own:0.1", "own:" + "9" * 30, "own:0.1:0.2:0.3:judgement"),
        *("own:7", "own:1e999", "{value: 0.1, provenance: published, source: me}", "published:0.1"),
    ],
)
def test_what_is_no_own_figure_is_refused_in_the_language_of_the_link(text) -> None:
    for path in ("absence.rate", "effect.evidence", "time.timing", "correlations", "delivery", "title"):
        if path == "title" and "own" not in text:
            continue
        with pytest.raises(ScenarioError) as found:
            opened({path: text}, "en")
        assert all(messages(found.value, language(code)) for code in ("nb", "en"))


@pytest.mark.parametrize("evidence", ["", "studies:", "studies:x", "nissen-2020", "<script>"])
def test_what_cannot_be_believed_is_refused(evidence) -> None:
    for name in ("evidence", "effect.evidence"):
        with pytest.raises(ScenarioError):
            opened({name: evidence}, "en")


def test_a_scenario_too_long_for_a_link_is_told() -> None:
    import random

    letters = random.Random(1)
    notes = [
        {"nb": "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=1900)), "en": "x"} for _ in range(9)
    ]
    state = State("en", changed(shipped("model-1"), {"caveats": notes}), own=True)
    with pytest.raises(ScenarioError) as found:
        query(state)
    assert str(LONGEST) in messages(found.value, language("nb"))[0]


BOMB = base64.urlsafe_b64encode(zlib.compress(b"a" * 50_000_000, 9)).decode()


@pytest.mark.parametrize(
    "parts",
    [
        {"scenario": "../../etc/passwd"},
        {"scenario": "<script>alert(1)</script>"},
        {"scenario": "=1+1"},
        {"scenario": "helseiarbeid-2016", "absence.rate": "=1+1"},
        {"scenario": "helseiarbeid-2016", "absence.rate": "@SUM(1)"},
        {"scenario": "helseiarbeid-2016", "absence.rate": "7"},
        {"scenario": "helseiarbeid-2016", "absence.rate": "0,07"},
        {"scenario": "helseiarbeid-2016", "absense.rate": "0.07"},
        {"scenario": "helseiarbeid-2016", "time.timing": "never"},
        {"perspective": "king"},
        {"view": "admin"},
        {"file": "not base64!"},
        {"file": "AAAA"},
        {"file": BOMB},
        {
            "file": base64.urlsafe_b64encode(
                zlib.compress(b"schema: hiacalc/1\nbased_on: /etc/passwd")
            ).decode()
        },
        {"a" * 20_000: "1"},
        {f"x{number}": "1" for number in range(400)},
    ],
    ids=lambda parts: str(parts)[:40],
)
def test_strange_links_are_refused(parts: dict[str, str]) -> None:
    for code in ("nb", "en"):
        with pytest.raises(ScenarioError) as found:
            opened(parts, code)
        said = messages(found.value, language(code))
        assert said
        assert not any("Traceback" in line for line in said)


def test_a_link_cannot_change_texts() -> None:
    then = opened({"title": "Another", "absence.rate": "0.08"}, "en")
    assert then.changes == {"absence.rate": 0.08}
    assert then.current().title == shipped("helseiarbeid-2016").title
