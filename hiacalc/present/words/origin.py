"""Where a result comes from: the line that follows every table, chart and file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from hiacalc.model import Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.words.changed_values import changed_values
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import fingerprint
from hiacalc.scenario.series_in_use import stale_in
from hiacalc.version import library_versions, short_version, version


def discount_rate_text(scenario: Scenario, language: Language) -> str:
    """The discount rate, or every step of it.

    Args:
        scenario: whose rate it is.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> discount_rate_text(shipped("helseiarbeid-2016"), language("nb").plain)
        '4 %'
    """
    rate = scenario.time.discount_rate
    rates = [language.numbers.percent(rate.value)]
    for start, later in rate.steps[1:]:
        year = language.numbers.number(start, 1, trim=True)
        rates.append(language.say("origin.step", rate=language.numbers.percent(later), year=year))
    return ", ".join(rates)


def libraries() -> str:
    """Libraries that computed, with versions; one text, since `2.4.6` alone is a date to a spreadsheet."""
    return ", ".join(f"{name} {number}" for name, number in library_versions().items())


def versions() -> str:
    """The version of hiacalc and those of the libraries, as they stand in a line of origin."""
    return " · ".join([version(), *(f"{name} {number}" for name, number in library_versions().items())])


class Traced(Protocol):
    """Whatever tells where a picture or a table comes from."""

    def as_dict(self, code: str = "en") -> dict[str, object]:
        """The same for machines; texts that there are in several languages in the one with this code."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """What a result rests on, for printing beside it.

    `changes` counts inputs changed since the file, and `changed` names those that a reader would know
    it by, by path; `rules` is the name of the rule set laid over it, and `case` what its reader calls it.
    """

    scenario: Scenario
    perspective: Viewpoint
    date: datetime.date
    changes: int = 0
    rules: str = ""
    case: str = ""
    changed: tuple[str, ...] = ()

    def as_dict(self, code: str = "en") -> dict[str, object]:
        """The same for machines; what it is compared with in the language with this code."""
        time = self.scenario.time
        case = {"case": self.case} if self.case else {}
        return {
            **case,
            "scenario": self.scenario.name,
            "fingerprint": fingerprint(self.scenario),
            "version": version(),
            "libraries": libraries(),
            "price_year": int(time.price_year.value),
            "discount_rate": time.discount_rate.value,
            "discount_schedule": [list(step) for step in time.discount_rate.steps] or None,
            "timing": time.timing.value,
            "perspective": self.perspective.value,
            "comparator": self.scenario.comparator.in_language(code),
            "changes": self.changes,
            "rules": self.rules or None,
            "stale": [series.key for series in stale_in(self.scenario, self.date)] or None,
            "date": self.date.isoformat(),
        }

    def line(self, language: Language, *, short: bool = False) -> str:
        """The same for people, in one line; `short` leaves the libraries out, for the foot of a chart.

        Args:
            language: of the line.
            short: leave the libraries out.
        """
        time = self.scenario.time
        rate = discount_rate_text(self.scenario, language)
        return language.say(
            "origin.line",
            scenario=self._named(language),
            fingerprint=fingerprint(self.scenario),
            version=short_version() if short else versions(),
            price_year=f"{time.price_year.value:.0f}",
            rate=rate,
            timing=language.words.word("options", time.timing.value),
            perspective=language.words.word("perspectives", self.perspective.value),
            date=self.date.isoformat(),
        )

    def changed_line(self, language: Language) -> str:
        """How many values were changed, and the first of them; empty where none are named.

        Args:
            language: of the line.
        """
        if not self.changed:
            return ""
        return changed_values(self.changed, self.scenario, language)

    def foot(self, language: Language) -> tuple[str, ...]:
        """The lines at the foot of a chart: the origin, and what was changed.

        Args:
            language: of the lines.
        """
        return tuple(filter(None, (self.line(language, short=True), self.changed_line(language))))

    def _named(self, language: Language) -> str:
        parts = [self.case, self.scenario.name] if self.case else [self.scenario.name]
        if self.rules:
            parts.append(language.say("origin.rules", rules=self.rules))
        if self.changes:
            parts.append(
                language.say("run.changed_one" if self.changes == 1 else "run.changed", count=self.changes)
            )
        return ", ".join(parts)
