"""A roll-out year by year, as rows of text with their head."""

from __future__ import annotations

from hiacalc.model import Perspective
from hiacalc.present.locale.language import Language
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.scenario.options import Payer


def roll_out_table(
    run: ProgrammeEvaluation, perspective: Perspective, language: Language, region: str | None = None
) -> list[list[str]]:
    """Who begins and waits, what is to be paid and has no funding, and what is left, by calendar year.

    Amounts are of all regions, NOK million, undiscounted; those who begin and wait are of `region`
    where one is given.

    Args:
        run: of a roll-out, of a single draw.
        perspective: whose costs and gains count in what is left.
        language: of heads and numbers.
        region: by name; all of them by default.
    """
    number, people, funding = language.numbers.number, run.people(region), run.funding
    view = language.say(f"run.in_sentence.{perspective.value}")
    heads = [
        language.say("run.year"),
        *(language.say(f"rollout.table.{key}") for key in ("begin", "wait", "needed", "gap")),
        language.say("rollout.table.net", perspective=view),
    ]
    needed, gap = ([part(payer)[:, 0] for payer in Payer] for part in (funding.needed, funding.gap))
    net = run.by_year(perspective)[:, 0]

    def millions(amount: float) -> str:
        return number(amount / 1e6, 1)

    return [
        heads,
        *(
            [
                str(year),
                number(float(people.started[place, 0])),
                number(float(people.waiting[place, 0])),
                millions(sum(float(amounts[place]) for amounts in needed)),
                millions(sum(float(amounts[place]) for amounts in gap)),
                millions(float(net[place])),
            ]
            for place, year in enumerate(run.calendar.calendar_years)
        ),
    ]
