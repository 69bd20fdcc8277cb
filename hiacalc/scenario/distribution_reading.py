"""Distributions read from what an economist wrote, with every fault told at its place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hiacalc.scenario.distribution import (
    FORMS,
    IN_UNIT,
    LEVELS,
    LISTS,
    MOST_PARTS,
    OPEN_SPAN,
    OPTIONAL,
    POSITIVE,
    Component,
    Distribution,
    Family,
    may_add,
)
from hiacalc.scenario.number import read_number
from hiacalc.scenario.record import Faults
from hiacalc.scenario.yaml_tree import GroupedLooking

if TYPE_CHECKING:
    from hiacalc.scenario.quantity import Bounds

_WITHIN_BOUNDS = {"low", "mode", "high", "lower", "upper", "interval", "values"}
_SLACK = 1e-9  # of 1 - 0.84 against 0.16


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
    known = dict.fromkeys(name for form in FORMS[kind] for name in (*form, *may_add(kind, form)))
    given: dict[str, Any] = {}
    for name, written in raw.items():
        if name == "kind":
            continue
        if name in known:
            given[name] = _read_parameter(name, written, kind, bounds, faults, *where, name)
        else:
            faults.add("unknown_key", name, ", ".join(["kind", *known]), *where, name)
    if len(faults.found) == before and not any(
        set(form) <= given.keys() <= {*form, *may_add(kind, form)} for form in FORMS[kind]
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
    if len(written.parts()) > MOST_PARTS:
        faults.add("too_long", "", str(MOST_PARTS), *where, "components")
        return
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
        least, most = OPEN_SPAN.get(part.kind, (-math.inf, math.inf))
        if not least < low or not high < most:
            faults.add("out_of_bounds", f"[{low:g}, {high:g}]", _open(least, most), *where, "interval")
        elif not low < high:
            faults.add("not_rising", f"{low:g}, {high:g}", "", *where, "interval")
    if part.mean is not None and part.sd is not None and part.kind in OPEN_SPAN:
        _check_moments(part, part.mean, part.sd, faults, *where)
    if part.values is not None and len(part.weights or part.values) != len(part.values):
        faults.add("unequal_weights", len(part.weights or ()), str(len(part.values)), *where, "weights")


def _check_moments(part: Distribution, mean: float, sd: float, faults: Faults, *where: str | int) -> None:
    least, most = OPEN_SPAN[part.kind]
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
    if name not in LISTS:
        return _read_one(name, written, kind, bounds, faults, *where)
    least, most = LISTS[name]
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
    share = bounds.unit.value == "share" and (name in IN_UNIT or name in ("weight", "weights"))
    code, number = read_number(written, share=share)
    if number is None:
        faults.add(code, "" if written is None else written, bounds.unit.value, *where)
    elif isinstance(written, GroupedLooking) and bounds.unit.is_counted and name in IN_UNIT:
        faults.add("one_or_a_thousand", written.text, written.text.replace(".", ""), *where)
    elif name in POSITIVE and number <= 0.0:
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


def _open(least: float, most: float) -> str:
    return f"> {least:g}, < {most:g}" if math.isfinite(most) else f"> {least:g}"
