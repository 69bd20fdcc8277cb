"""The individual measure in sentences: from how many days it pays, for whom, and what a patient costs."""

from __future__ import annotations

import math

from hiacalc.model import Actor, Evaluation, Perspective, Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario.options import Component


def component_name(component: Component | None, language: Language) -> str:
    """What a measure is called; both of them together where it is None.

    >>> from hiacalc.present.locale.language import language
    >>> component_name(Component.INDIVIDUAL, language("nb"))
    'Individtiltaket'
    """
    return language.say(f"individual.components.{component.value if component else 'both'}")


def days_text(days: float, language: Language) -> str:
    """Days to a tenth, without the unit's word.

    Args:
        days: a number of days.
        language: of the number.
    """
    return language.numbers.number(days, 1, trim=True)


def individual_sentences(run: Evaluation, perspective: Viewpoint, language: Language) -> list[str]:
    """From how many days it pays for society, for NAV and for the health service, and what a patient costs.

    Args:
        run: an evaluation of a single draw, of a scenario with the individual measure.
        perspective: whose costs count for a patient; where it is another, its break-even is told as well.
        language: of the sentences.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import changed, shipped
    >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> individual_sentences(run, Perspective.SOCIETY, language("en").plain)[2][:50]
    'The health service gets no money for days saved, s'
    """
    views = dict.fromkeys((Perspective.SOCIETY, Perspective.NAV, Perspective.HEALTH_SERVICE, perspective))
    return [
        *(break_even_sentence(run, view, language) for view in views),
        _per_patient(run, perspective, language),
    ]


def break_even_sentence(run: Evaluation, view: Viewpoint, language: Language) -> str:
    """From how many days saved per patient the individual measure pays by itself.

    Args:
        run: an evaluation of a single draw, of a scenario with the individual measure.
        view: whose costs and gains count.
        language: of the sentence.
    """
    assert run.scenario.individual is not None
    days = run.single().break_even_days(view)
    words = {"perspective": language.say(f"run.in_sentence.{view.value}")}
    if math.isfinite(days) and days > 0.0:
        chosen = days_text(run.scenario.individual.days_saved.value, language)
        return language.say("individual.pays", days=days_text(days, language), chosen=chosen, **words)
    net = run.apart(Component.INDIVIDUAL).single().net_benefit(view)
    if math.isnan(days) and abs(net) < A_KRONE:
        return language.say("individual.neither", **words)
    if net >= 0.0:
        return language.say("individual.pays_anyhow", **words)
    if view in (Actor.HEALTH_SERVICE, Perspective.HEALTH_SERVICE):
        return language.say("individual.health_service_never")
    return language.say("individual.pays_never", **words)


def _per_patient(run: Evaluation, view: Viewpoint, language: Language) -> str:
    figures, money = run.single(), language.numbers.money
    day = figures.cost_per_day_saved(view)
    return " ".join(
        (
            language.say(
                "individual.per_patient",
                patient=money(figures.cost_per_patient(view)),
                count=language.numbers.number(figures.patients),
            ),
            language.say("individual.per_day", day=money(day))
            if math.isfinite(day)
            else language.say("individual.no_days"),
        )
    )


def apart_finding(run: Evaluation, view: Viewpoint, language: Language) -> str:
    """How much of the net benefit comes from each of the two measures.

    Args:
        run: an evaluation of a single draw.
        view: whose costs and gains count.
        language: of the sentence.
    """
    short = language.numbers.short_money
    nets = {part.value: short(run.apart(part).single().net_benefit(view)) for part in Component}
    words = {"perspective": language.say(f"run.in_sentence.{view.value}"), **nets}
    return language.say("individual.apart.mixed", net=short(run.single().net_benefit(view)), **words)


def alone_sentence(days: float, view: Viewpoint, language: Language) -> str:
    """From how many days the individual measure pays without the workplace measure.

    Args:
        days: to break even; nan where there are none.
        view: whose costs and gains count.
        language: of the sentence.
    """
    words = {"perspective": language.say(f"run.in_sentence.{view.value}")}
    if math.isnan(days):
        return language.say("individual.threshold_alone_none", **words)
    return language.say("individual.threshold_alone", days=days_text(days, language), **words)
