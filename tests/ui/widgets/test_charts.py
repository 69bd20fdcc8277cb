"""A chart on the page is the figure that plotly would have made of it, with its alternative."""

import json

from plotly.graph_objects import Figure

from tests.ui.widgets.alone import shown


def chart() -> None:
    from hiacalc.model import Perspective, evaluate
    from hiacalc.present.charts.result import cash_flow
    from hiacalc.present.locale.language import language
    from hiacalc.scenario import shipped
    from hiacalc.ui.widgets.charts import show_chart

    show_chart(cash_flow(evaluate(shipped("model-1")), Perspective.SOCIETY, language("en")), "cash_flow")


def test_the_figure_that_is_handed_on_unchecked_passes_plotlys_check() -> None:
    (element,) = shown(chart).get("plotly_chart")
    figure = json.loads(element.proto.spec)
    checked = Figure(figure)  # fails on what plotly does not know
    assert len(checked.data) == len(figure["data"]) > 0
    assert checked.layout.template.layout.font is not None
