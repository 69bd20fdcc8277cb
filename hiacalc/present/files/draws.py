"""The draws themselves as a file, every input and result of each, written block by block.

CSV tells the origin in columns of its own on the first line of figures, Parquet
in the metadata of the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.present.files.csv_file import CsvWriter
from hiacalc.present.files.csv_style import Style, dialect_of
from hiacalc.present.files.csv_table import with_origin
from hiacalc.present.locale.language import Language
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.whole_files import atomic_write

FORMATS = ("csv", "parquet")
_BLOCK = 16_384
Progress = Callable[[float], object]


def require_writer(path: Path) -> None:
    """Refuse Parquet where nothing can write it.

    Raises:
        ScenarioError: `parquet_missing`.
    """
    if path.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        fail(Code.PARQUET_MISSING, Mark(str(path)))


def save_draws(
    uncertainty: Uncertainty,
    path: Path,
    origin: DrawnOrigin,
    language: Language,
    *,
    style: Style = Style.READER,
    force: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write all draws, whole or not at all; the file's name says in which format.

    CSV is for people in a language, or for programs; Parquet is for programs.

    Args:
        uncertainty: the draws.
        path: ends in `.csv` or `.parquet`.
        origin: what the draws rest on.
        language: of heads, where CSV is for readers.
        style: for whom a CSV file is.
        force: write over a file that is there.
        progress: called with the share that is written.

    Raises:
        ScenarioError: a file that is there already or cannot be written, no writer for Parquet.
    """
    require_writer(path)
    report = progress or (lambda _: None)
    with atomic_write(path, force=force) as stream:
        drawn = uncertainty.table()
        if path.suffix.lower() == ".parquet":
            _parquet(stream, drawn, origin, report)
        else:
            writer = CsvWriter(stream, dialect_of(style, language.code))
            _csv(
                writer, list(drawn.values()), *with_origin(["draw", *drawn], origin, language, style), report
            )


def _csv(
    writer: CsvWriter,
    columns: list[Floats],
    heads: list[object],
    origin_cells: list[object],
    progress: Progress,
) -> None:
    """The heads, the first draw with the origin, and then numbers alone."""
    total = len(columns[0])
    writer.rows([heads, [0, *(float(values[0]) for values in columns), *origin_cells]])
    for start in range(1, total, _BLOCK):
        writer.numbers(start, [values[start : start + _BLOCK] for values in columns])
        progress(min(1.0, (start + _BLOCK) / total))


def _parquet(stream: BinaryIO, drawn: dict[str, Floats], origin: DrawnOrigin, progress: Progress) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    metadata = {"hiacalc": json.dumps(origin.as_dict(), ensure_ascii=False)}
    schema = pa.schema([(name, pa.float64()) for name in drawn], metadata=metadata)
    total = len(next(iter(drawn.values())))
    with pq.ParquetWriter(stream, schema) as writer:
        for start in range(0, total, 4 * _BLOCK):
            block = [pa.array(values[start : start + 4 * _BLOCK]) for values in drawn.values()]
            writer.write_table(pa.Table.from_arrays(block, schema=schema))
            progress(min(1.0, (start + 4 * _BLOCK) / total))
