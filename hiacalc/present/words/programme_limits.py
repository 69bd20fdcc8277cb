"""What holds a roll-out back in words: whose hours go no further and where, and what hours lie idle."""

from __future__ import annotations

import numpy as np

from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme_charts import region_title, unlimited_in
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.limits import Limits
from hiacalc.programme.rounding import AN_HOUR
from hiacalc.scenario.options import Profession


def waiting_limits(run: ProgrammeEvaluation, language: Language) -> tuple[str, str]:
    """Whose hours hold back those who wait at the end, and what hours lie idle where they wait.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the texts.

    Returns:
        A part of a sentence and a sentence; each empty where there is nothing to say.
    """
    workplaces = Limits.of_workplaces(run)
    at_end = np.zeros_like(workplaces.unmet)
    at_end[-1] = workplaces.unmet[-1]
    idle = [
        *_idle(workplaces, at_end, "workplaces", language),
        *_idle(Limits.of_patients(run), at_end, "patients", language),
    ]
    return _bound(run, workplaces, at_end, "workplaces", language), _sentence(run, "at_end", idle, language)


def patients_limits(run: ProgrammeEvaluation, language: Language) -> tuple[str, str]:
    """Whose hours hold back patients who are not served, and what kept hours lie idle then and there.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the texts.

    Returns:
        A part of a sentence and a sentence; each empty where there is nothing to say.
    """
    limits = Limits.of_patients(run)
    idle = _idle(limits, limits.unmet, "patients", language)
    return _bound(run, limits, limits.unmet, "patients", language), _sentence(run, "then", idle, language)


def limited_sentences(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """The regions in which the hours of a profession have a limit, where others have none.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the sentences.
    """
    sentences = []
    for profession in Profession:
        free = unlimited_in(run, profession, None)
        limited = [name for name in run.regions if name not in free]
        if free and limited:
            sentences.append(
                language.say(
                    "programme.posts.limited_in",
                    profession=_profession(profession, language),
                    regions=_regions(run, limited, language),
                )
            )
    return sentences


def _bound(run: ProgrammeEvaluation, limits: Limits, when: np.ndarray, whom: str, language: Language) -> str:
    """The professions whose hours go no further, each with the regions in which they are the same."""
    regions: dict[tuple[Profession, ...], list[str]] = {}
    for place, name in enumerate(run.regions):
        bind = tuple(
            profession for profession, years in limits.binds.items() if (years & when)[:, place].any()
        )
        if bind:
            regions.setdefault(bind, []).append(name)
    return "; ".join(
        language.say(
            f"programme.limits.{whom}",
            professions=_joined([_profession(profession, language) for profession in bind], language),
            regions=_regions(run, names, language),
        )
        for bind, names in regions.items()
    )


def _regions(run: ProgrammeEvaluation, names: list[str], language: Language) -> str:
    if len(names) == len(run.regions) > 1:
        return language.say("programme.limits.all_regions")
    return ", ".join(region_title(run, name, language) for name in names)


def _idle(limits: Limits, when: np.ndarray, whom: str, language: Language) -> list[str]:
    """Hours that nobody takes, of the professions that do not hold anyone back."""
    number, parts = language.numbers.number, []
    for profession, hours in limits.hours.items():
        free = when & ~limits.binds[profession] & np.isfinite(hours)
        idle = float(limits.idle[profession][free].sum())
        if idle > AN_HOUR:
            parts.append(
                language.say(
                    f"programme.limits.idle_{whom}",
                    idle=number(idle),
                    hours=number(float(hours[free].sum())),
                    profession=_profession(profession, language),
                )
            )
    return parts


def _sentence(run: ProgrammeEvaluation, key: str, idle: list[str], language: Language) -> str:
    if not idle:
        return ""
    return language.say(
        f"programme.limits.idle_{key}", parts=_joined(idle, language), last=str(run.calendar.last_year)
    )


def _profession(profession: Profession, language: Language) -> str:
    return language.say(f"programme.posts.professions.{profession.value}")


def _joined(parts: list[str], language: Language) -> str:
    *first, last = parts
    return language.say("programme.people.and").join([*([", ".join(first)] if first else []), last])
