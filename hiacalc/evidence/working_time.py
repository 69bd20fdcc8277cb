"""How long a working day and a short sickness spell are, to picture hours."""

from __future__ import annotations

from functools import cache

from hiacalc.evidence.data_file import read_data
from hiacalc.record import Record
from hiacalc.text import Text


class WorkingTime(Record):
    """Hours of a working day, working days of a week, calendar days of a spell."""

    hours_per_day: float
    working_days_per_week: float
    spell_calendar_days: float
    source: Text

    @property
    def spell_working_days(self) -> float:
        """Working days of the spell.

        >>> round(read_working_time().spell_working_days, 2)
        11.43
        """
        return self.spell_calendar_days * self.working_days_per_week / 7


@cache
def read_working_time() -> WorkingTime:
    """The data file, read once.

    >>> read_working_time().hours_per_day
    7.5
    """
    return WorkingTime.model_validate(read_data("working-time.yaml"))
