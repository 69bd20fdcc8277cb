"""Charts as files: each whole, described, with its origin, and refused in plain words when it cannot be."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from hiacalc.analysis.one_way import OneWay, one_way
from hiacalc.model import Outcome
from hiacalc.present import export
from hiacalc.present.export import FORMATS, Exhibit, rendered, save
from hiacalc.present.language import language
from hiacalc.present.messages import messages
from hiacalc.present.origin import Origin
from hiacalc.present.tornado import tornado, tornado_rows
from hiacalc.scenario import ScenarioError, changed, shipped
from tests.present.test_tornado import page_thread
from tests.servers import ROOT

pytestmark = pytest.mark.browser

BASE = shipped("helseiarbeid-2016")
NETWORK = "delivery.activities.network_gathering.employers_per_session"
PICTURES = ("png", "svg", "pdf")
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def exhibit(found: OneWay, code: str = "en") -> Exhibit:
    spoken = language(code)
    origin = Origin(found.scenario, found.perspective, datetime.date(2026, 1, 31))
    return Exhibit(tornado(found, spoken, origin.line(spoken)), tornado_rows(found, spoken), origin)


@pytest.fixture(scope="module")
def base() -> Exhibit:
    return exhibit(one_way(BASE))


@pytest.fixture(scope="module")
def in_page() -> Iterator[Callable[[Callable[[Page], Any]], Any]]:
    with page_thread() as call:
        yield call


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE)
    found, at = [], len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    return found


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_png_is_for_print_and_described(base: Exhibit) -> None:
    found = chunks(rendered(base, "png"))
    kinds = [kind for kind, _ in found]
    assert kinds[0] == b"IHDR"
    assert kinds[-1] == b"IEND"
    assert kinds.count(b"pHYs") == 1
    assert kinds.index(b"pHYs") < kinds.index(b"IDAT")
    parts = dict(found)
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
    assert root[0].text
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
    assert seen["heads"] == list(head)
    assert len(seen["cells"]) == len(rows)
    place = list(head).index("low_outcome")
    assert [float(row[place]) for row in seen["cells"]] == pytest.approx([row[place] for row in rows])
    for part in ("helseiarbeid-2016", str(base.origin.as_dict()["fingerprint"]), "2026-01-31"):
        assert part in seen["text"]


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
    found = one_way(BASE)
    shown = exhibit(found, code)
    data = rendered(shown, "csv")
    rows = rows_of(data)
    assert len(rows) == len(found.bars)
    for row, bar in zip(rows, found.bars, strict=True):
        assert row["parameter"] == bar.path
        for name in ("base_input", "low_input", "high_input", "low_outcome", "high_outcome", "swing"):
            assert float(row[name]) == getattr(bar, name), name
        assert float(row["base_outcome"]) == found.base
        assert row["basis"] == bar.basis.value
        assert row["crosses_zero"] == str(bar.crosses(0.0))
        for name, value in shown.origin.as_dict().items():
            if name != "discount_schedule":
                assert row[name] == str(value), name
    assert data.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))} == {
        len(rows[0])
    }


def test_csv_keeps_every_rate_of_a_schedule() -> None:
    stepped = changed(BASE, {"time.discount_rate": {"0": 0.04, "3": 0.03}})
    (row, *_) = rows_of(rendered(exhibit(one_way(stepped)), "csv"))
    assert any("0.03" in value for value in row.values())


def test_csv_leaves_undefined_outcomes_empty() -> None:
    found = one_way(shipped("no-effect"), Outcome.COST_PER_HOUR_AVOIDED)
    rows = rows_of(rendered(exhibit(found), "csv"))
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
    rows = rows_of(rendered(exhibit(one_way(scenario)), "csv"))
    assert any(title.strip() in row["label"] for row in rows)
    assert title.strip() in rows[0]["comparator"]
    for row in rows:
        for cell in row.values():
            if cell.lstrip()[:1] in {"=", "+", "-", "@"}:
                float(cell)


@pytest.mark.parametrize("form", FORMATS)
def test_an_existing_file_is_left_as_it_is_unless_forced(base: Exhibit, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"chart.{form}"
    file.write_bytes(b"kept")
    with pytest.raises(ScenarioError) as error:
        save(base, file)
    assert error.value.problems[0].code == "file_exists"
    assert file.read_bytes() == b"kept"
    save(base, file, force=True)
    assert len(file.read_bytes()) > 1000
    assert [part.name for part in tmp_path.iterdir()] == [file.name]


def test_nothing_is_left_behind_when_writing_fails(
    base: Exhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chart.csv"
    file.write_bytes(b"kept")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ScenarioError) as error:
        save(base, file, force=True)
    assert error.value.problems[0].code == "file_unwritable"
    assert "No space left" in error.value.problems[0].found
    assert [part.name for part in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == b"kept"


def test_nothing_is_written_when_drawing_fails(
    base: Exhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(export, "rendered", broken)
    with pytest.raises(RuntimeError):
        save(base, tmp_path / "chart.svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.", ".svg", "chart.svg.zip", "chart.json"])
def test_an_unknown_format_is_refused(base: Exhibit, name: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        save(base, tmp_path / name)
    problem = error.value.problems[0]
    assert problem.code == "format_unknown"
    assert problem.allowed == "png, svg, pdf, html, csv"
    assert list(tmp_path.iterdir()) == []


def test_the_format_does_not_depend_on_the_case_of_the_name(base: Exhibit, tmp_path: Path) -> None:
    save(base, tmp_path / "Chart.CSV")
    assert (tmp_path / "Chart.CSV").read_bytes() == rendered(base, "csv")


@pytest.mark.parametrize(
    "name",
    ["missing/chart.csv", "file.txt/chart.csv", "folder.csv", f"{'a' * 300}.csv", "/proc/chart.csv"],
    ids=lambda name: name[-20:],
)
def test_an_unwritable_place_is_told_in_plain_words(base: Exhibit, name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_bytes(b"")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ScenarioError) as error:
        save(base, tmp_path / name, force=True)
    assert error.value.problems[0].code == "file_unwritable"
    assert error.value.problems[0].found
    assert {part.name for part in tmp_path.rglob("*")} == {"file.txt", "folder.csv"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told_in_plain_words(base: Exhibit, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(ScenarioError) as error:
        save(base, locked / "chart.csv")
    assert error.value.problems[0].code == "file_unwritable"


def browsers() -> set[int]:
    """The browsers that this process has started, their own helpers left out."""
    parents, mains = {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text()
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        process = int(folder.name)
        parents[process] = int(status.rpartition(")")[2].split()[1])
        if b"chrom" in words[0].lower() and not any(word.startswith(b"--type=") for word in words):
            mains.add(process)

    def ours(process: int) -> bool:
        while process > 1:
            process = parents.get(process, 0)
            if process == os.getpid():
                return True
        return False

    return {process for process in mains if ours(process)}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts processes in /proc")
def test_later_pictures_start_no_new_browser(base: Exhibit) -> None:
    rendered(base, "svg")
    before = browsers()
    assert before
    for form in PICTURES:
        assert len(rendered(base, form)) > 1000
    assert browsers() == before


NO_BROWSER = """
from choreographer.browsers import _chrome_constants as known
from choreographer.browsers.chromium import Chromium
for name, data in known.chromium_based_browsers.items():
    known.chromium_based_browsers[name] = known.BrowserInfo(data.exe_names, data.ms_prog_id, ())
