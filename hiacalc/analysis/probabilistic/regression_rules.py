"""Whether to adopt, given some inputs: rules made from all replicates but the one they decide.

Several rules compete, from stiff to free. The stiffest is taken whose gain is
not below the best by more than that difference may owe to chance: taking the
best outright would count its luck as a gain. Knowing an input is worth nothing
until its rule gains, or its regression foretells net benefit, beyond chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from hiacalc.analysis.probabilistic.sampling import REPLICATES
from hiacalc.analysis.probabilistic.smoothing import Binned, Booleans, Ranks, without_each
from hiacalc.arrays import Floats

_BEYOND_CHANCE = 6.0  # standard errors over sixteen replicates: for the best of a dozen rules, by far
_GROUP_DRAWS = 65_536
_MOST_FEATURES = 100
_REWEIGHTED = 2  # times


@dataclass(frozen=True, slots=True)
class Gain:
    """What a rule gains over always or never adopting, on average over draws, and the error of that.

    `error` is made of the spread over replicates and of what the rule may lose:
    beside the best one, and by having been made from few draws.
    """

    value: float
    error: float


def evppi_gain(net_benefit: Floats, ranks: Ranks, *, adopt: bool) -> Gain:
    """The EVPPI of one input: what deciding by a regression on it gains. Time grows with the draws alone.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        ranks: for each draw, the share of the input's distribution below it.
        adopt: what would be done without knowing the input.

    Returns:
        The gain, NOK, with its error.

    Source: Strong, Oakley and Brennan 2014 (doi 10.1177/0272989X13505910); rules of different stiffness
    and their choice by the error of the difference as in Hastie et al. 2009, 7.10.

    >>> from scipy.special import ndtri
    >>> ranks = np.random.default_rng(1).permutation((np.arange(16_000) + 0.5) / 16_000)
    >>> round(evppi_gain(ndtri(ranks), ranks, adopt=False).value, 2)  # 1 / sqrt(2 pi)
    0.4
    """
    used = len(net_benefit) // REPLICATES * REPLICATES
    binned = Binned.of(net_benefit[:used], ranks[:used])
    draws = np.append(np.full(REPLICATES, used // REPLICATES), used)

    def gains(sums: Floats, adopted: Booleans) -> Floats:
        return np.asarray(np.where(adopted != adopt, sums, 0.0).sum(axis=0) / draws)

    spline = binned.spline()

    def influence() -> Floats:
        about = binned.wide_sums[:, :-1] - binned.wide_counts * net_benefit[:used].mean()
        foretold = spline[:, :-1]
        return np.asarray((about * (foretold - foretold.mean(axis=0))).sum(axis=0))

    by_rule = [gains(binned.sums, adopted) for adopted in binned.windows()]
    by_rule.append(gains(binned.wide_sums, spline > 0.0))
    return _gain_of_stiffest_rule((-1.0 if adopt else 1.0) * np.stack(by_rule[::-1]), influence)


def evppi_group_gain(net_benefit: Floats, inputs: Sequence[Floats], *, adopt: bool) -> Gain:
    """The EVPPI of several inputs: what deciding by a regression on all of them gains.

    A polynomial in the inputs, with all their products, says whether to adopt;
    its degree falls with their number. It competes with others of the same
    terms that heed draws near the turn of the decision more than those far
    from it, as long tails need. The first 65 536 draws are used.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        inputs: the values of each input, shapes `(draws,)`.
        adopt: what would be done without knowing them.

    Returns:
        The gain, NOK, with its error.

    Source: Strong, Oakley and Brennan 2014 (doi 10.1177/0272989X13505910); rules of different stiffness
    and their choice by the error of the difference as in Hastie et al. 2009, 7.10.

    >>> x = np.random.default_rng(1).normal(size=(2, 16_000))
    >>> round(evppi_group_gain(x[0] + x[1], list(x), adopt=False).value, 1)  # sqrt(2) / sqrt(2 pi)
    0.6
    """
    used = min(len(net_benefit), _GROUP_DRAWS) // REPLICATES * REPLICATES
    net = np.ascontiguousarray(net_benefit[:used].reshape(-1, REPLICATES).T)
    columns = np.stack(
        [(values[:used] - values[:used].mean()) / (values[:used].std() or 1.0) for values in inputs]
    )
    terms = _terms(len(inputs), used)
    features = [_features(columns[:, replicate::REPLICATES], terms) for replicate in range(REPLICATES)]
    foretold, by_all = _predicted(features, net)
    first = foretold - foretold.mean(axis=1, keepdims=True)

    def influence() -> Floats:
        return np.asarray(((net - net.mean()) * first).mean(axis=1))

    by_rule = []
    for _ in range(1 + _REWEIGHTED):
        switched = (foretold > 0.0) != adopt
        gains = np.where(switched, net, 0.0).mean(axis=1)
        by_rule.append(np.append(gains, np.where((by_all > 0.0) != adopt, net, 0.0).mean()))
        near = float(np.median(np.abs(foretold)))
        if not near or not switched.any():
            break
        if len(by_rule) <= _REWEIGHTED:
            foretold, by_all = _predicted(features, net, 1.0 / np.hypot(1.0, foretold / near))
    return _gain_of_stiffest_rule((-1.0 if adopt else 1.0) * np.stack(by_rule), influence)


def _predicted(features: Sequence[Floats], net: Floats, roots: Floats | None = None) -> tuple[Floats, Floats]:
    """Net benefit as all other replicates foretell it, and as all do; the squares of `roots` weigh draws."""
    pairs = [
        (mine, own) if roots is None else (mine * root, own * root)
        for mine, own, root in zip(features, net, net if roots is None else roots, strict=True)
    ]
    products = np.stack([mine @ mine.T for mine, _ in pairs])
    rules = without_each(products, np.stack([mine @ own for mine, own in pairs]))
    both = np.stack([rules[[replicate, -1]] @ mine for replicate, mine in enumerate(features)])
    return both[:, 0], both[:, 1]


def _gain_of_stiffest_rule(gains: Floats, influence: Callable[[], Floats]) -> Gain:
    """The gain of the stiffest rule that may be the best.

    Args:
        gains: of each rule, the stiffest first, shape `(rules, replicates + 1)`: on each
            replicate by the rule made without it, and on all by the rule made of all.
        influence: asks how net benefit goes with what is foretold, shape `(replicates,)`.
    """
    gains, flattered = gains[:, :-1], gains[:, -1]
    best = gains[int(gains.mean(axis=1).argmax())]
    behind, doubt = (best - gains).mean(axis=1), _errors(best - gains)
    stiffest = int((behind <= doubt + 1e-12 * np.abs(best).mean()).argmax())
    value, spread = float(gains[stiffest].mean()), _errors(gains[stiffest])
    if value <= 0.0:
        return Gain(0.0, float(spread))
    if not (_is_beyond_chance(gains[stiffest]) or _is_beyond_chance(influence())):
        return Gain(0.0, float(np.hypot(spread, value)))
    # no less than nothing, no more than what the best is ahead with its error: the middle
    beside = (behind[stiffest] + doubt[stiffest]) / 2.0
    # a rule flatters itself on the draws it is made of by about as much as it loses on others
    by_few = (flattered[stiffest] - value) / 2.0
    return Gain(value, float(np.hypot(spread, max(beside, by_few))))


def _errors(by_replicate: Floats) -> Floats:
    """Standard errors of means over replicates, which the last axis holds."""
    return np.asarray(by_replicate.std(axis=-1, ddof=1) / np.sqrt(REPLICATES))


def _is_beyond_chance(by_replicate: Floats) -> bool:
    return bool(by_replicate.mean() > _BEYOND_CHANCE * _errors(by_replicate))


def _terms(inputs: int, draws: int) -> list[tuple[int, ...]]:
    """The products of inputs to regress on: as high a degree as there is room for."""
    room = min(_MOST_FEATURES, max(inputs + 1, draws // (4 * REPLICATES)))
    chosen: list[tuple[int, ...]] = []
    for degree in range(6):
        more = list(combinations_with_replacement(range(inputs), degree))
        if degree > 1 and len(chosen) + len(more) > room:
            more = [(column,) * degree for column in range(inputs)]
            if len(chosen) + len(more) > room or degree > 3:
                break
        chosen += more
    return chosen


def _features(columns: Floats, terms: Sequence[tuple[int, ...]]) -> Floats:
    products: dict[tuple[int, ...], Floats] = {(): np.ones(columns.shape[1])}
    for term in terms:
        if term:
            shorter = products.get(term[:-1])
            if shorter is None:
                shorter = columns[list(term[:-1])].prod(axis=0)
            products[term] = columns[term[-1]] * shorter
    return np.stack([products[term] for term in terms])
