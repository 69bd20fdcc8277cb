"""A table with where it comes from, as the bytes of a CSV file."""

from __future__ import annotations

import io
from collections.abc import Sequence

from hiacalc.present.files.columns import Columns
from hiacalc.present.files.csv_file import CsvWriter
from hiacalc.present.files.csv_style import Style, dialect_of
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Schedule, SeriesNames
from hiacalc.present.words.origin import Traced
from hiacalc.scenario import Scenario

_CELLS = {"stale": SeriesNames}  # what lists of the origin become; rates by year, where nothing else is said


def csv_table(
    rows: Sequence[Sequence[object]], origin: Traced, language: Language, style: Style = Style.READER
) -> bytes:
    """Rows with their origin on every line; the first is the head. Numbers stay unrounded.

    Args:
        rows: the head, then the table.
        origin: what the table rests on.
        language: of heads and cells, for readers.
        style: for whom the file is.

    >>> import datetime
    >>> from hiacalc.model import Perspective
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.present.words.origin import Origin
    >>> from hiacalc.scenario import shipped
    >>> origin = Origin(shipped("helseiarbeid-2016"), Perspective.SOCIETY, datetime.date(2026, 1, 31))
    >>> rows = [["kind", "amount"], ["cost", 0.5]]
    >>> [line[:17] for line in csv_table(rows, origin, language("nb")).decode("utf-8-sig").splitlines()]
    ['Slag;Beløp (kr);S', 'Kostnad;0,5;helse']
    """
    stream = io.BytesIO()
    writer = CsvWriter(stream, dialect_of(style, language.code))
    head, *body = rows
    heads, traced = with_origin(head, origin, language, style)
    writer.rows([heads])
    if style is Style.MACHINE:
        writer.rows([*row, *traced] for row in body)
    else:
        columns = columns_of(origin, language, style)
        writer.rows([*columns.cells(head, row), *traced] for row in body)
    return stream.getvalue()


def with_origin(
    head: Sequence[object], origin: Traced, language: Language, style: Style
) -> tuple[list[object], list[object]]:
    """The heads of a table and of its origin, and the cells that tell the origin.

    Args:
        head: keys of the columns.
        origin: what the table rests on.
        language: of heads and cells, for readers.
        style: for whom the file is.
    """
    fields = origin.as_dict() if style is Style.MACHINE else origin.as_dict(language.code)
    cells_by_name = {
        name: _CELLS.get(name, Schedule)(value) if isinstance(value, list) else value
        for name, value in fields.items()
    }
    if style is Style.MACHINE:
        return [*head, *cells_by_name], [*cells_by_name.values()]
    columns = columns_of(origin, language, style)
    cells = [columns.cell(name, value) for name, value in cells_by_name.items()]
    return [*columns.heads(head, list(cells_by_name))], cells


def columns_of(origin: Traced, language: Language, style: Style) -> Columns:
    """The words for a table, with the names that its scenario gives.

    Args:
        origin: what the table rests on; one of evidence has no scenario.
        language: of the words.
        style: for whom the file is, which settles the decimal sign.
    """
    scenario = getattr(origin, "scenario", None)
    known = scenario if isinstance(scenario, Scenario) else None
    return Columns(language, known, dialect_of(style, language.code).decimal)
