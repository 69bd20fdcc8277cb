"""Which inputs are worth knowing, and which spread the result: bars by input, the longest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.analysis.value_of_information import Value, ValueOfInformation
from hiacalc.analysis.variance import Indices
from hiacalc.present.axes import Rows, Title, beside, beside_pixels, left_of, room
from hiacalc.present.charts import BLUE, Chart
from hiacalc.present.frame import FOOT, GRID, INK, RIGHT, Frame, Label, escaped
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of
from hiacalc.present.tornado import ORANGE
from hiacalc.present.uncertainty_words import rough, told_apart, worth_knowing_said

TOP = 12
_CERTAIN = 1.96  # standard errors to either side of a 95 % interval
_GREY = "#B8C2C9"
_LEAST_SHOWN = 0.005  # of the variance


@dataclass(frozen=True, slots=True)
class _Bars:
    """One kind of bar, a value for each row; `errors` reach to both sides."""

    name: str
    colour: str
    pattern: str
    values: list[float]
    texts: list[str]
    errors: list[float] | None = None


def worth_chart(
    found: Uncertainty,
    worth: ValueOfInformation,
    notes: tuple[str, ...],
    language: Language,
    width: int = 1000,
) -> Chart:
    """What knowing each input is worth, under what knowing everything is, which must be above nought."""
    numbers = Numbers(language.code)
    shown = worth_shown(worth)
    scale = 1e6 if worth.everything.value >= 1e6 else 1.0
    names = [language.say("uncertainty.worth.everything")]
    names += [label_of(path, found.scenario, language) for path in shown]
    values = [worth.everything, *shown.values()]
    groups = [
        _Bars(
            language.say("uncertainty.worth.bar_everything"),
            _GREY,
            "x",
            [values[0].value / scale] + [0.0] * len(shown),
            [rough(values[0].value, numbers)] + [""] * len(shown),
            [_CERTAIN * values[0].standard_error / scale] + [0.0] * len(shown),
        ),
        _Bars(
            language.say("uncertainty.worth.bar_input"),
            BLUE,
            "",
            [0.0, *(one.value / scale for one in values[1:])],
            ["", *(rough(one.value, numbers) for one in values[1:])],
            [0.0, *(_CERTAIN * one.standard_error / scale for one in values[1:])],
        ),
    ][: 2 if shown else 1]
    title = worth_knowing_said(worth, found, language, numbers).removesuffix(".")
    rest = len(worth.inputs) - len(shown)
    said = [language.say(f"uncertainty.worth.{key}") for key in ("reading", "lines")]
    if rest:
        said.append(
            language.say("uncertainty.worth.rest" if shown else "uncertainty.worth.rest_all", count=rest)
        )
    axis = language.say(f"uncertainty.worth.axis_{'million' if scale > 1 else 'kroner'}")
    lines = "; ".join(
        f"{name}: {rough(one.value, numbers)} (± {rough(_CERTAIN * one.standard_error, numbers)})"
        for name, one in zip(names, values, strict=True)
    )
    alternative = language.say("uncertainty.worth.alternative", finding=title, lines=lines)
    return _drawn(names, groups, title, (*said, *notes), axis, alternative, language, width)


def worth_shown(worth: ValueOfInformation, top: int = TOP) -> dict[str, Value]:
    """The inputs whose value can be told from nothing, the most valuable first."""
    return dict([pair for pair in worth.inputs.items() if told_apart(pair[1])][:top])


def worth_rows(found: Uncertainty, worth: ValueOfInformation, language: Language) -> list[list[object]]:
    """Everything, every input and every group, unrounded; head first."""
    head: list[object] = ["of", "label", "kind", "value", "standard_error", "share_of_everything"]
    everything = worth.everything
    label = language.say("uncertainty.worth.everything")

    def row(name: str, label: str, kind: str, one: Value) -> list[object]:
        share = one.value / everything.value if everything.value > 0 else None
        return [name, label, kind, one.value, one.standard_error, share]

    inputs = [
        row(path, label_of(path, found.scenario, language), "input", one)
        for path, one in worth.inputs.items()
    ]
    groups = [row(name, group_label(name, language), "group", one) for name, one in worth.groups.items()]
    return [head, row("everything", label, "everything", everything), *inputs, *groups]


def group_label(name: str, language: Language) -> str:
    """The name of a group of inputs: a section of the scenario, or as it was given."""
    key = f"assumptions.sections.{name}"
    return language.say(key) if language.has(key) else name


def variance_chart(
    found: Uncertainty,
    shares: dict[str, Indices],
    notes: tuple[str, ...],
    language: Language,
    width: int = 1000,
) -> Chart:
    """The share of the result's variance that each input causes, alone and with the others."""
    numbers = Numbers(language.code)
    shown = variance_shown(shares)
    names = [label_of(path, found.scenario, language) for path in shown]
    groups = [
        _Bars(
            language.say(f"uncertainty.variance.{key}"),
            colour,
            pattern,
            [100.0 * kept(one) for one in indices],
            [numbers.percent(kept(one), 0) for one in indices],
        )
        for key, colour, pattern, indices in (
            ("main", BLUE, "", [one.main for one in shown.values()]),
            ("total", ORANGE, "/", [one.total for one in shown.values()]),
        )
    ]
    title = variance_finding(found, shares, language, numbers)
    said = [language.say("uncertainty.variance.reading")]
    rest = len(shares) - len(shown)
    if rest:
        said.append(
            language.say(
                "uncertainty.variance.rest",
                count=rest,
                most=numbers.percent(kept(list(shares.values())[len(shown)].total), 1),
            )
        )
    lines = "; ".join(
        f"{name}: {groups[0].texts[place]}, {groups[1].texts[place]}" for place, name in enumerate(names)
    )
    alternative = language.say("uncertainty.variance.alternative", finding=title, lines=lines)
    axis = language.say("uncertainty.variance.axis")
    return _drawn(names, groups, title, (*said, *notes), axis, alternative, language, width)


