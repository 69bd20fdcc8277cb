"""What may be chosen in a scenario where it does not give a number."""

from enum import StrEnum


class Timing(StrEnum):
    """When in a year its amounts fall."""

    START = "start"
    MID = "mid"
    END = "end"


class Attendees(StrEnum):
    """Who leaves their work to take part."""

    ALL = "all"
    REPRESENTATIVES = "representatives"


class Place(StrEnum):
    """Where a meeting is held; only a meeting held elsewhere pays for its venue."""

    WORKPLACE = "workplace"
    ELSEWHERE = "elsewhere"


class Profession(StrEnum):
    """Who gives the measure; each profession's time falls on its own service."""

    HEALTH_SERVICE = "health_service"
    NAV = "nav"


class Groups(StrEnum):
    """How many groups a workplace is parted in when all its workers attend."""

    AVERAGE = "average"
    WHOLE = "whole"


class Sector(StrEnum):
    """Who the employer is: a private one, or a part of the public purse."""

    PRIVATE = "private"
    MUNICIPALITY = "municipality"
    STATE = "state"


class ActsOn(StrEnum):
    """What of the absence the measure acts on; only the first needs no spells."""

    ABSENCE = "absence"
    SPELLS = "spells"
    LENGTH = "length"
    HAZARD = "hazard"


class SickPayRules(StrEnum):
    """How sick pay moves: an hour's wage for an hour, as in the report, or as the law has it."""

    PLAIN = "plain"
    STATUTORY = "statutory"


class TaxFundingBase(StrEnum):
    """What the cost of tax funding is a share of: the net public outlay, or what is paid out alone."""

    NET = "net"
    OUTLAYS = "outlays"


class Zone(StrEnum):
    """The zones of the employer's contribution to national insurance."""

    I = "I"  # noqa: E741 - so the zone is called
    IA = "Ia"
    II = "II"
    III = "III"
    IV = "IV"
    IVA = "IVa"
    V = "V"


class Component(StrEnum):
    """Which of the two measures a line comes from."""

    WORKPLACE = "workplace"
    INDIVIDUAL = "individual"


class CostItem(StrEnum):
    """What the health service and NAV pay for in cash."""

    HEALTH_PROFESSIONALS = "health_professionals"
    NAV_ADVISERS = "nav_advisers"
    TRANSPORT = "transport"
    VENUE = "venue"
    COORDINATION = "coordination"
    GP = "gp"
    PATIENT_TRAVEL = "patient_travel"


class Payer(StrEnum):
    """Whose purse a cost of the programme falls on."""

    HEALTH_SERVICE = "health_service"
    NAV = "nav"


class Pace(StrEnum):
    """How fast workplaces begin: as many as there are hours for now, or as many as can be kept up."""

    AS_MANY = "as_many"
    STEADY = "steady"
