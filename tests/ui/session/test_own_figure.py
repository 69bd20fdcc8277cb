"""A reader's own figure goes along in a link as surely as it was stated."""

import pytest

from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, shipped
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from tests.ui.session.links import there_and_back, unsealed

FIGURES = {
    "population.workers": OwnFigure(43.0),
    "absence.rate": OwnFigure(0.112, 0.07, 0.16, Basis.INTERVAL),
    "valuation.annual_value_per_fte": OwnFigure(620_000.0, 558_000.0, 682_000.0),
    "population.workers_per_employer": OwnFigure(31.944),
    "effect.duration": 4.0,
}


def test_own_figures_moved_values_and_their_sureness_go_along_apart() -> None:
    state = State("nb", shipped("helseiarbeid-2016"))
    for path, figure in FIGURES.items():
        state.change(path, figure)
    again = there_and_back(state)
    wage = "valuation.annual_value_per_fte"  # in kroner of the answer, which it keeps
    assert again.changes == state.changes == {**FIGURES, wage: FIGURES[wage].dated(2014)}
    assert again.current() == state.current()
    known = quantities(again.current())
    standing = {path: known[path].provenance.value for path in FIGURES}
    assert standing == dict.fromkeys(FIGURES, "own") | {"effect.duration": "moved"}


OWN = [
    OwnFigure(0.112),
    OwnFigure(0.112, 0.09, 0.14),
    OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 3.0),
    OwnFigure(0.112, 0.09, 0.14, Basis.INTERVAL, 1.0).moved_to(0.1),
    OwnFigure(1e-05, 1e-06, 1e-04),
]


@pytest.mark.parametrize("figure", OWN, ids=OwnFigure.in_link)
def test_an_own_figure_goes_along_as_surely_as_it_was_stated(figure) -> None:
    state = State("en", shipped("helseiarbeid-2016"))
    state.change("absence.rate", figure)
    state.change("effect.duration", 4.0)
    then = there_and_back(state)
    assert then.changes == state.changes
    rate, duration = (quantities(then.current())[path] for path in ("absence.rate", "effect.duration"))
    assert (rate.provenance is Provenance.OWN) == (figure.moved is None)
    assert duration.provenance is Provenance.MOVED


@pytest.mark.parametrize(
    "text",
    [
        *("own", "own:", "own:x", "own:0,112", "own:7 %", "own:0.1:0.05", "own:0.1:0.05:0.2", "own:nan"),
        *("own:0.1:0.05:0.2:published", "own:0.1:0.05:0.2:interval:", "own:0.1:0.05:0.2:interval:1:1"),
        *("own:{value: 0.1}", "own:0.1\n", "x:own:0.1", "own:" + "9" * 30, "own:0.1:0.2:0.3:judgement"),
        *("own:7", "own:1e999", "{value: 0.1, provenance: published, source: me}", "published:0.1"),
    ],
)
def test_what_is_no_own_figure_is_refused_in_the_language_of_the_link(text) -> None:
    for path in ("absence.rate", "effect.evidence", "time.timing", "correlations", "delivery", "title"):
        if path == "title" and "own" not in text:
            continue
        with pytest.raises(ScenarioError) as raised:
            unsealed({path: text}, "en")
        assert all(messages(raised.value, language(code)) for code in ("nb", "en"))
