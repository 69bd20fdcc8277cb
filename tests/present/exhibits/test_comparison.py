"""The picture of a comparison names every scenario, and is traced to the first."""

import datetime

from hiacalc.analysis.deterministic.compare import compare_all
from hiacalc.model import Perspective
from hiacalc.present.exhibits.comparison import compare_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped

SCENARIOS = [shipped(name) for name in ("model-1", "model-2", "no-effect")]


def test_every_scenario_is_named_and_the_first_is_the_origin() -> None:
    origins = [Origin(scenario, Perspective.SOCIETY, datetime.date(2026, 1, 31)) for scenario in SCENARIOS]
    comparisons = compare_all(SCENARIOS[0], SCENARIOS[1:])
    exhibit = compare_exhibit(comparisons, origins, language("en"))
    assert exhibit.origin is origins[0]
    for scenario in SCENARIOS:
        assert scenario.name in str(exhibit.chart.figure)
    assert len({len(row) for row in exhibit.rows}) == 1
