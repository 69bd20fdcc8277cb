"""How an input may vary: a distribution as an economist writes it, checked but not yet fitted.

In a file an input may carry `distribution: {kind: ..., ...}`. Which parameters
go together for each kind stands in `FORMS` and `OPTIONAL`; the reader, the
messages and the editor's schema all read them there. Numbers are in the input's
own unit, except that a `risk_ratio` is of the ratio RR, where the input is 1 - RR.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from hiacalc.scenario.number import PERCENT_PATTERN, read_number
from hiacalc.scenario.record import Faults, Record

if TYPE_CHECKING:
    from hiacalc.scenario.quantity import Bounds

LEVELS = (0.90, 0.95)
MOST_VALUES = 10_000
_SLACK = 1e-9  # of 1 - 0.84 against 0.16


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
    MIXTURE = "mixture"


_SAID = (("mean", "sd"), ("interval",))
_LOG = ("meanlog", "sdlog")
# The sets of parameters that make a distribution, any one of them.
FORMS: dict[Family, tuple[tuple[str, ...], ...]] = {
    Family.BETA: (("alpha", "beta"), *_SAID),
    Family.GAMMA: (("shape", "scale"), *_SAID),
    Family.LOGNORMAL: (_LOG, *_SAID),
    Family.NORMAL: _SAID,
    Family.TRUNCATED_NORMAL: _SAID,
    Family.UNIFORM: ((),),
    Family.TRIANGULAR: ((),),
    Family.PERT: ((),),
    Family.EMPIRICAL: (("values",),),
    Family.RISK_RATIO: (_LOG, *_SAID),
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
_POSITIVE = {"alpha", "beta", "shape", "scale", "sdlog", "sd", "df", "weight", "weights"}
_IN_UNIT = {"mean", "sd", "low", "mode", "high", "lower", "upper", "interval", "values"}
_WITHIN_BOUNDS = {"low", "mode", "high", "lower", "upper", "interval", "values"}
_LISTS = {"interval": (2, 2), "values": (1, MOST_VALUES), "weights": (1, MOST_VALUES), "components": (1, 20)}
# Where the uncut distribution can lie, ends excluded.
_OPEN_SPAN = {
    Family.BETA: (0.0, 1.0),
    Family.GAMMA: (0.0, math.inf),
    Family.LOGNORMAL: (0.0, math.inf),
    Family.RISK_RATIO: (0.0, math.inf),
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

    def over(self, low: float | None, value: float, high: float | None) -> Distribution:
        """The same with the ends and the mode that are left out taken from the input's range.

        >>> Distribution(kind=Family.PERT, high=9.0).over(3.0, 5.0, 7.0).high
        9.0
        """
        if self.components is not None:
            whole = [
                part.model_copy(update={"distribution": part.distribution.over(low, value, high)})
                for part in self.components
            ]
            return self.model_copy(update={"components": tuple(whole)})
        own = {"low": low, "mode": value, "high": high}
        usable = [name for name in OPTIONAL.get(self.kind, ()) if name in own]
        return self.model_copy(update={name: own[name] for name in usable if getattr(self, name) is None})

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
        known = _OPEN_SPAN.get(self.kind, (-math.inf, math.inf))
        low, high = (end if end is not None else known[place] for place, end in enumerate(ends))
        return low, high

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = handler(schema)
        whole = handler.resolve_ref_schema(written)
        components = whole["properties"]["components"]["anyOf"][0] | {"minItems": 1, "maxItems": 20}
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
            for names in [(*form, *_optional(kind, form))]
        ]
        whole.clear()
        whole |= {"title": "Distribution", "description": "How an input may vary.", "anyOf": kinds}
        return written


class Component(Record):
    """A part of a mixture and its weight; weights need not sum to 1."""

    weight: float
    distribution: Distribution


def read_distribution(raw: Any, bounds: Bounds, faults: Faults, *where: str | int) -> Distribution | None:
    """A distribution as written in a file; None when it has a fault, which is then among `faults`."""
    if isinstance(raw, Distribution):
        return raw
    if not isinstance(raw, Mapping):
        faults.add("wrong_type", raw, "mapping", *where)
        return None
    if "kind" not in raw:
        faults.add("distribution_incomplete", ", ".join(map(str, raw)), "kind", *where)
        return None
    if raw["kind"] not in list(Family):
        faults.add("not_a_choice", raw["kind"], ", ".join(Family), *where, "kind")
        return None
    kind = Family(raw["kind"])
    before = len(faults.found)
    known = dict.fromkeys(name for form in FORMS[kind] for name in (*form, *_optional(kind, form)))
    given: dict[str, Any] = {}
    for name, written in raw.items():
        if name == "kind":
            continue
        if name in known:
            given[name] = _read_parameter(name, written, kind, bounds, faults, *where, name)
        else:
            faults.add("unknown_key", name, ", ".join(["kind", *known]), *where, name)
    if len(faults.found) == before and not any(
        set(form) <= given.keys() <= {*form, *_optional(kind, form)} for form in FORMS[kind]
    ):
        ways = [", ".join(form or OPTIONAL[kind]) for form in FORMS[kind]]
        faults.add("distribution_incomplete", ", ".join(given), " / ".join(ways), *where)
    if len(faults.found) > before:
        return None
    return Distribution(kind=kind, **given)


def check_distribution(
    written: Distribution, value: float, low: float | None, high: float | None, faults: Faults, *where: str
) -> None:
    """What can be wrong between the parameters, and between them and the input's own value and range."""
    before = len(faults.found)
    whole = written.over(low, value, high)
    for part, place in _parts(whole, where):
        _check_part(part, faults, *place)
    span = whole.span() if len(faults.found) == before else (-math.inf, math.inf)
    slack = _SLACK * max(1.0, abs(value))
    if not span[0] - slack <= value <= span[1] + slack:
        at = "interval" if written.interval is not None else "values" if written.values is not None else ""
        told = (*where, at) if at else where
        faults.add("interval_excludes_value", f"[{span[0]:g}, {span[1]:g}]", f"{value:g}", *told)


