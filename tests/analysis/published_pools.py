"""Studies whose pooled results are published, and figures as they are printed."""

import numpy as np
import pytest

from hiacalc.analysis.evidence_synthesis.heterogeneity import HeterogeneityEstimator

REML, PM, DL = (
    HeterogeneityEstimator.REML,
    HeterogeneityEstimator.PAULE_MANDEL,
    HeterogeneityEstimator.DERSIMONIAN_LAIRD,
)


# Colditz et al. 1994, the BCG vaccine (dat.bcg of metafor): ill and well, with the vaccine and without it.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)


def bcg() -> tuple[np.ndarray, np.ndarray]:
    """Log risk ratios and their standard errors."""
    ill, well, control_ill, control_well = BCG.T
    treated, control = ill + well, control_ill + control_well
    effects = np.log(ill / treated) - np.log(control_ill / control)
    return effects, np.sqrt(1 / ill - 1 / treated + 1 / control_ill - 1 / control)


def printed(figure: float, decimals: int = 4) -> object:
    """A figure as it is printed, to within its last decimal's rounding."""
    return pytest.approx(figure, abs=0.5001 * 10.0**-decimals)
