"""Absence and wages of sectors and industries, for a workplace that has no figures of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from hiacalc.evidence.absence_statistics import AbsenceRate, MonthlyWage, read_absence_statistics
from hiacalc.evidence.dated_source import DatedSource
from hiacalc.evidence.staleness import is_stale
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import Change, State
from hiacalc.ui.session.statistic import RATE, SELF_CERTIFIED, WAGE, Statistic, rates, wages
from hiacalc.ui.views.own_absence import INDUSTRY, count_absence, industry_of, own_absence
from hiacalc.ui.views.own_widgets import field_key
from hiacalc.ui.widgets.markup import plain

SECTOR = "population.employer_sector"
_WITH_SUBSTITUTES = ("care", "health_social")  # where substitutes are offered


def choose_industry(state: State) -> None:
    """A list of sectors and industries, to take absence from or to see one's own beside.

    Args:
        state: of the session.
    """
    options = {name: _rate_option(rate, state.language) for name, rate in rates().items()}
    chosen = industry_of(state) or ""

    def choose(key: str) -> None:
        take_industry(state, key or None)

    _list(state, "rate", options, chosen, choose)


def choose_wage(state: State) -> None:
    """A list of sectors, to take the wage from where one's own is not stated.

    Args:
        state: of the session.
    """
    options = {name: _wage_option(wage, state.language) for name, wage in wages().items()}
    figure = state.changes.get(WAGE)

    def choose(key: str) -> None:
        if key:
            state.attempt(preset_changes(None, key, state.current()))
        else:
            state.reset(WAGE)

    chosen = figure.key if isinstance(figure, Statistic) else ""
    _list(state, "wage", options, chosen, choose, disabled=isinstance(figure, OwnFigure))


def show_about_presets(state: State, scenario: Scenario) -> None:
    """Source, period and age of the statistics that are chosen, and what to be careful of.

    Args:
        state: of the session.
        scenario: as changed.
    """
    figure, texts = state.changes.get(WAGE), state.language
    industry = industry_of(state)
    sources, cautions = [], []
    if industry is not None:
        rate = rates()[industry]
        sources += [_rate_about(rate, texts), *_stale(rate, texts)]
        cautions += _rate_cautions(rate, industry, scenario, texts)
    if isinstance(figure, Statistic):
        wage = wages()[figure.key]
        sources += [_wage_about(wage, texts), *_stale(wage, texts)]
        cautions.append(read_absence_statistics().annual_wage_caution.in_language(texts.code))
    if sources:
        st.caption("  \n".join(plain(line) for line in sources))
        with st.expander(texts.say("today.preset.cautions"), key="preset-cautions"):
            st.markdown("\n".join(f"- {plain(line)}" for line in cautions))


def take_industry(state: State, key: str | None) -> None:
    """Take the absence of an industry where there is none of one's own, and hold one's own against it.

    Args:
        state: of the session, changed in place.
        key: of the group; None for none.
    """
    trial = replace(state, changes=dict(state.changes), typed=dict(state.typed))
    absence = own_absence(trial)
    if key is None:
        trial.typed.pop(INDUSTRY, None)
        statistics = (RATE, SELF_CERTIFIED)
        trial.changes = {
            path: change
            for path, change in trial.changes.items()
            if not (path in statistics and isinstance(change, Statistic))
        }
    else:
        changes = preset_changes(key, None, trial.current())
        if absence is not None:
            changes.pop(RATE)
            trial.typed[INDUSTRY] = key
        trial.attempt(changes)
    if absence is not None:
        count_absence(trial, absence)
    if trial.problems is None:
        state.changes, state.typed = trial.changes, trial.typed
        state.has_read()
    state.widget_version += 1


def preset_changes(rate_key: str | None, wage_key: str | None, scenario: Scenario) -> dict[str, Change]:
    """The changes that fill in the figures of a group, and whose employer it has.

    Args:
        rate_key: of the group for absence; None for none.
        wage_key: of the sector for the wage; None for none.
        scenario: which takes the self-certified part only where its absence comes in spells.

    >>> from hiacalc.scenario import shipped
    >>> list(preset_changes("municipality", None, shipped("helseiarbeid-2025")))
    ['absence.rate', 'absence.spells.self_certified_share', 'population.employer_sector']
    """
    changes: dict[str, Change] = {}
    sectors = []
    if rate_key is not None:
        rate = rates()[rate_key]
        changes[RATE] = Statistic(RATE, rate_key)
        if scenario.absence.spells is not None and rate.self_certified_share is not None:
            changes[SELF_CERTIFIED] = Statistic(SELF_CERTIFIED, rate_key)
        sectors.append(rate.employer_sector)
    if wage_key is not None:
        changes[WAGE] = Statistic(WAGE, wage_key)
        sectors.append(wages()[wage_key].employer_sector)
    sector = next(filter(None, sectors), None)
    return changes if sector is None else {**changes, SECTOR: sector}


def _list(
    state: State,
    kind: str,
    options: Mapping[str, str],
    chosen: str,
    choose: Callable[[str], None],
    *,
    disabled: bool = False,
) -> None:
    texts = state.language
    key = field_key(f"preset-{kind}", texts.code, chosen)
    st.selectbox(
        texts.say(f"today.preset.{kind}"),
        ["", *options],
        format_func=lambda name: options[name] if name else texts.say("today.preset.none"),
        key=key,
        help=texts.say(f"today.preset.{kind}_help"),
        disabled=disabled,
        on_change=lambda: choose(st.session_state[key]),
    )


def _rate_option(rate: AbsenceRate, texts: Language) -> str:
    return texts.say(
        "today.preset.rate_option",
        label=rate.label.in_language(texts.code),
        rate=texts.numbers.percent(rate.rate, 1),
        period=period_text(rate.period, texts),
    )


def _wage_option(wage: MonthlyWage, texts: Language) -> str:
    return texts.say(
        "today.preset.wage_option",
        label=wage.label.in_language(texts.code),
        wage=format_value(wage.annual, Unit.NOK_PER_FTE_YEAR, texts),
        period=str(wage.year),
    )


def period_text(period: str, texts: Language) -> str:
    """A year or a quarter in words.

    Args:
        period: as `2023` or `2025Q2`.
        texts: of the language.

    >>> from hiacalc.present.locale.language import language
    >>> period_text("2025Q2", language("nb"))
    '2. kvartal 2025'
    """
    year, _, quarter = period.partition("Q")
    return texts.say("today.preset.quarter", quarter=quarter, year=year) if quarter else year


def _rate_about(rate: AbsenceRate, texts: Language) -> str:
    words = {"label": rate.label.in_language(texts.code), "rate": texts.numbers.percent(rate.rate, 1)}
    words |= {"period": period_text(rate.period, texts), **_dated(rate, texts)}
    return texts.say("today.preset.rate_about", **words)


def _wage_about(wage: MonthlyWage, texts: Language) -> str:
    words = {"label": wage.label.in_language(texts.code), "period": f"{wage.last_period:%Y-%m}"}
    words |= {"wage": format_value(wage.annual, Unit.NOK_PER_FTE_YEAR, texts), "year": str(wage.year)}
    return texts.say("today.preset.wage_about", **words, **_dated(wage, texts))


def _rate_cautions(rate: AbsenceRate, key: str, scenario: Scenario, texts: Language) -> list[str]:
    """What to be careful of with a rate of the statistics."""
    statistics, code = read_absence_statistics(), texts.code
    cautions = [*rate.notes, *filter(None, [statistics.caution(rate)]), statistics.basis_caution]
    lines = [_self_certified(rate, scenario, texts), *(caution.in_language(code) for caution in cautions)]
    lines += [texts.say("today.preset.substitutes")] if key in _WITH_SUBSTITUTES else []
    groups = "; ".join(group.in_language(code) for group in statistics.lacking)
    return [*lines, texts.say("today.preset.lacking", groups=groups)]


def _self_certified(rate: AbsenceRate, scenario: Scenario, texts: Language) -> str:
    if scenario.absence.spells is None:
        return texts.say("today.preset.certified_only_share")
    if rate.self_certified_share is None:
        return texts.say("today.preset.no_self_certified")
    share = texts.numbers.percent(rate.self_certified_share, 1)
    return texts.say("today.preset.self_certified", share=share)


def _dated(figure: DatedSource, texts: Language) -> dict[str, str]:
    today, end = datetime.date.today(), figure.last_period
    months = 12 * (today.year - end.year) + today.month - end.month
    age = texts.say("today.preset.months", count=months)
    return {"source": figure.source.in_language(texts.code), "end": end.isoformat(), "age": age}


def _stale(figure: AbsenceRate | MonthlyWage, texts: Language) -> list[str]:
    return [texts.say("today.preset.stale")] if is_stale(figure, datetime.date.today()) else []
