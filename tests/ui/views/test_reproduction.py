"""The report's figures beside the computed ones: every figure of the report has its row."""

from hiacalc.evidence.budget_lines import read_budget_lines
from hiacalc.evidence.report_2016 import read_report
from tests.ui.driving import text_of


def test_every_figure_of_the_report_has_its_row_and_agreement_is_counted(opened) -> None:
    page = opened("evidence")
    ended, rows = page.table[-1].value, page.table[-2].value
    assert len(ended) == len(read_budget_lines().ended)
    assert len(rows) == len(read_report().figures)
    agree = sum(verdict == "agrees" for verdict in rows["Verdict"])
    assert f"All {agree} figures that should agree do" in text_of(page.markdown)
