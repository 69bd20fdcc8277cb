"""How much of what a roll-out is counted from is assumed, and how much is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from hiacalc.record import Record
from hiacalc.scenario.quantity import Provenance, Quantity
from hiacalc.scenario.registry import PROGRAMME, quantities
from hiacalc.scenario.schema import Scenario


class ProgrammeStanding(Record):
    """Counts of inputs, and of the sums of money that a programme names.

    Args:
        inputs: that the scenario has in all.
        assumed: those of them that are assumptions.
        published: those of them that are published.
        own_inputs: inputs of the roll-out itself: its section, not that of patients.
        own_assumed: those of them that are assumptions.
        amounts: lines of funding and fixed costs.
        amounts_published: those of them whose amounts, all of them, are published.
        names_steps: whether a line of funding is labelled as a step of the 2016 report.
    """

    inputs: int
    assumed: int
    published: int
    own_inputs: int
    own_assumed: int
    amounts: int
    amounts_published: int
    names_steps: bool

    @classmethod
    def of(cls, scenario: Scenario) -> Self:
        """The counts of a scenario with a programme.

        Args:
            scenario: as changed.

        >>> from hiacalc.scenario import changed, shipped
        >>> programme = {"first_year": 2027, "years": 4, "regions": {"nord": {"starts": [1000]}}}
        >>> standing = ProgrammeStanding.of(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
        >>> standing.own_inputs < standing.inputs, standing.amounts, standing.names_steps
        (True, 0, False)
        """
        programme = scenario.programme
        assert programme is not None
        every = quantities(scenario)
        own = [quantity for path, quantity in every.items() if path.startswith(f"{PROGRAMME}.")]
        sums = [
            *({line.standing} for line in programme.funding),
            *({amount.provenance for amount in fixed.amounts} for fixed in programme.fixed.values()),
        ]
        return cls(
            inputs=len(every),
            assumed=_count(every.values(), Provenance.ASSUMPTION),
            published=_count(every.values(), Provenance.PUBLISHED),
            own_inputs=len(own),
            own_assumed=_count(own, Provenance.ASSUMPTION),
            amounts=len(sums),
            amounts_published=sum(standings == {Provenance.PUBLISHED} for standings in sums),
            names_steps=any(line.label is not None for line in programme.funding),
        )


def _count(figures: Iterable[Quantity], provenance: Provenance) -> int:
    return sum(quantity.provenance is provenance for quantity in figures)
