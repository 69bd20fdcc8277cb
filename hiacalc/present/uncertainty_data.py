"""Uncertainty for other programs: unrounded numbers, stable names; undefined is null."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.evidence.studies import trial_ceiling
from hiacalc.present.doubts import Doubts
from hiacalc.present.misfit_words import misfits_data
from hiacalc.present.uncertainty_words import judged
from hiacalc.scenario.registry import named_input, quantities


def uncertainty_data(told: Doubts) -> dict[str, Any]:
    """Figures of the draws, what is worth knowing, and what every uncertain input rests on."""
    found, evidence = told.found, told.evidence
    data = found.as_dict() | told.voi.as_dict()
    known = quantities(found.laid)
    for path, one in data["inputs"].items():
        one["unit"] = named_input(found.scenario, path).unit.value
        one["provenance"] = known[path].provenance.value
        if one["level"] is None:
            del one["level"]
    data |= {
        "workers": told.voi.workers,
        "decision": _decision(told),
        "sobol": None
        if told.shares is None
        else {path: {"main": one.main, "total": one.total} for path, one in told.shares.items()},
        "rests_on_judgement": judged(found),
        "probability_by_evidence": [row.as_dict() for row in told.spread.rows],
        "least_favourable": dict(told.spread.conventions),
        "probability_least_favourable": told.spread.in_use.least_favourable,
        "base": told.expectation.base,
        "expected": told.expectation.mean,
        "base_costs": told.expectation.base_costs,
        "expected_costs": told.expectation.mean_costs,
        "pulls": [
            {"parameter": pull.path, "change": pull.change, "share": pull.share}
            for pull in told.expectation.pulls
        ],
        "misfits": misfits_data(told.misfits),
        "correlations": [
            {"between": list(pair.between), "rank": pair.rank} for pair in found.scenario.correlations
        ],
        "evidence": None
        if evidence is None or evidence.chosen is None
        else {
            "set": evidence.chosen.name,
            "value": evidence.value,
            "low": evidence.low,
            "high": evidence.high,
            "assumed": told.assumed,
            "assumed_above_middle": told.assumed > evidence.value,
            "assumed_above_interval": evidence.high is not None and told.assumed > evidence.high,
        },
        "assumed_above_trials": trial_ceiling().is_exceeded_by(told.assumed),
        "origin": told.origin.as_dict(),
    }
    return {name: _plain(value) for name, value in data.items()}


def _decision(told: Doubts) -> dict[str, Any] | None:
    scaled = told.for_decision
    if told.decision is None or scaled is None:
        return None
    rate = told.found.scenario.time.discount_rate
    of = {"workers": told.decision.workers, "years": told.decision.years, "discount_rate": rate.value}
    schedule = [list(step) for step in rate.steps] or None
    return {
        **of,
        "discount_schedule": schedule,
        "evpi": scaled.value,
        "evpi_standard_error": scaled.standard_error,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
