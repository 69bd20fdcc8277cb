"""How much of the spread of a result comes from each input: Sobol's indices."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.distributions import marginals
from hiacalc.analysis.evidence_in_use import evidence_in_use, with_evidence
from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.model import Outcome, Perspective, ViewpointOrName, outcomes, viewpoint_of
from hiacalc.scenario.schema import Scenario

Floats = NDArray[np.float64]

POINTS = 4096


@dataclass(frozen=True, slots=True)
class Indices:
    """Shares of the variance: of the input alone, and with all it does together with others."""

    main: float
    total: float


def sobol_indices(
    function: Callable[[dict[str, Floats]], Floats],
    quantiles: Mapping[str, Callable[[Floats], Floats]],
    points: int = POINTS,
    seed: int = 1,
) -> dict[str, Indices]:
    """Main and total indices of a function of independent inputs.

    Args:
        function: from the inputs by name, each of shape `(draws,)`, to results `(draws,)`.
        quantiles: the quantile function of each input, over shares of shape `(draws,)`.
        points: the size of the design, a power of two; it takes `points * (inputs + 2)` runs.
        seed: the same seed gives the same numbers.

    Returns:
        By input, in the order given; all zero where the result does not vary.

    Source: Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018, table 2: main
    effects by (b), total effects by Jansen's (f).
    """
    from scipy.stats import qmc

    names = list(quantiles)
    engine = qmc.Sobol(2 * len(names), scramble=True, rng=np.random.default_rng(seed))
    shares = engine.random(points).T + 0.5**31
    one, other = (
        {name: quantiles[name](half[place]) for place, name in enumerate(names)}
        for half in (shares[: len(names)], shares[len(names) :])
    )
    at_one, at_other = function(one), function(other)
    both = np.concatenate([at_one, at_other])
    variance = float(both.var())
    found = {}
    for name in names:
        swapped = function({**one, name: other[name]})
        # centred, for a mean far from zero would drown the differences
        main = float(np.mean((at_other - both.mean()) * (swapped - at_one)))
        total = 0.5 * float(np.mean((at_one - swapped) ** 2))
        found[name] = Indices(main / variance, total / variance) if variance > 0.0 else Indices(0.0, 0.0)
    return found


def variance_shares(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
    *,
    also: Collection[str] = (),
    points: int = POINTS,
    seed: int = 1,
) -> dict[str, Indices] | None:
    """Main and total indices of all inputs that are drawn, and of the conventions in `also`.

    Returns:
        By path, the largest total first; None when inputs are correlated, for
        then the variance is no sum of theirs, and the indices are undefined.

    >>> from hiacalc.scenario import shipped
    >>> found = variance_shares(shipped("helseiarbeid-2016"), points=1024)
    >>> next(iter(found))
    'effect.relative_reduction'
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    if scenario.correlations:
        return None

    laid = with_evidence(scenario, evidence_in_use(scenario))

    def model(inputs: dict[str, Floats]) -> Floats:
        return outcomes(laid, inputs, [outcome], perspective)[outcome]

    quantiles = {path: marginal.ppf for path, marginal in marginals(scenario, also).items()}
    if not quantiles:
        return {}
    found = sobol_indices(model, quantiles, points, seed)
    return dict(sorted(found.items(), key=lambda pair: -pair[1].total))


def shares_of(drawn: Uncertainty) -> dict[str, Indices] | None:
    """How much of the variance of the draws' result each input causes, the largest total first.

    None when inputs are correlated, and when the result is undefined in some
    draws: then there is no variance to share out.

    >>> from hiacalc.analysis.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> next(iter(shares_of(uncertainty(shipped("helseiarbeid-2016"), draws=256))))
    'effect.relative_reduction'
    """
    if not np.isfinite(drawn.results).all():
        return None
    return variance_shares(drawn.scenario, drawn.outcome, drawn.perspective, also=drawn.also)
