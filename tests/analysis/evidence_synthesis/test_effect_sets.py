"""Named sets as distributions: against published intervals, draws of what they say, and the file format."""

import math

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.distributions.log_ratio import LogRatio
from hiacalc.analysis.distributions.marginal import tabulated
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, effect_set
from hiacalc.analysis.evidence_synthesis.pooling import pool
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import Studies, read_studies
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.registry import named_inputs

SETS, STUDIES = read_effect_sets(), read_studies()
CLINIC, PEER, FRAMKE = "odeen-2013-clinic", "odeen-2013-peer", "framke-2016"
OFFERED = [option.name for option in SETS.offered]
PARAMETERS = {
    "risk_ratio": {"kind", "meanlog", "sdlog"},
    "pert": {"kind", "low", "mode", "high"},
    "mixture": {"kind", "components"},
}


def own(keys: list[str], why: tuple[str, ...] = (), studies: Studies = STUDIES) -> Effect:
    return effect_set(SETS.selection(keys, why).name, SETS, studies)


def named(name: str) -> Effect:
    return effect_set(name, SETS, STUDIES)


def draws(law: Distribution, count: int, generator: np.random.Generator) -> np.ndarray:
    """Reductions drawn from a distribution as scenario files write it."""
    if law.components is not None:
        weights = [part.weight for part in law.components]
        which = generator.choice(len(weights), count, p=weights)
        parts = [draws(part.distribution, count, generator) for part in law.components]
        return np.choose(which, parts)
    if law.kind is Family.PERT:
        low, mode, high = law.low, law.mode, law.high
        first, second = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        return low + (high - low) * generator.beta(first, second, count)
    unit = generator.normal(size=count) if law.df is None else generator.standard_t(law.df, count)
    return 1 - np.exp(law.meanlog + law.sdlog * unit)


def three_trials() -> Studies:
    """The peer arm, and two more trials made like it, apart from each other."""
    data = STUDIES.model_dump()
    peer = next(study for study in data["studies"] if study["key"] == PEER)
    for name, value, interval in (("a", 0.70, (0.6, 0.81)), ("b", 1.05, (0.9, 1.22))):
        ratio = peer["results"][0] | {"value": value, "interval": interval, "significance": "not_reported"}
        data["studies"] = (
            *data["studies"],
            peer | {"key": name, "trial": None, "clusters": None, "results": (ratio,)},
        )
    return Studies.model_validate(data)


def test_the_sets_of_studies_are_widened_and_keep_their_middle() -> None:
    added = sum(reason.sd**2 for reason in SETS.widening)
    for name, reduction in (("odeen-clinic", 0.16), ("odeen-peer", 0.08)):
        effect = named(name)
        assert effect.value == pytest.approx(reduction)
        measured = effect.studies.measured.sdlog
        assert effect.distribution.sdlog**2 == pytest.approx(measured**2 + added)
        assert effect.studies.widening_share == pytest.approx(added / (added + measured**2))
        assert effect.basis == "judgement"
        assert not effect.rests_on_judgement
        assert effect.low < 0 < effect.high


def test_several_trials_give_a_t_ratio_with_its_degrees_of_freedom() -> None:
    studies = three_trials()
    keys = [PEER, "a", "b"]
    plain, wide = (own(keys, why, studies) for why in ((), ("other_product",)))
    assert plain.studies.pooled.count == 3
    assert plain.distribution.df == 2
    ratio = LogRatio(plain.distribution.meanlog, plain.distribution.sdlog, 2)
    low, high = plain.studies.pooled.interval()
    assert ratio.interval() == pytest.approx((math.exp(low), math.exp(high)))
    law = stats.t(2, plain.distribution.meanlog, plain.distribution.sdlog)
    within = law.cdf(math.log(2))  # absence more than doubled is cut off
    ends = [1 - math.exp(law.ppf(share * within)) for share in (0.975, 0.5, 0.025)]
    assert [plain.low, plain.value, plain.high] == pytest.approx(ends)
    assert plain.below(0) == pytest.approx(1 - law.cdf(0) / within)
    assert plain.cut == pytest.approx(1 - within)
    assert wide.distribution.df == 2
    assert wide.low <= plain.low
    assert wide.high > plain.high
    assert wide.distribution.sdlog > plain.distribution.sdlog
    again = pool(plain.studies.pooled.effects, plain.studies.pooled.errors)
    assert plain.studies.measured.sdlog == pytest.approx(
        max(again.hartung_knapp_error, again.wald_standard_error)
    )


