"""The programme: many groups over regions and calendar years, capacity, fixed costs and funding."""

from hiacalc.programme.calendar import Calendar
from hiacalc.programme.cash import CashRow
from hiacalc.programme.evaluation import ProgrammeEvaluation, evaluate_programme, require_programme
from hiacalc.programme.funding import Funding, LineUse, NeedPart, funding_line
from hiacalc.programme.people import PeopleByYear
from hiacalc.programme.roll_out import RollOut

__all__ = [
    "Calendar",
    "CashRow",
    "Funding",
    "LineUse",
    "NeedPart",
    "PeopleByYear",
    "ProgrammeEvaluation",
    "RollOut",
    "evaluate_programme",
    "funding_line",
    "require_programme",
]
