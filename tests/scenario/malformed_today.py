"""Price years, ways of acting, spells and rules of sick pay as they must not be written."""

from tests.scenario.cases import Fault, Malformed, body, full

WITH_SPELLS = "absence: {spells: {}}\n"
OF_HAZARD = "hazard_ratio, from_day, to_day, share_of_spells"
CURVE = "absence.spells.survival"


def curve(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"absence: {{spells: {{survival: {text}}}}}", *faults)


def effect(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"{WITH_SPELLS}effect: {{{text}}}", *faults)


def layer(name: str, below: str, above: str, *faults: Fault) -> Malformed:
    """A file on another one."""
    base = f"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n{below}\n"
    return full(
        name,
        f"schema: hiacalc/1\nbased_on: base.yaml\n{above}\n",
        *faults,
        beside={"base.yaml": base.encode()},
    )


PRICE_YEARS = (
    body(
        "price year of an amount before the series",
        "delivery: {fare: «{value: 600, price_year: 1950}}",
        Fault("outside_series", "delivery.fare", "1950", "2009–2025"),
    ),
    body(
        "price year of an end after the series",
        "delivery: {fare: «{high: 900, price_year: 2040}}",
        Fault("outside_series", "delivery.fare", "2040", "2009–2025"),
    ),
    body(
        "price years that are none",
        "delivery: {fare: {value: 600, price_year: «soon}, venue_price: {value: 400, price_year: «1800}}",
        Fault("not_a_number", "delivery.fare.price_year", "soon"),
        Fault("out_of_bounds", "delivery.venue_price.price_year", "1800"),
    ),
    body(
        "index that is none",
        "delivery: {fare: {value: 600, index: «cpi}}",
        Fault("not_a_choice", "delivery.fare.index", "cpi", "wages, prices, none"),
    ),
    body(
        "kroner of an input that is no money",
        "delivery: {attendance: {value: 0.9, index: «wages}}",
        Fault("index_without_money", "delivery.attendance.index", "index", "share"),
    ),
    body(
        "kroner of a meeting's hours",
        "delivery: {activities: {module: {hours: {value: 1, price_year: «2020, index: «wages}}}}",
        Fault("index_without_money", "delivery.activities.module.hours.price_year", "price_year", "hours"),
        Fault("index_without_money", "delivery.activities.module.hours.index", "index", "hours"),
    ),
)

CURVES = (
    curve(
        "survival that rises",
        "{8: 0.5, 16: «0.6, 365: 0.02}",
        Fault("survival_rises", f"{CURVE}.16", "0.6", "<= 0.5"),
    ),
    curve(
        "survival that does not start below 1",
        "{8: «1, 365: 0.02}",
        Fault("survival_starts_at_one", f"{CURVE}.8", "1", "< 1"),
    ),
    curve(
        "days of a survival curve out of order and past the last",
        "{16: 0.5, 8: 0.4, 400: «0.1}",
        Fault("survival_day", f"{CURVE}.400", "400", "1–365"),
    ),
    curve(
        "days of a survival curve out of order",
        "{16: 0.5, 8: «0.4, 365: 0.1}",
        Fault("survival_day_order", f"{CURVE}.8", "8", "> 16"),
    ),
    curve(
        "survival that stops before the last day",
        "{8: 0.5, 273: «0.045}",
        Fault("survival_ends_early", f"{CURVE}.273", "273", "365"),
    ),
    curve("survival that is a number", "«0.5", Fault("survival_not_a_curve", CURVE, "0.5")),
    curve(
        "decimal comma in a survival curve",
        "{8: 0.5, 365: «0,1}",
        Fault("decimal_comma", f"{CURVE}.365", "0,1", ""),
    ),
    curve(
        "survival of no standing there is",
        "{value: {8: 0.5, 365: 0.1}, provenance: «guess}",
        Fault("not_a_choice", f"{CURVE}.provenance", "guess"),
    ),
)

