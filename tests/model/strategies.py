"""Random scenarios within the bounds of every input, and random perspectives."""

from hypothesis import settings
from hypothesis import strategies as st

from hiacalc.model import Perspective
from hiacalc.scenario import changed, shipped

BASES = tuple(shipped(name) for name in ("helseiarbeid-2016", "model-1", "model-2"))

WORKERS, SIZE = "population.workers", "population.workers_per_employer"
SHARE = "absence.share_in_employer_period"

some = settings(max_examples=60, deadline=None)
perspectives = st.sampled_from(list(Perspective))


def numbers(low, high):
    """Numbers of at most six digits, none of them next to nothing."""
    floats = st.floats(low, high, allow_nan=False)
    return floats.map(lambda number: float(f"{number:.6g}") if abs(number) > 1e-9 else max(low, 0.0))


INPUTS = {
    WORKERS: numbers(1, 200_000),
    SIZE: numbers(1, 300),
    "population.fte_per_worker": numbers(0.01, 1),
    "absence.rate": numbers(0, 0.3),
    SHARE: numbers(0, 1),
    "effect.relative_reduction": numbers(-0.5, 1),
    "effect.duration": numbers(0, 12) | st.integers(0, 12).map(float),
    "effect.onset_years": numbers(0, 6) | st.integers(0, 3).map(float),
    "effect.follows_attendance": numbers(0, 1),
    "effect.attendance_behind": numbers(0.01, 1),
    "valuation.annual_value_per_fte": numbers(1000, 1_500_000),
    "valuation.hours_per_fte_year": numbers(1000, 2000),
    "valuation.labour_cost_multiplier": numbers(0.5, 2),
    "valuation.production_share": numbers(0, 2),
    "valuation.real_wage_growth": numbers(-0.05, 0.05),
    "time.discount_rate": numbers(0, 0.2),
    "time.timing": st.sampled_from(["start", "mid", "end"]),
    "delivery.attendance": numbers(0, 1),
    "delivery.representatives_per_employer": numbers(0, 10),
    "delivery.hourly_cost.health_service": numbers(0, 2000),
    "delivery.hourly_cost.nav": numbers(0, 2000),
    "delivery.preparation_hours": numbers(0, 5),
    "delivery.travel_hours": numbers(0, 5),
    "delivery.fare": numbers(0, 5000),
    "delivery.venue_price": numbers(0, 5000),
    "delivery.largest_group": numbers(1, 100),
    "delivery.groups": st.sampled_from(["average", "whole"]),
    "delivery.coordination_hours": numbers(0, 10),
}

ACTIVITY = st.fixed_dictionaries(
    {
        "hours": numbers(0, 8),
        "count": st.lists(numbers(0, 5), min_size=1, max_size=5),
        "attends": st.sampled_from(["all", "representatives"]),
        "where": st.sampled_from(["workplace", "elsewhere"]),
        "professions": st.lists(st.sampled_from(["health_service", "nav"]), min_size=1, unique=True),
        "employers_per_session": numbers(1, 20),
    }
)


@st.composite
def scenarios(draw, *without):
    """A scenario with any of its inputs drawn anew, but for those named."""
    changes = draw(st.fixed_dictionaries({}, optional={k: v for k, v in INPUTS.items() if k not in without}))
    if draw(st.booleans()):
        changes["time.horizon"] = draw(st.integers(1, 15))
        changes["effect.decay"] = draw(st.sampled_from([0.0, 1.0]) | numbers(0, 1))
    if draw(st.booleans()) and "time.discount_rate" not in without:
        steps = draw(st.dictionaries(st.integers(1, 12), numbers(0, 0.2), max_size=3))
        first = draw(numbers(0, 0.2))
        changes["time.discount_rate"] = {"0": first, **{str(year): rate for year, rate in steps.items()}}
    if draw(st.booleans()):
        changes["delivery.activities"] = {"extra": draw(ACTIVITY)}
    base = draw(st.sampled_from(BASES))
    return changed(base, filled(base, changes))