def _check_part(part: Distribution, faults: Faults, *where: str | int) -> None:
    rising = [("low", "mode", "high"), ("lower", "upper")]
    for names in rising:
        ends = [end for name in names if (end := getattr(part, name)) is not None]
        if ends != sorted(ends) or (len(ends) > 1 and ends[0] == ends[-1]):
            faults.add("not_rising", ", ".join(f"{end:g}" for end in ends), "", *where)
    needed = [name for name in ("low", "high") if name in OPTIONAL.get(part.kind, ())]
    if any(getattr(part, name) is None for name in needed):
        faults.add("distribution_incomplete", part.kind.value, ", ".join(needed), *where)
    if part.interval is not None:
        low, high = part.interval
        least, most = _OPEN_SPAN.get(part.kind, (-math.inf, math.inf))
        if not least < low or not high < most:
            faults.add("out_of_bounds", f"[{low:g}, {high:g}]", _open(least, most), *where, "interval")
        elif not low < high:
            faults.add("not_rising", f"{low:g}, {high:g}", "", *where, "interval")
    if part.mean is not None and part.sd is not None and part.kind in _OPEN_SPAN:
        _check_moments(part, part.mean, part.sd, faults, *where)
    if part.values is not None and len(part.weights or part.values) != len(part.values):
        faults.add("unequal_weights", len(part.weights or ()), str(len(part.values)), *where, "weights")


def _check_moments(part: Distribution, mean: float, sd: float, faults: Faults, *where: str | int) -> None:
    least, most = _OPEN_SPAN[part.kind]
    if not least < mean < most:
        faults.add("out_of_bounds", f"{mean:g}", _open(least, most), *where, "mean")
    elif part.kind is Family.BETA and sd >= (widest := math.sqrt(mean * (1.0 - mean))):
        faults.add("sd_too_large", f"{sd:g}", f"{widest:.4g}", *where, "sd")
    elif part.df is not None:  # the ratio then has no mean
        faults.add("distribution_incomplete", "mean, sd, df", "meanlog, sdlog, df / interval, df", *where)


