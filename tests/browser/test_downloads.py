"""Every download of every view in both languages, clicked in a real browser and opened."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from hiacalc.scenario import parse
from tests.browser.views import LOCALES, pick, settle

pytestmark = pytest.mark.browser

BEGINS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "pdf": b"%PDF",
    "html": b"<!doctype html>",
    "csv": "\ufeff".encode(),
    "parquet": b"PAR1",
    "yaml": b"# yaml-language-server",
}
PICTURES = (".png", ".svg", ".pdf", ".html", ".csv", "-machine.csv")
TABLE = (".csv", "-machine.csv")
# What each view offers; a date or a changed name would stand in the file's name too.
OFFERED = {
    "result": {
        *(f"helseiarbeid-2025-cash_flow{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-comparison{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-against-model-2{form}" for form in TABLE),
        *(f"helseiarbeid-2025-ledger-costs{form}" for form in TABLE),
    },
    "sensitivity": {
        *(f"helseiarbeid-2025-tornado{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-thresholds{form}" for form in TABLE),
    },
    "uncertainty": {
        *(f"helseiarbeid-2025-evidence{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-draws{form}" for form in TABLE),
        "helseiarbeid-2025-draws.parquet",
    },
    "actors": {
        *(f"helseiarbeid-2025-by_actor{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-spell{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-hamar{form}" for form in PICTURES),
        *(f"helseiarbeid-2025-ledger{form}" for form in TABLE),
    },
    "assumptions": {f"helseiarbeid-2025-inputs{form}" for form in TABLE},
    "evidence": {
        *(f"forest-mixture{form}" for form in PICTURES),
        *(f"studies{form}" for form in TABLE),
        *(f"sets{form}" for form in TABLE),
        *(f"reproduction{form}" for form in TABLE),
    },
    "method": set(),
}
# Under the answer: the sheet and the slide for a meeting, named in the reader's language.
MEETING = {
    "nb": {"helseiarbeid-2025-moteark.pdf", "helseiarbeid-2025-lysbilde.pdf"},
    "en": {"helseiarbeid-2025-meeting-sheet.pdf", "helseiarbeid-2025-slide.pdf"},
}
SHARED = {"helseiarbeid-2025-differences.yaml", "helseiarbeid-2025.yaml"}
COSTS = {"nb": "Kostnader", "en": "Costs"}
COMPARE = {"nb": "Sammenlign med", "en": "Compare with"}
OTHER = {"nb": "Det andre scenarioet", "en": "The other scenario"}
MODEL_2 = {"nb": "Modell 2", "en": "Model 2"}
REPORT = {"nb": "Rapporten som tekst", "en": "The report as text"}
SHARE = {"nb": "Ta vare på og del", "en": "Keep and share"}


def taken(page: Page, button: Locator) -> tuple[str, bytes]:
    with page.expect_download(timeout=60_000) as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def everything(page: Page, room: Locator) -> dict[str, bytes]:
    """All files that a part of the page offers, those behind its buttons that open a list included."""
    files = dict(
        taken(page, button) for button in room.get_by_test_id("stDownloadButton").get_by_role("button").all()
    )
    for opener in room.get_by_test_id("stPopover").get_by_role("button").all():
        opener.click()
        inside = page.get_by_test_id("stPopoverBody")
        inside.get_by_test_id("stDownloadButton").first.wait_for()
        settle(page)
        files |= everything(page, inside)
        page.keyboard.press("Escape")
        inside.wait_for(state="hidden")
    return files


def opened(page: Page, view: str, code: str) -> None:
    """Open the parts of a view that wait to be asked for."""
    if view == "result":
        page.get_by_role("radio", name=COSTS[code], exact=True).click()
        settle(page)
        page.get_by_text(COMPARE[code]).first.click()
        settle(page)
        pick(page, OTHER[code], MODEL_2[code])
    if view == "uncertainty":
        page.get_by_text(REPORT[code]).first.click()
        settle(page)


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("view", OFFERED)
def test_every_download_of_a_view_arrives_and_opens(open_page, view: str, code: str) -> None:
    page = open_page(LOCALES[code], query=f"view={view}")
    opened(page, view, code)
    files = everything(page, page.get_by_test_id("stMain"))
    assert set(files) == OFFERED[view] | (MEETING[code] if view == "result" else set())
    for name, data in files.items():
        form = name.rpartition(".")[2]
        assert data.startswith(BEGINS[form]), name
        if form == "csv":
            for_readers = code == "nb" and not name.endswith("-machine.csv")
            separator, other = (";", ",") if for_readers else (",", ";")
            head = data.decode("utf-8-sig").splitlines()[0]
            assert head.count(separator) > head.count(other), name
        if form in {"svg", "html"}:
            assert f'lang="{code}"'.encode() in data[:1000], name
    assert page.complaints == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_scenario_can_be_taken_as_a_file_and_read_back(open_page, code: str) -> None:
    page = open_page(LOCALES[code], query="view=method")
    page.get_by_text(SHARE[code]).first.click()
    settle(page)
    files = everything(page, page.get_by_test_id("stSidebar"))
    assert set(files) == SHARED
    assert len({parse(data, name).model_dump_json() for name, data in files.items()}) == 1
    assert page.complaints == []
