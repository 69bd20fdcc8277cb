"""What a measure means for the reader's own workplace, in sentences rounded as people say them."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.analysis.deterministic.own_workplace import OwnWorkplace, Pays, Stake
from hiacalc.model import Actor, Perspective
from hiacalc.model.ledger import Item
from hiacalc.present.locale.language import Language
from hiacalc.present.words.natural_frequency import count_text

_EVEN = 0.02  # of all that is gained or given up: less than this is left is said to be about nought
_TENTHS_BELOW = 10.0
_NEARLY = 0.05  # of a workplace: so little more or less is one
_SHOWS = 0.8  # the power that studies are planned for; with less, figures are not said to show an effect


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A figure with its name."""

    label: str
    value: str


def workplace_title(case: str, language: Language) -> str:
    """The heading of the answer, with what the reader calls the case.

    Args:
        case: its name, empty for none.
        language: of the heading.

    >>> from hiacalc.present.locale.language import language
    >>> workplace_title("Ward 3", language("en")), workplace_title("", language("en"))
    ('Your workplace: Ward 3', 'Your workplace')
    """
    return (
        language.say("workplace.answer.named", case=case) if case else language.say("workplace.answer.title")
    )


def people_sentence(own: OwnWorkplace, language: Language) -> str:
    """Whom it concerns, and how many of them are absent on an ordinary day.

    Args:
        own: the workplace.
        language: of the sentence.
    """
    places = own.workplaces
    key = "people" if abs(places - 1.0) < _NEARLY else "people_of_places"
    return language.say(
        f"workplace.answer.{key}",
        employees=language.numbers.number(own.employees, 1, trim=True),
        fte=language.numbers.number(own.fte),
        places=language.numbers.number(places),
        absent=_people(own.absent_on_a_day, language),
    )


def employer_sentence(own: OwnWorkplace, language: Language) -> str:
    """Whether it pays for the employer with the effect assumed, and what is money and what is time.

    Args:
        own: the workplace.
        language: of the sentence.
    """
    stake = own.stake(Actor.EMPLOYER)
    key = "even" if _is_even(stake) else "gains" if stake.net > 0.0 else "loses"
    change = "falls" if own.reduction > 0.0 else "rises" if own.reduction < 0.0 else "stays"
    reduction = language.numbers.percent(abs(own.reduction), 1)
    return language.say(
        f"workplace.answer.employer_{key}",
        condition=language.say(f"workplace.answer.{change}", reduction=reduction),
        net=language.numbers.short_money(abs(stake.net)),
        years=own.years,
    )


def employer_figures(own: OwnWorkplace, language: Language) -> tuple[LabelledFigure, ...]:
    """Money out and in for the employer, and the working time spent and gained, in kroner.

    Args:
        own: the workplace.
        language: of the labels.
    """
    stake = own.stake(Actor.EMPLOYER)
    amounts = {
        "money_out": stake.money_out,
        "money_in": stake.money_in,
        "time_spent": stake.time_spent,
        "time_gained": stake.time_gained,
    }
    return tuple(
        LabelledFigure(language.say(f"workplace.answer.{name}"), language.numbers.short_money(amount))
        for name, amount in amounts.items()
    )


def money_sentences(own: OwnWorkplace, language: Language) -> list[str]:
    """Why money goes out though absence falls, what comes in, and in whose kroner all of it is.

    Args:
        own: the workplace.
        language: of the sentences.
    """
    items = dict(own.stake(Actor.EMPLOYER).money)
    keys = ["refunds"] if items.get(Item.SICK_PAY, 0.0) < 0.0 else []
    keys += ["substitutes"] if items.get(Item.SUBSTITUTES, 0.0) > 0.0 else ["no_substitutes"]
    scope = language.say("workplace.answer.scope", year=str(own.price_year), years=own.years)
    return [*(language.say(f"workplace.answer.{key}") for key in keys), scope]


def break_even_sentences(own: OwnWorkplace, language: Language) -> list[str]:
    """From how many days of absence fewer a year it pays, for the employer and for society.

    Args:
        own: the workplace.
        language: of the sentences.
    """
    sentences = []
    for viewpoint, name in ((Actor.EMPLOYER, "employer"), (Perspective.SOCIETY, "society")):
        even = own.break_even_for(viewpoint)
        key = even.pays.value
        if even.pays is Pays.FROM and even.share is not None and even.share > 1.0:
            key = Pays.NEVER.value
        days = "" if even.days is None else rounded_count(even.days, language)
        share = "" if even.share is None else language.numbers.percent(_two(even.share), 1)
        sentences.append(
            language.say(
                f"workplace.answer.pays.{key}",
                whom=language.say(f"workplace.answer.whom.{name}"),
                days=days,
                share=share,
            )
        )
    key = "days_now" if own.days_avoided else "days_now_none"
    key = "days_now_more" if own.days_avoided < 0.0 else key
    now = language.say(
        f"workplace.answer.{key}",
        now=rounded_count(own.absence_days, language),
        fewer=rounded_count(abs(own.days_avoided), language),
    )
    return [*sentences, now]


def chance_sentence(own: OwnWorkplace, language: Language) -> str:
    """Whether the workplace's own figures can show the effect, with the power said.

    Args:
        own: the workplace.
        language: of the sentence.
    """
    if own.employees_to_tell is None:
        return language.say("workplace.answer.no_fall")
    can = own.power >= _SHOWS
    return language.say(
        f"workplace.answer.{'shows' if can else 'hides'}",
        employees=language.numbers.number(own.employees, 1, trim=True),
        count=count_text(own.power, language),
        needed=language.numbers.number(_two(own.employees_to_tell)),
    )


def others_lines(own: OwnWorkplace, language: Language) -> list[str]:
    """What NAV, the health service and the others are left with, a line each, and society last.

    Args:
        own: the workplace.
        language: of the lines.
    """
    others = [stake for stake in own.stakes if stake.viewpoint not in (Actor.EMPLOYER, Perspective.SOCIETY)]
    lines = []
    for stake in (*others, own.stake(Perspective.SOCIETY)):
        if not (stake.net or stake.money or stake.time):
            continue
        kind = "perspectives" if stake.viewpoint is Perspective.SOCIETY else "actors"
        key = "even" if _is_even(stake) else "gains" if stake.net > 0.0 else "loses"
        lines.append(
            language.say(
                f"workplace.answer.line_{key}",
                who=language.words.word(kind, stake.viewpoint.value),
                net=language.numbers.short_money(abs(stake.net)),
            )
        )
    return lines


def _is_even(stake: Stake) -> bool:
    """Whether so little is left that it is about nought."""
    most = max(stake.money_in + stake.time_gained, stake.money_out + stake.time_spent)
    return abs(stake.net) <= _EVEN * most


def _people(count: float, language: Language) -> str:
    """A mean number of people."""
    if count < 1.0:
        return language.say("workplace.answer.under_one")
    return language.say("workplace.answer.about", count=language.numbers.number(_two(round(count))))


def _two(value: float) -> float:
    """A number to two significant figures, as people say it."""
    return float(f"{value:.2g}")


def rounded_count(value: float, language: Language) -> str:
    """A count to two significant figures; tenths below ten.

    Args:
        value: of days or people.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> rounded_count(318.4, language("nb")), rounded_count(4.26, language("nb"))
    ('320', '4,3')
    """
    rounded = _two(value)
    return language.numbers.number(rounded, 1 if abs(rounded) < _TENTHS_BELOW else 0, trim=True)
