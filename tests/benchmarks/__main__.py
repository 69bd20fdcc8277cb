"""Measure everything, or what is named: `python -m tests.benchmarks model uncertainty page`."""

import sys

from tests.benchmarks import model, page, sensitivity, start, uncertainty
from tests.benchmarks.table import show

_ALL = {
    "model": model.rows,
    "uncertainty": uncertainty.rows,
    "start": start.rows,
    "sensitivity": sensitivity.rows,
    "page": page.rows,
}

show(row for name in sys.argv[1:] or _ALL for row in _ALL[name]())
