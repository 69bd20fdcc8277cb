"""The background: every sentence says what it rests on."""

import pytest
from pydantic import ValidationError

from hiacalc.evidence.background import Background, Statement, read_background
from hiacalc.evidence.data_file import read_data


def test_a_statement_has_a_document_or_is_our_own() -> None:
    with pytest.raises(ValidationError):
        Statement.model_validate({"text": "x"})
    with pytest.raises(ValidationError):
        Statement.model_validate({"text": "x", "document": "report", "lines": "1", "own": True})
    with pytest.raises(ValidationError):
        Statement.model_validate({"text": "x", "document": "report"})


def test_a_document_that_no_sentence_names_is_refused() -> None:
    written = read_data("background.yaml")
    with pytest.raises(ValidationError):
        Background.model_validate({**written, "documents": {**written["documents"], "other": "Another"}})


def test_only_advice_is_our_own() -> None:
    background = read_background()
    for statement in (*background.about, *background.strategy, *background.municipalities):
        assert not statement.own
        assert background.source(statement) is not None
