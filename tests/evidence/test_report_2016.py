"""The figures of the report as it prints them."""

from hiacalc.evidence.report_2016 import Expected, read_report

REPORT = read_report()
FIGURES = {figure.key: figure for figure in REPORT.figures}


def test_no_two_figures_share_a_key():
    assert len(FIGURES) == len(REPORT.figures)


def test_figures_are_printed_with_the_decimals_they_have():
    for figure in REPORT.figures:
        if figure.published is not None:
            assert round(figure.published, figure.decimals) == figure.published, figure.key


def test_what_cannot_agree_says_why():
    slips = [figure for figure in REPORT.figures if figure.expected is Expected.SLIP]
    assert slips
    assert all(figure.note is not None and not figure.should_agree for figure in slips)


def test_the_main_figures_are_those_of_the_summary():
    assert FIGURES["cost_total"].published == 3_337_496
    assert FIGURES["cost_total"].should_agree


def test_a_full_time_year_costs_what_the_totals_say():
    assert REPORT.resources.cost_per_fte * 90 == 67_500_000
