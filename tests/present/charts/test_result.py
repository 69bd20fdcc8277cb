"""The result's charts on the page: bars and lines are the model's sums, in million NOK."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.model import Actor, Perspective, evaluate
from hiacalc.present.charts.result import by_actor, cash_flow, taking_part
from hiacalc.present.locale.language import language
from hiacalc.scenario import shipped

NAMES = ["helseiarbeid-2016", "trial-peer-support", "no-effect"]


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_s_bars_add_up_to_its_diamond(name: str) -> None:
    run = evaluate(shipped(name))
    *bars, diamonds = by_actor(run, language("en")).figure["data"]
    assert np.sum([bar["x"] for bar in bars], axis=0) == pytest.approx(np.array(diamonds["x"]))
    assert 1e6 * np.array(diamonds["x"]) == pytest.approx(
        [run.single().net_benefit(actor) for actor in taking_part(run)]
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("perspective", [*Perspective, Actor.EMPLOYER])
def test_the_running_line_ends_at_the_net_benefit(name: str, perspective: Perspective) -> None:
    run = evaluate(shipped(name))
    costs, gains, running = cash_flow(run, perspective, language("nb")).figure["data"]
    assert 1e6 * running["y"][-1] == pytest.approx(run.single().net_benefit(perspective))
    assert np.cumsum(np.add(costs["y"], gains["y"])) == pytest.approx(np.array(running["y"]))


@pytest.mark.parametrize("name", NAMES)
def test_a_dotted_line_stands_at_the_payback_year_if_there_is_one(name: str) -> None:
    run = evaluate(shipped(name))
    layout = cash_flow(run, Perspective.SOCIETY, language("en")).figure["layout"]
    payback = run.single().payback_year(Perspective.SOCIETY)
    lines = [shape["x0"] + 1 for shape in layout.get("shapes", [])]
    assert lines == ([payback] if np.isfinite(payback) else [])
