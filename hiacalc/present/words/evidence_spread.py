"""The spread over the evidence, and what was drawn, known and compared, in sentences and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hiacalc.analysis.probabilistic.evidence_spread import Believed, EvidenceSpread
from hiacalc.analysis.probabilistic.expectation import Expectation
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.natural_frequency import count_sign, count_text
from hiacalc.present.words.uncertainty import probability_sentence
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities

_SCHEDULE = "delivery.activities."


class EvidenceSpreadText:
    """Says a spread over the evidence in a language."""

    def __init__(self, spread: EvidenceSpread, drawn: Uncertainty, language: Language) -> None:
        self.spread = spread
        self.drawn = drawn
        self.language = language
        self.numbers = language.numbers

    def say(self, key: str, **words: object) -> str:
        """A sentence of this chapter."""
        return self.language.say(f"doubt.spread.{key}", **words)

    def title(self, row: Believed) -> str:
        """The name of a set, or of the scenario's own word."""
        if row.effect is not None:
            return row.effect.chosen.title.in_language(self.language.code)
        path = self.drawn.base.leading_input
        moved = quantities(self.drawn.scenario)[path].provenance
        return self.say("own_moved" if moved in (Provenance.MOVED, Provenance.OWN) else "own")

    def _titles(self, rows: Iterable[Believed]) -> str:
        return "; ".join(self.title(row) for row in rows)

    def _counted(self, rows: Iterable[Believed]) -> str:
        return "; ".join(
            self.say(
                "set", title=self.title(row), count=count_text(row.as_thought.probability, self.language)
            )
            for row in rows
        )

    def leading(self) -> str:
        """From the least to the most likely to pay, over all sets that hold a distribution."""
        perspective = self.language.say(f"run.in_sentence.{self.drawn.perspective.value}")
        if len(self.spread.rows) == 1:
            (row,) = self.spread.rows
            count = count_text(row.as_thought.probability, self.language)
            key = "alone" if row.is_distribution else "alone_fixed"
            return self.say(key, count=count, perspective=perspective)
        rows = self.spread.distributions
        low, high = (count_text(rows[end].as_thought.probability, self.language) for end in (0, -1))
        key = "same" if low == high else "many"
        return self.say(key, low=low, high=high, perspective=perspective, sets=self._counted(rows))

    def in_use(self) -> str:
        """Which set the draws were made with, where there is more than one, and what it gives."""
        chance = probability_sentence(self.drawn, self.language)
        if len(self.spread.rows) == 1:
            return chance
        return self.say("in_use", title=self.title(self.spread.in_use), chance=chance)

    def least_favourable(self) -> str:
        """The probability with every convention at its least favourable end."""
        row = self.spread.in_use
        chances = (row.least_favourable, row.as_thought.probability)
        count, now = (count_text(chance, self.language) for chance in chances)
        return self.say("unkind_same" if count == now else "unkind", count=count, now=now)

    def more(self) -> list[str]:
        """Which sets hold no zero, which are single figures, and what holds as long as it was measured."""
        sure = [row for row in self.spread.distributions if not row.holds_harm]
        sentences = [self.say("no_zero", titles=self._titles(sure))] if sure else []
        if self.spread.figures and len(self.spread.rows) > 1:
            sentences.append(self.say("figures", sets=self._counted(self.spread.figures)))
        rows = self.spread.distributions
        measured = "; ".join(self._as_measured(row) for row in rows if row.as_measured is not None)
        others = self._titles(row for row in rows if row.as_measured is None)
        if measured:
            words = {"sets": measured, "others": others} if others else {"sets": measured}
            sentences.append(self.say("measured" if others else "measured_all", **words))
        return sentences

    def _as_measured(self, row: Believed) -> str:
        assert row.as_measured is not None
        assert row.follow_up_years is not None
        years = format_value(row.follow_up_years, Unit.YEARS, self.language)
        count = count_text(row.as_measured.probability, self.language)
        return self.say("measured_set", title=self.title(row), count=count, years=years)

    def rows(self) -> list[list[str]]:
        """A row for each set: title, pays, mean, middle 95 %, as measured, least favourable; head first."""
        keys = ("evidence", "pays", "mean", "middle", "measured", "unkind")
        head = [self.say(f"columns.{key}") for key in keys]
        return [head, *(self._row(row) for row in (*self.spread.distributions, *self.spread.figures))]

    def _row(self, row: Believed) -> list[str]:
        net, title = row.as_thought, self.title(row)
        ends = (self.numbers.money(end) for end in (net.low, net.high))
        span = self.language.say("problems.span", **dict(zip(("lower", "upper"), ends, strict=True)))
        measured = row.as_measured
        return [
            self.say("title_in_use", title=title) if row.is_in_use else title,
            count_sign(net.probability),
            self.numbers.money(net.mean),
            span,
            count_sign(measured.probability) if measured is not None else self.say("not_measured"),
            count_sign(row.least_favourable),
        ]


