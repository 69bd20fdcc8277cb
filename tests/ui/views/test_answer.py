"""The answer first: what it takes to pay is what the figures say."""

import re

import pytest

from hiacalc.ui.session.state import View
from tests.ui.driving import labelled, leading_amount, number_of, state_of, text_of


def test_the_net_benefit_is_gains_less_costs(opened) -> None:
    net, costs, gains, _ = (number_of(metric.value) for metric in opened("result").metric[1:])
    assert abs(net - (gains - costs)) <= 1.0  # each is rounded


def test_at_the_reduction_that_it_takes_it_pays_just_so(opened) -> None:
    page = opened("result", standing=True)
    even = float(re.search(r"It pays from a reduction of ([0-9.]+) %", text_of(page.markdown))[1]) / 100
    state_of(page).change("effect.relative_reduction", even)
    net, costs, *_ = (number_of(metric.value) for metric in page.run().metric[1:])
    assert net == pytest.approx(0.0, abs=0.005 / 2.02 * costs)  # the reduction is rounded to 0.01 %


def test_an_effect_that_does_not_pay_is_said_to_lose(opened) -> None:
    page = opened("result")
    state_of(page).change("effect.relative_reduction", 0.0)
    page.run()
    assert text_of(page.header).startswith("No, not for society with 0 % lower absence.")
    assert page.metric[0].label == "Deficit for society"
    net, costs, gains, _ = (metric.value for metric in page.metric[1:])
    assert (number_of(net), number_of(gains)) == (-number_of(costs), 0.0)


def test_the_answer_says_the_condition_and_that_nobody_knows_whether_it_holds(opened) -> None:
    finding = text_of(opened("result").header)
    assert finding == "Yes, for society, if absence falls by at least 2 %. Nobody knows yet whether it does."
    assert leading_amount(opened("result")) == "NOK 4.93 million"


def test_the_first_press_leads_to_ones_own_workplace(opened) -> None:
    page = opened("result")
    labelled(page.button, "Count for my workplace").click().run()
    assert not page.exception
    assert state_of(page).view is View.WORKPLACE


def test_other_views_have_the_finding_and_the_figure_without_the_rest(opened) -> None:
    page = opened("method")
    assert text_of(page.header)
    assert len(page.metric) == 1
    assert not [button for button in page.button if button.label == "Count for my workplace"]
