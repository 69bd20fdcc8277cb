"""A bar a rule: from a line at the base case to what the model gives."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Outcome
from hiacalc.present.locale.language import language
from hiacalc.present.words.rules import change_text, standing_text
from tests.present.browser import plain
from tests.present.cases import scenario_of
from tests.present.pictures import base_of, only, said_base

pytestmark = pytest.mark.browser


@only("rules")
def test_each_rule_ends_at_its_result_from_a_line_at_the_base_case(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    effects = rule_effects(scenario_of(name), rule_set("r-109-21"))
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.pixel("x", base_of(name) / 1e6), abs=1.5)
    assert plain(said_base(name, code)) in seen.all_text
    rules = [*effects.moving, *effects.still]
    results = [*(effect.outcome for effect in rules), effects.together]
    (bars,) = seen.page["bars"]
    for bar, result in zip(bars, results, strict=True):
        left, right = sorted((line, seen.pixel("x", result / 1e6)))
        if right - left >= 0.5:  # a bar without width stands nowhere
            assert (bar["left"], bar["right"]) == pytest.approx((left, right), abs=2)
    labels = [plain(text["text"]) for text in sorted(seen.texts("ytick"), key=lambda text: text["top"])]
    assert len(labels) == len(results)
    for effect, label in zip(rules, labels, strict=False):
        assert plain(change_text(effect.change, Outcome.NET_BENEFIT, language(code))) in seen.all_text
        assert plain(standing_text(effect.setting, language(code))) in label
