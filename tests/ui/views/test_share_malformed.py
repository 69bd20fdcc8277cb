"""Every malformed file of the catalogue, uploaded to the whole page as the server runs it."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from hiacalc.ui.server.serving import SCRIPT
from tests.scenario.malformed import CASES
from tests.ui.driving import leading_amount

LIMIT = 1_000_000  # bytes; the server refuses larger ones before the page sees them
FILES = [case for case in CASES if case.stands_alone and len(case.data) <= LIMIT]


@pytest.fixture(scope="module")
def page() -> Iterator[AppTest]:
    page = AppTest.from_file(str(SCRIPT), default_timeout=60)
    page.query_params.update({"view": "method", "language": "en"})
    page.session_state["own"] = True  # the part with the upload is open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hiacalc.ui.page._SECOND_PAINT", 0.0)  # no browser is waiting
        yield page.run()


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_a_malformed_file_is_told_and_the_result_stays(page: AppTest, case) -> None:
    page.file_uploader[0].clear().upload("theirs.yaml", case.data).run()
    assert not page.exception
    (sentence,) = [error.value for error in page.error]
    assert r"theirs\.yaml" in sentence
    assert "Traceback" not in sentence
    assert leading_amount(page) == "NOK 6.58 million"
