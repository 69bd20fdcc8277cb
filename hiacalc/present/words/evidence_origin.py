"""Where a picture or table of evidence comes from: which studies, which version, which day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.evidence.studies import Studies, Study
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import libraries, versions
from hiacalc.version import short_version, version


@dataclass(frozen=True, slots=True)
class EvidenceOrigin:
    """What a figure of evidence rests on; `name` is the set that was chosen, if any."""

    studies: tuple[Study, ...]
    date: datetime.date
    name: str | None = None

    @classmethod
    def of(cls, chosen: Effect | None, studies: Studies, date: datetime.date) -> EvidenceOrigin:
        """What a chosen set rests on, or all studies where none is chosen.

        Args:
            chosen: the set; None for all studies.
            studies: all studies.
            date: of the day.
        """
        if chosen is None:
            return cls(studies.studies, date)
        named = chosen.studies.studies if chosen.studies is not None else ()
        return cls(named, date, chosen.chosen.name)

    def as_dict(self, code: str = "en") -> dict[str, object]:  # noqa: ARG002 - nothing in it is worded
        """The same for machines; no scenario is behind it, so none of its settings are told."""
        return {
            "set": self.name,
            "studies": ", ".join(study.key for study in self.studies),
            "version": version(),
            "libraries": libraries(),
            "discount_schedule": None,
            "date": self.date.isoformat(),
        }

    def line(self, language: Language, *, short: bool = False) -> str:
        """The same for people, in one line; `short` leaves the libraries out, for the foot of a chart.

        Args:
            language: of the line.
            short: leave the libraries out.
        """
        titles = [study.title.in_language(language.code) for study in self.studies]
        many = language.say("evidence.all_studies", count=len(titles))
        named = many if len(titles) > 3 else "; ".join(titles)
        head = ": ".join(part for part in (self.name, named) if part)
        used = short_version() if short else versions()
        return language.say("evidence.origin", studies=head, version=used, date=self.date.isoformat())
