"""A setting that is true or false, in a file as on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hiacalc.problem_code import Code

_WRITTEN = {True: "true", False: "false"}


class YesOrNo(StrEnum):
    """Yes or no, written `true` or `false`.

    >>> from pydantic import TypeAdapter
    >>> bool(TypeAdapter(YesOrNo).validate_python(False))
    False
    """

    YES = "true"
    NO = "false"

    def __bool__(self) -> bool:
        """Whether it is yes."""
        return self is YesOrNo.YES

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "boolean"}


def _read(raw: Any) -> YesOrNo:
    text = _WRITTEN[raw] if isinstance(raw, bool) else raw
    if not isinstance(text, str) or text not in list(YesOrNo):
        raise PydanticCustomError(Code.NOT_A_CHOICE, "{allowed}", {"allowed": "true, false"})
    return YesOrNo(text)
