"""Programmes to be drawn: the golden ones, those with little to draw, a large one, and the shipped ones."""

from __future__ import annotations

from functools import cache
from typing import Any

from hiacalc.model import Perspective
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.programme import ProgrammePicture, programme_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from hiacalc.scenario import Scenario, shipped
from tests.present.cases import DATE
from tests.programme.conftest import NORD, VEST, programme_of

TWO = {"nord": NORD, "vest": VEST}
FUNDING = [
    {
        "title": {"nb": "Raskere tilbake", "en": "Faster return"},
        "payer": "health_service",
        "amounts": {2027: 1e6, 2030: 2e6},
        "price_year": 2014,
    },
    {
        "title": {"nb": "Basisbevilgninger", "en": "Basic grants"},
        "payer": "health_service",
        "amounts": {2027: 10e6},
        "available_share": 0.1,
        "price_year": 2014,
    },
    {
        "title": {"nb": "Ekspertbistand", "en": "Expert help"},
        "payer": "nav",
        "amounts": {2027: 3e6, 2033: 0},
        "price_year": 2014,
    },
    {
        "title": {"nb": "Uten penger", "en": "Without money"},
        "payer": "nav",
        "amounts": {2027: 0},
        "price_year": 2014,
    },
]


def _large() -> Scenario:
    """Twenty regions, sixty years, twenty lines, long names."""
    regions = {
        f"r{number}": {
            "title": {"nb": f"Helseregion nummer {number} i landet", "en": f"Health region number {number}"},
            "starts": [100 * number, 200 * number, 300 * number],
            "health_hours": [50 * number, 300, 20],
            "nav_hours": [200 * number],
        }
        for number in range(1, 21)
    }
    funding = [
        {
            "title": {
                "nb": f"Bevilgning nummer {number} til forebyggende arbeid i regionene, kapittel {number}",
                "en": f"Grant number {number} for preventive work in the regions, chapter {number}",
            },
            "payer": "health_service" if number % 2 else "nav",
            "amounts": {2027: 2e5 * number},
            "price_year": 2014,
        }
        for number in range(1, 21)
    ]
    return programme_of(regions, years=60, funding=funding)


def _scenario(name: str) -> Scenario:
    few = {"nord": {**NORD, "health_hours": [1200]}, "vest": {**VEST, "health_hours": [4000]}}
    made: dict[str, Any] = {
        "no-limit": lambda: programme_of(TWO, funding=FUNDING),
        "few-hours": lambda: programme_of(few),
        "fewer-later": lambda: programme_of({"nord": {**NORD, "health_hours": [1200, 1200, 1200, 100]}}),
        "no-hours": lambda: programme_of({"nord": {**NORD, "health_hours": [0]}}),
        "one-year": lambda: programme_of({"nord": {"starts": [1000]}}, years=1),
        "no-starts": lambda: programme_of({"nord": {"starts": [0]}}, years=5),
        "large": _large,
    }
    return made[name]() if name in made else shipped(name)  # type: ignore[no-any-return]


@cache
def programme_run(name: str) -> ProgrammeEvaluation:
    """A programme's evaluation by the name of its case."""
    return evaluate_programme(_scenario(name))


def programme_drawn(
    picture: str,
    name: str,
    code: str = "en",
    width: int = 800,
    view: Perspective = Perspective.SOCIETY,
    **options: Any,
) -> Exhibit:
    """A picture of a programme by the names of picture and case."""
    run = programme_run(name)
    origin = Origin(run.scenario, view, DATE)
    return programme_exhibit(run, ProgrammePicture(picture), origin, language(code), width=width, **options)


def title_of(picture: str, name: str, code: str, **options: Any) -> str:
    """The finding that stands on a picture, with plain spaces."""
    return programme_drawn(picture, name, code, **options).chart.title.replace("\N{NO-BREAK SPACE}", " ")


def notes_of(exhibit: Exhibit) -> str:
    """All annotations of a picture in one text, with plain spaces."""
    texts = [text["text"] for text in exhibit.chart.figure["layout"]["annotations"]]
    return " ".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def legend_of(exhibit: Exhibit) -> list[str]:
    """The names in the legend, with plain spaces."""
    return [
        trace["name"].replace("\N{NO-BREAK SPACE}", " ").replace("<br>", " ")
        for trace in exhibit.chart.figure["data"]
        if trace["showlegend"]
    ]


def traces_named(exhibit: Exhibit, name: str) -> list[dict[str, Any]]:
    """The traces of a name, one for each panel that has it."""
    return [
        trace
        for trace in exhibit.chart.figure["data"]
        if trace["name"].replace("\N{NO-BREAK SPACE}", " ") == name
    ]


def records(exhibit: Exhibit) -> list[dict[str, Any]]:
    """The table's rows by head."""
    head, *rows = exhibit.rows
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]
