"""The answer first: what it takes to pay is what the figures say."""

import re

import pytest

from tests.ui.driving import number_of, state_of, text_of


def test_the_net_benefit_is_gains_less_costs(opened) -> None:
    net, costs, gains, _ = (number_of(metric.value) for metric in opened("method").metric)
    assert abs(net - (gains - costs)) <= 1.0  # each is rounded


def test_at_the_reduction_that_it_takes_it_pays_just_so(opened) -> None:
    page = opened("method")
    even = float(re.search(r"It pays from a reduction of ([0-9.]+) %", text_of(page.markdown))[1]) / 100
    state_of(page).change("effect.relative_reduction", even)
    net, costs, *_ = (number_of(metric.value) for metric in page.run().metric)
    assert net == pytest.approx(0.0, abs=0.005 / 2.02 * costs)  # the reduction is rounded to 0.01 %


def test_an_effect_that_does_not_pay_is_said_to_lose(opened) -> None:
    page = opened("method")
    state_of(page).change("effect.relative_reduction", 0.0)
    page.run()
    assert "loss" in text_of(page.header)
    net, costs, gains, _ = (metric.value for metric in page.metric)
    assert (number_of(net), number_of(gains)) == (-number_of(costs), 0.0)
