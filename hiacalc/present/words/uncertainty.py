"""What the draws say, in sentences computed from them."""

from __future__ import annotations

from math import floor, log10

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.analysis.probabilistic.value_of_information import Estimate, ValueOfInformation
from hiacalc.analysis.probabilistic.variance import Indices
from hiacalc.evidence.studies import LargestTrialEffect
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.natural_frequency import natural_frequency
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Basis

TOP = 12  # inputs that a list names
_LEAST_SHOWN = 0.005  # of the variance
_SURE = 2.0  # standard errors by which a value must differ from nothing
_SLACK = 1e-9


def probability_sentence(drawn: Uncertainty, language: Language) -> str:
    """The probability that the measure pays, with mean and 95 % uncertainty interval of net benefit.

    Args:
        drawn: the draws.
        language: of the sentence.
    """
    share = drawn.probability_pays
    summary = drawn.summary(drawn.net_benefit)
    return language.say(
        f"uncertainty.chance.{'none' if share == 0 else 'all' if share == 1 else 'some'}",
        share=natural_frequency(share, language),
        perspective=language.say(f"run.in_sentence.{drawn.perspective.value}"),
        mean=language.numbers.short_money(summary.mean),
        low=language.numbers.short_money(summary.percentiles[2.5]),
        high=language.numbers.short_money(summary.percentiles[97.5]),
    )


def distinguishable_from_zero(value: Estimate) -> bool:
    """Whether a value of information can be told from nothing.

    >>> estimates = Estimate(3.0, 1.0), Estimate(300.0, 300.0), Estimate(0.0, 0.0)
    >>> [distinguishable_from_zero(estimate) for estimate in estimates]
    [True, False, False]
    """
    return value.value > _SURE * value.standard_error


def is_next_to_nothing(value: float, answer: float) -> bool:
    """Whether a value is lost in the rounding of an answer that is given to three digits.

    Args:
        value: NOK, such as an expected value of perfect information.
        answer: the mean net benefit, NOK.

    >>> is_next_to_nothing(49_000.0, -12_345_678.0), is_next_to_nothing(51_000.0, -12_345_678.0)
    (True, False)
    """
    if not answer:
        return False
    return 2.0 * value < 10.0 ** (floor(log10(abs(answer))) - 2)


def value_of_information_sentence(voi: ValueOfInformation, drawn: Uncertainty, language: Language) -> str:
    """The expected value of perfect information (EVPI), and the input with the largest partial one (EVPPI).

    Args:
        voi: the estimates, the most valuable input first; NOK.
        drawn: the draws, whose scenario names the inputs.
        language: of the sentence.
    """
    everything = voi.everything.value
    workers = format_value(voi.workers, Unit.WORKERS, language)
    words = {"everything": language.numbers.short_money(everything), "workers": workers}
    if everything <= 0:
        pays = "pays" if drawn.net_benefit.mean() > 0 else "loses"
        return language.say(f"uncertainty.worth.sure_{pays}")
    mean = float(drawn.net_benefit.mean())
    if is_next_to_nothing(everything, mean):
        return language.say(
            "uncertainty.worth.next_to_nothing", mean=language.numbers.short_money(mean), **words
        )
    path, best = next(iter(voi.inputs.items()))
    if not distinguishable_from_zero(best):
        return language.say("uncertainty.worth.no_single", **words)
    return language.say(
        "uncertainty.worth.most",
        label=label_of(path, drawn.scenario, language),
        value=language.numbers.short_money(best.value),
        share=language.numbers.percent(min(1.0, best.value / everything), 0),
        **words,
    )


def judged(drawn: Uncertainty) -> list[str]:
    """The paths of the uncertain inputs that rest on judgement."""
    return [path for path, marginal in drawn.marginals.items() if marginal.basis is Basis.JUDGEMENT]


def judgement_sentence(drawn: Uncertainty, language: Language) -> str:
    """Which uncertain inputs rest on judgement.

    Args:
        drawn: the draws.
        language: of the sentence.
    """
    paths = judged(drawn)
    key = "none" if not paths else "all" if len(paths) == len(drawn.marginals) else "some"
    labels = "; ".join(label_of(path, drawn.scenario, language) for path in paths)
    return language.say(
        f"uncertainty.judgement.{key}", count=len(paths), all=len(drawn.marginals), labels=labels
    )


