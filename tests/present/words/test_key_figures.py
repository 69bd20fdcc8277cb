"""The main figures are those of the run, in words where they have no value."""

import math

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.locale.language import language
from hiacalc.present.words.key_figures import FOUR, Figure, amount, shown
from hiacalc.scenario import shipped

VIEW = Perspective.SOCIETY


@pytest.mark.parametrize("view", Perspective)
def test_net_benefit_is_gains_less_costs(view: Perspective) -> None:
    run = evaluate(shipped("helseiarbeid-2016"))
    gains, costs = (amount(run, figure, view) for figure in (Figure.GAINS, Figure.COSTS))
    assert amount(run, Figure.NET_BENEFIT, view) == pytest.approx(gains - costs)


def test_the_published_figures_are_shown() -> None:
    run = evaluate(shipped("helseiarbeid-2016"))
    values = {figure: shown(run, figure, VIEW, language("en").plain).value for figure in FOUR}
    assert values[Figure.NET_BENEFIT] == "NOK 4 926 870"
    assert values[Figure.COSTS] == "NOK 3 337 496"


@pytest.mark.parametrize("code", ["nb", "en"])
def test_what_never_pays_back_says_so(code: str) -> None:
    run, texts = evaluate(shipped("no-effect")), language(code)
    assert not math.isfinite(amount(run, Figure.PAYBACK, VIEW))
    assert shown(run, Figure.PAYBACK, VIEW, texts).value == texts.say("run.never")
