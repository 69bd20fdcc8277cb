"""The draws themselves as a file, every input and result of each, written block by block.

CSV tells the origin in columns of its own on the first line of figures, Parquet
in the metadata of the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.present.drawn_origin import DrawnOrigin
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.whole_files import beside

FORMATS = ("csv", "parquet")
_BLOCK = 16_384
Progress = Callable[[float], object]


def require_writer(path: Path) -> None:
    """Refuse Parquet where nothing can write it.

    Raises:
        ScenarioError: `parquet_missing`.
    """
    if path.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        fail("parquet_missing", Mark(str(path)))


def save_draws(
    found: Uncertainty,
    path: Path,
    origin: DrawnOrigin,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write all draws, whole or not at all; the file's name says in which format.

    Raises:
        ScenarioError: a file that is there already or cannot be written, no writer for Parquet.
    """
    require_writer(path)
    write = _parquet if path.suffix.lower() == ".parquet" else _csv
    with beside(path, force=force) as stream:
        write(stream, found.table(), origin, progress or (lambda _: None))


def _csv(
    stream: BinaryIO, drawn: dict[str, NDArray[np.float64]], origin: DrawnOrigin, progress: Progress
) -> None:
    said = origin.as_dict()
    said["discount_schedule"] = json.dumps(said["discount_schedule"]) if said["discount_schedule"] else ""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["draw", *drawn, *said])
    total = len(next(iter(drawn.values())))
    for start in range(0, total, _BLOCK):
        block = np.stack([values[start : start + _BLOCK] for values in drawn.values()], axis=1).tolist()
        rows: list[list[Any]] = [
            [start + place, *("" if value != value else value for value in row)]  # noqa: PLR0124 - nan
            for place, row in enumerate(block)
        ]
        if not start:
            rows[0] += said.values()
        writer.writerows(rows)
        progress(min(1.0, (start + _BLOCK) / total))
    text.flush()
    text.detach()


def _parquet(
    stream: BinaryIO, drawn: dict[str, NDArray[np.float64]], origin: DrawnOrigin, progress: Progress
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    said = {"hiacalc": json.dumps(origin.as_dict(), ensure_ascii=False)}
    schema = pa.schema([(name, pa.float64()) for name in drawn], metadata=said)
    total = len(next(iter(drawn.values())))
    with pq.ParquetWriter(stream, schema) as writer:
        for start in range(0, total, 4 * _BLOCK):
            block = [pa.array(values[start : start + 4 * _BLOCK]) for values in drawn.values()]
            writer.write_table(pa.Table.from_arrays(block, schema=schema))
            progress(min(1.0, (start + 4 * _BLOCK) / total))
