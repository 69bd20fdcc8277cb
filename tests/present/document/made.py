"""What stands in a PDF, read back from its bytes, and meetings to make one of."""

from __future__ import annotations

import datetime
import io
from typing import Any

from pypdf import PdfReader

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.own_workplace import own_workplace
from hiacalc.analysis.probabilistic.evidence_spread import evidence_spread
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.evidence.rules import rule_set
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import Perspective, evaluate
from hiacalc.present.document.meeting import Meeting
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.rules import with_rules

DATE = datetime.date(2026, 1, 31)
CASE = "Solvang sykehjem, avd. 2"
LINK = "https://example.org/?scenario=helseiarbeid-2025&case=Solvang+sykehjem%2C+avd.+2&language=nb"
CHANGES: dict[str, Any] = {
    "population.workers": 43.0,
    "population.workers_per_employer": 43.0,
    "population.fte_per_worker": 0.7,
    "absence.rate": 0.112,
    "valuation.annual_value_per_fte": {"value": 620_000.0, "price_year": 2025},
}


def solvang() -> Scenario:
    """The ward that the page was tried with."""
    return changed(shipped("helseiarbeid-2025"), CHANGES)


def meeting(
    scenario: Scenario,
    perspective: Perspective = Perspective.SOCIETY,
    case: str = CASE,
    link: str | None = LINK,
    rules: str = "",
    named: tuple[str, ...] = tuple(CHANGES),
) -> Meeting:
    """All that a sheet of a scenario tells of."""
    laid = with_rules(scenario, rule_set(rules)) if rules else scenario
    run = evaluate(laid)
    drawn = uncertainty(laid, perspective=perspective, draws=1024)
    return Meeting(
        run=run,
        perspective=perspective,
        workplace=own_workplace(run),
        sweep=one_way(laid, perspective=perspective),
        drawn=drawn,
        spread=evidence_spread(drawn),
        ceiling=largest_trial_effect(),
        origin=Origin(laid, perspective, DATE, len(named), rules, case, named),
        rules=rule_set(rules) if rules else None,
        link=link,
    )


def pages(data: bytes) -> list[str]:
    """The text of every page, its spaces plain and single."""
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def plain(text: str) -> str:
    """A text with plain, single spaces, to be searched in."""
    return " ".join(text.split())