WAYS = (
    body(
        "another way of acting without spells",
        "effect: {acts_on: «hazard, hazard_ratio: 1.2}",
        Fault("way_without_spells", "effect.acts_on", "hazard", "absence.spells"),
    ),
    body(
        "input of spells where the measure acts on absence",
        "effect: {hazard_ratio: «1.2}",
        Fault("effect_of_another_way", "effect.hazard_ratio", "hazard_ratio", "relative_reduction, evidence"),
    ),
    effect(
        "two ways of acting at once",
        "acts_on: «[hazard, length], hazard_ratio: 1.2, days_shorter: 2",
        Fault("not_a_choice", "effect.acts_on", "[hazard, length]", "absence, spells, length, hazard"),
    ),
    effect(
        "inputs of other ways of acting",
        "acts_on: hazard, hazard_ratio: 1.2, days_shorter: «2, relative_reduction: «0.05",
        Fault("effect_of_another_way", "effect.days_shorter", "days_shorter", OF_HAZARD),
        Fault("effect_of_another_way", "effect.relative_reduction", "relative_reduction", OF_HAZARD),
    ),
    effect(
        "evidence on absence for another way of acting",
        "acts_on: hazard, hazard_ratio: 1.2, evidence: «mixture",
        Fault("effect_of_another_way", "effect.evidence", "evidence", OF_HAZARD),
    ),
    effect("way of acting without its input", "acts_on: length", Fault("missing", "effect.days_shorter")),
    effect(
        "first day after the last",
        "acts_on: hazard, hazard_ratio: 1.2, from_day: «98, to_day: 17",
        Fault("from_after_to", "effect.from_day", "98", "17"),
    ),
    effect(
        "days that make spells longer, from a day before the first",
        "acts_on: length, days_shorter: «-2, from_day: «0",
        Fault("out_of_bounds", "effect.days_shorter", "-2"),
        Fault("out_of_bounds", "effect.from_day", "0"),
    ),
    effect(
        "part of a day",
        "acts_on: length, days_shorter: 2, from_day: «17.5",
        Fault("not_an_integer", "effect.from_day", "17.5"),
    ),
)

EMPLOYERS = (
    body(
        "share in the employer's period beside spells",
        "absence: {spells: {}, share_in_employer_period: «0.3}",
        Fault("share_beside_spells", "absence.share_in_employer_period"),
    ),
    layer(
        "share in the employer's period on a file with spells",
        WITH_SPELLS,
        "absence: {share_in_employer_period: «0.3}",
        Fault("share_beside_spells", "absence.share_in_employer_period"),
    ),
    body(
        "neither spells nor a share in the employer's period",
        "absence: {share_in_employer_period: null}",
        Fault("share_or_spells_missing", "absence.spells"),
    ),
    body(
        "sector, zone, rules and full pay that there are not",
        "population: {employer_sector: «county}\nsick_pay: {rules: «law, zone: «VI, full_pay: «sometimes}",
        Fault("not_a_choice", "population.employer_sector", "county", "private, municipality, state"),
        Fault("not_a_choice", "sick_pay.rules", "law", "plain, statutory"),
        Fault("not_a_choice", "sick_pay.zone", "VI", "I, Ia, II, III, IV, IVa, V", "V"),
        Fault("not_a_choice", "sick_pay.full_pay", "sometimes", "true, false"),
    ),
    body(
        "shares and prices of substitutes and taxes outside their bounds",
        "employer: {replaced_share: «2, substitute_price: «-1}\n"
        "valuation: {tax_funding_cost: «2, tax_funding_base: «gross}",
        Fault("out_of_bounds", "employer.replaced_share", "2"),
        Fault("out_of_bounds", "employer.substitute_price", "-1"),
        Fault("out_of_bounds", "valuation.tax_funding_cost", "2"),
        Fault("not_a_choice", "valuation.tax_funding_base", "gross", "net, outlays"),
    ),
)

CASES: tuple[Malformed, ...] = (*PRICE_YEARS, *CURVES, *WAYS, *EMPLOYERS)
