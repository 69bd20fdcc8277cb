"""The script within the page is the same for all readers of a language."""

import base64
import hashlib
import json
import re

import pytest

from hiacalc.present.locale.language import language
from hiacalc.ui.widgets.page_script import script


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_script_tells_the_language_and_ends_no_element(code: str) -> None:
    text = script(language(code))
    settings = json.loads(re.match(r"\{const hiacalc = (\{.*?\});", text)[1])
    assert settings["language"] == code
    assert settings["scrolls"] == language(code).say("page.scrolls")
    assert "</script" not in text.lower()


def test_readers_of_a_language_have_one_script_whose_digest_can_be_known() -> None:
    digests = [
        base64.b64encode(hashlib.sha256(script(language(code)).encode()).digest())
        for code in ("nb", "nb", "en")
    ]
    assert digests[0] == digests[1] != digests[2]
