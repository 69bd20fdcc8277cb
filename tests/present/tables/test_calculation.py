"""A figure taken apart adds up to the figure, whoever looks."""

import math

import pytest

from hiacalc.model import Factor, Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.tables.calculation import trace
from hiacalc.present.words.key_figures import FOUR, Figure, amount
from hiacalc.scenario import changed, shipped, shipped_names


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("view", list(Perspective))
def test_the_lines_add_up_to_the_figure(name: str, view: Perspective) -> None:
    run = evaluate(shipped(name))
    for figure in (Figure.NET_BENEFIT, Figure.COSTS, Figure.GAINS):
        calculation = trace(run, figure, view, language("en"))
        sign = -1 if figure is Figure.COSTS else 1
        whole = amount(run, figure, view)
        assert sum(row[7] for row in calculation.data[1:]) * sign == pytest.approx(whole, rel=1e-12, abs=1e-6)


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("figure", list(Figure))
def test_every_figure_can_be_taken_apart_in_both_languages(code: str, figure: Figure) -> None:
    given = changed(
        shipped("model-2"),
        {"valuation.real_wage_growth": 0.01, "effect.onset_years": 1, "time.timing": "mid"},
    )
    for view in Perspective:
        calculation = trace(evaluate(given), figure, view, language(code))
        assert calculation.formulas
        assert all("{" not in formula for formula in calculation.formulas)
        assert len({len(row) for row in calculation.rows}) == 1


def test_the_numbers_put_in_are_those_of_the_run() -> None:
    run = evaluate(shipped("helseiarbeid-2016"))
    calculation = trace(run, Figure.COSTS, Perspective.SOCIETY, language("en"))
    first = next(row for row in calculation.data if row[:4] == ["attendees_time", "module", "employer", 1])
    factors = [float(part.split()[1]) for part in str(first[4]).split(" * ")]
    assert math.prod(factors) == pytest.approx(-first[5], rel=1e-12)
    assert math.prod(factors) == pytest.approx(3 * 1 * 1000 * 510_000.15 / 1687.5, rel=1e-12)
    assert "NOK\N{NO-BREAK SPACE}302.22" in " ".join(calculation.formulas)


def test_every_factor_has_words_and_the_four_come_first() -> None:
    for code in ("nb", "en"):
        assert all(language(code).has(f"trace.factors.{factor.value}") for factor in Factor)
    assert len(FOUR) == 4
