"""Results as plain columns, ready for `pandas.DataFrame`, `polars.DataFrame` or a file."""

from __future__ import annotations

from typing import Any, TypeAlias

from numpy.typing import NDArray

Table: TypeAlias = dict[str, NDArray[Any] | list[Any]]
"""Columns by name, all equally long: arrays of numbers, lists of texts."""
