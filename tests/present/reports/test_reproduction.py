"""What is found to differ from the report is said, and a slip is not called one."""

from dataclasses import replace

import pytest

from hiacalc.analysis.deterministic.reproduce import reproduce
from hiacalc.evidence.budget_lines import read_budget_lines
from hiacalc.evidence.report_2016 import read_report
from hiacalc.present.data.results import ended_data, reproduced_data
from hiacalc.present.locale.language import language
from hiacalc.present.reports.reproduction import (
    ended_rows,
    reproduction,
    reproduction_rows,
    reproduction_verdict,
)
from hiacalc.scenario import shipped

FIGURES = reproduce(read_report(), shipped("helseiarbeid-2016"))


def test_a_published_figure_stands_beside_the_computed_one() -> None:
    rows = reproduction_rows(FIGURES, language("en").plain)
    assert len(rows) == len(FIGURES) + 1
    assert any(row[1:3] == ["3 337 496", "3 337 496"] for row in rows)


def test_a_figure_that_does_not_agree_is_counted() -> None:
    texts = language("en").plain
    agreeing = next(row for row in FIGURES if row.figure.should_agree)
    wrong = replace(agreeing, computed=2 * agreeing.computed)
    rows = [wrong if row is agreeing else row for row in FIGURES]
    assert reproduction_verdict(rows, texts) == texts.say("reproduce.some_disagree", count=1)
    assert reproduction_verdict(rows, texts) in reproduction(rows, texts)
    assert reproduction_verdict(FIGURES, texts) != reproduction_verdict(rows, texts)


@pytest.mark.parametrize(
    ("code", "verdict_said", "computed"),
    [
        ("nb", "lar seg vanskelig forene", "301,56 (202,98 – 458,81)"),
        ("en", "hard to fit", "301.56 (202.98 – 458.81)"),
    ],
)
def test_what_is_hard_to_fit_is_said_with_its_range(code: str, verdict_said: str, computed: str) -> None:
    row = next(row for row in reproduction_rows(FIGURES, language(code).plain) if verdict_said in row)
    assert row[1:3] == ["90", computed]


@pytest.mark.parametrize(
    ("code", "head", "last"),
    [
        ("nb", "Post i statsbudsjettet", ["Tilretteleggingstilskudd (2650.73)", "2018", "279 300 000"]),
        ("en", "Line of the state budget", ["Workplace adaptation grant (2650.73)", "2018", "279 300 000"]),
    ],
)
def test_appropriations_that_ended_stand_below(code: str, head: str, last: list[str]) -> None:
    texts, ended = language(code).plain, read_budget_lines().ended
    rows = ended_rows(ended, texts)
    assert (rows[0][0], rows[-1]) == (head, last)
    written = reproduction(FIGURES, language(code), ended=ended)
    assert texts.say("reproduce.ended") in written
    assert texts.say("reproduce.ended") not in reproduction(FIGURES, language(code))


def test_appropriations_that_ended_are_like_the_figures_for_other_programs() -> None:
    figures, ended = reproduced_data(FIGURES), ended_data(read_budget_lines().ended)
    assert [row["published"] for row in ended] == [600.5e6, 14.3e6, 279.3e6]
    assert all(row.keys() == figures[0].keys() for row in ended)
    assert not any(row["should_agree"] for row in ended)
