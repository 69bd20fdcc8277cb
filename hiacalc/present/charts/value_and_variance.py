"""EVPPI and Sobol' indices as bars by input, the longest on top: what to know, what spreads the result."""

from __future__ import annotations

from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.analysis.probabilistic.value_of_information import Estimate, ValueOfInformation
from hiacalc.analysis.probabilistic.variance import Indices
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.input_bars import Bars, input_bars
from hiacalc.present.charts.palette import BLUE, ORANGE, PALE
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.uncertainty import (
    clip_share,
    estimates_shown,
    group_label,
    value_of_information_sentence,
    variance_finding,
    variance_shown,
)

_CERTAIN = 1.96  # standard errors to either side of a 95 % interval


def value_chart(drawn: Uncertainty, voi: ValueOfInformation, sheet: Sheet) -> Chart:
    """EVPPI bars: what knowing each input is worth, under the EVPI, which must be above nought.

    Along the level axis lies NOK or million NOK; a line to both sides of a bar's end is the 95 %
    interval of the estimate.

    Args:
        drawn: the draws.
        voi: their value of information.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    shown = estimates_shown(voi)
    scale = 1e6 if voi.everything.value >= 1e6 else 1.0
    names = [language.say("uncertainty.worth.everything")]
    names += [label_of(path, drawn.scenario, language) for path in shown]
    values = [voi.everything, *shown.values()]
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
            [0.0, *(value.value / scale for value in values[1:])],
            ["", *(numbers.short_money(value.value) for value in values[1:])],
            [0.0, *(_CERTAIN * value.standard_error / scale for value in values[1:])],
        ),
    ][: 2 if shown else 1]
    title = value_of_information_sentence(voi, drawn, language).removesuffix(".")
    rest = len(voi.inputs) - len(shown)
    sentences = [language.say(f"uncertainty.worth.{key}") for key in ("reading", "lines")]
    if rest:
        sentences.append(
            language.say("uncertainty.worth.rest" if shown else "uncertainty.worth.rest_all", count=rest)
        )
    axis = language.say(f"uncertainty.worth.axis_{'million' if scale > 1 else 'kroner'}")
    lines = "; ".join(
        f"{name}: {numbers.short_money(evpi.value)} (± {numbers.short_money(_CERTAIN * evpi.standard_error)})"
        for name, evpi in zip(names, values, strict=True)
    )
    alternative = language.say("uncertainty.worth.alternative", finding=title, lines=lines)
    return input_bars(
        names, groups, sheet, title=title, axis=axis, notes=tuple(sentences), alternative=alternative
    )


def value_rows(drawn: Uncertainty, voi: ValueOfInformation, language: Language) -> list[list[object]]:
    """EVPI, and EVPPI of every input and every group, with standard errors in NOK, unrounded; head first.

    Args:
        drawn: the draws.
        voi: their value of information.
        language: of the labels.
    """
    head: list[object] = ["of", "label", "kind", "value", "standard_error", "share_of_everything"]
    everything = voi.everything
    label = language.say("uncertainty.worth.everything")

    def row(name: str, label: str, kind: str, value: Estimate) -> list[object]:
        share = value.value / everything.value if everything.value > 0 else None
        return [name, label, kind, value.value, value.standard_error, share]

    inputs = [
        row(path, label_of(path, drawn.scenario, language), "input", value)
        for path, value in voi.inputs.items()
    ]
    groups = [
        row(name, group_label(name, voi, language), "group", value) for name, value in voi.groups.items()
    ]
    return [head, row("everything", label, "everything", everything), *inputs, *groups]


def variance_chart(drawn: Uncertainty, shares: dict[str, Indices], sheet: Sheet) -> Chart:
    """Sobol' indices as bars: the share of the variance that each input causes, alone and with the others.

    Along the level axis lies per cent of the variance of net benefit; the upper bar of a row is the
    main index, the lower, hatched one the total.

    Args:
        drawn: the draws.
        shares: by path, the indices of every input.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    shown = variance_shown(shares)
    names = [label_of(path, drawn.scenario, language) for path in shown]
    groups = [
        Bars(
            language.say(f"uncertainty.variance.{key}"),
            colour,
            pattern,
            [100.0 * clip_share(index) for index in indices],
            [numbers.percent(clip_share(index), 0) for index in indices],
        )
        for key, colour, pattern, indices in (
            ("main", BLUE, "", [index.main for index in shown.values()]),
            ("total", ORANGE, "/", [index.total for index in shown.values()]),
        )
    ]
    title = variance_finding(drawn, shares, language)
    sentences = [language.say("uncertainty.variance.reading")]
    rest = len(shares) - len(shown)
    if rest:
        sentences.append(
            language.say(
                "uncertainty.variance.rest",
                count=rest,
                most=numbers.percent(clip_share(list(shares.values())[len(shown)].total), 1),
            )
        )
    lines = "; ".join(
        f"{name}: {groups[0].texts[place]}, {groups[1].texts[place]}" for place, name in enumerate(names)
    )
    alternative = language.say("uncertainty.variance.alternative", finding=title, lines=lines)
    axis = language.say("uncertainty.variance.axis")
    return input_bars(
        names, groups, sheet, title=title, axis=axis, notes=tuple(sentences), alternative=alternative
    )


def variance_rows(drawn: Uncertainty, shares: dict[str, Indices], language: Language) -> list[list[object]]:
    """Sobol' indices of every input as they were estimated; head first.

    Args:
        drawn: the draws.
        shares: by path, the indices of every input.
        language: of the labels.
    """
    rows = [
        [path, label_of(path, drawn.scenario, language), indices.main, indices.total]
        for path, indices in shares.items()
    ]
    return [["parameter", "label", "main", "total"], *rows]
