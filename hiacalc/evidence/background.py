"""What HelseIArbeid is, what is said of work on absence, and the steps after the answer, with sources."""

from __future__ import annotations

from functools import cache

from pydantic import model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.record import Record
from hiacalc.text import Text


class Statement(Record):
    """A sentence with the document and the lines that it rests on; `own` is advice that rests on none."""

    text: Text
    document: str | None = None
    lines: str | None = None
    own: bool = False

    @model_validator(mode="after")
    def _says_what_it_rests_on(self) -> Statement:
        if self.own == (self.document is not None) or (self.document is None) != (self.lines is None):
            raise ValueError("a statement has a document and lines, or is our own")
        return self


class NextSteps(Record):
    """What to measure, whom to ask, and when it can be known whether it worked."""

    measure: Statement
    ask: Statement
    when: Statement

    @property
    def in_order(self) -> tuple[Statement, ...]:
        """The three, in the order in which they are taken."""
        return self.measure, self.ask, self.when


class Background(Record):
    """Statements by chapter, and the documents that they name."""

    documents: dict[str, Text]
    about: tuple[Statement, ...]
    strategy: tuple[Statement, ...]
    municipalities: tuple[Statement, ...]
    next_steps: NextSteps

    @model_validator(mode="after")
    def _documents_are_listed(self) -> Background:
        statements = (*self.about, *self.strategy, *self.municipalities, *self.next_steps.in_order)
        named = {statement.document for statement in statements} - {None}
        if named != set(self.documents):
            raise ValueError("the documents that are listed are those that are named")
        return self

    def source(self, statement: Statement) -> Text | None:
        """The document that a statement rests on; None for our own advice.

        Args:
            statement: one of these.

        >>> background = read_background()
        >>> background.source(background.next_steps.measure) is None
        True
        """
        return None if statement.document is None else self.documents[statement.document]


@cache
def read_background() -> Background:
    """The data file, read once.

    >>> len(read_background().about)
    5
    """
    return Background.model_validate(read_data("background.yaml"))
