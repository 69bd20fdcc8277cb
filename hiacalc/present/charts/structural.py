"""Structural sensitivity: what the choices that are not numbers do to an outcome, a bar for each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.analysis.deterministic.structural import Alternative
from hiacalc.present.charts.axes import (
    Measure,
    ReferenceLines,
    Title,
    axis_range,
    end_label,
    end_label_width,
)
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, VERMILION, WHITE
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import Label
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Schedule
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.present.words.outcomes import base_text, outcome_short, outcome_text
from hiacalc.present.words.run import scope


def structural_chart(sweep: OneWay, alternatives: Sequence[Alternative], sheet: Sheet) -> Chart:
    """Structural sensitivity: a bar from the base case to the result of every alternative choice.

    Along the level axis lies the outcome in its own unit; a row is an alternative. A solid line
    marks the base case, a dashed one the decision threshold.

    Args:
        sweep: gives the base case and the outcome.
        alternatives: of every structural choice; those that are chosen get no bar.
        sheet: to draw on.
    """
    language, numbers = sheet.language, sheet.language.numbers
    others = [alternative for alternative in alternatives if not alternative.chosen]
    results = [alternative.outcome for alternative in others]
    measure = Measure.of(sweep.outcome, sweep.perspective, [sweep.base, *results])
    names = [alternative_label(alternative, sweep, language) for alternative in others]
    labels = _labels(names, others, sheet)
    left = left_margin(labels, sheet)
    axis_title = Title.fitted(_axis_title(measure, sweep, language), sheet.width - left - RIGHT)
    scoped = (scope(sweep.scenario, sweep.years, language), *cautions_of(sweep, language))
    frame = Frame(
        sheet,
        left,
        title=_title(sweep, results, language),
        notes=(*scoped, *_readings(others, language)),
        head=58,
        foot=FOOT + axis_title.more,
    )
    rows = Rows.fitting(labels, 40, sheet)
    same = 1e-9 * max(1.0, abs(sweep.base))  # what is solved for may differ in its last digits
    drawn = [
        (place, result / measure.scale, 1 if result >= sweep.base - same else -1)
        for place, result in zip(rows.middles, results, strict=True)
        if math.isfinite(result)
    ]
    texts = [outcome_text(result, sweep.outcome, numbers) for result in results if math.isfinite(result)]
    base = sweep.base / measure.scale
    span = axis_range([(base, 30.0, 30.0), *_room_at_ends(drawn, texts)], frame.plot_width)
    lines = ReferenceLines(measure, sweep.base, sweep.threshold, span)
    layout = frame.layout(rows.height)
    layout["annotations"] += [
        *rows.texts(labels, frame),
        *(end_label(at, row, text, side) for (row, at, side), text in zip(drawn, texts, strict=True)),
        *lines.labels(frame),
    ]
    layout |= {
        "xaxis": measure.axis(axis_title) | {"range": list(span)},
        "yaxis": rows.axis(labels),
        "shapes": lines.shapes,
    }
    alternative = language.say(
        "curves.structural_alternative",
        title=frame.title,
        base=base_text(sweep.base, sweep.outcome, language),
        lines=" ".join(
            f"{name}: {_result_text(alternative, sweep, language)}."
            for name, alternative in zip(names, others, strict=True)
        ),
    )
    return frame.chart([_bars(drawn, base, rows)], layout, alternative)


def _room_at_ends(
    drawn: Sequence[tuple[float, float, int]], texts: Sequence[str]
) -> Iterator[tuple[float, float, float]]:
    """The pixels that each bar's value needs to its left and right, at the bar's end."""
    for (_, end, side), text in zip(drawn, texts, strict=True):
        needed = end_label_width(text)
        yield (end, needed, 0.0) if side < 0 else (end, 0.0, needed)


def _labels(names: Sequence[str], alternatives: Sequence[Alternative], sheet: Sheet) -> list[Label]:
    """The names of the alternatives, and beneath them why one has no result."""
    return [
        Label.fitted(
            name,
            label_width(sheet, 0.36),
            "" if math.isfinite(alternative.outcome) else _missing(alternative, sheet.language),
        )
        for name, alternative in zip(names, alternatives, strict=True)
    ]


def _missing(alternative: Alternative, language: Language) -> str:
    """Why an alternative has no result."""
    return language.say(f"rules.reasons.{alternative.reason}" if alternative.reason else "run.undefined")


def _result_text(alternative: Alternative, sweep: OneWay, language: Language) -> str:
    """The result of an alternative, or why it has none."""
    if alternative.reason:
        return _missing(alternative, language)
    return outcome_text(alternative.outcome, sweep.outcome, language.numbers)


def _readings(alternatives: Sequence[Alternative], language: Language) -> list[str]:
    """How to read the bars, and what a price year and a way of acting are where there are bars of them."""
    readings = [language.say("curves.structural_reading")]
    for choice, key in (("time.price_year", "price_year"), ("effect.acts_on", "way")):
        if any(alternative.choice == choice for alternative in alternatives):
            readings.append(language.say(f"rules.structural.{key}"))
    return readings


def _axis_title(measure: Measure, sweep: OneWay, language: Language) -> str:
    """The outcome, seen with the perspective that holds unless an alternative is another."""
    view = language.say(f"run.in_sentence.{sweep.perspective.value}")
    return measure.title(language).removesuffix(view) + language.say("curves.unless_said", perspective=view)


def _bars(drawn: Sequence[tuple[float, float, int]], base: float, rows: Rows) -> dict[str, Any]:
    """Bars from the base case: where each stands, where it ends, and on which side."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row for row, _, _ in drawn],
        "base": [base] * len(drawn),
        "x": [at - base for _, at, _ in drawn],
        "width": 0.6 * rows.least,
        "marker": {
            "color": [BLUE if side > 0 else VERMILION for _, _, side in drawn],
            "pattern": {
                "shape": ["" if side > 0 else "/" for _, _, side in drawn],
                "fillmode": "overlay",
                "fgcolor": WHITE,
                "size": 6,
            },
        },
        "showlegend": False,
        "hoverinfo": "skip",
    }


