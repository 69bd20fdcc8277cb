"""What is wrong with a link is told in a few lines."""

import pytest

from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError
from hiacalc.ui.views.link_notice import refusals
from tests.ui.session.links import unsealed


def test_many_wrong_parts_are_told_in_a_few_lines() -> None:
    with pytest.raises(ScenarioError) as raised:
        unsealed({f"absence.rat{number}": "1" for number in range(299)}, "en")
    sentences = refusals(raised.value, language("en"))
    assert (len(sentences), sentences[-1]) == (6, "and 294 more.")
