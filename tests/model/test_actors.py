"""Perspectives and the actors they hold."""

import pytest
from hypothesis import given

from hiacalc.model import Actor, Perspective, evaluate
from tests.model.strategies import scenarios, some
from tests.model.tolerance import scale


def test_a_perspective_holds_its_actors():
    assert Perspective.SOCIETY.actors() == tuple(Actor)
    assert Perspective.PUBLIC.actors() == (Actor.NAV, Actor.HEALTH_SERVICE, Actor.TREASURY)
    assert Perspective.EMPLOYER.actors() == (Actor.EMPLOYER,)


@some
@given(scenarios())
def test_public_is_nav_and_the_health_service(scenario):
    run = evaluate(scenario)
    for figure in (run.costs, run.benefits, run.transfers, run.net_benefit):
        parts = figure(Perspective.NAV) + figure(Perspective.HEALTH_SERVICE)
        assert float(figure(Perspective.PUBLIC)[0]) == pytest.approx(float(parts[0]), abs=1e-11 * scale(run))
