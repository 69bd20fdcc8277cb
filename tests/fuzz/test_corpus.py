"""What once went wrong goes right."""

from typing import Any

import pytest

from tests.fuzz.corpus import cases, decoded, encoded
from tests.fuzz.kinds import KINDS
from tests.fuzz.untimed import untimed

CASES = [pytest.param(kind, given, id=name) for name, kind, given in cases()]


@pytest.mark.parametrize(("kind", "given"), CASES)
def test_an_input_that_went_wrong_goes_right(kind: str, given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    untimed(monkeypatch)
    fault = KINDS[kind].judge(given).fault
    assert fault is None, f"{fault.key}: {fault.detail}"


@pytest.mark.parametrize(
    "given",
    [b"a\nb\xff", b"x" * 9000, "y" * 9000, {"set": ["a=1"], "data": b""}, {"lines": [1, True, "\udcff"]}],
)
def test_what_is_stored_is_the_input(given: Any) -> None:
    assert decoded(encoded(given)) == given
