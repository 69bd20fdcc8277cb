"""Files whose YAML is sound and whose inputs are not."""

from tests.scenario.cases import Fault, Malformed, body

DURATION = "effect.duration"
RATE = "time.discount_rate"
MODULE = "delivery.activities.module"
MEETINGS = ("introduction", "anchoring", "module", "network_gathering", "evaluation")
QUANTITY_KEYS = "value, low, high, basis, level, distribution, unit, provenance, source, note"
ACTIVITY = (
    "{hours: 1, count: [1], attends: all, where: workplace, professions: [nav], employers_per_session: 1}"
)


def duration(written: str, code: str) -> Malformed:
    """A duration written as `written`, which must be told by `code`."""
    actual = " ".join(written.strip("'\"").split())
    return body(
        f"number written as {written}",
        f"effect:\n  duration: «{written}",
        Fault(code, DURATION, actual, "years"),
    )


def module(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"delivery: {{activities: {{module: {{{text}}}}}}}", *faults)


def rate(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"time: {{discount_rate: {text}}}", *faults)


SPELLINGS = (
    *(duration(word, "yes_or_no") for word in ("no", "yes", "on", "off", "ja", "NO")),
    body("number written as true", "effect: {duration: «true}", Fault("yes_or_no", DURATION)),
    *(duration(text, "time_of_day") for text in ("1:30", "1:30:00")),
    *(duration(text, "leading_zero") for text in ("010", "05", "-05", "00.5")),
    *(duration(text, "date") for text in ("2014-01-01", "2014-1-1", "2014-01-01T10:00:00Z")),
    *(duration(text, "grouped_digits") for text in ("1_000", "510 000", "1 000 000", "1.000.000", "1'000")),
    duration("510\u00a0000", "grouped_digits"),
    duration("510\u202f000", "grouped_digits"),
    *(duration(text, "decimal_comma") for text in ("0,05", "-3,5", "5,5 %")),
    *(duration(text, "quoted_number") for text in ("'3'", '"3.5"', '"1e3"')),
    *(duration(text, "not_finite") for text in (".nan", ".NaN", "nan", "NaN", ".inf", "-.inf", "+.INF")),
    *(duration(text, "not_finite") for text in ("inf", "Infinity", "-Infinity", "'nan'")),
    *(
        duration(text, "not_a_number")
        for text in ("long", "0x10", "0o17", ".", "5.5.", "--3", "3 years", "½")
    ),
    body("number beyond all floats", "effect: {duration: «1e999}", Fault("not_finite", DURATION)),
    body("exponent of four digits", "effect: {duration: «1e5000}", Fault("not_finite", DURATION)),
    body("number of 5000 digits", f"effect: {{duration: «{'9' * 5000}}}", Fault("not_finite", DURATION)),
    body("list for a number", "effect: {duration: «[3]}", Fault("not_a_number", DURATION, "[3]", "years")),
    body("share as a number in quotes", "absence: {rate: «'0.07'}", Fault("quoted_number", "absence.rate")),
    body("share with decimal comma", "absence:\n  rate: «7,5 %", Fault("decimal_comma", "absence.rate")),
    body("nothing for a number", "effect: «{duration: }", Fault("missing", DURATION)),
    body("percent of a year", "time: {price_year: «7 %}", Fault("percent_of_what", "time.price_year", "7 %")),
    body("percent of years", "effect: {duration: «7 %}", Fault("percent_of_what", DURATION, "7 %", "years")),
    body(
        "percent of kroner", "delivery: {fare: «7 %}", Fault("percent_of_what", "delivery.fare", "7 %", "NOK")
    ),
)

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

KEYS = (
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
            "relative_reduction, duration, onset_years, decay, evidence, follows_attendance, "
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

ACTIVITIES = (
    module(
        "attendees that are no choice",
        "attends: «everyone",
        Fault("not_a_choice", f"{MODULE}.attends", "everyone", "all, representatives"),
    ),
    module(
        "place that is no choice",
        "where: «work",
        Fault("not_a_choice", f"{MODULE}.where", "work", "workplace, elsewhere", "workplace"),
    ),
    module(
        "profession that is no choice",
        "professions: [nav, «doctor]",
        Fault("not_a_choice", f"{MODULE}.professions.2", "doctor", "health_service, nav"),
    ),
    module(
        "profession given twice",
        "professions: «[nav, nav]",
        Fault("given_twice", f"{MODULE}.professions", "nav, nav"),
    ),
    module(
        "three professions",
        "professions: «[nav, health_service, nav]",
        Fault("too_long", f"{MODULE}.professions", allowed="2"),
    ),
    module("no years of meetings", "count: «[]", Fault("too_short", f"{MODULE}.count", allowed="1")),
    module("meetings as a number", "count: «3", Fault("wrong_type", f"{MODULE}.count", "3", "list")),
    module("meetings fewer than none", "count: [3, «-1]", Fault("out_of_bounds", f"{MODULE}.count.2", "-1")),
    module(
        "no employers in a session",
        "employers_per_session: «0",
        Fault("out_of_bounds", f"{MODULE}.employers_per_session", "0"),
    ),
    body(
        "activity unfinished",
        "delivery: {activities: {extra: «««««{hours: 1}}}",
        *(
            Fault("missing", f"delivery.activities.extra.{key}")
            for key in ("count", "attends", "where", "professions", "employers_per_session")
        ),
    ),
    *(
        body(
            f"activity named {name}",
            f"delivery: {{activities: {{«{name}: {ACTIVITY}}}}}",
            Fault("bad_name", f"delivery.activities.{name}", name, "a-z, 0-9, _ -"),
        )
        for name in ("Module", "2nd_meeting", "møte", "a-b", "m" * 41)
    ),
    body(
        "no activities",
        "delivery: {activities: «{" + ", ".join(f"{name}: null" for name in MEETINGS) + "}}",
        Fault("too_short", "delivery.activities", allowed="1"),
    ),
)

CASES = (*SPELLINGS, *SPANS, *RATES, *KEYS, *ACTIVITIES)
