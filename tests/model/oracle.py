"""The method written a second time, with plain numbers and loops, for the model to be held against."""

import math

import numpy as np
from scipy.integrate import quad
from scipy.stats import lognorm

from hiacalc.scenario import Scenario

# The National Insurance basic amount from 1 May, NOK.
BASIC_AMOUNT = {2013: 85_245, 2014: 88_370, 2024: 124_028, 2025: 130_160}


def discount_factor(scenario: Scenario, year: int) -> float:
    elapsed = {"start": year - 1, "mid": year - 0.5, "end": year}[scenario.time.timing.value]
    steps = scenario.time.discount_rate.steps or ((0.0, scenario.time.discount_rate.value),)
    factor = 1.0
    for step, (start, rate) in enumerate(steps):
        end = steps[step + 1][0] if step + 1 < len(steps) else math.inf
        if elapsed > start:
            factor /= (1 + rate) ** (min(elapsed, end) - start)
    return factor


def profile(scenario: Scenario, year: int) -> float:
    effect = scenario.effect
    active = min(1.0, max(0.0, effect.duration.value - (year - 1)))
    left = 0.0
    if active < 1:
        left = (1 - effect.decay.value) ** max(0.0, year - effect.duration.value)
    built = min(1.0, year / (effect.onset_years.value + 1))
    return built * (active + (1 - active) * left)


def horizon(scenario: Scenario) -> int:
    if scenario.time.horizon is not None:
        return int(scenario.time.horizon.value)
    meetings = [len(activity.count) for activity in scenario.delivery.activities.values()]
    return max(1, math.ceil(scenario.effect.duration.value), *meetings)


def ledger(scenario: Scenario) -> dict[tuple[str, str, str, str | None, int], float]:
    """NOK by item, actor, kind, activity and year."""
    population, valuation, delivery = scenario.population, scenario.valuation, scenario.delivery
    workers = population.workers.value
    employers = workers / population.workers_per_employer.value
    price = scenario.numbers  # in kroner of the price year
    wage = price["valuation.annual_value_per_fte"] / valuation.hours_per_fte_year.value
    lines: dict[tuple[str, str, str, str | None, int], float] = {}

    def add(item: str, actor: str, kind: str, activity: str | None, year: int, amount: float) -> None:
        key = (item, actor, kind, activity, year)
        lines[key] = lines.get(key, 0.0) + amount

    for year in range(1, horizon(scenario) + 1):
        growth = (1 + valuation.real_wage_growth.value) ** (year - 1)
        hour = wage * valuation.labour_cost_multiplier.value * growth
        avoided = hours_avoided(scenario, year)
        add(
            "production", "employer", "benefit", None, year, avoided * hour * valuation.production_share.value
        )
        sick_pay = avoided * wage * growth * (1 - inside(scenario))
        for item, actor, amount in moved(scenario, sick_pay):
            add(item, actor, "transfer", None, year, amount)
            add(item, "employer", "transfer", None, year, -amount)
        for name, activity in delivery.activities.items():
            if year > len(activity.count):
                continue
            count = activity.count[year - 1].value
            if activity.attends.value == "all":
                attendees = workers * delivery.attendance.value
                groups = max(1.0, population.workers_per_employer.value / delivery.largest_group.value)
                if delivery.groups.value == "whole" and abs(groups - round(groups)) > 1e-9:
                    groups = float(math.floor(groups) + 1)
            else:
                attendees = delivery.representatives_per_employer.value * employers
                groups = 1.0
            sessions = count * employers / activity.employers_per_session.value * groups
            add(
                "attendees_time",
                "employer",
                "cost",
                name,
                year,
                count * activity.hours.value * attendees * hour,
            )
            worked = activity.hours.value + delivery.preparation_hours.value + delivery.travel_hours.value
            services = [profession.value for profession in activity.professions]
            for service in services:
                item = {"health_service": "health_professionals", "nav": "nav_advisers"}[service]
                cost = price[f"delivery.hourly_cost.{service}"] * growth
                add(item, service, "cost", name, year, sessions * worked * cost)
                add(
                    "transport",
                    service,
                    "cost",
                    name,
                    year,
                    sessions * price["delivery.fare"] / len(services),
                )
            if activity.where.value == "elsewhere":
                add("venue", "nav", "cost", name, year, count * attendees * price["delivery.venue_price"])
            adviser = price["delivery.hourly_cost.nav"] * growth
            coordination = sessions * delivery.coordination_hours.value * adviser
            add("coordination", "nav", "cost", name, year, coordination)
    return lines


def inside(scenario: Scenario) -> float:
    """The share of absence days in the employer's period; by quadrature where absence comes in spells."""
    spells = scenario.absence.spells
    if spells is None:
        return scenario.absence.share_in_employer_period.value
    days, shares = zip((0.0, 1.0), *spells.survival.knots, strict=True)
    own = spells.self_certified_share.value

    def survival(day: float) -> float:
        return math.exp(np.interp(day, days, np.log(shares)))

    first, rest = (quad(survival, *span, points=days, limit=200)[0] for span in ((0, 16), (16, 365)))
    return own + (1 - own) * first / (first + rest)


def moved(scenario: Scenario, wages: float) -> list[tuple[str, str, float]]:
    """What NAV and the treasury get of the wages of hours that are NAV's, effect on all absence alike."""
    rules = scenario.sick_pay
    if rules is None or rules.rules.value == "plain":
        return [("sick_pay", "nav", wages)]
    year = int(scenario.time.price_year.value)
    cap = 6 * (4 * BASIC_AMOUNT[year - 1] + 8 * BASIC_AMOUNT[year]) / 12
    mean = scenario.numbers["valuation.annual_value_per_fte"] * scenario.population.fte_per_worker.value
    spread = rules.wage_spread.value
    pay = lognorm(spread, scale=mean * math.exp(-(spread**2) / 2))
    below = wages * quad(pay.sf, 0.0, cap, epsrel=1e-12)[0] / mean
    holiday = below * 0.102 * rules.share_within_48_days.value
    contribution = (below + holiday) * rules.employer_contribution.value
    return [
        ("sick_pay", "nav", below),
        ("holiday_pay", "nav", holiday),
        ("employer_contribution", "treasury", contribution),
    ]


def reached(scenario: Scenario) -> float:
    """What is left of the reduction: all of it, less what the effect loses with those who stay lost."""
    behind, attendance = scenario.effect.attendance_behind.value, scenario.delivery.attendance.value
    lost = (behind - attendance) / behind if attendance < behind else 0.0
    return 1 - scenario.effect.follows_attendance.value * lost


def hours_avoided(scenario: Scenario, year: int) -> float:
    return (
        scenario.population.workers.value
        * scenario.population.fte_per_worker.value
        * scenario.valuation.hours_per_fte_year.value
        * scenario.absence.rate.value
        * scenario.effect.relative_reduction.value
        * reached(scenario)
        * profile(scenario, year)
    )