@pytest.mark.parametrize(
    "name", [*OFFERED, f"studies:{FRAMKE},{CLINIC}", f"studies:{FRAMKE},{PEER}:one_year"]
)
def test_what_is_told_is_what_is_drawn(name: str) -> None:
    """Cut alike, also where a Student t of one degree of freedom has much beyond a doubled absence."""
    effect = named(name)
    if effect.distribution is None:
        return
    bounds = named_inputs(shipped("no-effect"))["effect.relative_reduction"].bounds
    curve = tabulated(effect.distribution, bounds).curve
    shares = [0.025, 0.25, 0.5, 0.975]
    drawn = curve.at(stats.norm.ppf(shares))
    assert [effect.ppf(share) for share in shares] == pytest.approx(drawn, abs=2e-5)
    assert [effect.below(at) for at in drawn] == pytest.approx(shares, abs=1e-4)
    if effect.level is not None:
        assert (effect.low, effect.value, effect.high) == pytest.approx(drawn[[0, 2, 3]], abs=2e-5)


def test_only_an_interval_has_a_level() -> None:
    assert {name for name in OFFERED if named(name).level is None} == {"report", "high", "no-effect"}
    assert named("mixture").level == named("odeen-both").level == 0.95


def test_a_set_is_followed_as_long_as_the_shortest_of_its_studies() -> None:
    measured = {name: named(name).follow_up_years for name in OFFERED}
    assert {name for name, years in measured.items() if years is None} == {
        "report",
        "high",
        "no-effect",
        "sceptical",
    }
    assert {years for years in measured.values() if years is not None} == {1.0}
    assert own([FRAMKE]).follow_up_years == pytest.approx(29 / 12, abs=0.005)
    assert own([FRAMKE, CLINIC]).follow_up_years == 1.0


def test_the_sceptic_gives_the_reports_high_figure_one_chance_in_twenty() -> None:
    effect = named("sceptical")
    law = stats.norm(effect.distribution.meanlog, effect.distribution.sdlog)
    assert str(effect.value) == str(effect.ppf(0.5)) == "0.0"  # no minus before it
    high = next(option.value for option in SETS.sets if option.name == "high")
    assert law.cdf(math.log(1 - high)) == pytest.approx(0.05)
    assert law.sf(-math.log(1 - high)) == pytest.approx(0.05)


@pytest.mark.parametrize("name", OFFERED)
def test_draws_of_the_distribution_have_the_median_and_the_interval_that_are_told(name: str) -> None:
    effect = named(name)
    if effect.distribution is None:
        assert effect.low is effect.high is None
        assert [effect.below(effect.value + step) for step in (-0.01, 0.0, 0.01)] == [0.0, 0.0, 1.0]
        return
    drawn = draws(effect.distribution, 200_000, np.random.default_rng(5))
    for reduction in (-0.1, 0.0, 0.04, 0.2):
        assert effect.below(reduction) == pytest.approx((drawn < reduction).mean(), abs=0.004)
    if effect.distribution.kind is Family.PERT:
        assert drawn.min() >= effect.low
        assert drawn.max() <= effect.high
        return
    quantiles = np.quantile(drawn, [0.025, 0.5, 0.975])
    assert quantiles == pytest.approx([effect.low, effect.value, effect.high], abs=0.003)


@pytest.mark.parametrize("below", ["helseiarbeid-2016", "trial-clinic", "no-effect"])
@pytest.mark.parametrize("name", OFFERED)
def test_a_set_can_be_laid_over_a_scenario(name: str, below: str) -> None:
    """All but the distribution is what the input of a scenario takes today, within its bounds."""
    mapping = named(name).mapping()
    law = mapping.pop("distribution", None)
    laid = changed(shipped(below), {"effect.relative_reduction": mapping}).effect.relative_reduction
    assert (laid.value, laid.low, laid.high) == (mapping["value"], mapping["low"], mapping["high"])
    assert laid.basis == mapping["basis"]
    assert laid.source.nb == mapping["source"]["nb"]
    parts = [part["distribution"] for part in law["components"]] if law and "components" in law else []
    for part in ([law] if law else []) + parts:
        assert PARAMETERS[part["kind"]] <= set(part) <= PARAMETERS[part["kind"]] | {"df"}


def test_the_mixture_weighs_its_parts() -> None:
    effect = named("mixture")
    parts = effect.distribution.components
    assert sum(part.weight for part in parts) == pytest.approx(1.0)
    assert parts[0].distribution == named("odeen-both").distribution
    assert effect.rests_on_judgement


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("odeen-clinics", "unknown_effect_set"),
        ("", "unknown_effect_set"),
        ("nissen-2020", "effect_set_never"),
        ("aktiv-rygg", "effect_set_bound_only"),
        ("break-even", "effect_set_computed"),
    ],
)
def test_what_is_not_offered_is_refused(name: str, code: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        named(name)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_an_own_choice_of_the_studies_of_a_ready_set_is_that_set() -> None:
    ready = named("odeen-both")
    mine = own([PEER, CLINIC, PEER], ("one_year", "other_product", "other_complaints"))
    assert mine.chosen.name == f"studies:{PEER},{CLINIC}:one_year,other_product,other_complaints"
    assert mine.mapping() == ready.mapping()
    assert own([PEER, CLINIC]).high < mine.high
