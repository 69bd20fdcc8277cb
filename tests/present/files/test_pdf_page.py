"""A chart as PDF: one page of A4 with its title, as large as fits, in lines and letters, and small."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Page

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.charts.chart import A4, Chart, Exhibit
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.files.pdf_page import pdf_page
from hiacalc.present.locale.language import language
from tests.present.cases import BASE, exhibit, scenario_of
from tests.present.pictures import BASE as NAME
from tests.present.pictures import PICTURES, origin_of

pytestmark = pytest.mark.browser

SHOWN = ("tornado", "by_actor", "structural", "waterfall", "spider")


def shown_as(name: str) -> Exhibit:
    if name == "tornado":
        return exhibit(one_way(BASE), "nb", paper=True)
    return PICTURES[name](NAME, language("nb"), 1000)


def entry(pdf: bytes, name: bytes) -> str:
    """A text in the document, as hexadecimal or plain."""
    match = re.search(rb"/%s\s*(?:<([0-9A-F\s]*)>|\(((?:\\.|[^)\\])*)\))" % name, pdf)
    assert match, name
    if match[1] is not None:
        return bytes.fromhex(match[1].decode()).decode("utf-16")
    return match[2].replace(b"\\(", b"(").replace(b"\\)", b")").decode("latin-1")


def size(pdf: bytes) -> tuple[float, float]:
    (box,) = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
    left, bottom, right, top = (float(part) for part in box.split())
    return right - left, top - bottom


def drawing(pdf: bytes) -> bytes:
    """Everything that is drawn, unpacked."""
    packed = re.findall(rb"/Filter /FlateDecode[^>]*/Length \d+>> stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(part) for part in packed)


@pytest.mark.parametrize("name", SHOWN)
def test_it_bears_the_charts_title_and_text_and_is_small(name: str) -> None:
    shown = shown_as(name)
    pdf = rendered(shown, "pdf")
    assert entry(pdf, b"Title") == shown.chart.title
    assert entry(pdf, b"Creator") == "hiacalc"
    assert entry(pdf, b"Lang") == "nb"
    assert entry(pdf, b"Alt") == shown.chart.alternative
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert b"/Subtype /Image" not in pdf  # not even the hatching
    assert b"Tj" in drawing(pdf)  # text that can be marked and searched
    assert len(pdf) < 150_000


@pytest.mark.parametrize(
    ("wide", "high", "page"),
    [(1000, 700, (841.89, 595.28)), (794, 1123, (595.28, 841.89)), (1000, 421, (841.89, 595.28))],
)
def test_the_page_lies_as_the_chart_does(wide: int, high: int, page: tuple[float, float]) -> None:
    shown = exhibit(one_way(BASE), "en")
    layout = shown.chart.figure["layout"] | {"width": wide, "height": high}
    chart = Chart(shown.chart.figure | {"layout": layout}, "Bars.", "It pays", "en")
    assert size(rendered(Exhibit(chart, shown.rows, shown.origin), "pdf")) == pytest.approx(page, abs=1)


@pytest.mark.parametrize("picture", OneWayPicture)
def test_for_paper_lists_of_bars_stand_and_curves_lie(picture: OneWayPicture) -> None:
    sweep = one_way(scenario_of(NAME))
    shown = one_way_exhibit(sweep, picture, origin_of(NAME), language("en"), paper=True)
    across, down = size(rendered(shown, "pdf"))
    assert (across < down) is (picture in {OneWayPicture.TORNADO, OneWayPicture.STRUCTURAL})


@pytest.mark.parametrize(("wide", "high"), [(1000, 700), (600, 1400), (794, 1123)])
def test_the_chart_stands_in_the_middle_within_margins(in_page: Any, wide: int, high: int) -> None:
    svg = f'<svg viewBox="0 0 {wide} {high}"><rect width="1" height="1"/></svg>'
    across, down = A4[::-1] if wide > high else A4

    def placed(page: Page) -> dict[str, float]:
        page.set_viewport_size({"width": across, "height": down})
        page.set_content(pdf_page(svg, Chart({}, "Bars.", "It pays", "en"), wide, high))
        box: dict[str, float] = page.locator("svg").bounding_box()
        return box

    box = in_page(placed)
    left, top = box["x"], box["y"]
    right, below = across - left - box["width"], down - top - box["height"]
    assert min(left, right, top, below) >= 37
    assert min(left, top) == pytest.approx(38, abs=1)
    assert (left, top) == pytest.approx((right, below), abs=1.5)
    assert box["width"] / box["height"] == pytest.approx(wide / high, rel=0.01)


def test_patterns_become_lines_in_the_same_places(in_page: Any) -> None:
    """Drawn as a picture, the page looks the same with its patterns and with lines in their stead."""
    shown = exhibit(one_way(BASE), "en")
    svg = rendered(shown, "svg").decode()
    layout = shown.chart.figure["layout"]
    html = pdf_page(svg, shown.chart, layout["width"], layout["height"])
    plain = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert plain != html

    def seen(page: Page) -> tuple[list[int], int]:
        page.set_viewport_size({"width": A4[1], "height": A4[1]})
        pictures = []
        for content in (plain, html):
            page.set_content(content)
            pictures.append(page.screenshot())
        left = page.locator("[style*='url(\"#p']").count()
        differences = page.evaluate(
            """async (pictures) => {
              const pixels = await Promise.all(pictures.map(async (data) => {
                const image = new Image();
                image.src = "data:image/png;base64," + data;
                await image.decode();
                const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
                canvas.drawImage(image, 0, 0);
                return canvas.getImageData(0, 0, image.width, image.height).data;
              }));
              let far = 0;
              pixels[0].forEach((value, at) => { far += Math.abs(value - pixels[1][at]) > 90; });
              return [far, pixels[0].length];
            }""",
            [b64encode(picture).decode() for picture in pictures],
        )
        return differences, left

    (far, of), left = in_page(seen)
    assert left == 0
    assert far < of / 5000