def above_evidence_sentences(
    assumed: float, evidence: Effect | None, ceiling: LargestTrialEffect, language: Language
) -> str | None:
    """Whether a scenario assumes a larger effect than the chosen evidence, or any trial, supports.

    Args:
        assumed: the scenario's own reduction in absence.
        evidence: the set that was chosen, if any.
        ceiling: the largest fall that a trial has shown.
        language: of the sentence.

    Returns:
        None when it does not.
    """
    words = {
        "chosen": language.numbers.percent(assumed),
        "ceiling": language.numbers.percent(ceiling.reduction, 0),
    }
    sentences = []
    if evidence is not None and assumed > evidence.value + _SLACK:
        title = evidence.chosen.title.in_language(language.code) if evidence.chosen is not None else ""
        words["title"] = title or language.say("uncertainty.above.own")
        words["middle"] = language.numbers.percent(evidence.value, 1)
        key = "fixed"
        if evidence.low is not None and evidence.high is not None:
            ending = "range" if evidence.level is None else "interval"
            key = f"{ending}.{'whole' if assumed > evidence.high else 'middle'}"
            words |= {
                "low": language.numbers.percent(evidence.low, 1),
                "high": language.numbers.percent(evidence.high, 1),
            }
            words["share"] = language.numbers.percent(1.0 - evidence.below(assumed), 0)
        sentences.append(language.say(f"uncertainty.above.{key}", **words))
    if ceiling.is_exceeded_by(assumed - _SLACK):
        sentences.append(language.say("uncertainty.above.trials", **words))
    return " ".join(sentences) or None


def judgement_count_text(drawn: Uncertainty, language: Language) -> str:
    """How many of the uncertain inputs rest on judgement, for a line under a picture.

    Args:
        drawn: the draws.
        language: of the text.
    """
    count, every = len(judged(drawn)), len(drawn.marginals)
    key = "count_none" if not count else "count_all" if count == every else "count"
    return language.say(f"uncertainty.judgement.{key}", count=count, all=every)


def shares_missing_sentence(drawn: Uncertainty, language: Language) -> str:
    """Why the variance cannot be shared out between the inputs.

    Args:
        drawn: the draws.
        language: of the sentence.
    """
    return language.say(f"uncertainty.variance.{'correlated' if drawn.scenario.correlations else 'gaps'}")


def estimates_shown(voi: ValueOfInformation, top: int = TOP) -> dict[str, Estimate]:
    """The inputs whose value can be told from nothing, the most valuable first.

    Args:
        voi: the estimates.
        top: the most inputs to show.
    """
    return dict([pair for pair in voi.inputs.items() if distinguishable_from_zero(pair[1])][:top])


def group_label(name: str, voi: ValueOfInformation, language: Language) -> str:
    """The name of a group of inputs: a section of the scenario, or as it was given.

    Args:
        name: of the group.
        voi: the estimates, which tell whether the groups are sections of the scenario.
        language: of the label.
    """
    return language.say(f"assumptions.sections.{name}") if voi.by_section else name


def variance_shown(shares: dict[str, Indices], top: int = TOP) -> dict[str, Indices]:
    """The inputs that matter to the spread, at least one.

    Args:
        shares: Sobol indices by path, the largest total first.
        top: the most inputs to show.

    Example:
        >>> variance_shown({"a": Indices(0.5, 0.6), "b": Indices(0.001, 0.001)})
        {'a': Indices(main=0.5, total=0.6)}
    """
    mattering = [pair for pair in shares.items() if pair[1].total >= _LEAST_SHOWN]
    return dict((mattering or list(shares.items())[:1])[:top])


def clip_share(index: float) -> float:
    """An estimated index within what an index can be: an estimate strays a little beyond nought and one.

    >>> clip_share(-0.002), clip_share(0.4), clip_share(1.03)
    (0.0, 0.4, 1.0)
    """
    return min(1.0, max(0.0, index))


def variance_finding(drawn: Uncertainty, shares: dict[str, Indices], language: Language) -> str:
    """The input with the largest Sobol index, and its share of the variance.

    Args:
        drawn: the draws, whose scenario names the inputs.
        shares: Sobol indices by path, the largest total first.
        language: of the sentence.
    """
    path, first = next(iter(shares.items()))
    outcome = language.words.word("outcomes", drawn.outcome.value)
    if first.total <= 0.0:
        return language.say("uncertainty.variance.nothing", outcome=outcome)
    return language.say(
        "uncertainty.variance.finding",
        label=label_of(path, drawn.scenario, language),
        share=language.numbers.percent(clip_share(first.main), 0),
        outcome=outcome[0].lower() + outcome[1:],
    )
