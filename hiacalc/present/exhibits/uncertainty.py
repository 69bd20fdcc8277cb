"""The pictures of uncertainty, each with its numbers and origin, ready for export."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hiacalc.analysis.probabilistic.findings import UncertaintyFindings
    from hiacalc.present.charts.chart import Chart, Exhibit
    from hiacalc.present.charts.sheet import Sheet
    from hiacalc.present.locale.language import Language
    from hiacalc.present.words.origin import Origin

    Drawn: TypeAlias = tuple[Chart, list[list[object]]]


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
    findings: UncertaintyFindings,
    picture: UncertaintyPicture,
    origin: Origin,
    language: Language,
    *,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """A picture of the draws; where there is nothing to draw, the picture says why.

    Args:
        findings: the draws and what follows from them.
        picture: which of the pictures.
        origin: what the draws rest on; a `DrawnOrigin` names the evidence too.
        language: of every text.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying.
    """
    from hiacalc.present.charts.chart import ACROSS, Exhibit
    from hiacalc.present.charts.sheet import Sheet
    from hiacalc.present.words.drawn_origin import DrawnOrigin

    traced = origin if isinstance(origin, DrawnOrigin) else DrawnOrigin.of(origin, findings.drawn)
    notes = _notes(findings, picture, traced, language)
    sheet = Sheet(language, ACROSS if paper else width, notes, case=origin.case)
    chart, rows = _DRAWN[picture](findings, picture, sheet)
    return Exhibit(chart, rows, traced)


def _notes(
    findings: UncertaintyFindings, picture: UncertaintyPicture, origin: Origin, language: Language
) -> tuple[str, ...]:
    """Scope, what is drawn and what that rests on, and beside each probability that of hard conventions."""
    from hiacalc.present.words.evidence_spread import EvidenceSpreadText, counted_text
    from hiacalc.present.words.run import scope
    from hiacalc.present.words.uncertainty import judgement_count_text

    drawn = findings.drawn
    beside = []
    if picture is not UncertaintyPicture.EVIDENCE:  # which shows it
        beside.append(EvidenceSpreadText(findings.spread, drawn, language).least_favourable())
    return (
        scope(drawn.scenario, drawn.base.ledger.years, language),
        counted_text(drawn, language),
        judgement_count_text(drawn, language),
        *beside,
        *origin.foot(language),
    )


def _probability(findings: UncertaintyFindings, picture: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.probability import pays_by_chart, pays_by_rows

    along = ALONG[picture]
    if picture is UncertaintyPicture.PAYS_BY_EFFECT:
        along = findings.drawn.base.leading_input
    curve = findings.probability_curve(along)
    return pays_by_chart(findings.drawn, curve, sheet), pays_by_rows(curve)


def _convergence(findings: UncertaintyFindings, _: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.convergence import convergence_chart, convergence_rows

    steps = findings.convergence
    return convergence_chart(findings.drawn, steps, sheet), convergence_rows(steps)


def _evidence(findings: UncertaintyFindings, _: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.evidence_spread import evidence_spread_chart
    from hiacalc.present.tables.evidence_spread import evidence_spread_rows

    spread = findings.spread
    chart = evidence_spread_chart(findings.drawn, spread, sheet)
    return chart, evidence_spread_rows(spread, sheet.language)


def _distribution(findings: UncertaintyFindings, _: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.empty import placeholder
    from hiacalc.present.charts.outcome_distribution import distribution_chart, distribution_rows
    from hiacalc.present.words.outcomes import undefined_because

    drawn = findings.drawn
    if drawn.summary().defined > 0.0:
        return distribution_chart(drawn, sheet), distribution_rows(drawn)
    name = sheet.language.words.word("outcomes", drawn.outcome.value)
    title = sheet.language.say("uncertainty.distribution.undefined", outcome=name)
    why = undefined_because(drawn.outcome, sheet.language)
    return placeholder(title, why, sheet), [[drawn.outcome.value], [None]]


def _plane(findings: UncertaintyFindings, picture: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.effectiveness_plane import plane_chart, plane_rows

    drawn, rows = findings.drawn, plane_rows(findings.drawn)
    if not drawn.hours.any():
        return _no_hours(picture, sheet), rows
    return plane_chart(drawn, sheet), rows


def _acceptability(findings: UncertaintyFindings, picture: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.acceptability import acceptability_chart, acceptability_rows

    drawn, curve = findings.drawn, findings.acceptability
    rows = acceptability_rows(curve)
    if not drawn.hours.any():
        return _no_hours(picture, sheet), rows
    return acceptability_chart(drawn, curve, findings.price_of_hour, sheet), rows


def _no_hours(picture: UncertaintyPicture, sheet: Sheet) -> Chart:
    from hiacalc.model import Outcome
    from hiacalc.present.charts.empty import placeholder
    from hiacalc.present.words.outcomes import undefined_because

    title = sheet.language.say(f"uncertainty.{picture.value}.none")
    why = undefined_because(Outcome.COST_PER_HOUR_AVOIDED, sheet.language)
    return placeholder(title, why, sheet)


def _worth(findings: UncertaintyFindings, _: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.empty import placeholder
    from hiacalc.present.charts.value_and_variance import value_chart, value_rows
    from hiacalc.present.words.uncertainty import value_of_information_sentence

    drawn, voi = findings.drawn, findings.value_of_information
    rows = value_rows(drawn, voi, sheet.language)
    if voi.everything.value > 0.0:
        return value_chart(drawn, voi, sheet), rows
    title = value_of_information_sentence(voi, drawn, sheet.language).removesuffix(".")
    return placeholder(title, sheet.language.say("uncertainty.worth.reading"), sheet), rows


def _variance(findings: UncertaintyFindings, _: UncertaintyPicture, sheet: Sheet) -> Drawn:
    from hiacalc.present.charts.empty import placeholder
    from hiacalc.present.charts.value_and_variance import variance_chart, variance_rows
    from hiacalc.present.words.uncertainty import shares_missing_sentence

    drawn, shares = findings.drawn, findings.variance_shares
    if shares is not None:
        return variance_chart(drawn, shares, sheet), variance_rows(drawn, shares, sheet.language)
    title = sheet.language.say("uncertainty.variance.none")
    chart = placeholder(title, shares_missing_sentence(drawn, sheet.language), sheet)
    return chart, [["parameter", "label", "main", "total"]]


_DRAWN: dict[UncertaintyPicture, Callable[[UncertaintyFindings, UncertaintyPicture, Sheet], Drawn]] = {
    UncertaintyPicture.EVIDENCE: _evidence,
    UncertaintyPicture.DISTRIBUTION: _distribution,
    **dict.fromkeys(ALONG, _probability),
    UncertaintyPicture.PLANE: _plane,
    UncertaintyPicture.ACCEPTABILITY: _acceptability,
    UncertaintyPicture.WORTH: _worth,
    UncertaintyPicture.VARIANCE: _variance,
    UncertaintyPicture.CONVERGENCE: _convergence,
}
