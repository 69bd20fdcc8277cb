"""Scenarios that can be read but not drawn, uploaded to the whole page as the server runs it."""

from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from hiacalc.scenario import shipped
from hiacalc.scenario.plain import as_written
from hiacalc.ui.server.serving import SCRIPT
from tests.ui.driving import leading_amount

RANGE = {"low", "high", "basis", "distribution"}
OUTSIDE = b"""schema: hiacalc/1
based_on: hiacalc:helseiarbeid-2016
delivery: {fare: {value: 500, distribution: {kind: normal, mean: 1.0e+9, sd: 1}}}
"""


def without_ranges(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: without_ranges(inner) for key, inner in part.items() if key not in RANGE}
    return [without_ranges(inner) for inner in part] if isinstance(part, list) else part


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr("hiacalc.ui.page._SECOND_PAINT", 0.0)  # no browser is waiting
    page = AppTest.from_file(str(SCRIPT), default_timeout=60)
    page.query_params.update({"view": "uncertainty", "language": "en"})
    page.session_state["own"] = True  # the part with the upload is open
    return page.run()


def test_without_any_range_all_is_known_and_the_answer_stays(page: AppTest) -> None:
    certain = yaml.safe_dump(without_ranges(as_written(shipped("helseiarbeid-2016")))).encode()
    page.file_uploader[0].upload("certain.yaml", certain).run()
    assert not page.exception
    assert not page.error
    assert any("Sets of a single figure" in text.value for text in page.markdown)
    assert leading_amount(page) == "NOK 4.93 million"


def test_a_law_outside_its_bounds_is_refused_as_on_the_command_line(page: AppTest) -> None:
    page.file_uploader[0].upload("far.yaml", OUTSIDE).run()
    assert not page.exception
    (sentence,) = [error.value for error in page.error]
    assert r"delivery\.fare\.distribution" in sentence
