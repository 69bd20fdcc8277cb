"""A text in both languages, and what no text may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.record import Record

LONGEST = 2000
# Written as an escape, a control or a turn of writing direction would reach the reader's terminal.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Text(Record):
    """A short text in bokmål and English; a bare string serves both.

    >>> Text.model_validate("Tromsø 2014").nb
    'Tromsø 2014'
    """

    nb: str = Field(min_length=1, max_length=LONGEST)
    en: str = Field(min_length=1, max_length=LONGEST)

    @model_validator(mode="before")
    @classmethod
    def _same_in_both(cls, raw: Any) -> Any:
        if not isinstance(raw, (str, Mapping, Text)):
            raise PydanticCustomError(Code.WRONG_TYPE, "{allowed}", {"allowed": "text"})
        texts = raw.values() if isinstance(raw, Mapping) else [raw]
        if any(isinstance(text, str) and UNSAFE.search(text) for text in texts):
            raise PydanticCustomError(Code.UNPRINTABLE_CHARACTER, "{found}", {"found": "", "allowed": ""})
        return {"nb": raw, "en": raw} if isinstance(raw, str) else raw

    def in_language(self, code: str) -> str:
        """The text in the language of a code, `nb` or `en`.

        >>> Text(nb="Ja", en="Yes").in_language("nb")
        'Ja'
        """
        return self.nb if code == "nb" else self.en

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": LONGEST}, handler(schema)]}
