"""A set is called by its title, and what is unknown by the name that was typed."""

import pytest

from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.present.locale.language import language
from hiacalc.present.words.evidence_title import evidence_title


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_set_on_offer_has_its_title(code: str) -> None:
    for offered in read_effect_sets().offered:
        assert evidence_title(offered.name, language(code)) == offered.title.in_language(code)
    assert evidence_title("no-such-set", language(code)) == "no-such-set"
