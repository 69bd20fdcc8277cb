"""How sure a figure of one's own workplace is: a share more and less, or a range of one's own."""

from __future__ import annotations

from dataclasses import replace

from hiacalc.present.words.own_field import field_text
from hiacalc.scenario.registry import keys
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.views.own_notice import UnusableError, say_of
from hiacalc.ui.views.own_numbers import WITHIN, Sure, within


def as_sure(trial: State, path: str, figure: OwnFigure, sure: Sure, before: OwnFigure) -> OwnFigure:
    """A figure that is as sure as is said.

    Args:
        trial: whose language a refusal is in.
        path: of the input.
        figure: the value, known.
        sure: how sure.
        before: whose own range it keeps where that is what is said.

    Raises:
        UnusableError: the value lies outside that range.
    """
    if sure in WITHIN:
        low, high = within(figure.value, WITHIN[sure], keys()[path])
        return replace(figure, low=low, high=high)
    if sure is Sure.KNOWN or before.low is None or before.high is None:
        return figure
    if not before.low <= figure.value <= before.high:
        unit = keys()[path].unit
        ends = [field_text(end, unit, trial.language) for end in (before.low, before.high)]
        value = field_text(figure.value, unit, trial.language)
        words = {"value": value, "low": ends[0], "high": ends[1]}
        raise UnusableError(say_of(trial, path, "outside_range", **words))
    return replace(figure, low=before.low, high=before.high)


def forget_ends(state: State, name: str) -> None:
    """Let go of the ends of a range that is not asked for any more.

    Args:
        state: of the session, changed in place.
        name: of a field of the figure, as `wage:sure`.
    """
    for end in ("low", "high"):
        state.typed.pop(f"{name.partition(':')[0]}:{end}", None)