def _parts(
    whole: Distribution, where: tuple[str | int, ...]
) -> Iterator[tuple[Distribution, tuple[Any, ...]]]:
    yield whole, where
    for place, component in enumerate(whole.components or ()):
        yield from _parts(component.distribution, (*where, "components", place, "distribution"))


def _read_parameter(
    name: str, written: Any, kind: Family, bounds: Bounds, faults: Faults, *where: str | int
) -> Any:
    if name not in _LISTS:
        return _read_one(name, written, kind, bounds, faults, *where)
    least, most = _LISTS[name]
    if not isinstance(written, (list, tuple)):
        faults.add("wrong_type", written, "list", *where)
    elif not least <= len(written) <= most:
        short = len(written) < least
        faults.add("too_short" if short else "too_long", "", str(least if short else most), *where)
    elif name == "components":
        return [_read_component(part, bounds, faults, *where, at) for at, part in enumerate(written)]
    else:
        return [_read_one(name, part, kind, bounds, faults, *where, at) for at, part in enumerate(written)]
    return None


def _read_component(raw: Any, bounds: Bounds, faults: Faults, *where: str | int) -> Any:
    if not isinstance(raw, Mapping):
        faults.add("wrong_type", raw, "mapping", *where)
        return None
    for name in raw:
        if name not in Component.model_fields:
            faults.add("unknown_key", name, ", ".join(Component.model_fields), *where, name)
    if not raw.keys() >= Component.model_fields.keys():
        faults.add("distribution_incomplete", ", ".join(map(str, raw)), "weight, distribution", *where)
        return None
    weight = _read_one("weight", raw["weight"], Family.MIXTURE, bounds, faults, *where, "weight")
    inside = read_distribution(raw["distribution"], bounds, faults, *where, "distribution")
    return None if weight is None or inside is None else Component(weight=weight, distribution=inside)


def _read_one(
    name: str, written: Any, kind: Family, bounds: Bounds, faults: Faults, *where: str | int
) -> float | None:
    share = bounds.unit.value == "share" and (name in _IN_UNIT or name in ("weight", "weights"))
    code, number = read_number(written, share=share)
    if number is None:
        faults.add(code, "" if written is None else written, bounds.unit.value, *where)
    elif name in _POSITIVE and number <= 0.0:
        faults.add("out_of_bounds", f"{number:g}", "> 0", *where)
    elif name == "level" and number not in LEVELS:
        faults.add("not_a_choice", f"{number:g}", ", ".join(map(str, LEVELS)), *where)
    elif (
        name in _WITHIN_BOUNDS
        and kind is not Family.RISK_RATIO
        and not bounds.lower <= number <= bounds.upper
    ):
        faults.add("out_of_bounds", f"{number:g}", bounds.span(), *where, bounds=bounds)
    return number


def _optional(kind: Family, form: tuple[str, ...]) -> tuple[str, ...]:
    level = ("level",) if form == ("interval",) else ()
    return (*level, *OPTIONAL.get(kind, ()))


def _open(least: float, most: float) -> str:
    return f"> {least:g}, < {most:g}" if math.isfinite(most) else f"> {least:g}"


def _schema_of(name: str) -> dict[str, Any]:
    """What an editor may accept for a parameter."""
    one: dict[str, Any] = {"type": "number"}
    if name in _POSITIVE:
        one["exclusiveMinimum"] = 0
    if name == "level":
        one = {"enum": list(LEVELS)}
    if name in _IN_UNIT:
        one = {"anyOf": [one, {"type": "string", "pattern": PERCENT_PATTERN}]}
    if name not in _LISTS:
        return one
    least, most = _LISTS[name]
    return {"type": "array", "items": one, "minItems": least, "maxItems": most}
