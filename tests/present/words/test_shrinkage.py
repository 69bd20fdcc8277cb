"""An own rate beside the industry's in sentences."""

import pytest

from hiacalc.analysis.deterministic.shrinkage import shrunk_rate
from hiacalc.present.locale.language import language
from hiacalc.present.words.shrinkage import counted_label, shrinkage_lines

FEW, MANY = (shrunk_rate(0.112, 0.084, chance, 0.35) for chance in (0.0014, 0.00001))


@pytest.mark.parametrize("code", ["nb", "en"])
def test_each_rate_has_its_line_with_its_range(code: str) -> None:
    words = language(code).plain
    own, industry, both = shrinkage_lines(FEW, (0.03, 0.2), 2.0, 43.0, ("Care", "2022"), words)
    point = "," if code == "nb" else "."
    assert f"11{point}2 %" in own
    assert "3 %" in own
    assert "Care: 8" in industry
    assert f"9{point}5 %" in both
    assert "38 %" in both
    assert "43" in both


def test_little_is_called_chance_where_the_own_figure_counts_most() -> None:
    words = language("en").plain
    own, _, both = shrinkage_lines(MANY, None, 1.0, 4300.0, ("Care", "2022"), words)
    assert "Chance alone" not in own
    assert "are so few" not in both


def test_the_choice_names_both_rates() -> None:
    words = language("en").plain
    assert counted_label("own", FEW, words) == "Your own, 11.2 %"
    assert counted_label("shrunk", FEW, words) == "Both together, 9.5 %"
