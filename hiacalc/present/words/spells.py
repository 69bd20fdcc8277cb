"""An effect on spells in sentences: in what way it acts, whose money it is, and from where it pays."""

from __future__ import annotations

import numpy as np

from hiacalc.model import Evaluation, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.survival import LAST_DAY

_CLOSE = 0.01  # a ratio nearer to 1 than this has three decimals
_ALL = 0.9995  # of which no tenth of a per cent is left


def way_of_acting(run: Evaluation, language: Language) -> str:
    """What of spells of absence the measure changes, as a clause; empty where it acts on all absence.

    Args:
        run: an evaluation of a single draw.
        language: of the clause.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import changed, shipped
        >>> changes = {"effect.acts_on": "length", "effect.days_shorter": 2, "effect.from_day": 17}
        >>> run = evaluate(changed(shipped("helseiarbeid-2025"), changes))
        >>> way_of_acting(run, language("en").plain)
        'certified spells still open on day 17 end 2 days sooner'
    """
    way, inputs = run.scenario.effect.way, run.scenario.numbers
    if way is ActsOn.ABSENCE:
        return ""
    share = inputs["effect.share_of_spells"]
    reached = language.say(
        "spells.reached_all" if share == 1.0 else "spells.reached_share",
        share=language.numbers.percent(share),
    )
    if way is ActsOn.SPELLS:
        return _fewer(
            inputs["effect.fewer_certified"], share, inputs["effect.fewer_self_certified"], language
        )
    start = inputs["effect.from_day"]
    words = {"reached": reached, "from_day": language.numbers.number(start)}
    if way is ActsOn.LENGTH:
        days = format_value(inputs["effect.days_shorter"], Unit.DAYS, language)
        return language.say("spells.shorter" if start == 1.0 else "spells.shorter_from", days=days, **words)
    end = inputs["effect.to_day"]
    key = (
        "faster"
        if (start, end) == (1.0, LAST_DAY)
        else "faster_from"
        if end == LAST_DAY
        else "faster_between"
    )
    words |= {"to_day": language.numbers.number(end), "times": times(inputs["effect.hazard_ratio"], language)}
    return language.say(f"spells.{key}", **words)


def whose_money(run: Evaluation, language: Language) -> str:
    """Whose days the measure avoids, in one sentence; empty where it acts on no spells or changes nothing.

    Days in the employer's period are the employer's, those after it NAV's.

    Args:
        run: an evaluation of a single draw.
        language: of the sentence.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import changed, shipped
        >>> changes = {"effect.acts_on": "length", "effect.days_shorter": 2}
        >>> run = evaluate(changed(shipped("helseiarbeid-2025"), changes))
        >>> whose_money(run, language("en").plain)
        "It makes spells shorter: 36.1 % of the days avoided are NAV's, and 63.9 % the employer's."
    """
    spells = run.reduction.spells
    if spells is None or spells.reduction[0] == 0.0 == spells.reduction_outside[0]:
        return ""
    inside_share = float(spells.avoided_inside_share[0])
    outside = float(spells.share_outside[0] * spells.reduction_outside[0])
    if np.isnan(inside_share):
        nav, employer = (
            language.numbers.percent(abs(days)) for days in (outside, float(spells.reduction[0]) - outside)
        )
        key = "apart_nav" if outside > 0.0 else "apart_employer"
        return language.say(f"spells.{key}", nav=nav, employer=employer)
    change = "avoided" if spells.reduction[0] > 0.0 else "added"
    key = "all_nav" if inside_share < 1.0 - _ALL else "all_employer" if inside_share > _ALL else "parted"
    return language.say(
        f"spells.{key}_{change}",
        what=_what_it_does(run, language),
        nav=language.numbers.percent(1.0 - inside_share, 1),
        employer=language.numbers.percent(inside_share, 1),
    )


def break_even_on_spells(run: Evaluation, perspective: Perspective, language: Language) -> str:
    """From which value of the effect's own input it pays, beside the one assumed.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    path = run.leading_input
    name = path.partition(".")[2]
    chosen = strength(name, run.scenario.numbers[path], language)
    view = language.say(f"run.in_sentence.{perspective.value}")
    pays_from = run.single().break_even_effect(perspective)
    pays_up_to = run.single().largest_effect_that_pays(perspective)
    words = {"chosen": chosen, "perspective": view}
    if np.isfinite(pays_up_to):
        value = strength(name, pays_up_to, language)
        return language.say(f"spells.break_even.{name}.up_to", value=value, **words)
    if run.at_effect(NO_EFFECT[path]).single().net_benefit(perspective) >= 0.0:
        return language.say(f"spells.break_even.{name}.always", **words)
    if np.isfinite(pays_from):
        value = strength(name, pays_from, language)
        return language.say(f"spells.break_even.{name}.from", value=value, **words)
    return language.say(f"spells.break_even.{name}.never", **words)


def strength(name: str, value: float, language: Language) -> str:
    """How strong an effect is, to three figures: a share in per cent, days, or how many times as fast.

    Args:
        name: of the input of `effect` that leads.
        value: of it.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> english = language("en").plain
        >>> [strength("hazard_ratio", ratio, english) for ratio in (1.0353, 1.00642)]
        ['1.04', '1.006']
        >>> strength("days_shorter", 1.0936, english), strength("fewer_certified", 0.025389, english)
        ('1.09 days', '2.54 %')
    """
    if name == "hazard_ratio":
        return times(value, language)
    rounded = float(f"{value:.3g}")
    if name == "days_shorter":
        return format_value(rounded, Unit.DAYS, language)
    return language.numbers.percent(rounded)


def times(ratio: float, language: Language) -> str:
    """A ratio of two rates; one near 1 keeps the digits in which it differs.

    Args:
        ratio: of the rates.
        language: of the number.
    """
    decimals = 3 if 0.0 < abs(ratio - 1.0) < _CLOSE else 2
    return language.numbers.number(ratio, decimals, trim=True)


def _fewer(certified: float, reached: float, self_certified: float, language: Language) -> str:
    """How many fewer spells there are, certified ones among those reached.

    Args:
        certified: relative reduction of the certified spells reached.
        reached: share of certified spells that are.
        self_certified: relative reduction of self-certified spells.
        language: of the clause.
    """
    percent = language.numbers.percent
    parts = []
    for kind, share in (("certified", certified), ("self_certified", self_certified)):
        if share:
            text = language.say(
                f"spells.{'fewer' if share > 0.0 else 'more'}_{kind}", share=percent(abs(share))
            )
            is_part = kind == "certified" and reached < 1.0
            parts.append(text + (language.say("spells.among", share=percent(reached)) if is_part else ""))
    return language.say("spells.there_are", parts=language.say("spells.and").join(parts)) if parts else ""


def _what_it_does(run: Evaluation, language: Language) -> str:
    """What happens to spells, for the beginning of a sentence."""
    spells, scenario = run.reduction.spells, run.scenario
    assert spells is not None
    helps = bool(spells.reduction[0] > 0.0)
    if scenario.effect.way is ActsOn.SPELLS:
        return language.say("spells.it_prevents" if helps else "spells.it_adds")
    is_late = spells.avoided_inside_share[0] == 0.0
    return language.say(f"spells.it_{'shortens' if helps else 'lengthens'}{'_long' if is_late else ''}")
