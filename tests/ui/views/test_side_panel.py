"""The side panel: four sliders at rest, and the others behind a door."""

from hiacalc.ui.session.own_figure import OwnFigure
from tests.ui.driving import state_of

SIZE = {"population.workers": OwnFigure(43.0), "population.workers_per_employer": 43.0}


def test_four_sliders_are_in_sight_and_the_rest_behind_a_door(opened) -> None:
    assert len(opened("method").select_slider) == 4
    labels = [slider.label for slider in opened("method", **{"more-inputs": True}).select_slider]
    assert len(set(labels)) == len(labels) == 9


def test_sliders_offer_no_workplace_that_holds_more_than_all_workers(opened) -> None:
    page = opened("method", **{"more-inputs": True})
    state_of(page).attempt(SIZE)
    sizes = [
        float(stop.split()[0].replace("\N{NO-BREAK SPACE}", "")) for stop in _stops(page.run(), "workplace")
    ]
    assert (min(sizes), max(sizes)) == (5, 43)
    state_of(page).attempt({"population.workers": 600.0, "population.workers_per_employer": 300.0})
    assert _stops(page.run(), "served")[0].startswith("500")
    assert not page.exception


def _stops(page, ending: str) -> list[str]:
    sliders = {widget.label: widget for widget in page.select_slider}
    (slider,) = (widget for name, widget in sliders.items() if name.endswith(ending))
    return [stop.replace("\N{NO-BREAK SPACE}", " ") for stop in slider.options]
