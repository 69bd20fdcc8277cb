"""How much of the spread of a result comes from each input: Sobol's indices."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.evidence_synthesis.evidence_in_use import as_believed
from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.model import Outcome, Perspective, ViewpointOrName, outcomes, viewpoint_of
from hiacalc.scenario.schema import Scenario

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
    """Main and total Sobol indices of a function of independent inputs.

    Estimated by `scipy.stats.sobol_indices` on scrambled Sobol points of our own.

    Args:
        function: from the inputs by name, each of shape `(points,)`, to results `(points,)`.
        quantiles: the quantile function of each input, over probabilities of shape `(points,)`.
        points: the size of the design, a power of two; it takes `points * (inputs + 2)` runs.
        seed: the same seed gives the same numbers.

    Returns:
        By input, in the order given; all zero where the result does not vary.

    Source: Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018, table 2: main
    effects by (b), total effects by (f), which is Jansen 1999 (doi 10.1016/S0010-4655(98)00154-4).

    >>> uniform = lambda probabilities: probabilities
    >>> indices = sobol_indices(lambda x: x["a"] + 2.0 * x["b"], {"a": uniform, "b": uniform})
    >>> round(indices["a"].main, 2), round(indices["b"].total, 2)
    (0.2, 0.8)
    """
    from scipy.stats import qmc
    from scipy.stats import sobol_indices as estimated

    names = list(quantiles)
    engine = qmc.Sobol(2 * len(names), scramble=True, rng=np.random.default_rng(seed))
    uniforms = engine.random(points).T + 0.5**31
    first, second = (
        {name: quantiles[name](row) for name, row in zip(names, half, strict=True)}
        for half in (uniforms[: len(names)], uniforms[len(names) :])
    )
    results = function(first)
    swapped = [function({**first, name: second[name]}) for name in names]
    # the last, in which nothing is swapped, since scipy takes no single input
    each = np.stack([*swapped, results])[:, np.newaxis, :]
    indices = estimated(func={"f_A": results, "f_B": function(second), "f_AB": each}, n=points)
    return {
        name: Indices(float(main), float(total))
        for name, main, total in zip(names, indices.first_order, indices.total_order, strict=False)
    }


def variance_shares(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
    *,
    also: Collection[str] = (),
    points: int = POINTS,
    seed: int = 1,
) -> dict[str, Indices] | None:
    """Shares of an outcome's variance: Sobol indices of all inputs that are drawn.

    Args:
        scenario: gives distributions, ranges and the evidence.
        outcome: the figure whose variance is shared out, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.
        also: conventions that are to vary as well, by path.
        points: the size of the design, a power of two.
        seed: the same seed gives the same numbers.

    Returns:
        By path, the largest total first; None when inputs are correlated, for
        then the variance is no sum of theirs, and the indices are undefined.

    >>> from hiacalc.scenario import shipped
    >>> shares = variance_shares(shipped("helseiarbeid-2016"), points=1024)
    >>> next(iter(shares))
    'effect.relative_reduction'
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    if scenario.correlations:
        return None

    laid = as_believed(scenario)

    def model(inputs: dict[str, Floats]) -> Floats:
        return outcomes(laid, inputs, [outcome], perspective)[outcome]

    quantiles = {path: marginal.ppf for path, marginal in marginals(scenario, also).items()}
    if not quantiles:
        return {}
    indices = sobol_indices(model, quantiles, points, seed)
    return dict(sorted(indices.items(), key=lambda pair: -pair[1].total))


def shares_of(sample: Uncertainty) -> dict[str, Indices] | None:
    """How much of the variance of the draws' result each input causes, the largest total first.

    None when inputs are correlated, and when the result is undefined in some
    draws: then there is no variance to share out.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> next(iter(shares_of(uncertainty(shipped("helseiarbeid-2016"), draws=256))))
    'effect.relative_reduction'
    """
    if not np.isfinite(sample.results).all():
        return None
    return variance_shares(sample.scenario, sample.outcome, sample.perspective, also=sample.also)
