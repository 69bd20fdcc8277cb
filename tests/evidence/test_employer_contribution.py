"""The employer contribution by zone."""

import pytest
from pydantic import ValidationError

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.employer_contribution import EmployerContribution, read_employer_contribution

CONTRIBUTION = read_employer_contribution()


@pytest.mark.parametrize(
    ("zone", "rate"),
    [("I", 0.141), ("Ia", 0.106), ("II", 0.106), ("III", 0.064), ("IV", 0.051), ("IVa", 0.079), ("V", 0.0)],
)
def test_a_zone_has_the_rate_of_2026(zone: str, rate: float) -> None:
    assert CONTRIBUTION.rate(zone) == rate
    assert CONTRIBUTION.last_period.year == 2026


def test_only_zone_one_a_has_an_allowance() -> None:
    with_allowance = {name: zone for name, zone in CONTRIBUTION.zones.items() if zone.allowance is not None}
    assert list(with_allowance) == ["Ia"]
    assert with_allowance["Ia"].above_allowance == CONTRIBUTION.rate("I")


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(KeyError):
        CONTRIBUTION.rate("VI")


@pytest.mark.parametrize(
    "zones", [{}, {"I": {"rate": 14.1}}, {"I": {"rate": 0.1, "allowance": 5}}, {"I": {"rate": 0.1, "x": 1}}]
)
def test_zones_with_a_fault_are_refused(zones: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EmployerContribution.model_validate(read_data("employer-contribution.yaml") | {"zones": zones})
