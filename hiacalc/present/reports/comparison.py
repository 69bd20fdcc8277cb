"""Scenarios beside the first one as plain text: results, what differs and why."""

from __future__ import annotations

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import table, wrapped
from hiacalc.present.tables.comparison import break_even_rows, programme_table
from hiacalc.present.words.comparison import (
    conversion_sentence,
    difference,
    group_heading,
    increments,
    per_workers_text,
    roll_out_difference,
    signed,
    sizes_sentence,
    step_label,
)
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.origin import Origin


def comparison_report(comparisons: list[Comparison], origins: list[Origin], language: Language) -> str:
    """Results side by side, then what differs and why, for each beside the first.

    Args:
        comparisons: each with the same first scenario and perspective.
        origins: of the first scenario, then of the others.
        language: of the page.
    """
    language = language.plain
    numbers = language.numbers
    view, per = comparisons[0].perspective, comparisons[0].per_workers
    runs = [comparisons[0].base, *(comparison.other for comparison in comparisons)]
    heads = ["", *(run.scenario.name for run in runs)]
    figures = {
        "costs": [run.costs(view) for run in runs],
        "gains": [run.benefits(view) + run.transfers(view) for run in runs],
        "net": [run.net_benefit(view) for run in runs],
        "hours_avoided": [run.hours_avoided for run in runs],
    }
    rows = [
        [language.say(f"run.{key}"), *(numbers.number(float(total[0])) for total in totals)]
        for key, totals in figures.items()
    ]
    if per is not None:
        sizes = [numbers.number(run.single().workers) for run in runs]
        rows.insert(0, [label_of("population.workers", runs[0].scenario, language), *sizes])
        follows = per_workers_text(comparisons[0], language)
        rows += [
            [
                language.say(f"run.{key}") + follows,
                *(
                    numbers.number(comparisons[0].counted(run, total))
                    for run, total in zip(runs, totals, strict=True)
                ),
            ]
            for key, totals in figures.items()
        ]
    rows += break_even_rows(runs, view, language)
    group = group_heading(comparisons, language)
    parts = [*([group] if group else []), *table([heads, *rows], head=True), ""]
    programmes = programme_table(comparisons, language)
    if programmes:
        parts += [language.say("programme.compare.heading"), *table(programmes, head=True), ""]
    converted = [
        conversion_sentence(comparison.other.scenario, comparison.converted_from, language)
        for comparison in comparisons
    ]
    for why in (sizes_sentence(comparisons, language), *converted):
        if why is not None:
            parts += [wrapped(why), ""]
    for comparison in comparisons:
        sentence = difference(comparison, language)
        whole = roll_out_difference(comparison, language)
        sentence = sentence if whole is None else f"{sentence}. {whole}"
        steps = [
            [step_label(step.path, comparison, language), signed(step.change, numbers)]
            for step in comparison.steps
        ]
        name = language.say("run.total") + per_workers_text(comparison, language)
        total = [name, signed(comparison.increment.net_benefit, numbers)]
        parts += [wrapped(sentence), "", *table([*steps, total], foot=True), ""]
        parts += [wrapped(line) for line in increments(comparison, language)]
        parts += [wrapped(language.say("compare.order")), ""]
    parts += [wrapped(origin.line(language)) for origin in origins]
    return "\n".join([*parts, ""])
