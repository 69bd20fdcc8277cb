"""What a line of funding may pay for: a kind of cost, all fixed costs, or one of them by name."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from hiacalc.scenario.options import CostItem

FIXED = "fixed"  # all fixed costs of the payer


class PaidItem(str):
    """The name of a kind of cost, `fixed`, or the name of a fixed cost of the programme."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        name = core_schema.str_schema(max_length=40)
        return core_schema.no_info_after_validator_function(cls, name)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        named = {**handler(schema), "pattern": "^[a-z][a-z0-9_]*$"}
        return {"anyOf": [{"enum": [*(item.value for item in CostItem), FIXED]}, named]}
