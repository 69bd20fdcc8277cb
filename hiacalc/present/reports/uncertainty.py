"""Uncertainty as a page of plain text, to be pasted into a memo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from hiacalc.analysis.probabilistic.findings import UncertaintyFindings
from hiacalc.analysis.probabilistic.uncertainty import Input, Summary
from hiacalc.analysis.probabilistic.value_of_information import Estimate
from hiacalc.model import Actor, Outcome
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import bullets, table, wrapped
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.days_spread import days_spread_rows, days_spread_sentences
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.present.words.evidence_spread import (
    EvidenceSpreadText,
    costs_sentence,
    expectation_sentence,
    listing,
)
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.present.words.natural_frequency import natural_frequency
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.present.words.programme_doubt import ProgrammeDoubtText
from hiacalc.present.words.run import changed_title
from hiacalc.present.words.uncertainty import (
    above_evidence_sentences,
    clip_share,
    distinguishable_from_zero,
    estimates_shown,
    group_label,
    judgement_sentence,
    shares_missing_sentence,
    value_of_information_sentence,
    variance_shown,
)
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.registry import named_input

_HEADINGS = {"days": "individual.evidence.heading"}
_SPANS = ((2.5, 97.5), (5.0, 95.0), (25.0, 75.0))


def uncertainty_report(findings: UncertaintyFindings, origin: DrawnOrigin, language: Language) -> str:
    """The whole page: answer, evidence, figures, value of information, variance, and every uncertain input.

    Args:
        findings: the draws and what follows from them.
        origin: for the last line.
        language: of the page.
    """
    teller = _ReportWriter(findings, language)
    title = changed_title(findings.drawn.scenario, origin.changes, language)
    title = f"{title}: {language.say('uncertainty.title').lower()}"
    parts = [title, "=" * len(title), "", *teller.opening()]
    for key, lines in (
        ("evidence", teller.evidence()),
        ("by_evidence", teller.by_evidence()),
        ("days", teller.days()),
        ("figures", teller.figures()),
        ("by_actor", teller.actors()),
        ("worth", teller.voi()),
        ("variance", teller.variance()),
        ("listing", teller.listing()),
        ("inputs", teller.inputs()),
        ("correlations", teller.correlations()),
    ):
        if lines:
            heading = language.say(_HEADINGS.get(key, f"uncertainty.report.{key}"))
            parts += ["", heading, "-" * len(heading), *lines]
    parts += _programme(findings, language)
    return "\n".join([*parts, "", wrapped(origin.line(language.plain)), ""])


def _programme(findings: UncertaintyFindings, language: Language) -> list[str]:
    """What the draws make of the scenario's programme; nothing where it has none."""
    if findings.programme is None:
        return []
    text = ProgrammeDoubtText(findings.programme, language)
    heading = language.say("programme_doubt.heading")
    return [
        *("", heading, "-" * len(heading)),
        *bullets(text.sentences()),
        *("", text.heading(), ""),
        *table(text.rows(), head=True),
        *("", wrapped(text.below())),
    ]


