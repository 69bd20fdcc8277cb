"""Probabilities as counts of a hundred: none and all are said of none and of all alone."""

import pytest

from hiacalc.present.locale.language import language
from hiacalc.present.words.natural_frequency import count_sign, count_text, natural_frequency

EN = language("en")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "no draw"),
        (1.0, "every draw"),
        (0.001, "fewer than 1 of 100 draws"),
        (0.005001, "1 of 100 draws"),
        (0.734, "73 of 100 draws"),
        (0.994, "99 of 100 draws"),
        (0.9999, "more than 99 of 100 draws"),
    ],
)
def test_a_share_is_never_said_to_be_all_or_nothing_when_it_is_not(share: float, text: str) -> None:
    assert natural_frequency(share, EN) == text


@pytest.mark.parametrize("code", ["nb", "en"])
def test_signs_and_texts_stand_for_the_same_count(code: str) -> None:
    for count in (1, 37, 62, 99):
        assert count_sign(count / 100) == count_text(count / 100, language(code)) == str(count)
    for share in (1e-9, 0.004, 0.996, 1 - 1e-9):
        assert count_sign(share)[1:] in count_text(share, language(code), "cell")
