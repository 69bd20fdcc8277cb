"""The pictures of uncertainty, each with its numbers and origin, ready for export."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiacalc.analysis.evidence_spread import EvidenceSpread
    from hiacalc.analysis.uncertainty import Uncertainty
    from hiacalc.analysis.value_of_information import ValueOfInformation
    from hiacalc.analysis.variance import Indices
    from hiacalc.present.charts import Chart
    from hiacalc.present.export import Exhibit
    from hiacalc.present.language import Language
    from hiacalc.present.origin import Origin


class UncertaintyPicture(StrEnum):
    """The ways to show what the draws say."""

    EVIDENCE = "evidence"
    DISTRIBUTION = "distribution"
    PAYS_BY_EFFECT = "pays_by_effect"
    PAYS_BY_VALUE = "pays_by_value"
    PAYS_BY_YEARS = "pays_by_years"
    PLANE = "plane"
    ACCEPTABILITY = "acceptability"
    WORTH = "worth"
    VARIANCE = "variance"
    CONVERGENCE = "convergence"


ALONG = {
    UncertaintyPicture.PAYS_BY_EFFECT: "effect.relative_reduction",
    UncertaintyPicture.PAYS_BY_VALUE: "valuation.annual_value_per_fte",
    UncertaintyPicture.PAYS_BY_YEARS: "effect.duration",
}


def uncertainty_exhibit(
    found: Uncertainty,
    picture: UncertaintyPicture,
    origin: Origin,
    language: Language,
    *,
    width: int = 1000,
    paper: bool = False,
    worth: ValueOfInformation | None = None,
    shares: dict[str, Indices] | None = None,
    spread: EvidenceSpread | None = None,
) -> Exhibit:
    """A picture of the draws; `paper` makes it as wide as a page of A4 lying.

    Where there is nothing to draw, the picture says why.

    Args:
        found: the draws.
        picture: which of the pictures.
        origin: what the draws rest on; a `DrawnOrigin` names the evidence too.
        language: of every text.
        width: in pixels.
        paper: for print on A4.
        worth: the value of information, where it is known already.
        shares: the variance's shares, where they are known already.
        spread: the spread over sets of evidence, where it is known already.
    """
    from hiacalc.present.drawn_origin import DrawnOrigin
    from hiacalc.present.export import Exhibit
    from hiacalc.present.pdf_page import ACROSS

    drawn = origin if isinstance(origin, DrawnOrigin) else DrawnOrigin.of(origin, found)
    wide = ACROSS if paper else width
    notes = _notes(found, drawn, language, spread if picture is not UncertaintyPicture.EVIDENCE else None)
    if picture is UncertaintyPicture.EVIDENCE:
        chart, rows = _evidence(found, spread, notes, language, wide)
    else:
        chart, rows = _drawn(found, picture, notes, language, wide, worth, shares)
    return Exhibit(chart, rows, drawn)


def _notes(
    found: Uncertainty, origin: Origin, language: Language, spread: EvidenceSpread | None
) -> tuple[str, ...]:
    """Scope, what is drawn and what that rests on, and beside each probability that of hard conventions."""
    from hiacalc.model import evaluate
    from hiacalc.present.doubt_words import SpreadTeller, counted_said
    from hiacalc.present.numbers import Numbers
    from hiacalc.present.report import scope
    from hiacalc.present.uncertainty_words import judgement_count_said

    years = evaluate(found.scenario).ledger.years
    beside = [] if spread is None else [SpreadTeller(spread, found, language).least_favourable()]
    return (
        scope(found.scenario, years, language, Numbers(language.code)),
        counted_said(found, language),
        judgement_count_said(found, language),
        *beside,
        origin.line(language, short=True),
    )


def _drawn(  # noqa: PLR0917 - the same as `uncertainty_exhibit`
    found: Uncertainty,
    picture: UncertaintyPicture,
    notes: tuple[str, ...],
    language: Language,
    width: int,
    worth: ValueOfInformation | None,
    shares: dict[str, Indices] | None,
) -> tuple[Chart, list[list[object]]]:
    if picture is UncertaintyPicture.DISTRIBUTION:
        return _distribution(found, notes, language, width)
    if picture in ALONG:
        from hiacalc.present.probability_charts import curve_of, pays_by_chart, pays_by_rows

        curve = curve_of(found, ALONG[picture])
        return pays_by_chart(found, curve, notes, language, width), pays_by_rows(curve)
    if picture in (UncertaintyPicture.PLANE, UncertaintyPicture.ACCEPTABILITY):
        return _of_hours(found, picture, notes, language, width)
    if picture is UncertaintyPicture.WORTH:
        return _worth(found, worth, notes, language, width)
    if picture is UncertaintyPicture.VARIANCE:
        return _variance(found, shares, notes, language, width)
    from hiacalc.analysis.probability import convergence
    from hiacalc.present.convergence_chart import convergence_chart, convergence_rows

    steps = convergence(found)
    return convergence_chart(found, steps, notes, language, width), convergence_rows(steps)


def _evidence(
    found: Uncertainty,
    known: EvidenceSpread | None,
    notes: tuple[str, ...],
    language: Language,
    width: int,
) -> tuple[Chart, list[list[object]]]:
    from hiacalc.analysis.evidence_spread import evidence_spread
    from hiacalc.present.evidence_spread_chart import evidence_spread_chart
    from hiacalc.present.evidence_spread_rows import evidence_spread_rows

    spread = evidence_spread(found) if known is None else known
    chart = evidence_spread_chart(found, spread, notes, language, width)
    return chart, evidence_spread_rows(spread, language)


def _distribution(
    found: Uncertainty, notes: tuple[str, ...], language: Language, width: int
) -> tuple[Chart, list[list[object]]]:
    from hiacalc.present.result_distribution import distribution_chart, distribution_rows
    from hiacalc.present.undrawn import sentence, undefined_because

    if found.summary().defined > 0.0:
        return distribution_chart(found, notes, language, width), distribution_rows(found)
    name = language.words.word("outcomes", found.outcome.value)
    title = language.say("uncertainty.distribution.undefined", outcome=name)
    why = undefined_because(found.outcome, language)
    return sentence(title, why, notes, language, width), [[found.outcome.value], [None]]


def _of_hours(
    found: Uncertainty,
    picture: UncertaintyPicture,
    notes: tuple[str, ...],
    language: Language,
    width: int,
) -> tuple[Chart, list[list[object]]]:
    from hiacalc.model import Outcome
    from hiacalc.present.acceptability_chart import acceptability_chart, acceptability_rows, prices_of
    from hiacalc.present.effectiveness_plane import plane_chart, plane_rows
    from hiacalc.present.undrawn import sentence, undefined_because

    of_plane = picture is UncertaintyPicture.PLANE
    prices = prices_of(found)
    rows = plane_rows(found) if of_plane else acceptability_rows(prices)
    if not found.hours.any():
        title = language.say(f"uncertainty.{picture.value}.none")
        why = undefined_because(Outcome.COST_PER_HOUR_AVOIDED, language)
        return sentence(title, why, notes, language, width), rows
    if of_plane:
        return plane_chart(found, notes, language, width), rows
    return acceptability_chart(found, prices, notes, language, width), rows


def _worth(
    found: Uncertainty,
    known: ValueOfInformation | None,
    notes: tuple[str, ...],
    language: Language,
    width: int,
) -> tuple[Chart, list[list[object]]]:
    from hiacalc.analysis.value_of_information import value_of_information
    from hiacalc.present.numbers import Numbers
    from hiacalc.present.study_next_charts import worth_chart, worth_rows
    from hiacalc.present.uncertainty_words import worth_knowing_said
    from hiacalc.present.undrawn import sentence

    worth = value_of_information(found) if known is None else known
    rows = worth_rows(found, worth, language)
    if worth.everything.value > 0.0:
        return worth_chart(found, worth, notes, language, width), rows
    title = worth_knowing_said(worth, found, language, Numbers(language.code)).removesuffix(".")
    return sentence(title, language.say("uncertainty.worth.reading"), notes, language, width), rows


def _variance(
    found: Uncertainty,
    known: dict[str, Indices] | None,
    notes: tuple[str, ...],
    language: Language,
    width: int,
) -> tuple[Chart, list[list[object]]]:
    from hiacalc.present.doubts import shares_of
    from hiacalc.present.study_next_charts import variance_chart, variance_rows
    from hiacalc.present.uncertainty_words import shares_missing_said
    from hiacalc.present.undrawn import sentence

    shares = shares_of(found) if known is None else known
    if shares is not None:
        return variance_chart(found, shares, notes, language, width), variance_rows(found, shares, language)
    title = language.say("uncertainty.variance.none")
    chart = sentence(title, shares_missing_said(found, language), notes, language, width)
    return chart, [["parameter", "label", "main", "total"]]
