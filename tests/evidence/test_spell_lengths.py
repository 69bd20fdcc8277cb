"""Survival curves worked out again from the published shares of man-days."""

import copy
import math
from itertools import accumulate, pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.spell_lengths import IndustryLengths, SpellLengths, read_spell_lengths

SPELLS = read_spell_lengths()


def area(survival: dict[int, float], end: float) -> float:
    """Days per spell up to a day, with a constant hazard between the days of the curve."""
    total = 0.0
    for (start, open_before), (stop, open_after) in pairwise([(0, 1.0), *survival.items()]):
        until = min(stop, end)
        if until <= start:
            break
        hazard = math.log(open_before / open_after) / (stop - start)
        total += open_before * -math.expm1(-hazard * (until - start)) / hazard
    return total


def test_the_default_is_the_curve_of_all_industries() -> None:
    assert SPELLS.default.survival == {
        8: 0.536,
        16: 0.357,
        28: 0.258,
        56: 0.167,
        98: 0.116,
        140: 0.089,
        182: 0.069,
        273: 0.045,
        365: 0.02025,
    }
    assert SPELLS.default.key == "all"


def test_the_default_gives_the_golden_mean_and_share_of_the_employer() -> None:
    survival, self_certified = SPELLS.default.survival, SPELLS.self_certified.share
    assert area(survival, 365) == pytest.approx(40.4111049, abs=5e-8)
    inside = area(survival, 16) / area(survival, 365)
    assert self_certified + (1 - self_certified) * inside == pytest.approx(0.3546744068, abs=5e-11)


@pytest.mark.parametrize("lengths", SPELLS.industries, ids=lambda lengths: lengths.key)
def test_a_curve_follows_from_the_published_shares_of_man_days(lengths: IndustryLengths) -> None:
    spells = [share / bin_.mean_days for share, bin_ in zip(lengths.day_shares, SPELLS.bins, strict=True)]
    still_open = [1 - ended / sum(spells) for ended in accumulate(spells)][:-1]
    assert list(lengths.survival.values())[:-1] == pytest.approx(still_open, abs=0.0005)
    assert lengths.survival[365] == pytest.approx(SPELLS.share_to_last_day * lengths.survival[273], abs=5e-6)


@pytest.mark.parametrize(
    ("key", "within_16_days", "mean", "inside"),
    [
        ("all", 0.643, 41.3, 0.243),
        ("health_social", 0.642, 40.7, 0.246),
        ("education", 0.622, 48.9, 0.210),
        ("public_administration", 0.646, 39.3, 0.257),
    ],
)
def test_curves_agree_with_those_worked_out_from_bins(
    key: str, within_16_days: float, mean: float, inside: float
) -> None:
    """Bin means give a mean and a share about a point from those of the curve with constant hazards."""
    survival = SPELLS.industry(key).survival
    assert 1 - survival[16] == pytest.approx(within_16_days, abs=0.001)
    assert area(survival, 365) == pytest.approx(mean, rel=0.025)
    assert area(survival, 16) / area(survival, 365) == pytest.approx(inside, abs=0.012)


def test_counties_are_scaled_by_their_means_of_2011() -> None:
    factors = {region.key: region.factor for region in SPELLS.regions.regions}
    assert (min(factors.values()), max(factors.values())) == (factors["oslo"], factors["hedmark"])
    assert factors["oslo"] == pytest.approx(0.79, abs=0.005)
    assert factors["hedmark"] == pytest.approx(1.25, abs=0.005)
    assert SPELLS.region("troms").mean_days == 47.2
    assert SPELLS.regions.standing is Standing.PUBLISHED


def test_what_is_derived_or_assumed_says_so() -> None:
    assert SPELLS.standing.is_assumption
    assert SPELLS.day_shares_standing is Standing.PUBLISHED
    assert SPELLS.self_certified.mean_standing is Standing.ASSUMPTION
    assert (SPELLS.self_certified.low, SPELLS.self_certified.high) == (1.5, 2.5)
    assert "assumption" in SPELLS.derivation.en
    assert any("grade" in caveat.en for caveat in SPELLS.caveats)
    assert any("16" in caveat.nb for caveat in SPELLS.caveats)


@pytest.mark.parametrize("ask", [SPELLS.industry, SPELLS.region])
def test_an_unknown_key_is_refused(ask: Any) -> None:
    with pytest.raises(KeyError):
        ask("nobody")


SURVIVAL = read_data("spell-lengths.yaml")["industries"][0]["survival"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("survival", {}),
        ("survival", {8: 0.5}),
        ("survival", SURVIVAL | {16: 0.6}),
        ("survival", SURVIVAL | {365: 0.0}),
        ("survival", SURVIVAL | {8: 1.2}),
        ("survival", {7: 0.6} | SURVIVAL),
        ("survival", dict(reversed(SURVIVAL.items()))),
        ("day_shares", [0.5, 0.5]),
        ("self_certified_day_share", 0.3),
        ("key", "education"),
        ("colour", "red"),
    ],
)
def test_a_curve_with_a_fault_is_refused(field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("spell-lengths.yaml"))
    raw["industries"][0][field] = value
    with pytest.raises(ValidationError):
        SpellLengths.model_validate(raw)


def test_a_factor_that_does_not_follow_is_refused() -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("spell-lengths.yaml"))
    raw["regions"]["regions"][0]["factor"] = 1
    with pytest.raises(ValidationError, match="factor"):
        SpellLengths.model_validate(raw)
