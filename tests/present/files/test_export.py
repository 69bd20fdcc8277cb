"""Charts as files: each whole, described, with its numbers and their origin."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.model import Outcome
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.export import rendered, save
from hiacalc.present.locale.language import language
from hiacalc.present.words.one_way import finding
from hiacalc.scenario import changed
from tests.present.cases import BASE, NETWORK, exhibit, scenario_of

pytestmark = pytest.mark.browser


SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE)
    parts, at = [], len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + body)
        parts.append((kind, body))
        at += 12 + length
    return parts


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_png_is_for_print_and_described(base: Exhibit) -> None:
    png_parts = chunks(rendered(base, "png"))
    kinds = [kind for kind, _ in png_parts]
    assert kinds[0] == b"IHDR"
    assert kinds[-1] == b"IEND"
    assert kinds.count(b"pHYs") == 1
    assert kinds.index(b"pHYs") < kinds.index(b"IDAT")
    parts = dict(png_parts)
    assert struct.unpack(">IIB", parts[b"pHYs"]) == (11811, 11811, 1)  # 300 dots an inch, in metres
    layout = base.chart.figure["layout"]
    wide, high = struct.unpack(">II", parts[b"IHDR"][:8])
    assert (wide, high) == pytest.approx((layout["width"] * 300 / 96, layout["height"] * 300 / 96), abs=2)
    keyword, _, rest = parts[b"iTXt"].partition(b"\0")
    assert keyword == b"Description"
    assert rest == b"\0\0\0\0" + base.chart.alternative.encode()


@pytest.mark.parametrize("code", ["nb", "en"])
def test_svg_has_a_title_and_a_description(code: str) -> None:
    shown = exhibit(one_way(BASE), code)
    data = rendered(shown, "svg")
    root = ElementTree.fromstring(data)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root[0].tag == f"{space}title"
    assert root[0].text == shown.chart.title == finding(one_way(BASE), language(code))
    assert root.get("lang") == code
    assert root[1].tag == f"{space}desc"
    assert root[1].text == shown.chart.alternative
    assert root.get("role") == "img"
    assert root.get("aria-describedby") == root[1].get("id")
    pointed = {value for part in root.iter() for name, value in part.attrib.items() if "href" in name}
    assert all(target.startswith(("#", "data:")) for target in pointed)


def test_html_is_self_contained_with_chart_and_table(in_page: Any, base: Exhibit, tmp_path: Path) -> None:
    file = tmp_path / "chart.html"
    save(base, file)

    def opened(page: Page) -> tuple[list[str], list[str], dict[str, Any]]:
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(file.as_uri())
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=20_000)
        seen = {
            "bars": page.locator(".trace.bars .point").count(),
            "labels": page.locator(".ytick text").count(),
            "heads": page.locator("th").all_inner_texts(),
            "cells": page.locator("tbody tr").evaluate_all(
                "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
            ),
            "text": page.locator("body").inner_text(),
        }
        return asked, wrong, seen

    asked, wrong, seen = in_page(opened)
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []
    assert wrong == []
    assert (seen["bars"], seen["labels"]) == (24, 12)
    head, *rows = base.rows
    assert seen["heads"][:2] == ["Path", "Name"]
    assert len(seen["heads"]) == len(head)
    assert not [name for name in seen["heads"] if "_" in name]
    assert len(seen["cells"]) == len(rows)
    place = list(head).index("low_outcome")
    assert [float(row[place]) for row in seen["cells"]] == pytest.approx([row[place] for row in rows])
    for part in ("helseiarbeid-2016", str(base.origin.as_dict()["fingerprint"]), "2026-01-31"):
        assert part in seen["text"]


@pytest.mark.parametrize("code", ["nb", "en"])
def test_html_is_named_by_its_finding_in_its_own_language(code: str) -> None:
    page = rendered(exhibit(one_way(BASE), code), "html").decode()
    title = finding(one_way(BASE), language(code))
    assert page.startswith(f'<!doctype html><html lang="{code}">')
    assert f"<title>{title}</title>" in page


def test_markup_does_not_come_alive_in_html(in_page: Any, tmp_path: Path) -> None:
    title = "<img src=x onerror=document.title='alive'> </script><script>document.title='alive'</script>"
    scenario = changed(BASE, {"delivery.activities": {"network_gathering": {"title": title}}})
    file = tmp_path / "chart.html"
    save(exhibit(one_way(scenario, parameters=[NETWORK])), file)

    def opened(page: Page) -> tuple[str, int, str]:
        page.goto(file.as_uri())
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=20_000)
        return page.title(), page.locator("img").count(), page.locator("tbody").inner_text()

    title_seen, images, table = in_page(opened)
    assert title_seen != "alive"
    assert images == 0
    assert title in table


@pytest.mark.parametrize("code", ["nb", "en"])
def test_csv_reads_back_to_the_same_numbers_with_their_origin(code: str) -> None:
    sweep = one_way(BASE)
    shown = exhibit(sweep, code)
    data = rendered(shown, "csv", Style.MACHINE)
    rows = rows_of(data)
    assert len(rows) == len(sweep.bars)
    for row, bar in zip(rows, sweep.bars, strict=True):
        assert row["parameter"] == bar.path
        for name in ("base_input", "low_input", "high_input", "low_outcome", "high_outcome", "swing"):
            assert float(row[name]) == getattr(bar, name), name
        assert float(row["base_outcome"]) == sweep.base
        assert row["basis"] == bar.basis.value
        assert row["crosses_zero"] == str(bar.crosses(0.0))
        for name, value in shown.origin.as_dict().items():
            if name != "discount_schedule":
                assert row[name] == ("" if value is None else str(value)), name
    assert data.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))} == {
        len(rows[0])
    }


def test_csv_keeps_every_rate_of_a_schedule() -> None:
    stepped = changed(BASE, {"time.discount_rate": {"0": 0.04, "3": 0.03}})
    (row, *_) = rows_of(rendered(exhibit(one_way(stepped)), "csv", Style.MACHINE))
    assert any("0.03" in value for value in row.values())


def test_csv_leaves_undefined_outcomes_empty() -> None:
    sweep = one_way(scenario_of("no-effect"), Outcome.COST_PER_HOUR_AVOIDED)
    rows = rows_of(rendered(exhibit(sweep), "csv", Style.MACHINE))
    assert {row["base_outcome"] for row in rows} == {""}
    (effect,) = [row for row in rows if row["parameter"] == "effect.relative_reduction"]
    assert effect["low_outcome"] == ""
    assert float(effect["high_outcome"]) > 0


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\N{NO-BREAK SPACE}@"])
def test_no_cell_of_text_begins_like_a_formula(start: str) -> None:
    title = f'{start}HYPERLINK("http://example.org/","x")'
    scenario = changed(
        BASE, {"delivery.activities": {"network_gathering": {"title": title}}, "comparator": title}
    )
    rows = rows_of(rendered(exhibit(one_way(scenario)), "csv", Style.MACHINE))
    assert any(title.strip() in row["label"] for row in rows)
    assert title.strip() in rows[0]["comparator"]
    for row in rows:
        for cell in row.values():
            if cell.lstrip()[:1] in {"=", "+", "-", "@"}:
                float(cell)


def test_a_chart_is_plain_data(base: Exhibit) -> None:
    assert json.loads(json.dumps(base.chart.figure, allow_nan=False)) == base.chart.figure
    assert not re.search(r"https?://", json.dumps(base.chart.figure))
