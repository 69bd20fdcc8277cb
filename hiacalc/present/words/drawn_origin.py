"""Where figures from draws come from: the scenario's line, then draws, seed and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import Origin


@dataclass(frozen=True, slots=True)
class DrawnOrigin(Origin):
    """What draws rest on.

    `evidence` is the set that the effect was drawn from, None for its own range;
    `counts` are of inputs drawn, inputs known, and conventions.
    """

    draws: int = 0
    seed: int = 0
    method: Method = Method.SOBOL
    evidence: str | None = None
    counts: tuple[int, int, int] = (0, 0, 0)

    @classmethod
    def of(cls, origin: Origin, drawn: Uncertainty) -> DrawnOrigin:
        """An origin with the draws that were made of it.

        Args:
            origin: of the scenario that was drawn.
            drawn: the draws.
        """
        return cls(
            drawn.scenario,
            drawn.perspective,
            origin.date,
            origin.changes,
            origin.rules,
            origin.case,
            origin.changed,
            drawn.draws,
            drawn.seed,
            drawn.method,
            None if drawn.evidence is None else drawn.scenario.effect.evidence,
            (len(drawn.marginals), len(drawn.known), len(drawn.conventions)),
        )

    def as_dict(self, code: str = "en") -> dict[str, object]:
        """The same for machines; what it is compared with in the language with this code."""
        drawn = {"draws": self.draws, "seed": self.seed, "method": self.method.value}
        inputs = dict(zip(("inputs_drawn", "inputs_known", "conventions"), self.counts, strict=True))
        return Origin.as_dict(self, code) | drawn | {"evidence": self.evidence} | inputs

    def line(self, language: Language, *, short: bool = False) -> str:
        """The same for people, in one line; `short` leaves the libraries out, for the foot of a chart.

        Args:
            language: of the line.
            short: leave the libraries out.
        """
        sentence = language.say(
            f"uncertainty.origin.{self.method.value}",
            draws=language.numbers.number(self.draws),
            seed=self.seed,
        )
        parts = [Origin.line(self, language, short=short), sentence]
        if self.evidence is not None:
            parts.append(language.say("uncertainty.origin.evidence", name=self.evidence))
        return " | ".join(parts)
