"""The main figures of two scenarios beside each other, as rows for a file."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.model import Evaluation
from hiacalc.present.words.key_figures import Figure, amount
from hiacalc.scenario.registry import fingerprint

_BY_SIZE = (Figure.NET_BENEFIT, Figure.COSTS, Figure.GAINS)  # figures that grow with the number of workers


def side_by_side_rows(comparison: Comparison) -> list[list[object]]:
    """Every figure of the first scenario and of the other, unrounded; head first.

    Where they are of different size, amounts for the same number of workers follow.

    >>> from hiacalc.analysis.deterministic.compare import compare
    >>> from hiacalc.scenario import shipped
    >>> side_by_side_rows(compare(shipped("bergen"), shipped("helseiarbeid-2016")))[-1][0]
    'gains_per_1000_workers'
    """
    base, view = comparison.base.scenario, comparison.perspective
    of_base: list[object] = [base.name, fingerprint(base)]
    rows: list[list[object]] = [["figure", "base_scenario", "base_fingerprint", "base_value", "value"]]
    rows += [
        [figure.value, *of_base, *(amount(run, figure, view) for run in _sides(comparison))]
        for figure in Figure
    ]
    rows += [
        [f"{figure.value}_per_{comparison.per_workers:.0f}_workers", *of_base, *amounts]
        for figure, amounts in per_workers_figures(comparison)
    ]
    return rows


def per_workers_figures(comparison: Comparison) -> list[tuple[Figure, list[float]]]:
    """The figures that grow with the number of workers, for as many in both; none where sizes are alike."""
    if comparison.per_workers is None:
        return []
    return [
        (
            figure,
            [
                comparison.counted(run, np.array([amount(run, figure, comparison.perspective)]))
                for run in _sides(comparison)
            ],
        )
        for figure in _BY_SIZE
    ]


def _sides(comparison: Comparison) -> tuple[Evaluation, Evaluation]:
    return comparison.base, comparison.other
