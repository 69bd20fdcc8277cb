"""Pictures of uncertainty: there is one for every outcome and view."""

from __future__ import annotations

import pytest

from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.model import Outcome, Perspective
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.locale.language import language
from tests.present.pictures import TRIAL
from tests.present.uncertainty_cases import drawn, origin_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("view_of", [Perspective.SOCIETY, Perspective.HEALTH_SERVICE])
def test_every_outcome_and_view_has_every_picture(outcome: Outcome, view_of: Perspective) -> None:
    sample = drawn(TRIAL, None, outcome, view_of)
    follows = findings(sample)
    for picture in UncertaintyPicture:
        exhibit = uncertainty_exhibit(follows, picture, origin_of(sample), language("nb"), width=800)
        assert exhibit.chart.title
        assert exhibit.chart.alternative
        assert "nan" not in (exhibit.chart.title + exhibit.chart.alternative).lower().split()
        assert "{" not in exhibit.chart.title
        assert len(exhibit.rows) >= 1
        assert exhibit.origin.as_dict()["draws"] == sample.draws
