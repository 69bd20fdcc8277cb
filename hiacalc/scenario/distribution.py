"""How an input may vary: a distribution as an economist writes it, checked but not yet fitted.

In a file an input may carry `distribution: {kind: ..., ...}`. Which parameters
go together for each kind stands in `FORMS` and `OPTIONAL`; the reader, the
messages and the editor's schema all read them there. Numbers are in the input's
own unit, except that a `risk_ratio` is of the ratio RR, where the input is 1 - RR.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from hiacalc.record import Record
from hiacalc.scenario.number import PERCENT_PATTERN

LEVELS = (0.90, 0.95)
MOST_VALUES = 10_000
MOST_PARTS = 20  # of a mixture, those of mixtures within it included


class Family(StrEnum):
    """The kinds of distribution."""

    BETA = "beta"
    GAMMA = "gamma"
    LOGNORMAL = "lognormal"
    NORMAL = "normal"
    TRUNCATED_NORMAL = "truncated_normal"
    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    PERT = "pert"
    EMPIRICAL = "empirical"
    RISK_RATIO = "risk_ratio"
    LOGIT_NORMAL = "logit_normal"
    MIXTURE = "mixture"


_BY_MOMENTS_OR_INTERVAL = (("mean", "sd"), ("interval",))
_LOG = ("meanlog", "sdlog")
# The sets of parameters that make a distribution, any one of them.
FORMS: dict[Family, tuple[tuple[str, ...], ...]] = {
    Family.BETA: (("alpha", "beta"), *_BY_MOMENTS_OR_INTERVAL),
    Family.GAMMA: (("shape", "scale"), *_BY_MOMENTS_OR_INTERVAL),
    Family.LOGNORMAL: (_LOG, *_BY_MOMENTS_OR_INTERVAL),
    Family.NORMAL: _BY_MOMENTS_OR_INTERVAL,
    Family.TRUNCATED_NORMAL: _BY_MOMENTS_OR_INTERVAL,
    Family.UNIFORM: ((),),
    Family.TRIANGULAR: ((),),
    Family.PERT: ((),),
    Family.EMPIRICAL: (("values",),),
    Family.RISK_RATIO: (_LOG, *_BY_MOMENTS_OR_INTERVAL),
    Family.LOGIT_NORMAL: (("meanlogit", "sdlogit"), ("interval",)),
    Family.MIXTURE: (("components",),),
}
# What may be added. Ends and mode left out are the input's own low, value and high.
OPTIONAL: dict[Family, tuple[str, ...]] = {
    Family.TRUNCATED_NORMAL: ("lower", "upper"),
    Family.UNIFORM: ("low", "high"),
    Family.TRIANGULAR: ("low", "mode", "high"),
    Family.PERT: ("low", "mode", "high"),
    Family.EMPIRICAL: ("weights",),
    Family.RISK_RATIO: ("df",),
}
POSITIVE = {"alpha", "beta", "shape", "scale", "sdlog", "sdlogit", "sd", "df", "weight", "weights"}
IN_UNIT = {"mean", "sd", "low", "mode", "high", "lower", "upper", "interval", "values"}
LISTS = {
    "interval": (2, 2),
    "values": (1, MOST_VALUES),
    "weights": (1, MOST_VALUES),
    "components": (1, MOST_PARTS),
}
# Where the uncut distribution can lie, ends excluded.
OPEN_SPAN = {
    Family.BETA: (0.0, 1.0),
    Family.GAMMA: (0.0, math.inf),
    Family.LOGNORMAL: (0.0, math.inf),
    Family.RISK_RATIO: (0.0, math.inf),
    Family.LOGIT_NORMAL: (0.0, 1.0),
}


class Distribution(Record):
    """A distribution as written; parameters that its form does not use are None."""

    kind: Family
    alpha: float | None = None
    beta: float | None = None
    shape: float | None = None
    scale: float | None = None
    meanlog: float | None = None
    sdlog: float | None = None
    meanlogit: float | None = None
    sdlogit: float | None = None
    df: float | None = None
    mean: float | None = None
    sd: float | None = None
    interval: tuple[float, float] | None = None
    level: float | None = None
    lower: float | None = None
    upper: float | None = None
    low: float | None = None
    mode: float | None = None
    high: float | None = None
    values: tuple[float, ...] | None = None
    weights: tuple[float, ...] | None = None
    components: tuple[Component, ...] | None = None

    def with_defaults_from(self, low: float | None, value: float, high: float | None) -> Distribution:
        """The distribution with the ends and the mode that are left out taken from the input's range.

        Args:
            low: the lower end of the range, None where there is none.
            value: of the input, the mode where none is stated.
            high: the upper end of the range.

        >>> Distribution(kind=Family.PERT, high=9.0).with_defaults_from(3.0, 5.0, 7.0).high
        9.0
        """
        if self.components is not None:
            components = [
                part.model_copy(
                    update={"distribution": part.distribution.with_defaults_from(low, value, high)}
                )
                for part in self.components
            ]
            return self.model_copy(update={"components": tuple(components)})
        own = {"low": low, "mode": value, "high": high}
        usable = [name for name in OPTIONAL.get(self.kind, ()) if name in own]
        return self.model_copy(update={name: own[name] for name in usable if getattr(self, name) is None})

    def parts(self) -> list[Distribution]:
        """What it is mixed of, at the bottom of all mixtures within it; itself where it is no mixture.

        >>> len(Distribution(kind=Family.NORMAL, mean=0.0, sd=1.0).parts())
        1
        """
        if self.components is None:
            return [self]
        return [inner for part in self.components for inner in part.distribution.parts()]

    def span(self) -> tuple[float, float]:
        """Between what the input can lie: the interval when one is stated, else the support.

        >>> Distribution(kind=Family.RISK_RATIO, interval=(0.75, 1.5)).span()
        (-0.5, 0.25)
        """
        if self.kind is Family.MIXTURE:
            spans = [part.distribution.span() for part in self.components or ()]
            return min(low for low, _ in spans), max(high for _, high in spans)
        if self.interval is not None:
            low, high = self.interval
            return (1.0 - high, 1.0 - low) if self.kind is Family.RISK_RATIO else (low, high)
        if self.values is not None:
            return min(self.values), max(self.values)
        if self.kind is Family.RISK_RATIO:
            return -math.inf, 1.0
        ends = [self.low if self.low is not None else self.lower]
        ends.append(self.high if self.high is not None else self.upper)
        support = OPEN_SPAN.get(self.kind, (-math.inf, math.inf))
        low, high = (end if end is not None else support[index] for index, end in enumerate(ends))
        return low, high

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = handler(schema)
        definition = handler.resolve_ref_schema(written)
        components = definition["properties"]["components"]["anyOf"][0] | {
            "minItems": 1,
            "maxItems": MOST_PARTS,
        }
        kinds = [
            {
                "type": "object",
                "properties": {
                    "kind": {"const": kind.value},
                    **{name: components if name == "components" else _schema_of(name) for name in names},
                },
                "required": ["kind", *form],
                "additionalProperties": False,
            }
            for kind, forms in FORMS.items()
            for form in forms
            for names in [(*form, *may_add(kind, form))]
        ]
        definition.clear()
        definition |= {"title": "Distribution", "description": "How an input may vary.", "anyOf": kinds}
        return written


class Component(Record):
    """A part of a mixture and its weight; weights need not sum to 1."""

    weight: float
    distribution: Distribution


def may_add(kind: Family, form: tuple[str, ...]) -> tuple[str, ...]:
    """The parameters that may be added to a form of a kind.

    Args:
        kind: of the distribution.
        form: one of its `FORMS`.

    >>> may_add(Family.RISK_RATIO, ("interval",))
    ('level', 'df')
    """
    level = ("level",) if form == ("interval",) else ()
    return (*level, *OPTIONAL.get(kind, ()))


def _schema_of(name: str) -> dict[str, Any]:
    """What an editor may accept for a parameter."""
    schema: dict[str, Any] = {"type": "number"}
    if name in POSITIVE:
        schema["exclusiveMinimum"] = 0
    if name == "level":
        schema = {"enum": list(LEVELS)}
    if name in IN_UNIT:
        schema = {"anyOf": [schema, {"type": "string", "pattern": PERCENT_PATTERN}]}
    if name not in LISTS:
        return schema
    least, most = LISTS[name]
    return {"type": "array", "items": schema, "minItems": least, "maxItems": most}
