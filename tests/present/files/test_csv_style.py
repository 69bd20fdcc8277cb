"""Every table as a file for people and for programs: the numbers of the results, heads and cells in words."""

from __future__ import annotations

import math
import re
from functools import cache
from numbers import Real

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.evidence.studies import Design, Measure, Verdict
from hiacalc.model import Actor, Item, Kind, Perspective, evaluate
from hiacalc.present.charts.forest_rows import Mark
from hiacalc.present.files.columns import Columns
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.csv_table import csv_table, with_origin
from hiacalc.present.files.draws import save_draws
from hiacalc.present.locale.language import language
from hiacalc.present.tables.cells import Schedule, Spoken
from hiacalc.present.tables.ledger import ledger_rows
from hiacalc.present.words.key_figures import Figure
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Basis, Provenance
from tests.present.cases import BASE, DATE
from tests.present.csv_reading import begins, table
from tests.present.every_table import TABLES, Table
from tests.present.uncertainty_cases import drawn, origin_of

CODES = ("nb", "en")
FORMS = [("nb", Style.READER), ("en", Style.READER), ("nb", Style.MACHINE)]
ENUMERATED = {
    "actor": Actor,
    "basis": Basis,
    "design": Design,
    "figure": Figure,
    "item": Item,
    "kind": Kind,
    "measure": Measure,
    "method": Method,
    "perspective": Perspective,
    "provenance": Provenance,
    "row": Mark,
    "unit": Unit,
    "verdict": Verdict,
}
ADDRESSES = {"label", "title", "note", "source", "path", "parameter", "choice", "doi", "of"}
WORDS = {**{code: {"yes", "no"} for code in CODES}, "nb": {"ja", "nei"}}


@cache
def made(name: str, code: str) -> Table:
    return TABLES[name](language(code))


def is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


@pytest.mark.parametrize(("code", "style"), FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_reads_back_equal_to_its_results(name: str, code: str, style: Style) -> None:
    rows, origin = made(name, code)
    (head, *body), spoken = rows, language(code)
    data = csv_table(rows, origin, spoken, style)
    heads, *contents = table(data, style, code)
    assert len(contents) == len(body)
    origin_rows = origin.as_dict(code if style is Style.READER else "en")
    assert len(heads) == len(head) + len(origin_rows)
    if style is Style.MACHINE:
        assert heads == [*map(str, head), *origin_rows]
    for row, cells in zip(body, contents, strict=True):
        for key, value, cell in zip([*head, *origin_rows], [*row, *origin_rows.values()], cells, strict=True):
            where = (key, value, cell)
            if value is None or value == "" or (is_number(value) and math.isnan(value)):
                assert cell is None, where
            elif is_number(value):
                assert cell == float(value), where
            elif isinstance(value, bool):
                assert cell in ({str(value)} if style is Style.MACHINE else WORDS[code]), where
            elif isinstance(value, (Spoken, list)):
                assert cell, where
            elif style is Style.MACHINE or str(key) in {"label", "title", "source", "note", "path", "study"}:
                assert cell in {str(value), as_number(value)}, where
            else:
                assert isinstance(cell, (str, float)), where


def as_number(text: object) -> float | None:
    """Texts such as the number of a chapter are numbers to a reader of CSV."""
    return float(str(text)) if re.fullmatch(r"\d+\.\d+", str(text)) else None


@pytest.mark.parametrize("name", TABLES)
def test_heads_are_words_in_both_languages_and_no_two_alike(name: str) -> None:
    for code in CODES:
        (head, *_), origin = made(name, code)
        keys = [*map(str, head), *origin.as_dict()]
        heads, _ = with_origin(head, origin, language(code), Style.READER)
        assert len(set(heads)) == len(heads)
        for key, header in zip(keys, heads, strict=True):
            assert "_" not in str(header), header
            assert header != key, header


@pytest.mark.parametrize("column", ENUMERATED)
def test_every_value_of_an_enumeration_has_a_word_in_both_languages(column: str) -> None:
    columns_of = {code: Columns(language(code), None, ".") for code in CODES}
    for value in ENUMERATED[column]:
        words = {code: columns.cell(column, value.value) for code, columns in columns_of.items()}
        assert all("_" not in str(word) and "/" not in str(word) for word in words.values()), words
        if column not in {"design", "verdict"}:  # these have words where they are shown
            assert words["nb"] != value.value or value.value in {"FTE", "rad"}, value


@pytest.mark.parametrize("name", TABLES)
def test_cells_in_bokmal_hold_no_english_keys(name: str) -> None:
    """All that is left of keys are addresses: paths, names of scenarios, studies and sets."""
    (head, *body), origin = made(name, "nb")
    columns = Columns(language("nb"), getattr(origin, "scenario", None), ",")
    for row in body:
        for key, value in zip(map(str, head), row, strict=True):
            cell = columns.cell(key, value)
            if key in ENUMERATED and name != "reproduction" and isinstance(value, str) and value:
                assert cell != value, (key, value)
            if key not in ADDRESSES and not (name == "reproduction" and key == "figure"):
                assert "_" not in str(cell), (key, value)


def test_the_settings_of_the_origin_are_in_words() -> None:
    rows, origin = made("distribution", "nb")
    heads, *body = table(csv_table(rows, origin, language("nb")), Style.READER, "nb")
    row = dict(zip(heads, body[0], strict=True))
    assert row["Når beløpene faller"] == "ved årets start"
    assert row["Sett fra"] == "Samfunnet"
    assert row["Trekkemåte"] == "stokkede Sobol-tall"
    assert row["Sammenlignet med"] == BASE.comparator.nb


def test_a_schedule_is_in_words_for_readers_and_in_json_for_programs() -> None:
    rows, origin = made("inputs", "nb")
    text = csv_table(rows, origin, language("nb")).decode()
    assert text.count('"fra år 0: 0,04; fra år 3: 0,03"') == len(rows)  # the input itself, and the origin
    for_programs = csv_table(rows, origin, language("nb"), Style.MACHINE).decode()
    assert for_programs.count('"[[0.0, 0.04], [3.0, 0.03]]"') == len(rows)
    assert Schedule(origin.as_dict()["discount_schedule"]).steps == [[0.0, 0.04], [3.0, 0.03]]  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "style"), FORMS)
