"""A one-way sweep as rows: unrounded for a file, and as a reader sees it."""

from __future__ import annotations

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import range_text
from hiacalc.present.words.outcomes import outcome_text


def sweep_rows(sweep: OneWay, language: Language) -> list[list[object]]:
    """The numbers behind the chart, every input that has a range, unrounded; head first.

    Args:
        sweep: one-way sensitivity analysis.
        language: of the inputs' labels.
    """
    head: list[object] = [
        "parameter",
        "label",
        "unit",
        "base_input",
        "low_input",
        "high_input",
        "base_outcome",
        "low_outcome",
        "high_outcome",
        "swing",
        "basis",
        "level",
        "crosses_zero",
        "monotone",
    ]
    rows: list[list[object]] = [
        [
            bar.path,
            label_of(bar.path, sweep.scenario, language),
            bar.named.unit.value,
            bar.base_input,
            bar.low_input,
            bar.high_input,
            bar.base,
            bar.low_outcome,
            bar.high_outcome,
            bar.swing,
            bar.basis.value,
            bar.level,
            bar.crosses(0.0),
            bar.monotone,
        ]
        for bar in sweep.bars
    ]
    return [head, *rows]


def sweep_table(sweep: OneWay, language: Language) -> list[list[str]]:
    """The same as a reader sees it: range, results at both ends, swing and basis; head first.

    Args:
        sweep: one-way sensitivity analysis.
        language: of labels and numbers.
    """
    numbers = language.numbers
    keys = ("input", "low", "high", "at_low", "at_high", "swing", "basis")
    rows = [
        [
            label_of(bar.path, sweep.scenario, language) + (" *" if sweep.can_switch_decision(bar) else ""),
            format_value(bar.low_input, bar.named.unit, language),
            format_value(bar.high_input, bar.named.unit, language),
            outcome_text(bar.low_outcome, sweep.outcome, numbers),
            outcome_text(bar.high_outcome, sweep.outcome, numbers),
            outcome_text(bar.swing, sweep.outcome, numbers),
            range_text(bar, language),
        ]
        for bar in sweep.bars
    ]
    return [[language.say(f"tornado.columns.{key}") for key in keys], *rows]
