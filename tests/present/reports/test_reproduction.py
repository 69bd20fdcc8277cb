"""What is found to differ from the report is said, and a slip is not called one."""

from dataclasses import replace

from hiacalc.analysis.deterministic.reproduce import reproduce
from hiacalc.evidence.report_2016 import read_report
from hiacalc.present.locale.language import language
from hiacalc.present.reports.reproduction import reproduction, reproduction_rows, reproduction_verdict
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