Chromium.find_browser = classmethod(
    lambda cls, find=Chromium.find_browser, **asked: find(**{**asked, "skip_local": True})
)
"""
COMMAND = """
from hiacalc.__main__ import main
main()
"""


def bare(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, with nothing on the path."""
    inherited = {name: value for name, value in os.environ.items() if name != "BROWSER_PATH"}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=inherited | {"PATH": "/nowhere", "HIACALC_LANGUAGE": "en"} | environment,
        timeout=20,
    )


@pytest.mark.parametrize("form", ["png", "html", "csv"])
def test_without_a_browser_pictures_say_so_and_the_rest_works(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"chart.{form}"
    done = bare(NO_BROWSER + COMMAND, "one-way", "helseiarbeid-2016", "--output", str(file))
    if form in PICTURES:
        assert done.returncode == 2
        assert "pictures need a browser. Install Chromium" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        assert list(tmp_path.iterdir()) == []
    else:
        assert done.returncode == 0, done.stderr
        assert file.stat().st_size > 1000


@pytest.mark.parametrize("browser", ["/nowhere/chromium", shutil.which("false")])
def test_a_browser_that_is_not_there_or_does_not_start_is_told(browser: str, tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    done = bare(COMMAND, "one-way", "helseiarbeid-2016", "--output", str(file), BROWSER_PATH=browser)
    assert done.returncode == 2
    assert "pictures need a browser" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the browser in /proc")
def test_a_browser_installed_later_is_found_and_one_that_dies_is_replaced() -> None:
    """As in a page that is served for weeks."""
    code = """
import os, signal
from hiacalc.scenario import ScenarioError
from tests.present.test_export import BASE, browsers, exhibit, one_way, rendered
shown = exhibit(one_way(BASE))
def draw():
    try:
        print(rendered(shown, "svg")[:4].decode(), flush=True)
    except ScenarioError as error:
        print(error.problems[0].code, flush=True)
os.environ["BROWSER_PATH"] = "/nowhere/chromium"
draw()
draw()
del os.environ["BROWSER_PATH"]
draw()
for process in browsers():
    os.kill(process, signal.SIGKILL)
draw()
draw()
"""
    done = bare(code, PATH=os.environ["PATH"])
    *before, after_death, later = done.stdout.split()
    assert before == ["browser_missing", "browser_missing", "<svg"], done.stderr
    assert after_death in {"<svg", "browser_missing"}
    assert later == "<svg"


def test_what_the_renderer_logs_does_not_reach_the_terminal() -> None:
    """A closing browser's last word, come together with a message, is read as broken JSON and logged."""
    code = """
import os
from tests.present.test_export import BASE, exhibit, one_way, rendered
print(rendered(exhibit(one_way(BASE)), "svg")[:4].decode())
from choreographer.channels.pipe import Pipe
pipe = Pipe()
pipe.open()
os.write(pipe.from_external_to_choreo, b'{"id": 1}\\0{bye}\\n\\0')
print(len(pipe.read_jsons()[0]))
"""
    done = bare(code, PATH=os.environ["PATH"])
    assert done.stdout.split() == ["<svg", "1"]
    assert done.stderr == ""


@pytest.mark.parametrize("missing", ["kaleido", "plotly"])
@pytest.mark.parametrize("form", ["png", "html", "csv"])
def test_without_the_drawing_packages_the_message_says_what_to_install(
    form: str, missing: str, tmp_path: Path
) -> None:
    code = f"import sys; sys.modules.update(dict.fromkeys(['kaleido', {missing!r}]))" + COMMAND
    file = tmp_path / f"chart.{form}"
    done = bare(code, "one-way", "helseiarbeid-2016", "--output", str(file))
    assert "Traceback" not in done.stderr
    needs = form == "png" or (form, missing) == ("html", "plotly")
    assert done.returncode == (2 if needs else 0)
    assert file.exists() is not needs
    if needs:
        assert 'pip install "hiacalc[app]"' in done.stderr


@pytest.mark.parametrize("code", ["nb", "en"])
def test_what_stops_an_export_is_told_in_both_languages(base: Exhibit, code: str, tmp_path: Path) -> None:
    file = tmp_path / "chart.csv"
    file.touch()
    with pytest.raises(ScenarioError) as error:
        save(base, file)
    (said,) = messages(error.value, language(code))
    assert said.startswith(f"{file}: ")
    assert ("finnes" if code == "nb" else "exists") in said
    assert "--force" in said


def test_a_chart_is_plain_data(base: Exhibit) -> None:
    assert json.loads(json.dumps(base.chart.figure, allow_nan=False)) == base.chart.figure
    assert not re.search(r"https?://", json.dumps(base.chart.figure))