def variance_shown(shares: dict[str, Indices], top: int = TOP) -> dict[str, Indices]:
    """The inputs that matter to the spread, at least one."""
    here = [pair for pair in shares.items() if pair[1].total >= _LEAST_SHOWN] or list(shares.items())[:1]
    return dict(here[:top])


def kept(index: float) -> float:
    """An estimated index within what an index can be: an estimate strays a little beyond nought and one.

    >>> kept(-0.002), kept(0.4), kept(1.03)
    (0.0, 0.4, 1.0)
    """
    return min(1.0, max(0.0, index))


def variance_finding(
    found: Uncertainty, shares: dict[str, Indices], language: Language, numbers: Numbers
) -> str:
    """Which input spreads the result most."""
    path, first = next(iter(shares.items()))
    outcome = language.words.word("outcomes", found.outcome.value)
    if first.total <= 0.0:
        return language.say("uncertainty.variance.nothing", outcome=outcome)
    return language.say(
        "uncertainty.variance.finding",
        label=label_of(path, found.scenario, language),
        share=numbers.percent(kept(first.main), 0),
        outcome=outcome[0].lower() + outcome[1:],
    )


def variance_rows(found: Uncertainty, shares: dict[str, Indices], language: Language) -> list[list[object]]:
    """The indices of every input as they were estimated; head first."""
    rows = [
        [path, label_of(path, found.scenario, language), one.main, one.total] for path, one in shares.items()
    ]
    return [["parameter", "label", "main", "total"], *rows]


def _drawn(  # noqa: PLR0917 - what is drawn, then how
    names: Sequence[str],
    groups: Sequence[_Bars],
    title: str,
    notes: tuple[str, ...],
    axis: str,
    alternative: str,
    language: Language,
    width: int,
) -> Chart:
    labels = [Label.fitted(name, 0.34 * width) for name in names]
    left = left_of(labels)
    below = Title.fitted(axis, width - left - RIGHT)
    frame = Frame(language, width, left, title, notes, head=44, foot=FOOT + below.more)
    # bars of one row lie in lanes of their own, unless each row has but one
    lanes = sum(1 for place in range(len(names)) if sum(bool(group.texts[place]) for group in groups) > 1)
    rows = Rows.fitting(labels, 52 if lanes else 40)
    thick = (0.34 if lanes else 0.6) * rows.least
    places = rows.places
    data, texts, spans = [], [], [(0.0, 4.0, 0.0)]
    for number, group in enumerate(groups):
        shift = (0.19 - 0.38 * number) * rows.least if lanes else 0.0
        at = [place + shift for place in places]
        there = [place for place, text in enumerate(group.texts) if text]
        data.append(_bar(group, [at[place] for place in there], there, thick))
        for place in there:
            end = group.values[place] + (group.errors[place] if group.errors else 0.0)
            texts.append(beside(end, at[place], group.texts[place], 1))
            spans.append((end, 0.0, beside_pixels(group.texts[place])))
    span = room(spans, frame.plot_width)
    layout = frame.layout(rows.height)
    layout["annotations"] += texts
    layout |= {
        "barmode": "overlay",
        "xaxis": {
            "title": below.drawn,
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": INK,
            "tickformat": ",~g",
            "nticks": 8,
            "range": list(span),
        },
        "yaxis": rows.axis(labels),
        "showlegend": True,  # also for a single kind of bar
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1 + 8 / rows.height,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    }
    return frame.chart(data, layout, alternative)


def _bar(group: _Bars, at: list[float], there: list[int], thick: float) -> dict[str, Any]:
    lines = {"shape": group.pattern, "fillmode": "overlay", "fgcolor": INK, "fgopacity": 0.45, "size": 6}
    drawn: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": escaped(group.name),
        "x": [group.values[place] for place in there],
        "y": at,
        "width": [thick] * len(there),
        "hoverinfo": "skip",
        "marker": {"color": group.colour, "line": {"color": INK, "width": 0.8}, "pattern": lines},
    }
    if group.errors:
        reach = [group.errors[place] for place in there]
        below = [min(error, group.values[place]) for error, place in zip(reach, there, strict=True)]
        drawn["error_x"] = {
            "type": "data",
            "array": reach,
            "arrayminus": below,
            "color": INK,
            "thickness": 1.6,
            "width": 5,
        }
    return drawn
