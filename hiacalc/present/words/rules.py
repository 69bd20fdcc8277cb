"""Rule sets in words: what each rule asks for, what it changed, and how well its source was read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hiacalc.analysis.deterministic.rules import RuledRun, RuleEffects
from hiacalc.evidence.rules import RuleSet, RuleSetting
from hiacalc.model import Outcome
from hiacalc.present.locale.language import Language
from hiacalc.present.words.comparison import with_sign
from hiacalc.present.words.inputs import format_input, format_value, label_of
from hiacalc.present.words.outcomes import outcome_short, outcome_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.options import TaxFundingBase
from hiacalc.scenario.rules import RuleChange, value_asked


def change_sentences(changes: Sequence[RuleChange], scenario: Scenario, language: Language) -> list[str]:
    """Every rule that was laid over a scenario: its input or setting, from what to what, and its source.

    Args:
        changes: of a rule set, as `rule_changes` gives them.
        scenario: with the rules, which names its activities.
        language: of the sentences.

    Example:
        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.scenario.rules import rule_changes, with_rules
        >>> base, rules = shipped("helseiarbeid-2016"), rule_set("r-109-21")
        >>> ruled = with_rules(base, rules)
        >>> sentences = change_sentences(rule_changes(base, ruled, rules), ruled, language("en").plain)
        >>> sentences[3].partition(". Source")[0]
        'Real wage growth per year: from 0 % to 0.9 %'
    """
    return [_change_sentence(change, scenario, language) for change in changes]


def _change_sentence(change: RuleChange, scenario: Scenario, language: Language) -> str:
    path = change.setting.path
    if change.is_overruled:
        key = "overruled"
    elif not change.moves:
        key = "same"
    else:
        key = "stated" if change.before is None else "changed"
    return language.say(
        f"rules.{key}",
        label=label_of(path, scenario, language),
        before=format_input(path, change.before, language),
        after=format_input(path, change.after, language),
        asked=format_input(path, value_asked(change.setting), language),
        source=change.setting.source.in_language(language.code),
        standing=standing_text(change.setting, language),
    )


def rule_label(setting: RuleSetting, scenario: Scenario, language: Language) -> str:
    """A rule in few words: its input or setting, and what it makes of it.

    Args:
        setting: of a rule set.
        scenario: which names its activities.
        language: of the label.
    """
    value = format_input(setting.path, value_asked(setting), language)
    return f"{label_of(setting.path, scenario, language)}: {value}"


def standing_text(setting: RuleSetting, language: Language) -> str:
    """How well a rule's source was read.

    Args:
        setting: of a rule set.
        language: of the text.

    Example:
        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.present.locale.language import language
        >>> standing_text(rule_set("r-109-21").settings[2], language("en"))
        'recalled and not read: an assumption'
    """
    return language.say(f"rules.standings.{setting.standing.value}")


def about(rules: RuleSet, language: Language) -> str:
    """What a rule set is, where it stands and how well it was read.

    Args:
        rules: the set.
        language: of the sentence.
    """
    return language.say(
        "rules.about",
        title=rules.title.in_language(language.code),
        name=rules.name,
        description=rules.description.in_language(language.code),
        source=rules.source.in_language(language.code),
        standing=language.say(f"rules.standings.{rules.standing.value}"),
    )


def asked_sentences(rules: RuleSet, scenario: Scenario, language: Language) -> list[str]:
    """Every setting of a rule set: what it asks for, its source, how well that was read, and its note.

    Args:
        rules: the set.
        scenario: which names its activities.
        language: of the sentences.
    """
    sentences = []
    for setting in rules.settings:
        sentence = language.say(
            "rules.asks",
            label=label_of(setting.path, scenario, language),
            asked=format_input(setting.path, value_asked(setting), language),
            source=setting.source.in_language(language.code),
            standing=standing_text(setting, language),
        )
        note = "" if setting.note is None else setting.note.in_language(language.code)
        sentences.append(f"{sentence} {note}".strip())
    return sentences


def finding(effects: RuleEffects, language: Language) -> str:
    """What a rule set does to an outcome, and which rule alone does most, computed from the effects.

    Args:
        effects: of the rules of a set.
        language: of the sentence.
    """
    name = language.words.word("outcomes", effects.outcome.value)
    title = effects.rules.title.in_language(language.code)
    if not math.isfinite(effects.base):
        return language.say("rules.undefined_base", outcome=name)
    if not math.isfinite(effects.together):
        return language.say("rules.undefined_together", rules=title, outcome=name.lower())
    if not effects.moving:
        return language.say("rules.none_move", rules=title, outcome=name.lower())
    most, numbers, limit = effects.moving[0], language.numbers, effects.threshold
    key = "goes"
    if limit is not None and (effects.base >= limit) != (effects.together >= limit):
        key = "pays" if effects.together >= limit else "no_longer"
    return language.say(
        f"rules.{key}",
        rules=title,
        outcome=name.lower(),
        base=outcome_short(effects.base, effects.outcome, numbers),
        together=outcome_short(effects.together, effects.outcome, numbers),
        label=label_of(most.setting.path, effects.scenario, language),
        change=with_sign(most.change, lambda change: outcome_short(change, effects.outcome, numbers)),
    )


def change_text(change: float, outcome: Outcome, language: Language) -> str:
    """What a rule does to an outcome, with its sign; in words where it does nothing or leaves it undefined.

    Args:
        change: of the outcome, in its unit.
        outcome: settles unit and decimals.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> english = language("en").plain
        >>> change_text(864_258.8, Outcome.NET_BENEFIT, english), change_text(0.0, Outcome.COSTS, english)
        ('NOK +864 259', 'No change')
    """
    if not math.isfinite(change):
        return language.say("run.undefined")
    text = outcome_text(change, outcome, language.numbers)
    if text == outcome_text(0.0, outcome, language.numbers):
        return language.say("rules.still")
    return with_sign(change, lambda amount: outcome_text(amount, outcome, language.numbers))


def joint_sentence(effects: RuleEffects, language: Language) -> str | None:
    """What the rules do together beyond the sum of what each does; None where that is nothing.

    Args:
        effects: of the rules of a set.
        language: of the sentence.
    """
    text = change_text(effects.joint, effects.outcome, language)
    if not math.isfinite(effects.joint) or text == language.say("rules.still"):
        return None
    return language.say("rules.joint", joint=text)


def base_sentences(runs: Sequence[RuledRun], language: Language) -> list[str]:
    """What to know of the two bases of tax funding, where any of the rule sets counts it.

    Args:
        runs: of one scenario under several rule sets.
        language: of the sentences.
    """
    rates = [ruled.run.scenario.numbers.get("valuation.tax_funding_cost", 0.0) for ruled in runs]
    if not any(rates):
        return []
    sentences = [language.say("rules.both_bases")]
    credited = [rate for rate, ruled in zip(rates, runs, strict=True) if ruled.credits_what_nav_saves]
    if credited:
        sentences.append(language.say("rules.credits", rate=language.numbers.percent(max(credited))))
    return sentences


def tax_funding_sentences(ruled: RuledRun, language: Language) -> list[str]:
    """What tax funding costs by either base, and why both are told; nothing where none is counted.

    Args:
        ruled: a scenario evaluated, under rules or as it stands.
        language: of the sentences.

    Example:
        >>> from hiacalc.analysis.deterministic.rules import side_by_side
        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> runs = side_by_side(shipped("helseiarbeid-2016"), [rule_set("r-109-21")])
        >>> [len(tax_funding_sentences(ruled, language("en"))) for ruled in runs]
        [0, 3]
    """
    why = base_sentences([ruled], language)
    if not why:
        return []
    money, run = language.numbers.money, ruled.run.single()
    net, outlays = TaxFundingBase.NET, TaxFundingBase.OUTLAYS
    results = language.say(
        "rules.both_results",
        net=money(run.tax_funding_cost(net)),
        outlays=money(run.tax_funding_cost(outlays)),
        by_net=money(ruled.net_benefit_on(net)),
        by_outlays=money(ruled.net_benefit_on(outlays)),
    )
    return [results, *why]


def beside_scope(runs: Sequence[RuledRun], language: Language) -> str:
    """Whom figures side by side are for, in which kroner, and over how many years.

    Args:
        runs: of one scenario under several rule sets.
        language: of the sentence.
    """
    scenario = runs[0].run.scenario
    horizons = {ruled.run.ledger.years for ruled in runs}
    years = format_value(float(max(horizons)), Unit.YEARS, language)
    horizon = language.say("rules.horizon" if len(horizons) == 1 else "rules.horizons", years=years)
    return language.say(
        "rules.scope",
        workers=language.numbers.number(scenario.population.workers.value),
        price_year=f"{scenario.time.price_year.value:.0f}",
        horizon=horizon,
    )
