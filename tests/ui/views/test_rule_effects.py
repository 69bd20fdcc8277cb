"""What rule sets do to the answer, as the page shows it."""

from tests.ui.driving import number_of

PART = "rule-effects"


def test_the_part_stays_closed_until_it_is_asked_for(opened) -> None:
    page = opened("result")
    assert not page.exception
    assert not [table for table in page.table if "Rule" in table.value.columns]


def test_rules_alone_and_together_lead_from_the_result_to_that_under_them(opened) -> None:
    page = opened("result", **{PART: True})
    assert not page.exception
    table = next(table.value for table in page.table if "Rule" in table.value.columns)
    together = table.iloc[-1]
    assert number_of(together["Result"]) == 7_353_811
    tax_funding = next(row for _, row in table.iterrows() if row["Rule"].startswith("Cost of tax funding"))
    assert number_of(tax_funding["Change"].replace("+", "")) == 864_259
