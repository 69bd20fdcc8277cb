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
from hiacalc.scenario import ScenarioError, changed, parse, shipped, shipped_names
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import fingerprint, quantities
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.packing import MOST_TEXT
from hiacalc.ui.session.parameters import LONGEST
from hiacalc.ui.session.seal import sealed
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.link_notice import refusals
from tests.model.strategies import INPUTS, filled


def there_and_back(state: State) -> State:
    then = state_from_query(parse_qsl(query(state), keep_blank_values=True), "nb")
    assert then.link_doubt == ""
    return then


def unsealed(parts: dict[str, str], code: str) -> State:
    """What an old link, or one written by hand, opens."""
    return state_from_query(parts.items(), code)


def codes(raised: pytest.ExceptionInfo[ScenarioError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


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
            unsealed({"file": packed[:length]}, "nb")
    assert unsealed({"file": packed}, "nb").scenario.numbers == own.numbers


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
        with pytest.raises(ScenarioError) as raised:
            unsealed({path: text}, "en")
        assert all(messages(raised.value, language(code)) for code in ("nb", "en"))


@pytest.mark.parametrize("evidence", ["", "studies:", "studies:x", "nissen-2020", "<script>"])
def test_what_cannot_be_believed_is_refused(evidence) -> None:
    for name in ("evidence", "effect.evidence"):
        with pytest.raises(ScenarioError):
            unsealed({name: evidence}, "en")


def test_a_scenario_too_long_for_a_link_is_told() -> None:
    import random

    letters = random.Random(1)
    notes = [
        {"nb": "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=1900)), "en": "x"} for _ in range(9)
    ]
    state = State("en", changed(shipped("model-1"), {"caveats": notes}), own=True)
    with pytest.raises(ScenarioError) as raised:
        query(state)
    (sentence,) = messages(raised.value, language("nb"))
    assert sentence.startswith("lenken er for lang (høyst")
    assert str(LONGEST) in sentence


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


@pytest.mark.parametrize("parts", [{}, {"view": "method"}, {"language": "en", "perspective": "nav"}])
def test_an_address_that_names_no_figures_needs_no_seal(parts) -> None:
    assert unsealed(parts, "nb").link_doubt == ""


@pytest.mark.parametrize(
    ("pairs", "code", "sentence"),
    [
        ([("scenario", "model-1"), ("scenario", "model-2")], "link_says_twice", "scenario"),
        ([("language", "nb"), ("language", "en")], "link_says_twice", "language"),
        (
            [("absence.rate", "0.1"), ("view", "method"), ("absence.rate", "0.1")],
            "link_says_twice",
            "Sickness absence without the measure",
        ),
        ([("scenario", "model-1"), ("file", "AAAA")], "link_says_both", "scenario"),
        ([("evidence", "mixture"), ("effect.evidence", "scenario")], "link_says_both", "effect.evidence"),
        ([("seal", "a"), ("seal", "b")], "link_says_twice", "seal"),
        ([("language", "xx")], "link_part_unknown", "language=xx"),
        ([("view", "admin")], "link_part_unknown", "view=admin"),
        ([("perspective", "king")], "link_part_unknown", "perspective=king"),
        ([("scenari", "model-1")], "link_part_unknown", "scenari=model-1"),
        (
            [("delivery.activities.moduel.hours", "2")],
            "link_part_unknown",
            "delivery.activities.module.hours",
        ),
        ([(f"x{number}", "1") for number in range(3000)], "link_too_long_to_open", str(LONGEST)),
        ([("too_long", "3000")], "link_too_long_to_open", str(LONGEST)),
        ([("seal", "")], "link_changed", "cut or changed"),
    ],
    ids=lambda part: str(part)[:40],
)
def test_what_is_said_twice_unknown_or_too_long_is_told(pairs, code, sentence) -> None:
    with pytest.raises(ScenarioError) as raised:
        state_from_query(pairs, "en")
    assert codes(raised) == [code]
    assert sentence in refusals(raised.value, language("en"))[0]
    assert all(refusals(raised.value, language(code)) for code in ("nb", "en"))


def test_many_wrong_parts_are_told_in_a_few_lines() -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({f"absence.rat{number}": "1" for number in range(299)}, "en")
    sentences = refusals(raised.value, language("en"))
    assert (len(sentences), sentences[-1]) == (6, "and 294 more.")


@pytest.mark.parametrize("appended", ["utm_source", "UTM_Campaign", "fbclid", "gclid", "mc_eid", "mkt_tok"])
def test_what_a_newsletter_appends_is_no_part_of_the_link(appended) -> None:
    state = State("en", shipped("model-1"))
    state.change("absence.rate", 0.08)
    then = state_from_query([*parse_qsl(query(state)), (appended, "x"), (appended, "y")], "nb")
    assert (then.changes, then.link_doubt) == (state.changes, "")


def test_a_whole_link_that_now_means_something_else_says_so() -> None:
    pairs = parse_qsl(query(State("en", shipped("model-1"))))
    then = state_from_query(pairs, "nb", lambda name: changed(shipped(name), {"effect.duration": 4}))
    assert then.link_doubt == "other_inputs"
    assert then.current().effect.duration.value == 4


def test_a_whole_link_that_this_version_cannot_open_says_so() -> None:
    parts = {"scenario": "model-1", "effect.of_a_later_version": "1"}
    with pytest.raises(ScenarioError) as raised:
        state_from_query([("seal", sealed(parts, "0123456789")), *parts.items()], "en")
    assert codes(raised) == ["link_of_another_version", "link_part_unknown"]


def test_a_seal_is_one_of_all_that_the_link_says() -> None:
    state = State("en", shipped("model-1"), Perspective.NAV, view=View.METHOD)
    whole = parse_qsl(query(state))
    for place in range(1, len(whole)):
        for others in ([], [(whole[place][0], "nb" if whole[place][0] == "language" else "result")]):
            with pytest.raises(ScenarioError) as raised:
                state_from_query([*whole[:place], *others, *whole[place + 1 :]], "nb")
            assert codes(raised) == ["link_changed"]


@pytest.mark.parametrize("padded", [b"", b"0", b"\0" * 9])
def test_what_unpacks_to_more_than_it_should_is_refused(padded) -> None:
    text = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\ntitle: Ours\n"
    longer = zlib.compress(text + b"#" * MOST_TEXT) if not padded else zlib.compress(text) + padded
    with pytest.raises(ScenarioError) as raised:
        unsealed({"file": base64.urlsafe_b64encode(longer).decode()}, "nb")
    assert codes(raised) == ["link_broken"]


def counted(kind: str, meetings: int) -> bytes:
    """A scenario whose meetings each have a distribution of their own that must be fitted."""
    stated = "value: 1, provenance: published, source: x"
    ends = (f"[0.1, 2.{number}]" for number in range(100, 100 + meetings))
    laws = [f"{{{stated}, distribution: {{kind: {kind}, interval: {each}}}}}" for each in ends]
    text = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\nname: x\ntitle: x\n"
    return f"{text}delivery: {{activities: {{module: {{count: [{', '.join(laws)}]}}}}}}\n".encode()


def test_a_link_opens_no_more_doubt_than_can_be_drawn() -> None:
    packed = base64.urlsafe_b64encode(zlib.compress(counted("truncated_normal", 41))).decode()
    with pytest.raises(ScenarioError) as raised:
        unsealed({"file": packed}, "nb")
    assert codes(raised) == ["too_much_doubt"]
    few = parse(counted("truncated_normal", 30), "x")
    assert state_from_query(parse_qsl(query(State("en", few, own=True))), "nb").scenario == few


@pytest.mark.parametrize("written", ["5 %", "5%", ".05", "0.05", "5. %"])
def test_a_number_written_by_hand_is_read_as_in_a_file(written) -> None:
    state = unsealed({"scenario": "model-1", "absence.rate": written}, "nb")
    assert state.value("absence.rate") == pytest.approx(0.05, rel=1e-15)
