"""A link reopens exactly the state it was made from, and a strange one is refused in plain words."""

import base64
import json
import zlib
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiacalc.model import Perspective
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, shipped, shipped_names
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import fingerprint, quantities
from hiacalc.ui.session.link import state_from_query
from hiacalc.ui.session.state import State, View
from tests.model.strategies import INPUTS, filled
from tests.ui.session.links import codes, there_and_back, unsealed


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
    then = unsealed({"scenario": name, "evidence": asked}, "en")
    assert then.current().effect.evidence == evidence


def test_an_old_link_moves_its_inputs() -> None:
    old = {"effect.relative_reduction": "0.1", "evidence": "own", "population.workers_per_employer": "31.944"}
    then = quantities(unsealed(old, "nb").current())
    reduction = then["effect.relative_reduction"]
    assert (reduction.provenance, reduction.moved_from.value) == (Provenance.MOVED, 0.05)
    assert (reduction.low, reduction.high) == pytest.approx((0.04, 0.2))
    assert then["population.workers_per_employer"].value == 31.944


@pytest.mark.parametrize("evidence", ["", "studies:", "studies:x", "nissen-2020", "<script>"])
def test_what_cannot_be_believed_is_refused(evidence) -> None:
    for name in ("evidence", "effect.evidence"):
        with pytest.raises(ScenarioError):
            unsealed({name: evidence}, "en")


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
        with pytest.raises(ScenarioError) as raised:
            unsealed(parts, code)
        sentences = messages(raised.value, language(code))
        assert sentences
        assert not any("Traceback" in line for line in sentences)


@pytest.mark.parametrize("name", ["title", "absence.rate.low", "delivery.activities.module", "absence"])
def test_a_link_says_nothing_in_vain(name) -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({name: "0.08", "absence.rate": "0.08"}, "en")
    assert codes(raised) == ["link_part_unknown"]
    assert name in messages(raised.value, language("en"))[0]


OLD = json.loads(Path(__file__).with_name("old-links.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("old", OLD, ids=lambda old: old["query"][:40])
def test_an_old_link_opens_and_says_that_it_has_no_seal(old) -> None:
    then = state_from_query(parse_qsl(old["query"]), "de")
    assert fingerprint(then.current()) == old["fingerprint"]
    assert (len(then.changes), then.link_doubt) == (old["changes"], "unsealed")
    assert there_and_back(then).current() == then.current()
    then.change("effect.duration", 3.5)
    assert then.link_doubt == ""  # said once


@pytest.mark.parametrize("written", ["5 %", "5%", ".05", "0.05", "5. %"])
def test_a_number_written_by_hand_is_read_as_in_a_file(written) -> None:
    state = unsealed({"scenario": "model-1", "absence.rate": written}, "nb")
    assert state.value("absence.rate") == pytest.approx(0.05, rel=1e-15)
