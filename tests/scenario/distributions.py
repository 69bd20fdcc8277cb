"""Distributions of every kind, as an economist may write them."""

import pytest

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import named_inputs

BASE = shipped("helseiarbeid-2016")

REDUCTION = "effect.relative_reduction"

DURATION = "effect.duration"

INTERVAL = {"kind": "beta", "interval": [0.01, 0.11], "level": 0.95}

WRITTEN = [
    INTERVAL,
    {"kind": "beta", "alpha": 2, "beta": 30.5},
    {"kind": "beta", "mean": 0.05, "sd": 0.02},
    {"kind": "gamma", "shape": 4, "scale": 0.0125},
    {"kind": "gamma", "interval": [0.01, 0.11], "level": 0.9},
    {"kind": "lognormal", "meanlog": -3, "sdlog": 0.5},
    {"kind": "logit_normal", "meanlogit": -3, "sdlogit": 0.5},
    {"kind": "logit_normal", "interval": [0.01, 0.11], "level": 0.9},
    {"kind": "lognormal", "mean": 0.05, "sd": 0.02},
    {"kind": "normal", "mean": 0.05, "sd": 0.02},
    {"kind": "normal", "interval": [-0.01, 0.11]},
    {"kind": "truncated_normal", "mean": 0.05, "sd": 0.02, "lower": 0},
    {"kind": "truncated_normal", "mean": 0.05, "sd": 0.02, "lower": -0.1, "upper": 0.5},
    {"kind": "uniform"},
    {"kind": "uniform", "low": -0.1, "high": 0.2},
    {"kind": "triangular", "mode": 0.03},
    {"kind": "pert"},
    {"kind": "pert", "low": 0, "mode": 0.04, "high": 0.2},
    {"kind": "empirical", "values": [0, 0.05, 0.16]},
    {"kind": "empirical", "values": [0, 0.16], "weights": [3, 1]},
    {"kind": "risk_ratio", "meanlog": -0.17, "sdlog": 0.085},
    {"kind": "risk_ratio", "interval": [0.71, 0.99], "level": 0.95, "df": 3},
    {"kind": "risk_ratio", "mean": 0.9, "sd": 0.1},
    {
        "kind": "mixture",
        "components": [
            {"weight": 0.7, "distribution": {"kind": "normal", "mean": 0, "sd": 0.02}},
            {"weight": 0.3, "distribution": {"kind": "risk_ratio", "interval": [0.78, 1.09]}},
        ],
    },
]

every_written = pytest.mark.parametrize("written", WRITTEN, ids=str)

SHARE = named_inputs(BASE)[REDUCTION].bounds


def with_distribution(written):
    return changed(BASE, {REDUCTION: {"distribution": written}})
