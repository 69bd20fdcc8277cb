"""Which inputs are worth knowing, and which spread the result: bars by input, the longest on top."""

from __future__ import annotations

from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.analysis.value_of_information import Value, ValueOfInformation
from hiacalc.analysis.variance import Indices
from hiacalc.present.chart import Chart
from hiacalc.present.input_bars import Bars, input_bars
from hiacalc.present.input_words import label_of
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.palette import BLUE, ORANGE, PALE
from hiacalc.present.uncertainty_words import (
    group_label,
    kept,
    variance_finding,
    variance_shown,
    worth_knowing_said,
    worth_shown,
)

_CERTAIN = 1.96  # standard errors to either side of a 95 % interval


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
        Bars(
            language.say("uncertainty.worth.bar_everything"),
            PALE,
            "x",
            [values[0].value / scale] + [0.0] * len(shown),
            [numbers.short_money(values[0].value)] + [""] * len(shown),
            [_CERTAIN * values[0].standard_error / scale] + [0.0] * len(shown),
        ),
        Bars(
            language.say("uncertainty.worth.bar_input"),
            BLUE,
            "",
            [0.0, *(one.value / scale for one in values[1:])],
            ["", *(numbers.short_money(one.value) for one in values[1:])],
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
        f"{name}: {numbers.short_money(one.value)} (± {numbers.short_money(_CERTAIN * one.standard_error)})"
        for name, one in zip(names, values, strict=True)
    )
    alternative = language.say("uncertainty.worth.alternative", finding=title, lines=lines)
    return input_bars(names, groups, title, (*said, *notes), axis, alternative, language, width)


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
    groups = [
        row(name, group_label(name, worth, language), "group", one) for name, one in worth.groups.items()
    ]
    return [head, row("everything", label, "everything", everything), *inputs, *groups]


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
        Bars(
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
    return input_bars(names, groups, title, (*said, *notes), axis, alternative, language, width)


def variance_rows(found: Uncertainty, shares: dict[str, Indices], language: Language) -> list[list[object]]:
    """The indices of every input as they were estimated; head first."""
    rows = [
        [path, label_of(path, found.scenario, language), one.main, one.total] for path, one in shares.items()
    ]
    return [["parameter", "label", "main", "total"], *rows]
