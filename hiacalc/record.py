"""The frozen mapping that everything read from a file is checked against."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen mapping that refuses keys it does not know; its checks are built when first needed.

    >>> class Point(Record):
    ...     x: float
    >>> Point.model_validate({"x": 1}).x
    1.0
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
