"""The side panel."""

from tests.ui.driving import typed


def test_sliders_offer_no_workplace_that_holds_more_than_all_workers(opened) -> None:
    page = typed(opened("workplace"), Employees="43")
    sliders = {widget.label: widget for widget in page.select_slider}
    sizes = [float(stop.split()[0].replace("\N{NO-BREAK SPACE}", "")) for stop in _stops(sliders, "employer")]
    assert max(sizes) == 43  # its own size, which is no stop by itself
    assert min(sizes) == 5
    page = typed(opened("workplace"), Employees="600", Workplaces="2")
    least = _stops({widget.label: widget for widget in page.select_slider}, "served")[0]
    assert least.startswith("500")
    assert not page.exception


def _stops(sliders, ending: str) -> list[str]:
    (slider,) = (widget for name, widget in sliders.items() if name.endswith(ending))
    return [stop.replace("\N{NO-BREAK SPACE}", " ") for stop in slider.options]
