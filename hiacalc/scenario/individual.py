"""The individual measure: patients whom a doctor refers, and what they are given."""

from __future__ import annotations

from typing import Annotated

from hiacalc.record import Record
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.evidence_name import OWN_RANGE, EvidenceName
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.quantity_reading import InputBounds

DAYS_SAVED = "individual.days_saved"

_Share = Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 1.0)]
_Hours = Annotated[Quantity, InputBounds(Unit.HOURS, 0.0, 1000.0)]
_Price = Annotated[Quantity, InputBounds(Unit.NOK, 0.0, 1_000_000.0)]


class Individual(Record):
    """What a patient is given, what it costs, and the sick-pay days that it saves.

    `years` count from programme start; `days_saved` are weekdays, 260 a year. `evidence` says whose
    word on them is drawn: the scenario's own range, or that of a named set.
    """

    years: Annotated[Quantity, InputBounds(Unit.YEARS, 1.0, 50.0, integer=True)]
    referrals_per_1000: Annotated[Quantity, InputBounds(Unit.PERSONS, 0.0, 1000.0)]
    share_declined: _Share
    consultations: Annotated[Quantity, InputBounds(Unit.CONSULTATIONS, 0.0, 100.0)]
    clinician_hours: _Hours
    nav_hours: _Hours
    gp_price: _Price
    travel_price: _Price
    fee: _Price
    own_hours: _Hours
    avoided_care: _Price
    days_saved: Annotated[Quantity, InputBounds(Unit.DAYS, -260.0, 260.0)]
    evidence: EvidenceName = EvidenceName(OWN_RANGE)
    share_in_employer_period: _Share