class _ReportWriter:
    """Says the parts of the page in a language."""

    def __init__(self, findings: UncertaintyFindings, language: Language) -> None:
        self.findings = findings
        self.drawn = findings.drawn
        self.language = language.plain
        self.numbers = self.language.numbers
        self.spread = EvidenceSpreadText(findings.spread, findings.drawn, self.language)

    def say(self, key: str, **words: object) -> str:
        return self.language.say(f"uncertainty.{key}", **words)

    def label(self, path: str) -> str:
        return label_of(path, self.drawn.scenario, self.language)

    def opening(self) -> list[str]:
        """The answer in sentences."""
        drawn, findings, _numbers = self.drawn, self.findings, self.numbers
        sentences = [
            *self.group_sentence(),
            self.spread.leading(),
            self.spread.in_use(),
            *self.days_sentences(),
            self.spread.least_favourable(),
            expectation_sentence(findings.expectation, drawn, self.language),
            costs_sentence(findings.expectation, drawn, self.language),
            *self.spread.more(),
            value_of_information_sentence(findings.value_of_information, drawn, self.language),
            above_evidence_sentences(findings.assumed, findings.evidence, findings.ceiling, self.language),
            *misfit_sentences(findings.misfits, drawn.scenario, self.language),
            *cautions_of(drawn, self.language),
        ]
        return [wrapped(text) for text in sentences if text]

    def group_sentence(self) -> list[str]:
        """That all but the last part is of one group, where there is a roll-out."""
        if self.findings.programme is None:
            return []
        workers = self.numbers.number(self.drawn.scenario.population.workers.value)
        return [self.language.say("programme.doubt_note", workers=workers)]

    def by_evidence(self) -> list[str]:
        """A title and, below it, what follows from that set."""
        head, *rows = self.spread.rows()
        top, rule, *below = table([["  " + first, *others] for _, first, *others in (head, *rows)], head=True)
        lines = [top, rule]
        for line, row in zip(below, rows, strict=True):
            lines += [row[0], line]
        return [*lines, "", wrapped(self.language.say("doubt.spread.reading"))]

    def days_sentences(self) -> list[str]:
        spread = self.findings.days_spread
        if spread is None:
            return []
        return days_spread_sentences(spread, self.drawn.perspective, self.language)

    def days(self) -> list[str]:
        """How often the individual measure pays, by what is believed of the days; none without patients."""
        spread = self.findings.days_spread
        if spread is None:
            return []
        head, *rows = days_spread_rows(spread, self.language)
        indented = [["  " + first, *others] for _, first, *others in (head, *rows)]
        top, rule, *below = table(indented, head=True)
        lines = [top, rule]
        for line, row in zip(below, rows, strict=True):
            lines += [row[0], line]
        return [*lines, "", wrapped(self.language.say("individual.evidence.reading"))]

    def listing(self) -> list[str]:
        return bullets(listing(self.drawn, self.language))

    def evidence(self) -> list[str]:
        chosen = self.findings.evidence.chosen if self.findings.evidence is not None else None
        if chosen is None:
            return []
        title = chosen.title.in_language(self.language.code)
        lines = [wrapped(self.say("evidence", name=chosen.name, title=title))]
        for key in ("what_it_is", "what_it_is_not"):
            text = getattr(chosen, key).in_language(self.language.code)
            lines.append(wrapped(self.language.say(f"evidence.{key}", text=text)))
        return lines

    def figures(self) -> list[str]:
        """Net benefit, then the outcome asked for when that is another."""
        drawn = self.drawn
        chance, error = (
            self.numbers.percent(share, 2) for share in (drawn.probability_pays, drawn.probability_error)
        )
        rows = self.outcome(Outcome.NET_BENEFIT, drawn.summary(drawn.net_benefit))
        hard = self.numbers.percent(self.findings.spread.in_use.least_favourable, 2)
        rows += [
            [self.say("report.pays"), chance],
            [self.say("report.pays_error"), error],
            [self.say("report.pays_least"), hard],
        ]
        lines = table(rows, head=True)
        if drawn.outcome is not Outcome.NET_BENEFIT:
            summary = drawn.summary()
            rows = self.outcome(drawn.outcome, summary)
            if summary.defined < 1.0:
                rows.append([self.say("report.defined"), self.numbers.percent(summary.defined, 1)])
            lines += ["", *table(rows, head=True)]
        return lines

    def outcome(self, outcome: Outcome, summary: Summary) -> list[list[str]]:
        rows = [["", self.language.words.word("outcomes", outcome.value)]]
        rows += [
            [self.say(f"report.{key}"), outcome_text(pick(summary), outcome, self.numbers)]
            for key, pick in _FIGURES.items()
        ]
        for low, high in _SPANS:
            level = self.numbers.percent((high - low) / 100, 0)
            ends = (outcome_text(summary.percentiles[at], outcome, self.numbers) for at in (low, high))
            rows.append([self.say("report.interval", level=level), self.span(*ends)])
        return rows

    def span(self, low: str, high: str) -> str:
        return self.language.say("problems.span", lower=low, upper=high)

    def actors(self) -> list[str]:
        """Mean, interval and chance to gain of every actor that has a line."""
        heads = ["", self.say("report.mean"), self.say("report.interval", level="95 %")]
        rows = [[*heads, self.say("report.gains")]]
        for actor, values in self.drawn.by_actor.items():
            if values.any():
                rows.append(self.actor(actor, self.drawn.summary(values), float(np.mean(values > 0.0))))
        return table(rows, head=True)

    def actor(self, actor: Actor, summary: Summary, gains: float) -> list[str]:
        whole = self.numbers.money
        ends = (whole(summary.percentiles[at]) for at in (2.5, 97.5))
        name = self.language.words.word("actors", actor.value)
        return [name, whole(summary.mean), self.span(*ends), natural_frequency(gains, self.language)]

    def voi(self) -> list[str]:
        """What knowing everything, each input and each group is worth."""
        voi, say = self.findings.value_of_information, self.say
        words = self.valued(voi.everything)
        lines = [wrapped(say("report.everything", workers=self.workers(voi.workers), **words))]
        decision, scaled = self.findings.decision, self.findings.for_decision
        if decision is not None and scaled is not None:
            years = format_value(decision.years, Unit.YEARS, self.language)
            rate = discount_rate_text(self.drawn.scenario, self.language)
            words = self.valued(scaled) | {"years": years, "rate": rate}
            lines.append(
                wrapped(
                    say("report.for_decision", workers=self.workers(self.findings.decision_workers), **words)
                )
            )
        if voi.everything.value <= 0:
            return lines
        shown = estimates_shown(voi)
        named = {self.label(path): value for path, value in shown.items()}
        lines += self.ranking("report.input", named)
        rest = len(voi.inputs) - len(shown)
        if rest:
            lines += ["", wrapped(say("worth.rest" if shown else "worth.rest_all", count=rest))]
        groups = {name: value for name, value in voi.groups.items() if distinguishable_from_zero(value)}
        lines += self.ranking(
            "report.groups", {group_label(n, voi, self.language): v for n, v in groups.items()}
        )
        return [*lines, "", wrapped(say("worth.reading"))]

    def workers(self, count: float) -> str:
        return format_value(count, Unit.WORKERS, self.language)

    def valued(self, value: Estimate) -> dict[str, str]:
        whole = self.numbers.money
        return {"value": whole(value.value), "error": whole(value.standard_error)}

    def ranking(self, head: str, values: Mapping[str, Estimate]) -> list[str]:
        if not values:
            return []
        everything = self.findings.value_of_information.everything.value
        rows = [
            [self.say(head), *(self.say(f"report.{key}") for key in ("value", "standard_error", "share"))]
        ]
        for name, value in values.items():
            share = self.numbers.percent(value.value / everything, 0)
            rows.append([name, *self.valued(value).values(), share])
        return ["", *table(rows, head=True)]

    def variance(self) -> list[str]:
        shares = self.findings.variance_shares
        if shares is None:
            return [wrapped(shares_missing_sentence(self.drawn, self.language))]
        shown = variance_shown(shares)
        rows = [[self.say(f"report.{key}") for key in ("input", "alone", "total")]]
        for path, indices in shown.items():
            rows.append(
                [
                    self.label(path),
                    *(self.numbers.percent(clip_share(index), 1) for index in (indices.main, indices.total)),
                ]
            )
        lines = table(rows, head=True)
        rest = list(shares.values())[len(shown) :]
        if rest:
            most = self.numbers.percent(clip_share(rest[0].total), 1)
            lines += ["", wrapped(self.say("variance.rest", count=len(rest), most=most))]
        return [*lines, "", wrapped(self.say("variance.reading"))]

    def inputs(self) -> list[str]:
        """A name and its base value, then, indented, distribution, interval, mean and what it rests on."""
        inputs = self.drawn.inputs
        if not inputs:
            return []
        keys = ("distribution", "interval_of", "input_mean", "basis")
        first, *others = (self.say(f"report.{key}") for key in keys)
        rows = [["  " + first, *others], *(self.input(path, uncertain) for path, uncertain in inputs.items())]
        top, rule, *below = table(rows, head=True)
        lines = [wrapped(judgement_sentence(self.drawn, self.language)), "", top, rule]
        for line, (path, uncertain) in zip(below, inputs.items(), strict=True):
            base = self.written(path, uncertain.base)
            lines += [wrapped(self.say("report.base_value", label=self.label(path), base=base)), line]
        return lines

    def input(self, path: str, uncertain: Input) -> list[str]:
        words = self.language.words
        low, high = uncertain.marginal.interval()
        return [
            "  " + words.word("distributions", uncertain.marginal.kind.value),
            self.span(self.number(path, low), self.written(path, float(f"{high:.4g}"))),
            self.number(path, uncertain.marginal.mean),
            self.rests(uncertain),
        ]

    def rests(self, uncertain: Input) -> str:
        basis = self.language.words.word("basis", uncertain.marginal.basis.value)
        if uncertain.level is None:
            return basis
        return self.say("report.level", level=self.numbers.percent(uncertain.level, 0), basis=basis)

    def written(self, path: str, value: float) -> str:
        unit = named_input(self.drawn.scenario, path).unit
        if unit is Unit.SHARE:
            return self.numbers.percent(value, 1)
        return format_value(value, unit, self.language)

    def number(self, path: str, value: float) -> str:
        """A value to four digits, without the unit's word, which a table says once in a row."""
        unit = named_input(self.drawn.scenario, path).unit
        shown = float(f"{value:.4g}")
        return self.written(path, shown) if unit is Unit.SHARE else self.numbers.quantity(shown, unit)

    def correlations(self) -> list[str]:
        pairs: Sequence[str] = [
            self.say(
                "report.correlation",
                one=self.label(pair.between[0]),
                other=self.label(pair.between[1]),
                rank=self.numbers.number(pair.rank, 2),
            )
            for pair in self.drawn.scenario.correlations
        ]
        return bullets(pairs) if pairs else [self.say("report.uncorrelated")]


_FIGURES: dict[str, Callable[[Summary], float]] = {
    "mean": lambda summary: summary.mean,
    "mc_error": lambda summary: summary.error,
    "sd": lambda summary: summary.sd,
    "median": lambda summary: summary.percentiles[50.0],
}
