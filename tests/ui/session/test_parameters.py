"""A link says each thing once, and what others append to it is no part of it."""

from urllib.parse import parse_qsl

import pytest

from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, shipped
from hiacalc.ui.session.link import query, state_from_query
from hiacalc.ui.session.parameters import LONGEST
from hiacalc.ui.session.state import State
from hiacalc.ui.views.link_notice import refusals
from tests.ui.session.links import codes


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


@pytest.mark.parametrize("appended", ["utm_source", "UTM_Campaign", "fbclid", "gclid", "mc_eid", "mkt_tok"])
def test_what_a_newsletter_appends_is_no_part_of_the_link(appended) -> None:
    state = State("en", shipped("model-1"))
    state.change("absence.rate", 0.08)
    then = state_from_query([*parse_qsl(query(state)), (appended, "x"), (appended, "y")], "nb")
    assert (then.changes, then.link_doubt) == (state.changes, "")
