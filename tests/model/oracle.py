"""The method written a second time, with plain numbers and loops, for the model to be held against."""

import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import yaml

import hiacalc.evidence
from hiacalc.scenario import Scenario

_DATA = Path(hiacalc.evidence.__file__).parent / "data"
_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(24)


@cache
def data(name: str) -> Any:
    return yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def krone(index: str, start: int, end: int) -> float:
    """What a krone of one year is in another, by the series as they stand in their files."""
    if start > end:
        return 1 / krone(index, end, start)
    factor = 1.0
    for year in range(start + 1, end + 1):
        prices = data("price-series")["prices"]["values"]
        growth = data("price-series")["wages"]["values"]
        factor *= {"wages": 1 + growth[year], "prices": prices[year] / prices[year - 1], "none": 1.0}[index]
    return factor


def amount(scenario: Scenario, section: Any, name: str, index: str) -> float:
    """An amount in kroner of the answer."""
    stated, answer = getattr(section, name), int(scenario.time.price_year.value)
    return stated.value * krone(stated.index or index, stated.price_year or answer, answer)


def basic_amount(year: int) -> float:
    values = data("basic-amount")["values"]
    return (4 * values[year - 1] + 8 * values[year]) / 12


def below_cap(mean: float, spread: float, cap: float) -> float:
    """E[min(P, cap)] / E[P], P lognormal."""

    def normal(z: float) -> float:
        return math.erfc(-z / math.sqrt(2)) / 2

    if spread == 0:
        return min(mean, cap) / mean
    mu = math.log(mean) - spread**2 / 2
    above = cap * (1 - normal((math.log(cap) - mu) / spread))
    return (above + mean * normal((math.log(cap) - mu - spread**2) / spread)) / mean


def still_open(knots: Any, day: float) -> float:
    """The share of certified spells still open after a day; log-linear between knots, then none."""
    if day > knots[-1][0]:
        return 0.0
    before = (0.0, 1.0)
    for after in knots:
        if day <= after[0]:
            part = (day - before[0]) / (after[0] - before[0])
            return float(before[1] * (after[1] / before[1]) ** part)
        before = after
    return float(before[1])


def treated(scenario: Scenario, day: float) -> float:
    """That share where the measure reaches every spell."""
    effect, knots = scenario.effect, scenario.absence.spells.survival.knots
    if scenario.effect.way.value == "spells":
        return still_open(knots, day) * (1 - effect.fewer_certified.value)
    start = effect.from_day.value - 1
    if day < start:
        return still_open(knots, day)
    if scenario.effect.way.value == "length":
        stopped = knots[-1][1]
        return max(still_open(knots, day + effect.days_shorter.value), stopped)
    last, ratio = effect.to_day.value, effect.hazard_ratio.value
    opening = still_open(knots, start)
    within = opening * (still_open(knots, min(day, last)) / opening) ** ratio
    return within * (still_open(knots, day) / still_open(knots, last) if day > last else 1.0)


def days_between(share: Any, start: float, end: float, breaks: Any) -> float:
    """The area under a curve that is smooth between some days."""
    edges = sorted({start, end, *(float(day) for day in breaks if start < day < end)})
    total = 0.0
    for left, right in pairwise(edges):
        middle, half = (left + right) / 2, (right - left) / 2
        total += half * sum(w * share(middle + half * x) for x, w in zip(_POINTS, _WEIGHTS, strict=True))
    return total


