"""The script within the page is the same for all readers of a language."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
import streamlit

from hiacalc.present.locale.language import language
from hiacalc.ui.widgets.page_script import script


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_script_tells_the_language_and_ends_no_element(code: str) -> None:
    text = script(language(code))
    settings = json.loads(re.match(r"\{const hiacalc = (\{.*?\});", text)[1])
    assert settings["language"] == code
    assert settings["scrolls"] == language(code).say("page.scrolls")
    assert "</script" not in text.lower()


def test_what_is_replaced_are_streamlits_own_words() -> None:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    scripts = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.js"))
    for theirs in language("en").chapter("streamlit").values():
        for part in re.split(r"\*|(?<=Enter to )", theirs):
            assert part.strip(" .") in scripts, theirs
    assert language("nb").chapter("streamlit").keys() == language("en").chapter("streamlit").keys()


def test_only_norwegian_replaces_them() -> None:
    settings = {
        code: json.loads(re.match(r"\{const hiacalc = (\{.*?\});", script(language(code)))[1])
        for code in ("nb", "en")
    }
    assert settings["en"]["words"] == {}
    assert settings["nb"]["words"]["Upload"] == "Velg fil"
    assert [settings[code]["other"]["code"] for code in ("nb", "en")] == ["en", "nb"]


def test_readers_of_a_language_have_one_script_whose_digest_can_be_known() -> None:
    digests = [
        base64.b64encode(hashlib.sha256(script(language(code)).encode()).digest())
        for code in ("nb", "nb", "en")
    ]
    assert digests[0] == digests[1] != digests[2]