def test_titles_and_comparator_from_outside_are_text_in_every_reader(code: str, style: Style) -> None:
    text = '=1+1;=2+2,@x;"+3'
    activities = {name: {"title": text} for name in BASE.delivery.activities}
    given = changed(BASE, {"delivery.activities": activities, "comparator": text})
    rows, origin = ledger_rows(evaluate(given)), Origin(given, Perspective.SOCIETY, DATE)
    data = csv_table(rows, origin, language(code), style)
    numbers = re.compile(r"-\d+([.,]\d+)?")
    texts = [begin for begin in begins(data) if not numbers.fullmatch(begin)]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    heads, *body = table(data, style, code)
    meeting = heads.index(
        "activity" if style is Style.MACHINE else language(code).say("columns.heads.activity")
    )
    if style is Style.READER:
        assert text in {row[meeting] for row in body}
    assert {text} <= set(body[0])


@pytest.mark.parametrize(("code", "style"), FORMS)
def test_the_draws_read_back_to_the_same_numbers(code: str, style: Style, tmp_path) -> None:
    sample = drawn("helseiarbeid-2016")
    file = tmp_path / "draws.csv"
    save_draws(sample, file, origin_of(sample), language(code), style=style)
    heads, *rows = table(file.read_bytes(), style, code)
    columns = sample.table()
    assert len(rows) == sample.draws
    assert [row[0] for row in rows] == list(range(sample.draws))
    for place, (name, values) in enumerate(columns.items(), start=1):
        assert np.array_equal([row[place] for row in rows], values), name
    if style is Style.MACHINE:
        assert heads == ["draw", *columns, *origin_of(sample).as_dict()]
    else:
        assert len(set(heads)) == len(heads)
        assert not [head for head in heads if "_" in str(head)]
    assert {len(row) for row in rows[1:]} == {len(columns) + 1}
    assert len(rows[0]) == len(heads)
