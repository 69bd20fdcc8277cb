"""The picture of the spread over the evidence is held to draws made anew with each set, and to the spread."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from hiacalc.analysis.probabilistic.evidence_spread import Believed, EvidenceSpread, evidence_spread
from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty, uncertainty
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.data.uncertainty import net_benefit_data
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.tables.evidence_spread import in_order, spread_finding, title_of
from hiacalc.scenario import Scenario, changed, shipped
from tests.present.browser import InPage, Shown, luminance, measured, middle, outside, overlapping, plain
from tests.present.uncertainty_cases import origin_of

EN = language("en")
BASE = "helseiarbeid-2016"
SMALL = {"population.workers": 43, "population.workers_per_employer": 43, "absence.rate": 0.112}
TICKED = "studies:odeen-2013-clinic,odeen-2013-peer:other_product,other_complaints,one_year"
SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "base": lambda: shipped(BASE),
    "workplace": lambda: changed(shipped(BASE), SMALL),
    "clinic": lambda: shipped("trial-clinic"),
    "nothing": lambda: shipped("no-effect"),
    "ticked": lambda: changed(shipped(BASE), {"effect.evidence": TICKED}),
}
every_case = pytest.mark.parametrize("code", ["nb", "en"])
every_scenario = pytest.mark.parametrize("name", list(SCENARIOS))


@cache
def draws(name: str) -> Uncertainty:
    return uncertainty(SCENARIOS[name](), draws=2048)


@cache
def spread_of(name: str) -> EvidenceSpread:
    return evidence_spread(draws(name))


def picture(
    name: str,
    code: str = "en",
    width: int = 800,
    *,
    spread: EvidenceSpread | None = None,
    paper: bool = False,
) -> Exhibit:
    sample = draws(name)
    known = spread or spread_of(name)
    return uncertainty_exhibit(
        findings(sample, worked_out={"spread": known}),
        UncertaintyPicture.EVIDENCE,
        origin_of(sample),
        language(code),
        width=width,
        paper=paper,
    )


@pytest.fixture(scope="module")
def shown(in_page: InPage) -> Callable[..., Shown]:
    @cache
    def drawn(name: str, code: str = "en", width: int = 800, *, paper: bool = False) -> Shown:
        svg = rendered(picture(name, code, width, paper=paper), "svg").decode()
        return Shown(svg, code, measured(in_page, svg))

    return drawn


def with_rows(name: str, *rows: Believed) -> EvidenceSpread:
    return dataclasses.replace(spread_of(name), rows=rows)


def paying(row: Believed, probability: float) -> Believed:
    return dataclasses.replace(
        row, as_thought=dataclasses.replace(row.as_thought, probability=probability), is_distribution=True
    )


@pytest.mark.browser
@every_case
@every_scenario
def test_nothing_overlaps_or_is_cut_on_page_and_paper(shown: Any, name: str, code: str) -> None:
    for seen in (shown(name, code), shown(name, code, paper=True)):
        assert overlapping(seen) == outside(seen) == []
        titles = [title_of(row, language(code)) for row in in_order(spread_of(name))]
        labels = sorted(seen.texts("ytick"), key=lambda text: text["top"])
        for label, title in zip(labels, titles, strict=True):
            assert plain(label["text"]).startswith(plain(title))


@pytest.mark.browser
@pytest.mark.parametrize("name", ["base", "workplace"])
def test_bars_end_where_the_middle_95_percent_do_and_the_mean_lies_on_them(shown: Any, name: str) -> None:
    seen = shown(name)
    rows = in_order(spread_of(name))
    kinds = [row.as_thought for row in rows], [row.as_measured for row in rows if row.as_measured]
    scale = 1e6
    for bars, nets in zip(seen.page["bars"], kinds, strict=True):
        for bar, net in zip(bars, nets, strict=True):
            ends = [seen.pixel("x", end / scale) for end in (net.low, net.high)]
            assert [bar["left"], bar["right"]] == pytest.approx(ends, abs=2.0)
    marks = [middle(mark)[0] for trace in seen.page["marks"] for mark in trace]
    means = [seen.pixel("x", net.mean / scale) for nets in kinds for net in nets]
    assert marks == pytest.approx(means, abs=1.5)


@pytest.mark.browser
def test_a_dashed_line_stands_at_zero_and_is_named(shown: Any) -> None:
    seen = shown("base")
    assert seen.upright(dashed=True) == pytest.approx([seen.pixel("x", 0.0)], abs=1.0)
    assert plain(EN.say("tornado.zero")) in seen.all_text


@pytest.mark.browser
def test_beside_each_row_stands_how_often_it_pays_with_that_set(shown: Any) -> None:
    seen = shown("base")
    labels = {plain(text["text"]): middle(text)[1] for text in seen.texts("ytick")}
    for row in spread_of("base").distributions:
        count = round(100 * uncertainty(shipped(BASE), evidence=row.name, draws=2048).probability_pays)
        chances = [f"{count}of100"]
        chances += [f"{round(100 * row.as_measured.probability)}of100" if row.as_measured else "–"]
        title = plain(title_of(row, EN))
        (at,) = [y for label, y in labels.items() if label.removeprefix(title)[:3] in ("", "inu", "fol")]
        beside = [text for text in seen.texts("annotation") if abs(middle(text)[1] - at) < 6]
        beside.sort(key=lambda text: text["left"])
        assert [plain(text["text"]) for text in beside] == chances


@every_case
def test_the_title_gives_the_ends_and_the_least_likely_stands_on_top(code: str) -> None:
    exhibit = picture("base", code)
    rows = spread_of("base").distributions
    chances = [round(100 * row.as_thought.probability) for row in rows]
    assert chances == sorted(chances)
    words = {"nb": "I {} til {} av 100 trekninger", "en": "In {} to {} of 100 draws"}[code]
    assert exhibit.chart.title.startswith(words.format(chances[0], chances[-1]))
    assert [row[0] for row in exhibit.rows[1:]][: len(rows)] == [row.name for row in rows]


@pytest.mark.parametrize(
    ("chances", "text"),
    [
        ((0.331, 0.334), "It pays in 33 of 100 draws, whichever evidence is trusted"),
        ((0.0, 0.0), "It pays in no draw, whichever evidence is trusted"),
        ((0.002, 0.998), "In fewer than 1 to more than 99 of 100 draws it pays"),
        ((0.0, 1.0), "In 0 to 100 of 100 draws it pays"),
        ((0.999, 1.0), "In more than 99 to 100 of 100 draws it pays"),
        ((0.62,), "It pays in 62 of 100 draws; only "),
    ],
)
def test_the_finding_of_equal_ends_of_all_and_none_and_of_one_row(
    chances: tuple[float, ...], text: str
) -> None:
    rows = spread_of("base").distributions
    chosen = [paying(row, chance) for row, chance in zip(rows, chances, strict=False)]
    assert spread_finding(with_rows("base", *chosen), EN).startswith(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nb", "med scenarioets egen virkning på tilfellene"),
        ("en", "with the scenario's own effect on spells"),
    ],
)
def test_the_finding_of_an_effect_on_spells_is_of_the_scenarios_own_alone(code: str, text: str) -> None:
    acting = {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.2}
    own = evidence_spread(uncertainty(changed(shipped("helseiarbeid-2025"), acting), draws=1024))
    assert spread_finding(own, language(code)).endswith(text)


@every_case
@every_scenario
def test_the_alternative_tells_every_row_and_the_notes_what_holds_no_zero(name: str, code: str) -> None:
    spoken, rows = language(code), in_order(spread_of(name))
    chart = picture(name, code).chart
    assert "{" not in chart.alternative
    for row in rows:
        mark = f" ({spoken.say('uncertainty.spread.in_use')})" if row.is_in_use else ""
        assert f"{title_of(row, spoken)}{mark}: " in chart.alternative
    measured_rows = sum(row.as_measured is not None for row in rows)
    one_year = {"nb": "(1\N{NO-BREAK SPACE}år)", "en": "(1\N{NO-BREAK SPACE}year)"}[code]
    assert chart.alternative.count(one_year) == measured_rows > 0
    texts = "".join(plain(text["text"]) for text in chart.figure["layout"]["annotations"])
    without = "; ".join(title_of(row, spoken) for row in rows if not row.holds_harm)
    sentence = {"nb": "Uten null i spennet", "en": "No zero in the range"}[code]
    assert plain(f"{sentence}: {without}.") in texts


def test_the_report_is_named_among_those_that_hold_no_zero() -> None:
    without = {row.name for row in spread_of("base").rows if not row.holds_harm}
    assert without == {"report", "high"}


@every_scenario
def test_the_table_holds_the_spread_unrounded(name: str) -> None:
    spread = spread_of(name)
    file = rendered(picture(name), "csv", Style.MACHINE).decode("utf-8-sig")
    table = {row["set"]: row for row in csv.DictReader(io.StringIO(file))}
    assert list(table) == [row.name for row in in_order(spread)]
    offered = {offered_set.name for offered_set in read_effect_sets().offered}
    own = {row.name for row in spread.rows if row.is_in_use}
    assert offered <= set(table) <= offered | own
    for row in spread.rows:
        cells = table[row.name]
        assert (cells["in_use"], cells["distribution"]) == (str(row.is_in_use), str(row.is_distribution))
        for key, value in net_benefit_data(row.as_thought).items():
            assert float(cells[key]) == value
            chance = cells[f"{key}_as_measured"]
            assert (float(chance) if chance else None) == (
                net_benefit_data(row.as_measured)[key] if row.as_measured else None
            )
        assert float(cells["probability_least_favourable"]) == row.least_favourable
        assert (cells["level"], cells["follow_up_years"]) == ("0.95", str(row.follow_up_years or ""))


def test_the_set_in_use_alone_is_marked_and_the_scenario_s_own_stands_apart() -> None:
    layout = picture("clinic").chart.figure["layout"]
    (marked,) = [label for label in layout["yaxis"]["ticktext"] if "in use" in label]
    assert marked.startswith("<b>The scenario's own effect")
    names = [row.name for row in in_order(spread_of("clinic"))]
    assert names[-3:] == ["scenario", "high", "no-effect"]
    (separator,) = [shape for shape in layout["shapes"] if shape["y0"] == shape["y1"]]
    places = layout["yaxis"]["tickvals"]
    assert places[-4] > separator["y0"] > places[-3]


def test_measured_and_thought_are_told_apart_without_colour() -> None:
    thought, as_measured, _ = picture("base").chart.figure["data"]
    fills = [trace["marker"]["color"].lstrip("#") for trace in (thought, as_measured)]
    parts = [",".join(str(int(fill[at : at + 2], 16)) for at in (0, 2, 4)) for fill in fills]
    dark, light = sorted(luminance(f"rgb({part})") for part in parts)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_with_nothing_measured_there_is_one_bar_and_one_column_and_less_height() -> None:
    rows = [
        dataclasses.replace(row, as_measured=None, follow_up_years=None) for row in spread_of("base").rows
    ]
    bare = picture("base", spread=with_rows("base", *rows)).chart.figure
    whole = picture("base").chart.figure
    assert [trace["type"] for trace in bare["data"]] == ["bar", "scatter"]
    assert not any("measured" in text["text"] for text in bare["layout"]["annotations"])
    fewer = picture("base", spread=with_rows("base", *rows[:4])).chart.figure
    assert fewer["layout"]["height"] < bare["layout"]["height"] < whole["layout"]["height"]
