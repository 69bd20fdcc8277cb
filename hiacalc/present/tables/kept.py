"""Cases that a reader keeps, beside each other as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiacalc.analysis.deterministic.per_employee import PerEmployee
from hiacalc.model import Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.comparison import break_even_rows


def kept_table(names: Sequence[str], cases: Sequence[PerEmployee], language: Language) -> list[list[str]]:
    """What each case is, and what it gives for one employee; head first.

    Args:
        names: of the cases, in their order.
        cases: with amounts in kroner of the same year.
        language: of labels and numbers.

    Example:
        >>> from hiacalc.analysis.deterministic.per_employee import per_employee
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> cases = [per_employee(evaluate(shipped(name))) for name in ("model-1", "model-2")]
        >>> [row[0] for row in kept_table(["1", "2"], cases, language("en"))][:3]
        ['', 'Employees', 'Sickness absence']
    """
    numbers = language.numbers
    shown: dict[str, Callable[[PerEmployee], str]] = {
        "employees": lambda case: numbers.number(case.workers, 1, trim=True),
        "absence": lambda case: numbers.percent(case.absence_rate, 1),
        "wage": lambda case: numbers.money(case.full_time_wage),
        "society": lambda case: numbers.money(case.net_for_society),
        "employer": lambda case: numbers.money(case.net_for_employer),
        "costs": lambda case: numbers.money(case.costs),
    }
    rows = [
        [language.say(f"kept.row.{name}"), *(text(case) for case in cases)] for name, text in shown.items()
    ]
    return [
        ["", *names],
        *rows,
        *break_even_rows([case.run for case in cases], Perspective.SOCIETY, language),
    ]