def spells(scenario: Scenario) -> dict[str, float]:
    """What a measure takes of the days of spells, of all of them and of those that NAV pays."""
    absence = scenario.absence.spells
    knots = absence.survival.knots
    breaks = [day for day, _ in knots]
    period, until, last = 16.0, 16 + 48 * 7 / 5, knots[-1][0]
    if scenario.effect.way.value == "length":
        breaks += [day - scenario.effect.days_shorter.value for day in breaks]
    if scenario.effect.from_day is not None:
        breaks.append(scenario.effect.from_day.value - 1)
    if scenario.effect.to_day is not None:
        breaks.append(scenario.effect.to_day.value)
    parts = ((0.0, period), (period, until), (until, last))
    before = [days_between(lambda day: still_open(knots, day), *part, breaks) for part in parts]
    avoided = [0.0, 0.0, 0.0]
    fewer_self = 0.0
    if scenario.effect.way.value == "absence":
        avoided = [scenario.effect.relative_reduction.value * days for days in before]
        fewer_self = scenario.effect.relative_reduction.value
    else:
        reached = scenario.effect.share_of_spells.value
        avoided = [
            reached * days_between(lambda day: still_open(knots, day) - treated(scenario, day), *part, breaks)
            for part in parts
        ]
        if scenario.effect.fewer_self_certified is not None:
            fewer_self = scenario.effect.fewer_self_certified.value
    own = absence.self_certified_share.value
    certified = (1 - own) / sum(before)
    early = before[1] / (before[1] + before[2])
    outside = avoided[1] + avoided[2]
    return {
        "reduction": own * fewer_self + certified * sum(avoided),
        "outside": certified * outside,
        "share_inside": own + certified * before[0],
        "early": early,
        "avoided_early": avoided[1] / outside if abs(outside) > 1e-12 else early,
        "mean_days": sum(before),
    }


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
    clinic = int(scenario.individual.years.value) if scenario.individual is not None else 0
    return max(1, math.ceil(scenario.effect.duration.value), clinic, *meetings)


def ledger(scenario: Scenario) -> dict[tuple[str, str, str, str | None, int], float]:
    """NOK by item, actor, kind, activity and year."""
    population, valuation, delivery = scenario.population, scenario.valuation, scenario.delivery
    workers = population.workers.value
    employers = workers / population.workers_per_employer.value
    wage = amount(scenario, valuation, "annual_value_per_fte", "wages") / valuation.hours_per_fte_year.value
    replaced, price = substitutes(scenario)
    on_top = delivery.labour_cost_multiplier.value if delivery.labour_cost_multiplier is not None else 1.0
    fare, venue = (amount(scenario, delivery, name, "prices") for name in ("fare", "venue_price"))
    hourly = {
        name: amount(scenario, delivery.hourly_cost, name, "wages") * on_top
        for name in ("health_service", "nav")
    }
    lines: dict[tuple[str, str, str, str | None, int], float] = {}

    def add(item: str, actor: str, kind: str, activity: str | None, year: int, amount: float) -> None:
        key = (item, actor, kind, activity, year)
        lines[key] = lines.get(key, 0.0) + amount

    for year in range(1, horizon(scenario) + 1):
        growth = (1 + valuation.real_wage_growth.value) ** (year - 1)
        hour = wage * valuation.labour_cost_multiplier.value * growth
        gain = hours_avoided(scenario, year) * hour
        made = gain * (1 - replaced) * valuation.production_share.value
        add("production", "employer", "benefit", None, year, made)
        add("substitutes", "employer", "benefit", None, year, gain * replaced * price)
        for item, actor, paid in sick_pay(scenario, year, wage * growth):
            add(item, actor, "transfer", None, year, paid)
            add(item, "employer", "transfer", None, year, -paid)
        for name, activity in delivery.activities.items():
            if year > len(activity.count):
                continue
            count = activity.count[year - 1].value
            attendees, groups = attending(scenario, activity)
            sessions = count * employers / activity.employers_per_session.value * groups
            time = count * activity.hours.value * attendees * hour
            add("attendees_time", "employer", "cost", name, year, time * (1 - replaced))
            add("substitutes", "employer", "cost", name, year, time * replaced * price)
            worked = activity.hours.value + delivery.preparation_hours.value + delivery.travel_hours.value
            services = [profession.value for profession in activity.professions]
            for service in services:
                item = {"health_service": "health_professionals", "nav": "nav_advisers"}[service]
                add(item, service, "cost", name, year, sessions * worked * hourly[service] * growth)
                add("transport", service, "cost", name, year, sessions * fare / len(services))
            if activity.where.value == "elsewhere":
                add("venue", "nav", "cost", name, year, count * attendees * venue)
            coordination = sessions * delivery.coordination_hours.value * hourly["nav"] * growth
            add("coordination", "nav", "cost", name, year, coordination)
        if scenario.individual is not None and year <= scenario.individual.years.value:
            for item, actor, kind, paid in individual(scenario, year, wage * growth, hour, hourly, growth):
                add(item, actor, kind, "individual", year, paid)
    return add_tax_funding(scenario, lines)


