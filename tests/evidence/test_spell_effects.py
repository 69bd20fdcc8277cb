"""Published effects on spells: hazard ratios worked out again, and inputs that fit the way of acting."""

import copy
import math
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.spell_effects import PublishedEffect, PublishedEffects, read_spell_effects, spell_effect
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.evidence.studies import Measure, read_studies
from hiacalc.model.inputs import Inputs
from hiacalc.model.reduction import Reduction
from hiacalc.scenario import changed, shipped

EFFECTS = read_spell_effects().effects


def absent(measure: Measure) -> tuple[float, float]:
    result = next(result for result in read_studies()["indahl-1995"].results if result.measure is measure)
    assert result.value is not None
    assert result.comparator_value is not None
    return result.value, result.comparator_value


@pytest.mark.parametrize(
    ("key", "measure", "ratio"),
    [
        ("brief-intervention-200-days", Measure.SHARE_ABSENT, 2.36),
        ("brief-intervention-5-years", Measure.SHARE_ABSENT_5_YEARS, 1.54),
    ],
)
def test_a_hazard_ratio_follows_from_the_shares_still_absent(
    key: str, measure: Measure, ratio: float
) -> None:
    treated, control = absent(measure)
    effect = spell_effect(key)
    assert effect.inputs.hazard_ratio == ratio
    assert math.log(treated) / math.log(control) == pytest.approx(ratio, abs=0.005)
    assert effect.standing is Standing.DERIVED
    assert effect.inputs.from_day == 57  # absent for eight weeks
    assert effect.waning is not None
    assert "2.36" in effect.waning.en
    assert "1,54" in effect.waning.nb


def test_the_ratio_at_200_days_acts_for_200_days_only() -> None:
    inputs = spell_effect("brief-intervention-200-days").inputs
    assert inputs.to_day - inputs.from_day + 1 == 200
    assert spell_effect("brief-intervention-5-years").inputs.to_day == 365


def test_hamar_is_offered_from_the_first_day_and_from_the_day_nav_pays() -> None:
    first, later = spell_effect("hamar"), spell_effect("hamar-day-17")
    assert first.inputs.by_name == {"days_shorter": 2, "from_day": 1}
    assert later.inputs.by_name == {"days_shorter": 2, "from_day": 17}
    for effect in (first, later):
        assert effect.acts_on == "length"
        assert effect.standing_of("from_day") is Standing.ASSUMPTION
        assert effect.standing_of("days_shorter") is Standing.SECOND_HAND
    reported = next(r for r in read_studies()[first.study].results if r.measure is Measure.DAYS_PER_SPELL)
    assert reported.value == -first.inputs.days_shorter


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: effect.key)
def test_an_effect_says_where_it_stands_and_where_it_does_not_fit(effect: PublishedEffect) -> None:
    assert all(source.document and source.lines for source in effect.sources)
    assert effect.comparator.nb != effect.comparator.en
    assert len(effect.misfits) >= 3
    assert effect.standing_of("from_day") is not Standing.PUBLISHED


@pytest.mark.parametrize(
    ("key", "reduction"),
    [("hamar", 0.0377867010), ("hamar-day-17", 0.0136536778), ("brief-intervention-5-years", 0.1363585708)],
)
def test_an_effect_on_all_industries_has_the_golden_reduction(key: str, reduction: float) -> None:
    spells, effect = read_spell_lengths(), spell_effect(key)
    changes = {
        "absence.spells": {
            "self_certified_share": spells.self_certified.share,
            "survival": spells.default.survival,
        },
        "effect.acts_on": effect.acts_on,
    }
    inputs = {f"effect.{name}": value for name, value in effect.inputs.by_name.items()}
    scenario = changed(shipped("helseiarbeid-2016"), changes | inputs)
    assert Reduction.of(Inputs(scenario)).all_days[0] == pytest.approx(reduction, abs=5e-11)


def test_no_effect_has_a_cost() -> None:
    assert "no net benefit" in read_spell_effects().no_cost.en
    assert not any("cost" in field for field in PublishedEffect.model_fields)


def test_an_unknown_effect_is_refused() -> None:
    with pytest.raises(KeyError):
        spell_effect("nobody")


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        (0, "inputs", {"days_shorter": 2, "from_day": 1, "to_day": 365}),
        (0, "inputs", {"hazard_ratio": 2, "from_day": 1, "to_day": 365}),
        (0, "inputs", {"from_day": 1}),
        (0, "inputs", {"days_shorter": 2, "from_day": 0}),
        (2, "inputs", {"hazard_ratio": 2.36, "from_day": 57}),
        (2, "inputs", {"hazard_ratio": 2.36, "from_day": 57, "to_day": 56}),
        (2, "inputs", {"hazard_ratio": 0, "from_day": 57, "to_day": 365}),
        (0, "standings", {"to_day": "assumption"}),
        (0, "study", "nobody-2020"),
        (0, "sources", [{"document": "nowhere", "lines": "1"}]),
        (0, "key", "hamar-day-17"),
        (0, "misfits", []),
        (0, "cost", 100),
    ],
)
def test_an_effect_with_a_fault_is_refused(number: int, field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("spell-effects.yaml"))
    raw["effects"][number][field] = value
    with pytest.raises(ValidationError):
        PublishedEffects.model_validate(raw)
