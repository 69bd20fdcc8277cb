"""The name of a set of evidence, for readers."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.scenario.evidence_name import OWN_RANGE


def evidence_title(name: str, language: Language) -> str:
    """The title of a set, or the words for the scenario's own range; an unknown name is itself.

    Args:
        name: of a set, or that of the scenario's own range.
        language: of the title.

    >>> from hiacalc.present.locale.language import language
    >>> evidence_title("mixture", language("en")), evidence_title("scenario", language("en"))
    ('Mixture', "the scenario's own range")
    """
    from hiacalc.evidence.effect_sets import read_effect_sets  # only those who name one wait for it

    if name == OWN_RANGE:
        return language.words.word("options", name)
    named = read_effect_sets().named(name)
    return name if named is None else named.title.in_language(language.code)


def days_evidence_title(name: str, language: Language) -> str:
    """The title of a set on days saved, or the words for the scenario's own range; an unknown name is itself.

    Args:
        name: of a set, or that of the scenario's own range.
        language: of the title.

    >>> from hiacalc.present.locale.language import language
    >>> days_evidence_title("raskere-tilbake", language("en"))
    'Raskere tilbake, no days'
    """
    from hiacalc.evidence.days_saved import read_days_saved

    if name == OWN_RANGE:
        return language.words.word("options", name)
    named = read_days_saved().named(name)
    return name if named is None else named.title.in_language(language.code)