def add_tax_funding(scenario: Scenario, lines: Any) -> Any:
    """The lines with what it costs to raise the public outlay of each measure by taxes."""
    rate = scenario.valuation.tax_funding_cost
    for year in range(1, horizon(scenario) + 1):
        for measure in (None, "individual"):
            of_measure = {
                key: paid for key, paid in lines.items() if (key[3] == "individual") == bool(measure)
            }
            cost = 0.0 if rate is None else rate.value * outlay(scenario, of_measure, year)
            lines["tax_funding", "taxpayers", "cost", measure, year] = cost
    return lines


def individual(
    scenario: Scenario, year: int, wage: float, hour: float, hourly: dict[str, float], growth: float
) -> list[tuple[str, str, str, float]]:
    """What patients cost, gain and move in a year: item, actor, kind and NOK."""
    measure, (replaced, price) = scenario.individual, substitutes(scenario)
    patients = patients_a_year(scenario)
    visits = patients * measure.consultations.value
    gp, travel, fee, avoided = (
        amount(scenario, measure, name, "prices")
        for name in ("gp_price", "travel_price", "fee", "avoided_care")
    )
    time = visits * measure.own_hours.value * hour
    gain = hours_saved(scenario) * hour
    clinicians = visits * measure.clinician_hours.value * hourly["health_service"] * growth
    lines = [
        ("health_professionals", "health_service", "cost", clinicians),
        ("nav_advisers", "nav", "cost", visits * measure.nav_hours.value * hourly["nav"] * growth),
        ("gp", "health_service", "cost", patients * gp),
        ("patient_travel", "health_service", "cost", visits * travel),
        ("patients_time", "employer", "cost", time * (1 - replaced)),
        ("substitutes", "employer", "cost", time * replaced * price),
        ("other_care", "health_service", "benefit", patients * avoided),
        ("patient_fee", "health_service", "transfer", visits * fee),
        ("patient_fee", "worker", "transfer", -visits * fee),
        (
            "production",
            "employer",
            "benefit",
            gain * (1 - replaced) * scenario.valuation.production_share.value,
        ),
        ("substitutes", "employer", "benefit", gain * replaced * price),
    ]
    inside = measure.share_in_employer_period.value
    exempt = scenario.sick_pay.exempt_share.value if scenario.sick_pay is not None else 0.0
    is_law = scenario.sick_pay is not None and scenario.sick_pay.rules.value == "statutory"
    of_nav = hours_saved(scenario) * (1 - inside + (exempt * inside if is_law else 0.0))
    within = scenario.sick_pay.share_within_48_days.value if scenario.sick_pay is not None else 0.0
    for item, actor, paid in moved_pay(scenario, of_nav * wage, within):
        lines += [(item, actor, "transfer", paid), (item, "employer", "transfer", -paid)]
    return lines


def patients_a_year(scenario: Scenario) -> float:
    measure = scenario.individual
    referred = scenario.population.workers.value * measure.referrals_per_1000.value / 1000
    return referred * (1 - measure.share_declined.value)


def hours_saved(scenario: Scenario) -> float:
    """Working hours of the days saved in a year: a weekday is a 260th of the hours of an average worker."""
    day = scenario.population.fte_per_worker.value * scenario.valuation.hours_per_fte_year.value / 260
    return patients_a_year(scenario) * scenario.individual.days_saved.value * day


def attending(scenario: Scenario, activity: Any) -> tuple[float, float]:
    """Attendees of a meeting, and groups at a workplace."""
    population, delivery = scenario.population, scenario.delivery
    if activity.attends.value != "all":
        employers = population.workers.value / population.workers_per_employer.value
        return delivery.representatives_per_employer.value * employers, 1.0
    groups = max(1.0, population.workers_per_employer.value / delivery.largest_group.value)
    if delivery.groups.value == "whole" and abs(groups - round(groups)) > 1e-9:
        groups = float(math.floor(groups) + 1)
    return population.workers.value * delivery.attendance.value, groups


