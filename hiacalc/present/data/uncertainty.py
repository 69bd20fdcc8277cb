"""Uncertainty for other programs: unrounded numbers, stable names; undefined is null."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from hiacalc.analysis.probabilistic.days_spread import BelievedDays
from hiacalc.analysis.probabilistic.evidence_spread import Believed, NetBenefit
from hiacalc.analysis.probabilistic.findings import UncertaintyFindings
from hiacalc.analysis.probabilistic.uncertainty import Input, Summary, Uncertainty
from hiacalc.analysis.probabilistic.value_of_information import Estimate, ValueOfInformation
from hiacalc.present.data.programme_doubt import programme_bands_data
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.present.words.misfits import misfits_data
from hiacalc.present.words.uncertainty import judged
from hiacalc.scenario.registry import named_input, quantities


def uncertainty_data(findings: UncertaintyFindings, origin: DrawnOrigin) -> dict[str, Any]:
    """Figures of the draws, what is worth knowing, and what every uncertain input rests on.

    Args:
        findings: the draws and what follows from them.
        origin: what the draws rest on.
    """
    drawn, voi, shares = findings.drawn, findings.value_of_information, findings.variance_shares
    data = draws_data(drawn) | value_data(voi)
    laid = quantities(drawn.laid)
    for path, named in data["inputs"].items():
        named["unit"] = named_input(drawn.scenario, path).unit.value
        named["provenance"] = laid[path].provenance.value
        if named["level"] is None:
            del named["level"]
    spread, apart = findings.spread, findings.expectation
    data |= {
        "workers": voi.workers,
        "decision": _decision(findings),
        "sobol": None
        if shares is None
        else {path: {"main": index.main, "total": index.total} for path, index in shares.items()},
        "rests_on_judgement": judged(drawn),
        "probability_by_evidence": [believed_data(row) for row in spread.rows],
        "least_favourable": dict(spread.conventions),
        "probability_least_favourable": spread.in_use.least_favourable,
        "base": apart.base,
        "expected": apart.mean,
        "base_costs": apart.base_costs,
        "expected_costs": apart.mean_costs,
        "pulls": [
            {"parameter": pull.path, "change": pull.change, "share": pull.share} for pull in apart.pulls
        ],
        "misfits": misfits_data(findings.misfits),
        "correlations": [
            {"between": list(pair.between), "rank": pair.rank} for pair in drawn.scenario.correlations
        ],
        "evidence": _evidence(findings),
        "assumed_above_trials": findings.ceiling.is_exceeded_by(findings.assumed),
        "origin": origin.as_dict(),
    }
    if findings.days_spread is not None:
        data["individual_by_evidence"] = [believed_days_data(row) for row in findings.days_spread.rows]
    if findings.programme is not None:
        data["programme"] = programme_bands_data(findings.programme)
    return {name: _plain(value) for name, value in data.items()}


def believed_days_data(row: BelievedDays) -> dict[str, Any]:
    """What follows when one set of evidence on the days saved is believed.

    Args:
        row: of the set.
    """
    return {
        "set": row.name,
        "in_use": row.is_in_use,
        "distribution": row.is_distribution,
        "days_saved": row.days,
        "probability_of_none": row.none,
        "probability_of_harm": row.harm,
        "probability": row.alone.probability,
        "mean": row.alone.mean,
        "low": row.alone.low,
        "high": row.alone.high,
        "both": {
            "probability": row.together.probability,
            "mean": row.together.mean,
            "low": row.together.low,
            "high": row.together.high,
        },
    }


def draws_data(drawn: Uncertainty) -> dict[str, Any]:
    """Figures of the draws, not the draws; nan where a figure is undefined."""
    actors = {
        actor.value: {
            **summary_data(drawn.summary(values)),
            "probability_gains": float(np.mean(values > 0.0)),
        }
        for actor, values in drawn.by_actor.items()
    }
    return {
        "draws": drawn.draws,
        "seed": drawn.seed,
        "method": drawn.method.value,
        "outcome": drawn.outcome.value,
        "perspective": drawn.perspective.value,
        "evidence_in_use": drawn.scenario.effect.evidence,
        drawn.outcome.value: summary_data(drawn.summary()),
        "net_benefit": summary_data(drawn.summary(drawn.net_benefit)),
        "probability_pays": drawn.probability_pays,
        "probability_error": drawn.probability_error,
        "by_actor": actors,
        "known": list(drawn.known),
        "conventions": list(drawn.conventions),
        "one_sided": list(drawn.one_sided),
        "inputs": {path: _input(named) for path, named in drawn.inputs.items()},
    }


def summary_data(summary: Summary) -> dict[str, float]:
    """A summary as mean, sd, p2_5 ... p97_5 and mc_error."""
    named = {f"p{per_cent:g}".replace(".", "_"): value for per_cent, value in summary.percentiles.items()}
    return {"mean": summary.mean, "sd": summary.sd, **named, "mc_error": summary.error}


def value_data(voi: ValueOfInformation) -> dict[str, Any]:
    """The expected value of perfect information, and of partial, with standard errors; NOK."""
    return {
        "evpi": voi.everything.value,
        "evpi_standard_error": voi.everything.standard_error,
        "evppi": {path: _value(value) for path, value in voi.inputs.items()},
        "evppi_groups": {name: _value(value) for name, value in voi.groups.items()},
    }


def net_benefit_data(net: NetBenefit) -> dict[str, float]:
    """The probability that it pays, the mean and the middle 95 %, NOK."""
    return {"probability": net.probability, "mean": net.mean, "low": net.low, "high": net.high}


def believed_data(row: Believed) -> dict[str, Any]:
    """What follows when a set of evidence is believed."""
    return {
        "set": row.name,
        **net_benefit_data(row.as_thought),
        "follow_up_years": row.follow_up_years,
        "as_measured": net_benefit_data(row.as_measured) if row.as_measured else None,
        "probability_least_favourable": row.least_favourable,
        "distribution": row.is_distribution,
        "in_use": row.is_in_use,
    }


def _input(named: Input) -> dict[str, Any]:
    low, high = named.marginal.interval()
    return {
        "kind": named.marginal.kind.value,
        "basis": named.marginal.basis.value,
        "base": named.base,
        "level": named.level,
        "outside_bounds": named.marginal.outside,
        "base_rank": named.base_rank,
        "mean": named.marginal.mean,
        "sd": named.marginal.sd,
        "low": low,
        "high": high,
    }


def _value(value: Estimate) -> dict[str, float]:
    return {"value": value.value, "standard_error": value.standard_error}


def _evidence(findings: UncertaintyFindings) -> dict[str, Any] | None:
    evidence = findings.evidence
    if evidence is None or evidence.chosen is None:
        return None
    return {
        "set": evidence.chosen.name,
        "value": evidence.value,
        "low": evidence.low,
        "high": evidence.high,
        "assumed": findings.assumed,
        "assumed_above_middle": findings.assumed > evidence.value,
        "assumed_above_interval": evidence.high is not None and findings.assumed > evidence.high,
    }


def _decision(findings: UncertaintyFindings) -> dict[str, Any] | None:
    scaled = findings.for_decision
    if findings.decision is None or scaled is None:
        return None
    rate = findings.drawn.scenario.time.discount_rate
    return {
        "workers": findings.decision_workers,
        "years": findings.decision.years,
        "discount_rate": rate.value,
        "discount_schedule": [list(step) for step in rate.steps] or None,
        "evpi": scaled.value,
        "evpi_standard_error": scaled.standard_error,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
