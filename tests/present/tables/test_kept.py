"""Kept cases stand beside each other in the same terms."""

from hiacalc.analysis.deterministic.per_employee import per_employee
from hiacalc.model import evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.tables.kept import kept_table
from hiacalc.scenario import changed, shipped


def test_workplaces_of_different_size_and_way_of_acting_are_told_for_one_employee() -> None:
    today = shipped("helseiarbeid-2025")
    others = [today, changed(today, {"population.workers": 500})]
    others.append(changed(today, {"effect.acts_on": "length", "effect.days_shorter": 2}))
    cases = [per_employee(evaluate(scenario)) for scenario in others]
    rows = {row[0]: row[1:] for row in kept_table(["a", "b", "c"], cases, language("en").plain)}
    assert rows["Employees"] == ["1 000", "500", "1 000"]
    society = rows["Net for society per employee"]
    assert society[:2] == ["NOK 6 577", "NOK 6 577"]
    assert rows["Break-even reduction"][2] == "–"
    assert len({len(row) for row in rows.values()}) == 1