def substitutes(scenario: Scenario) -> tuple[float, float]:
    """The share of hours that substitutes cover, and their price."""
    employer = scenario.employer
    return (
        (0.0, 0.0) if employer is None else (employer.replaced_share.value, employer.substitute_price.value)
    )


def outlay(scenario: Scenario, lines: Any, year: int) -> float:
    """Cash that public bodies pay in a year, less what they get and save unless outlays alone count."""
    public = {"nav", "health_service", "treasury"}
    if scenario.population.employer_sector not in (None, "private"):
        public.add("employer")
    total = 0.0
    for (item, actor, kind, _, when), paid in lines.items():
        if when != year or actor not in public or item in ("attendees_time", "patients_time", "production"):
            continue
        if kind == "cost":
            total += paid
        elif scenario.valuation.tax_funding_base != "outlays":
            total -= paid
    return total


def sick_pay(scenario: Scenario, year: int, wage: float) -> list[tuple[str, str, float]]:
    """What NAV, the treasury and the worker gain when absence falls, and the employer pays."""
    absence = hours_of_absence(scenario) * reached(scenario) * profile(scenario, year)
    if scenario.absence.spells is None:
        reduction = scenario.effect.relative_reduction.value
        outside = reduction * (1 - scenario.absence.share_in_employer_period.value)
        early = None
    else:
        days = spells(scenario)
        reduction, outside = days["reduction"], days["outside"]
        early = days if scenario.effect.way.value != "absence" else None
    law = scenario.sick_pay
    if law is None or law.rules.value == "plain":
        return [("sick_pay", "nav", absence * outside * wage)]
    avoided = outside + law.exempt_share.value * (reduction - outside)
    within = law.share_within_48_days.value
    if early is not None:
        within = min(1.0, max(0.0, within * early["avoided_early"] / early["early"]))
    return moved_pay(scenario, absence * avoided * wage, within)


def moved_pay(scenario: Scenario, pay: float, within: float) -> list[tuple[str, str, float]]:
    """What moves when NAV no longer pays some wages, of which a share would have had holiday pay."""
    law = scenario.sick_pay
    if law is None or law.rules.value == "plain":
        return [("sick_pay", "nav", pay)]
    mean = amount(scenario, scenario.valuation, "annual_value_per_fte", "wages")
    mean *= scenario.population.fte_per_worker.value
    cap = 6 * basic_amount(int(scenario.time.price_year.value))
    below = below_cap(mean, law.wage_spread.value, cap)
    moved = [
        ("sick_pay", "nav", pay * below),
        ("holiday_pay", "nav", pay * below * 0.102 * within),
    ]
    if not law.full_pay:
        moved.append(("wage_above_cap", "worker", pay * (1 - below)))
    rate = law.employer_contribution.value
    return [*moved, *(("employer_contribution", "treasury", paid * rate) for _, _, paid in moved)]


def reached(scenario: Scenario) -> float:
    """What is left of the reduction: all of it, less what the effect loses with those who stay lost."""
    behind, attendance = scenario.effect.attendance_behind.value, scenario.delivery.attendance.value
    lost = (behind - attendance) / behind if attendance < behind else 0.0
    return 1 - scenario.effect.follows_attendance.value * lost


def hours_avoided(scenario: Scenario, year: int) -> float:
    if scenario.effect.way.value == "absence":
        reduction = scenario.effect.relative_reduction.value
    else:
        reduction = spells(scenario)["reduction"]
    return hours_of_absence(scenario) * reduction * reached(scenario) * profile(scenario, year)


def hours_of_absence(scenario: Scenario) -> float:
    return (
        scenario.population.workers.value
        * scenario.population.fte_per_worker.value
        * scenario.valuation.hours_per_fte_year.value
        * scenario.absence.rate.value
    )
