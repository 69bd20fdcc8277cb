"""The files that hold what is known, as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "data"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # both are safe; the first is the faster by far


def read_data(name: str) -> Any:
    """The contents of a data file, to be checked by a model.

    >>> sorted(read_data("working-time.yaml"))[:2]
    ['hours_per_day', 'source']
    """
    return yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - see above
