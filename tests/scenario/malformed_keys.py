"""Files whose keys, words and texts are not those of a scenario."""

from tests.scenario.cases import Fault, Malformed, body

DURATION = "effect.duration"

MODULE = "delivery.activities.module"

QUANTITY_KEYS = (
    "value, low, high, basis, level, distribution, unit, provenance, source, note, price_year, index"
)


def module(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"delivery: {{activities: {{module: {{{text}}}}}}}", *faults)


CASES = (
    body("section misspelt", "«efect: {duration: 3}", Fault("unknown_key", "efect", "efect", "", "effect")),
    body(
        "input misspelt",
        "effect: {«relative_reducton: 0.05}",
        Fault("unknown_key", "effect.relative_reducton", suggestion="relative_reduction"),
    ),
    body(
        "unknown key like no other",
        "effect: {«zzz: 1}",
        Fault(
            "unknown_key",
            "effect.zzz",
            "zzz",
            "acts_on, relative_reduction, fewer_certified, fewer_self_certified, days_shorter, hazard_ratio, "
            "from_day, to_day, share_of_spells, duration, onset_years, decay, evidence, follows_attendance, "
            "attendance_behind",
        ),
    ),
    body(
        "key of an input misspelt",
        "effect: {duration: {«sorce: x}}",
        Fault("unknown_key", f"{DURATION}.sorce", suggestion="source"),
    ),
    body(
        "steps on an input that is no rate",
        "effect: {duration: {«steps: []}}",
        Fault("unknown_key", f"{DURATION}.steps", allowed=QUANTITY_KEYS),
    ),
    body(
        "key of a text misspelt",
        "comparator: {«nn: x}",
        Fault("unknown_key", "comparator.nn", allowed="nb, en"),
    ),
    body(
        "key of a cost misspelt",
        "delivery: {hourly_cost: {«navv: 1}}",
        Fault("unknown_key", "delivery.hourly_cost.navv", suggestion="nav"),
    ),
    module(
        "key of an activity misspelt", "«hour: 1", Fault("unknown_key", f"{MODULE}.hour", suggestion="hours")
    ),
    body("decimal comma in braces", "absence: {rate: 0,«07}", Fault("unknown_key", "absence.07")),
    body(
        "decimal comma in the braces of an input",
        "effect: {duration: {value: «3,5}}",
        Fault("decimal_comma", "effect.duration", "3,5"),
    ),
    body(
        "decimal comma before another key",
        "effect: {relative_reduction: {value: «0,02, low: 0.01}}",
        Fault("decimal_comma", "effect.relative_reduction", "0,02"),
    ),
    body(
        "decimal comma with per cent",
        "absence: {rate: {value: 0.07, low: 0.05, high: «5,5 %}}",
        Fault("decimal_comma", "absence.rate.high", "5,5 %"),
    ),
    body(
        "provenance that is a mapping",
        "effect: {duration: {value: 5, provenance: «{a: 1}}}",
        Fault("not_a_choice", "effect.duration.provenance", "{a}"),
    ),
    body(
        "basis that is a list",
        "effect: {duration: {value: 5, low: 4, high: 6, basis: «[published]}}",
        Fault("not_a_choice", "effect.duration.basis", "[published]", suggestion="published"),
    ),
    body(
        "unit that is a number",
        "effect: {duration: {value: 5, unit: «3}}",
        Fault("not_a_choice", "effect.duration.unit", "3"),
    ),
    body(
        "fading by its range without a horizon",
        "effect: {decay: «{value: 1, low: 0.5, high: 1}}",
        Fault("horizon_missing", "time.horizon", "effect.decay 0.5"),
    ),
    body("title that is nothing", "title: «null", Fault("wrong_type", "title", "null", "text")),
    body("merge key", "effect:\n  «<<: {duration: 3}", Fault("unknown_key", "effect.<<")),
    body("empty key", "«'': 1", Fault("unknown_key")),
    body("endless key", f"? «{'k' * 2000}\n: 1", Fault("unknown_key", path=None)),
    body(
        "key that would colour a terminal",
        '«"\\e[31mred": 1',
        Fault("unprintable_character", actual="#x001b"),
    ),
    body(
        "text that would colour a terminal",
        'title: «"\\e]0;x\\a"',
        Fault("unprintable_character", actual="#x001b"),
    ),
    body(
        "text that turns the writing direction",
        'title: «"\\u202Eabc"',
        Fault("unprintable_character", actual="#x202e"),
    ),
    body("section as a list", "effect: «[1]", Fault("wrong_type", "effect", "[1]", "mapping")),
    body("section as a text", "effect: «large", Fault("wrong_type", "effect", "large", "mapping")),
    body("input taken away", "population: «{workers: null}", Fault("missing", "population.workers")),
    body(
        "fewer workers than one workplace holds",
        "population: {workers: «20}",
        Fault("fewer_workers_than_workplace", "population.workers", "20", "31.94444444"),
    ),
    body(
        "a workplace larger than all workers",
        "population: {workers_per_employer: 45, workers: «{value: 44}}",
        Fault("fewer_workers_than_workplace", "population.workers", "44", "45"),
    ),
    body(
        "unknown way of grouping",
        "delivery: {groups: «some}",
        Fault("not_a_choice", "delivery.groups", "some", "average, whole"),
    ),
    body("caveats as a text", "caveats: «text", Fault("wrong_type", "caveats", "text", "list")),
    body("title as a number", "title: «5", Fault("wrong_type", "title", "5")),
    body("source as a list", "effect: {duration: {source: «[a]}}", Fault("wrong_type", f"{DURATION}.source")),
    body(
        "name with a space", "name: «My scenario", Fault("bad_name", "name", "My scenario", "a-z, 0-9, _ -")
    ),
    body("name as a number", "name: «2014", Fault("wrong_type", "name", "2014", "text")),
    body(
        "timing misspelt",
        "time: {timing: «strat}",
        Fault("not_a_choice", "time.timing", "strat", "start, mid, end", "start"),
    ),
    body(
        "timing that is no choice",
        "time: {timing: «xyz}",
        Fault("not_a_choice", "time.timing", "xyz", "start, mid, end"),
    ),
    body(
        "several faults at once",
        "«efect: 1\neffect: {duration: «no, «decy: 1}\ntime:\n  timing: «ends\n  price_year: «2014.5",
        Fault("unknown_key", "efect", suggestion="effect"),
        Fault("yes_or_no", DURATION, "no", "years"),
        Fault("unknown_key", "effect.decy", suggestion="decay"),
        Fault("not_a_choice", "time.timing", suggestion="end"),
        Fault("not_an_integer", "time.price_year", "2014.5"),
    ),
    body(
        "several faults in one input",
        "effect: {duration: {value: «no, unit: «days, «hihg: 3}}",
        Fault("yes_or_no", DURATION),
        Fault("wrong_unit", f"{DURATION}.unit"),
        Fault("unknown_key", f"{DURATION}.hihg", suggestion="high"),
    ),
)
