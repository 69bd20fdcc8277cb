"""Measure everything, or what is named: `python -m tests.benchmarks model start`."""

import sys

from tests.benchmarks import (
    crowd,
    first_view,
    model,
    neighbour,
    page,
    programme,
    sensitivity,
    start,
    uncertainty,
    visits,
)
from tests.benchmarks.table import show

_ALL = {
    "model": model.rows,
    "programme": programme.rows,
    "uncertainty": uncertainty.rows,
    "start": start.rows,
    "sensitivity": sensitivity.rows,
    "page": page.rows,
    "first_view": first_view.rows,
    "crowd": crowd.rows,
    "neighbour": neighbour.rows,
    "visits": visits.rows,
}

show(row for name in sys.argv[1:] or _ALL for row in _ALL[name]())
