"""Files whose numbers are written as no number is."""

from tests.scenario.cases import Fault, Malformed, body

DURATION = "effect.duration"


def duration(written: str, code: str) -> Malformed:
    """A duration written as `written`, which must be told by `code`."""
    actual = " ".join(written.strip("'\"").split())
    return body(
        f"number written as {written}",
        f"effect:\n  duration: «{written}",
        Fault(code, DURATION, actual, "years"),
    )


CASES = (
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
