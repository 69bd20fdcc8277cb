"""Whose word on the effect a scenario takes: its own range, or a set of evidence by name."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

OWN_RANGE = "scenario"  # the effect's doubt is what the scenario itself says of it


class EvidenceName(str):
    """Whose word on the reduction is drawn: `scenario` for the file's own, or that of a set of evidence."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        name = core_schema.str_schema(pattern=r"^[a-z0-9][a-z0-9:,_.-]{0,999}$")
        return core_schema.no_info_after_validator_function(cls, name)
