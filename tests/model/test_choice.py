"""Options are chosen by themselves or by name, and what is none is refused with the nearest."""

import pytest

from hiacalc.model.choice import chosen
from hiacalc.model.ledger import Item, Kind
from hiacalc.scenario import ScenarioError


@pytest.mark.parametrize("kind", [Item, Kind])
def test_every_option_is_chosen_by_itself_and_by_its_name(kind):
    for option in kind:
        assert chosen(option, kind) is chosen(option.value, kind) is option


@pytest.mark.parametrize(
    ("option", "what", "suggestion"),
    [
        ("costs", "kind", "cost"),
        ("Cost", "kind", "cost"),
        ("", "side", ""),
        (None, "kind", ""),
        (7, "kind", ""),
    ],
)
def test_what_is_no_option_is_refused_with_all_there_are(option, what, suggestion):
    with pytest.raises(ScenarioError) as caught:
        chosen(option, Kind, what)
    (problem,) = caught.value.problems
    assert (problem.code, problem.mark.source) == ("not_a_choice", what)
    assert (problem.allowed, problem.suggestion) == ("cost, benefit, transfer", suggestion)


def test_an_option_of_another_kind_is_none_of_this():
    with pytest.raises(ScenarioError):
        chosen(Item.VENUE, Kind)