def expectation_sentence(apart: Expectation, drawn: Uncertainty, language: Language) -> str:
    """The result at base values beside the expected value over draws, and why they differ where they do.

    Args:
        apart: the two, with the inputs that pull them apart.
        drawn: the draws, whose scenario names the inputs.
        language: of the sentence.
    """
    words = {
        "base": language.numbers.short_money(apart.base),
        "mean": language.numbers.short_money(apart.mean),
    }
    if not apart.is_apart:
        return language.say("doubt.expected_plain", **words)
    pulls = "; ".join(
        language.say(
            "doubt.pull",
            label=label_of(pull.path, drawn.scenario, language),
            share=language.numbers.percent(pull.share, 0),
        )
        for pull in apart.named
    )
    return language.say("doubt.expected" if pulls else "doubt.expected_together", pulls=pulls, **words)


def costs_sentence(apart: Expectation, drawn: Uncertainty, language: Language) -> str | None:
    """How far the mean drawn cost is from a total that an input was calibrated to; None where none was.

    Args:
        apart: the mean drawn costs beside those at base values.
        drawn: the draws, whose scenario tells what was calibrated.
        language: of the sentence.
    """
    calibrated = [
        label_of(path, drawn.scenario, language)
        for path, quantity in quantities(drawn.scenario).items()
        if quantity.provenance is Provenance.CALIBRATED and path not in drawn.marginals
    ]
    if not calibrated:
        return None
    return language.say(
        "doubt.costs",
        mean=language.numbers.short_money(apart.mean_costs),
        base=language.numbers.short_money(apart.base_costs),
        labels="; ".join(calibrated),
    )


def listing(drawn: Uncertainty, language: Language) -> list[str]:
    """What was drawn, what is known, what is a convention, and which base values stand at an end.

    Args:
        drawn: the draws.
        language: of the sentences.
    """

    def labels(paths: Sequence[str]) -> str:
        plain = [label_of(p, drawn.scenario, language) for p in paths if not p.startswith(_SCHEDULE)]
        meetings = [path for path in paths if path.startswith(_SCHEDULE)]
        few = len(meetings) < 4
        more = [label_of(path, drawn.scenario, language) for path in meetings] if few else []
        more += [] if few else [language.say("doubt.schedule", count=len(meetings))]
        return "; ".join([*plain, *more])

    sentences = [
        language.say("doubt.drawn", count=len(drawn.marginals), labels=labels(list(drawn.marginals)))
        if drawn.marginals
        else language.say("doubt.drawn_none")
    ]
    if drawn.known:
        sentences.append(language.say("doubt.known", count=len(drawn.known), labels=labels(drawn.known)))
    if drawn.conventions:
        words = {"count": len(drawn.conventions), "labels": labels(drawn.conventions)}
        sentences.append(language.say("doubt.conventions", **words))
    else:
        sentences.append(language.say("doubt.conventions_none"))
    if drawn.one_sided:
        sentences.append(language.say("doubt.one_sided", labels=labels(drawn.one_sided)))
    return sentences


def counted_text(drawn: Uncertainty, language: Language) -> str:
    """How many inputs are drawn, known and conventions, for a line under a picture.

    Args:
        drawn: the draws.
        language: of the text.
    """
    return language.say(
        "doubt.counted",
        drawn=len(drawn.marginals),
        known=len(drawn.known),
        conventions=len(drawn.conventions),
    )
