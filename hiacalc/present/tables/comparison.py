"""Two scenarios beside each other as tables for readers: their results, and the inputs that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.model import Evaluation, Perspective, Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.side_by_side import per_workers_figures
from hiacalc.present.words.comparison import per_workers_text, step_label
from hiacalc.present.words.inputs import format_input
from hiacalc.present.words.key_figures import Figure, label, shown
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.scenario.comparison import differences


def results_table(
    comparison: Comparison, titles: Sequence[str], perspective: Perspective, language: Language
) -> list[list[str]]:
    """Every main figure of both, and amounts for the same number of workers where sizes differ; head first.

    Args:
        comparison: of the two.
        titles: what the two are called, in their order.
        perspective: that both are seen with.
        language: of labels and numbers.

    Example:
        >>> from hiacalc.analysis.deterministic.compare import compare
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> comparison = compare(shipped("no-effect"), shipped("helseiarbeid-2016"))
        >>> results_table(comparison, ["none", "some"], Perspective.SOCIETY, language("en"))[0]
        ['', 'none', 'some']
    """
    numbers = language.numbers
    rows = [["", *titles]]
    runs = (comparison.base, comparison.other)
    for figure in Figure:
        if figure is Figure.BREAK_EVEN:
            rows += break_even_rows(runs, perspective, language)
            continue
        sides = [shown(run, figure, perspective, language) for run in runs]
        rows.append([sides[1].label, *(side.value for side in sides)])
    for figure, amounts in per_workers_figures(comparison):
        name = label(comparison.other, figure, perspective, language) + per_workers_text(comparison, language)
        rows.append([name, *(numbers.money(amount) for amount in amounts)])
    return rows


def programme_table(comparisons: Sequence[Comparison], language: Language) -> list[list[str]]:
    """The main figures of each scenario's roll-out; head first, and nothing where none has one.

    Args:
        comparisons: each with the same first scenario.
        language: of labels and numbers.
    """
    figures = [comparisons[0].base_programme, *(comparison.other_programme for comparison in comparisons)]
    if not any(figures):
        return []
    runs = [comparisons[0].base, *(comparison.other for comparison in comparisons)]
    rows = [["", *(run.scenario.name for run in runs)]]
    money = language.numbers.short_money
    cells: dict[str, Callable[[ProgrammeFigures], str]] = {
        "years": lambda of: f"{of.first_year}–{of.first_year + of.years - 1}",
        "net_benefit": lambda of: money(of.net_benefit),
        "net_benefit_period": lambda of: money(of.net_benefit_period),
        "payback_year": lambda of: str(of.payback_year or language.say("programme.compare.never")),
        "all_reached_year": lambda of: str(
            of.all_reached_year or language.say("programme.compare.not_reached")
        ),
        "need": lambda of: money(of.need),
        "gap": lambda of: money(of.gap),
    }
    absent = language.say("programme.compare.absent")
    for key, cell in cells.items():
        shown_cells = [absent if of is None else cell(of) for of in figures]
        rows.append([language.say(f"programme.compare.{key}"), *shown_cells])
    return rows


def break_even_rows(
    runs: Sequence[Evaluation], perspective: Viewpoint, language: Language
) -> list[list[str]]:
    """The break-even of each run's own effect, a row for each input that leads in some of them.

    Args:
        runs: evaluations of a single draw each.
        perspective: that all are seen with.
        language: of labels and numbers.

    Returns:
        A label and a cell for each run; a dash where another input leads.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import changed, shipped
        >>> today = shipped("helseiarbeid-2025")
        >>> shorter = changed(today, {"effect.acts_on": "length", "effect.days_shorter": 2})
        >>> runs = [evaluate(scenario) for scenario in (today, shorter)]
        >>> break_even_rows(runs, Perspective.SOCIETY, language("en").plain)
        [['Break-even reduction', '2.14 %', '–'], ['Break-even: Days shorter', '–', '1.09 days']]
    """
    leading = list(dict.fromkeys(run.leading_input for run in runs))
    sides = [(run, shown(run, Figure.BREAK_EVEN, perspective, language)) for run in runs]
    return [
        [
            next(side.label for run, side in sides if run.leading_input == path),
            *(side.value if run.leading_input == path else "–" for run, side in sides),
        ]
        for path in leading
    ]


def differing_table(comparison: Comparison, titles: Sequence[str], language: Language) -> list[list[str]]:
    """Every input and setting that differs, with both values; head first, and alone where nothing differs.

    Args:
        comparison: of the two.
        titles: what the two are called, in their order.
        language: of labels and numbers.

    Example:
        >>> from hiacalc.analysis.deterministic.compare import compare
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> base = shipped("helseiarbeid-2016")
        >>> differing_table(compare(base, base), ["one", "the same"], language("en"))
        [['', 'one', 'the same']]
    """
    rows = [["", *titles]]
    for difference in differences(comparison.base.scenario, comparison.other.scenario):
        values = (difference.base, difference.here)
        texts = [format_input(difference.path, value, language) for value in values]
        rows.append([step_label(difference.path, comparison, language), *texts])
    return rows
