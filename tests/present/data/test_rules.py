"""Rule sets for programs are JSON, with every setting and every figure."""

import json

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome, Perspective
from hiacalc.present.data.results import to_json
from hiacalc.present.data.rules import rules_data
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed, shipped
from tests.present.cases import DATE

BASE = shipped("helseiarbeid-2016")


def test_undefined_figures_are_null_and_every_setting_has_its_standing() -> None:
    none = changed(BASE, {"effect.duration": 0})
    runs = side_by_side(none)
    alone = [rule_effects(none, rules, Outcome.COST_PER_HOUR_AVOIDED) for rules in read_rule_sets()]
    origin = Origin(none, Perspective.SOCIETY, DATE)
    result = json.loads(to_json(rules_data(runs, side_by_side_table(runs), alone, origin)))
    assert result["alone"][0]["base"] is None
    for rules, written in zip(read_rule_sets(), result["rule_sets"], strict=True):
        assert [setting["parameter"] for setting in written["settings"]] == [
            setting.path for setting in rules.settings
        ]
        assert all(setting["standing"] and setting["source"]["nb"] for setting in written["settings"])
    assert result["rule_sets"][1]["settings"][0]["value"] == [[0, 0.04], [40, 0.03], [75, 0.02]]