def filled(base, changes):
    """The changes, without those that would be refused: too large workplaces, a share beside spells."""
    if base.absence.spells is not None:
        changes = {path: value for path, value in changes.items() if path != SHARE}
    workers, size = (changes.get(path, base.numbers[path]) for path in (WORKERS, SIZE))
    return {**changes, SIZE: workers} if size > workers else changes


HELPFUL = st.one_of(
    st.fixed_dictionaries(
        {
            "effect.acts_on": st.just("spells"),
            "effect.fewer_certified": numbers(0, 1),
            "effect.fewer_self_certified": numbers(0, 1),
            "effect.share_of_spells": numbers(0, 1),
        }
    ),
    st.fixed_dictionaries(
        {
            "effect.acts_on": st.just("length"),
            "effect.days_shorter": numbers(0, 60),
            "effect.from_day": st.integers(1, 365),
            "effect.share_of_spells": numbers(0, 1),
        }
    ),
    st.fixed_dictionaries(
        {
            "effect.acts_on": st.just("hazard"),
            "effect.hazard_ratio": numbers(1, 5),
            "effect.from_day": st.integers(1, 180),
            "effect.to_day": st.integers(180, 365),
            "effect.share_of_spells": numbers(0, 1),
        }
    ),
)
HARMFUL = st.one_of(
    st.fixed_dictionaries(
        {
            "effect.acts_on": st.just("spells"),
            "effect.fewer_certified": numbers(-0.5, 0),
            "effect.fewer_self_certified": numbers(-0.5, 1),
        }
    ),
    st.fixed_dictionaries(
        {
            "effect.acts_on": st.just("hazard"),
            "effect.hazard_ratio": numbers(0.2, 1),
            "effect.from_day": st.integers(1, 365),
        }
    ),
)
OF_TODAY = {
    "sick_pay": st.fixed_dictionaries(
        {"sick_pay.rules": st.sampled_from(["plain", "statutory"])},
        optional={
            "sick_pay.wage_spread": numbers(0, 1),
            "sick_pay.share_within_48_days": numbers(0, 1),
            "sick_pay.zone": st.sampled_from(["I", "Ia", "II", "III", "IV", "IVa", "V"]),
            "sick_pay.full_pay": st.booleans(),
            "sick_pay.exempt_share": numbers(0, 1),
        },
    ),
    "employer": st.fixed_dictionaries(
        {"employer.replaced_share": numbers(0, 1)}, optional={"employer.substitute_price": numbers(0, 2)}
    ),
    "valuation.tax_funding_cost": st.fixed_dictionaries(
        {"valuation.tax_funding_cost": numbers(0, 0.5)},
        optional={"valuation.tax_funding_base": st.sampled_from(["net", "outlays"])},
    ),
    "individual": st.fixed_dictionaries(
        {"individual": st.just({})},
        optional={
            "individual.years": st.integers(1, 9),
            "individual.referrals_per_1000": numbers(0, 60),
            "individual.share_declined": numbers(0, 1),
            "individual.gp_price": numbers(0, 1000),
            "individual.travel_price": numbers(0, 1000),
            "individual.own_hours": numbers(0, 4),
            "individual.avoided_care": numbers(0, 5000),
            "individual.days_saved": numbers(-5, 40),
            "individual.share_in_employer_period": numbers(0, 1),
        },
    ),
    "sector": st.fixed_dictionaries(
        {"population.employer_sector": st.sampled_from(["private", "municipality", "state"])}
    ),
    "labour": st.fixed_dictionaries({"delivery.labour_cost_multiplier": numbers(0.5, 2)}),
    "year": st.fixed_dictionaries({"time.price_year": st.integers(2014, 2025)}),
    "effect.acts_on": (HELPFUL | HARMFUL).map(lambda way: {"absence.spells": {}, **way}),
}


@st.composite
def today(draw, *without):
    """A scenario with any of its inputs drawn anew, in kroner of any year, by law and in spells."""
    scenario = draw(scenarios(*without))
    for name, parts in OF_TODAY.items():
        if name not in without and draw(st.booleans()):
            scenario = changed(scenario, draw(parts))
    return scenario
