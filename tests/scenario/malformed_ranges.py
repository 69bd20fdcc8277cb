"""Files whose numbers, ranges and rates cannot be."""

from tests.scenario.cases import Fault, Malformed, body

DURATION = "effect.duration"

RATE = "time.discount_rate"

QUANTITY_KEYS = (
    "value, low, high, basis, level, distribution, unit, provenance, source, note, price_year, index"
)


def rate(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"time: {{discount_rate: {text}}}", *faults)


SPANS = (
    body(
        "no workers",
        "population: {workers: «0}",
        Fault("out_of_bounds", "population.workers", "0"),
    ),
    body(
        "share above one",
        "absence: {rate: «1.5}",
        Fault("out_of_bounds", "absence.rate", "1.5", "0 to 1 (share)"),
    ),
    body(
        "share as a whole number of per cent",
        "absence: {rate: «7}",
        Fault("out_of_bounds", "absence.rate", "7", "0 to 1 (share)"),
    ),
    body("share of 700 %", "absence: {rate: «700 %}", Fault("out_of_bounds", "absence.rate", "7")),
    body("negative fare", "delivery: {fare: «-1}", Fault("out_of_bounds", "delivery.fare", "-1")),
    body(
        "part of a horizon year",
        "time: {horizon: «2.5}",
        Fault("not_an_integer", "time.horizon", "2.5", "1 to 100 (years)"),
    ),
    body("horizon of no years", "time: {horizon: «0}", Fault("out_of_bounds", "time.horizon", "0")),
    body(
        "price year in the wrong century",
        "time: {price_year: «14}",
        Fault("out_of_bounds", "time.price_year"),
    ),
    body(
        "low above the value",
        "effect: {duration: {low: «6}}",
        Fault("low_above_value", "effect.duration.low", "6", "5"),
    ),
    body(
        "high below the value",
        "effect: {duration: {high: «4}}",
        Fault("high_below_value", "effect.duration.high", "4", "5"),
    ),
    body(
        "range turned round",
        "effect: {duration: {value: 5, low: «7, high: «3}}",
        Fault("low_above_value", "effect.duration.low", "7", "5"),
        Fault("high_below_value", "effect.duration.high", "3", "5"),
    ),
    body(
        "low outside its bounds",
        "effect: {duration: {low: «-1}}",
        Fault("out_of_bounds", "effect.duration.low"),
    ),
    body(
        "low alone",
        "effect: {decay: «{low: 0.5}}",
        Fault("half_a_range", "effect.decay", allowed="low, high"),
    ),
    body(
        "high alone",
        "effect: {decay: «{high: 1}}",
        Fault("half_a_range", "effect.decay", allowed="low, high"),
    ),
    body("low taken away", "effect: {duration: «{low: null}}", Fault("half_a_range", DURATION)),
    body(
        "basis of no range",
        "effect: {decay: {basis: «published}}",
        Fault("basis_without_range", "effect.decay.basis", "published", "low, high"),
    ),
    *(
        body(
            f"{text} for {path}",
            f"{path.partition('.')[0]}: {{{path.partition('.')[2]}: «{text}}}",
            Fault("one_or_a_thousand", path, text, text.replace(".", "")),
        )
        for path, text in (
            ("population.workers", "1.000"),
            ("population.workers_per_employer", "1.250"),
            ("valuation.annual_value_per_fte", "510.000"),
            ("delivery.representatives_per_employer", "2.000"),
            ("delivery.fare", "-1.000"),
        )
    ),
    body(
        "one or a thousand at an end",
        "delivery: {fare: {value: 600, low: 300, high: «1.200}}",
        Fault("one_or_a_thousand", "delivery.fare.high", "1.200", "1200"),
    ),
    body(
        "one or a thousand in an interval",
        "delivery: {fare: {value: 600, distribution: {kind: normal, interval: [300, «1.200]}}}",
        Fault("one_or_a_thousand", "delivery.fare.distribution.interval.2", "1.200", "1200"),
    ),
    body(
        "range inherited where there is none",
        "effect: {decay: {value: 0.9, low: «inherit}}",
        Fault("nothing_to_inherit", "effect.decay.low", "inherit", "low, high"),
    ),
    body(
        "range inherited and given",
        "effect: {duration: {value: 4, low: «inherit, high: 8}}",
        Fault("nothing_to_inherit", "effect.duration.low", "inherit", "low, high"),
    ),
    body(
        "inherited range that does not enclose the value",
        "effect: {duration: {value: 9, low: «inherit}}",
        Fault("high_below_value", "effect.duration.high", "7", "9"),
    ),
    body(
        "inherited range whose low end lies above the value",
        "effect: {duration: {value: 0.5, low: «inherit}}",
        Fault("low_above_value", "effect.duration.low", "1", "0.5"),
    ),
    body(
        "inheriting as a word for something else",
        "effect: {duration: {value: 5, low: 1, high: «inherit}}",
        Fault("not_a_number", "effect.duration.high", "inherit"),
    ),
    body(
        "level of no interval",
        "effect: {duration: {value: 5, low: 1, high: 7, level: «0.9}}",
        Fault("level_without_interval", "effect.duration.level", "0.9", "basis: interval, low, high"),
    ),
    body(
        "level without a range",
        "effect: {duration: {value: 5, level: «0.9}}",
        Fault("level_without_interval", "effect.duration.level", "0.9", "basis: interval, low, high"),
    ),
    body(
        "level of 95",
        "effect: {duration: {value: 5, low: 1, high: 7, basis: interval, level: «95}}",
        Fault("out_of_bounds", "effect.duration.level", "95", "> 0.5, < 1"),
    ),
    body(
        "level as a word",
        "effect: {duration: {value: 5, low: 1, high: 7, basis: interval, level: «high}}",
        Fault("not_a_number", "effect.duration.level", "high", "> 0.5, < 1"),
    ),
    body(
        "convention of no range",
        "effect: {duration: {value: 5, basis: «convention}}",
        Fault("basis_without_range", "effect.duration.basis", "convention", "low, high"),
    ),
    body(
        "moved value out of bounds",
        "effect: {duration: {value: «60, provenance: moved}}",
        Fault("out_of_bounds", "effect.duration", "60", "0 to 50 (years)"),
    ),
    body(
        "moved value that is no number",
        "effect: {duration: {value: «long, provenance: moved}}",
        Fault("not_a_number", "effect.duration", "long", "years"),
    ),
    body(
        "moved value in another unit",
        "effect: {duration: {value: 6, unit: «months, provenance: moved}}",
        Fault("wrong_unit", "effect.duration.unit", "months", "years"),
    ),
    body(
        "moved from what is no number",
        "effect: {duration: {value: 6, provenance: moved, moved_from: «long}}",
        Fault("not_a_number", None, "long", "years"),
    ),
    body(
        "evidence as a number",
        "effect: {evidence: «5}",
        Fault("wrong_type", "effect.evidence", "5", "text"),
    ),
    body(
        "evidence in capitals",
        "effect: {evidence: «Mixture}",
        Fault("bad_name", "effect.evidence", "Mixture", None),
    ),
    body(
        "wrong unit",
        "effect: {duration: {unit: «months}}",
        Fault("wrong_unit", f"{DURATION}.unit", "months", "years"),
    ),
    body(
        "published without a source",
        "effect: {duration: {value: 4, provenance: «published}}",
        Fault("source_missing", f"{DURATION}.provenance", "published", "source"),
    ),
    body(
        "derived without a source",
        "delivery: {fare: {provenance: «derived}}",
        Fault("source_missing", "delivery.fare.provenance", "derived", "source"),
    ),
    body(
        "provenance misspelt",
        "effect: {duration: {value: 4, provenance: «publishd}}",
        Fault("not_a_choice", f"{DURATION}.provenance", "publishd", suggestion="published"),
    ),
    body(
        "provenance misspelt beside a source",
        "effect: {duration: {provenance: «publishd}}",
        Fault("not_a_choice", f"{DURATION}.provenance", "publishd", suggestion="published"),
    ),
    body(
        "basis that is no choice",
        "effect: {duration: {basis: «guess}}",
        Fault("not_a_choice", f"{DURATION}.basis", "guess", "published, interval, judgement, convention"),
    ),
    body(
        "effect that fades without a horizon",
        "effect: {decay: 0.5}",
        Fault("horizon_missing", "time.horizon"),
    ),
)

RATES = (
    rate("schedule without year 0", "«{1: 0.04}", Fault("schedule_without_start", RATE, "1", "0")),
    rate("schedule with a word", "{0: «low}", Fault("not_a_number", f"{RATE}.0", "low", "share")),
    rate(
        "schedule with a word in an input",
        "{value: {0: «low}, note: x}",
        Fault("not_a_number", f"{RATE}.value.0", "low", "share"),
    ),
    rate("schedule with a bad later rate", "{0: 0.04, 40: «4}", Fault("out_of_bounds", f"{RATE}.40", "4")),
    rate(
        "schedule with a range",
        "{value: {0: 0.04}, low: «0.02, high: 0.06}",
        Fault("range_with_schedule", f"{RATE}.low"),
    ),
    rate(
        "steps instead of a schedule",
        "{value: 0.04, «steps: [[0, 0.5]]}",
        Fault("unknown_key", f"{RATE}.steps", "steps", QUANTITY_KEYS),
    ),
)

CASES = (*SPANS, *RATES)
