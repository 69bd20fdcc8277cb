"""Draws of normal inputs, and what it is worth to know them in closed form."""

import numpy as np
import pytest
from scipy import special, stats

from hiacalc.analysis.probabilistic.sampling import Method, scores


def drawn(count, draws=65_536, seed=3, method=Method.SOBOL):
    names = [f"x{place}" for place in range(count)]
    return np.concatenate(
        [b.scores for b in scores(names, [], draws=draws, seed=seed, method=method)], axis=1
    )


def closed(mean, sd):
    """What it is worth to know a normal net benefit, or the part of it that is learnt."""
    return sd * stats.norm.pdf(mean / sd) - abs(mean) * stats.norm.cdf(-abs(mean) / sd) if sd > 0 else 0.0


every_method = pytest.mark.parametrize("method", list(Method))


def waves(count):
    """So many waves over an input's ranks: half of the time adopting gains 2 / pi."""
    return lambda z: np.cos(2 * np.pi * count * special.ndtr(z))
