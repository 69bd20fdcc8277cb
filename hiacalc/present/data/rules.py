"""Rule sets for other programs: what they ask for, sets side by side, and each rule alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from hiacalc.analysis.deterministic.rules import RuledRun, RuleEffects
from hiacalc.evidence.rules import RuleSet, RuleSetting
from hiacalc.model.table import Table
from hiacalc.present.words.origin import Origin


def rules_data(
    runs: Sequence[RuledRun], figures: Table, alone: Sequence[RuleEffects], origin: Origin
) -> dict[str, Any]:
    """Every set with its rules, sets side by side, and what each rule alone does; undefined figures are null.

    Args:
        runs: of one scenario as it stands and under each set.
        figures: of them, as columns.
        alone: what each rule does, a set each.
        origin: of the scenario without rules.
    """
    sets = [ruled.rules for ruled in runs if ruled.rules is not None]
    names = list(map(str, figures["figure"]))
    return {
        "origin": origin.as_dict(),
        "rule_sets": [_set(rules) for rules in sets],
        "side_by_side": {
            ruled.name: {
                name: _finite(float(value)) for name, value in zip(names, figures[ruled.name], strict=True)
            }
            for ruled in runs
        },
        "alone": [_alone(effects) for effects in alone],
    }


def _set(rules: RuleSet) -> dict[str, Any]:
    return {
        "name": rules.name,
        "title": _text(rules.title),
        "description": _text(rules.description),
        "source": _text(rules.source),
        "where": rules.where,
        "standing": rules.standing.value,
        "date": rules.last_period.isoformat(),
        "settings": [_setting(setting) for setting in rules.settings],
    }


def _setting(setting: RuleSetting) -> dict[str, Any]:
    value = setting.value
    return {
        "parameter": setting.path,
        "value": [list(step) for step in value.items()] if isinstance(value, dict) else value,
        "standing": setting.standing.value,
        "source": _text(setting.source),
        "note": None if setting.note is None else _text(setting.note),
    }


def _alone(effects: RuleEffects) -> dict[str, Any]:
    return {
        "rules": effects.rules.name,
        "outcome": effects.outcome.value,
        "perspective": effects.perspective.value,
        "base": _finite(effects.base),
        "together": _finite(effects.together),
        "joint": _finite(effects.joint),
        "years": effects.years,
        "effects": [
            {
                "parameter": effect.setting.path,
                "outcome": _finite(effect.outcome),
                "change": _finite(effect.change),
            }
            for effect in effects.effects
        ],
    }


def _text(text: Any) -> dict[str, str]:
    return {"nb": text.nb, "en": text.en}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
