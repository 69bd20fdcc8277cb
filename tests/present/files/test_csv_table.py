"""A table of CSV, read by Python's own module, holds its rows and the origin on every line."""

import csv
import datetime
import io

from hiacalc.model import Perspective
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.csv_table import csv_table
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped

ORIGIN = Origin(shipped("helseiarbeid-2016"), Perspective.SOCIETY, datetime.date(2026, 1, 31))
ROWS = [["kind", "amount"], ["cost", 0.1], ["benefit", -2.5e-7], ["cost", None]]


def test_programs_read_names_and_unrounded_numbers() -> None:
    text = csv_table(ROWS, ORIGIN, language("nb"), Style.MACHINE).decode("utf-8-sig")
    records = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [record["kind"] for record in records] == ["cost", "benefit", "cost"]
    assert [float(record["amount"]) for record in records[:2]] == [0.1, -2.5e-7]
    assert records[2]["amount"] == ""
    assert {record["date"] for record in records} == {"2026-01-31"}
    assert {record["scenario"] for record in records} == {"helseiarbeid-2016"}
