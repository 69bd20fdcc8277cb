"""The one list of inputs and settings, from the fields of the models."""

import pytest

from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.effect import Effect
from hiacalc.scenario.fields import NamedChoice, fields_of, record_in
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.schema import Activity, Employer, Scenario, SickPay, money_units

FIELDS = dict(fields_of(Scenario))


@pytest.mark.parametrize(
    "key",
    [
        "population.employer_sector",
        "effect.acts_on",
        "sick_pay.rules",
        "sick_pay.zone",
        "sick_pay.full_pay",
        "valuation.tax_funding_base",
    ],
)
def test_settings_that_may_be_left_out_are_choices(key):
    assert isinstance(FIELDS[key], NamedChoice)
    assert len(FIELDS[key].options) >= 2


@pytest.mark.parametrize(
    "key",
    [
        "absence.spells.self_certified_share",
        "effect.hazard_ratio",
        "effect.days_shorter",
        "effect.from_day",
        "sick_pay.wage_spread",
        "employer.replaced_share",
        "valuation.tax_funding_cost",
        "delivery.labour_cost_multiplier",
        "time.horizon",
    ],
)
def test_inputs_that_may_be_left_out_have_bounds(key):
    assert isinstance(FIELDS[key], Bounds)


def test_a_part_has_its_own_list_below_its_own_key():
    part = dict(fields_of(Employer, "employer"))
    assert part == {key: bounds for key, bounds in FIELDS.items() if key.startswith("employer.")}


def test_what_a_scenario_names_itself_is_a_star():
    assert "delivery.activities.*.count.*" in FIELDS
    assert FIELDS["delivery.activities.*.professions"].several


def test_amounts_are_those_whose_unit_is_kroner():
    assert set(money_units()) == {
        "valuation.annual_value_per_fte",
        "delivery.hourly_cost.health_service",
        "delivery.hourly_cost.nav",
        "delivery.fare",
        "delivery.venue_price",
        "individual.gp_price",
        "individual.travel_price",
        "individual.fee",
        "individual.avoided_care",
    }


def test_the_record_inside_an_annotation():
    assert record_in(SickPay | None) is SickPay
    assert record_in(dict[str, Activity]) is Activity
    assert record_in(Effect.model_fields["hazard_ratio"].annotation) is Quantity
    assert record_in(str) is None