def alternative_label(alternative: Alternative, sweep: OneWay, language: Language) -> str:
    """The label of an alternative: a structural choice and the way it is made.

    Args:
        alternative: the choice and the option that is tried.
        sweep: gives the scenario, whose words are used.
        language: of the label.
    """
    if alternative.choice == "perspective":
        choice = language.say("page.perspective")
        option = language.words.word("perspectives", str(alternative.option))
    else:
        choice = label_of(alternative.choice, sweep.scenario, language)
        option = format_input(alternative.choice, alternative.option, language)
    return f"{choice}: {option}"


def structural_rows(
    sweep: OneWay, alternatives: Sequence[Alternative], language: Language
) -> list[list[object]]:
    """Every alternative with its result, unrounded; head first.

    Args:
        sweep: gives the outcome and the scenario.
        alternatives: of every structural choice, those that are chosen too.
        language: of the labels.
    """
    rows: list[list[object]] = [["choice", "option", "label", sweep.outcome.value, "chosen"]]
    for alternative in alternatives:
        label = alternative_label(alternative, sweep, language)
        option = alternative.option
        cell = Schedule(option) if isinstance(option, tuple) else option
        rows.append([alternative.choice, cell, label, alternative.outcome, alternative.chosen])
    return rows


def _title(sweep: OneWay, results: list[float], language: Language) -> str:
    defined = [sweep.base, *(result for result in results if math.isfinite(result))]
    return language.say(
        "curves.structural",
        least=outcome_short(min(defined), sweep.outcome, language.numbers),
        greatest=outcome_short(max(defined), sweep.outcome, language.numbers),
        outcome=language.words.word("outcomes", sweep.outcome.value),
    )
