"""Distributions read from what an economist wrote, with every problem at its place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds, Unit
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
from hiacalc.scenario.input_problems import InputProblems
from hiacalc.scenario.number import read_number
from hiacalc.scenario.yaml_tree import GroupedLooking

_WITHIN_BOUNDS = {"low", "mode", "high", "lower", "upper", "interval", "values"}
_RISING = (("low", "mode", "high"), ("lower", "upper"))
_SLACK = 1e-9  # of 1 - 0.84 against 0.16


def read_distribution(
    raw: Any, bounds: Bounds, problems: InputProblems, *where: str | int
) -> Distribution | None:
    """A distribution as written in a file.

    Args:
        raw: what stands there.
        bounds: of the input, whose unit the parameters have.
        problems: to which those of the distribution are added.
        where: the keys that lead there from the input.

    Returns:
        None when it has a problem.

    >>> from hiacalc.scenario.bounds import Unit
    >>> share = Bounds(Unit.SHARE, 0.0, 1.0)
    >>> read_distribution({"kind": "beta", "mean": "5 %", "sd": 0.01}, share, InputProblems()).mean
    0.05
    """
    if isinstance(raw, Distribution):
        return raw
    kind = _read_kind(raw, problems, *where)
    if kind is None:
        return None
    before = len(problems.details)
    names = dict.fromkeys(name for form in FORMS[kind] for name in (*form, *may_add(kind, form)))
    parameters: dict[str, Any] = {}
    for name, written in raw.items():
        if name in names:
            parameters[name] = _read_parameter(name, written, kind, bounds, problems, *where, name)
        elif name != "kind":
            problems.add(Code.UNKNOWN_KEY, name, ", ".join(["kind", *names]), *where, name)
    if len(problems.details) == before and not _has_form(kind, parameters):
        ways = [", ".join(form or OPTIONAL[kind]) for form in FORMS[kind]]
        problems.add(Code.DISTRIBUTION_INCOMPLETE, ", ".join(parameters), " / ".join(ways), *where)
    if len(problems.details) > before:
        return None
    return Distribution(kind=kind, **parameters)


def _read_kind(raw: Any, problems: InputProblems, *where: str | int) -> Family | None:
    if not isinstance(raw, Mapping):
        problems.add(Code.WRONG_TYPE, raw, "mapping", *where)
    elif "kind" not in raw:
        problems.add(Code.DISTRIBUTION_INCOMPLETE, ", ".join(map(str, raw)), "kind", *where)
    elif raw["kind"] not in list(Family):
        problems.add(Code.NOT_A_CHOICE, raw["kind"], ", ".join(Family), *where, "kind")
    else:
        return Family(raw["kind"])
    return None


def _has_form(kind: Family, parameters: Mapping[str, Any]) -> bool:
    """Whether the parameters are those of one of the forms of the kind, with what may be added to it."""
    return any(set(form) <= parameters.keys() <= {*form, *may_add(kind, form)} for form in FORMS[kind])


def check_distribution(
    distribution: Distribution,
    value: float,
    low: float | None,
    high: float | None,
    problems: InputProblems,
    *where: str,
) -> None:
    """Check the parameters against each other, and against the input's own value and range.

    Args:
        distribution: as read.
        value: of the input.
        low: the lower end of the input's range, if it has one.
        high: the upper end.
        problems: to which those of the distribution are added.
        where: the keys that lead to the distribution from the input.
    """
    before = len(problems.details)
    if len(distribution.parts()) > MOST_PARTS:
        problems.add(Code.TOO_LONG, "", str(MOST_PARTS), *where, "components")
        return
    complete = distribution.with_defaults_from(low, value, high)
    for part, part_where in _parts(complete, where):
        _check_rising(part, problems, *part_where)
        _check_complete(part, problems, *part_where)
        _check_interval(part, problems, *part_where)
        _check_moments(part, problems, *part_where)
        _check_weights(part, problems, *part_where)
    span = complete.span() if len(problems.details) == before else (-math.inf, math.inf)
    slack = _SLACK * max(1.0, abs(value))
    if not span[0] - slack <= value <= span[1] + slack:
        stated = [name for name in ("interval", "values") if getattr(distribution, name) is not None]
        span_text = f"[{span[0]:g}, {span[1]:g}]"
        problems.add(Code.INTERVAL_EXCLUDES_VALUE, span_text, f"{value:g}", *where, *stated[:1])


def _check_rising(part: Distribution, problems: InputProblems, *where: str | int) -> None:
    for names in _RISING:
        ends = [end for name in names if (end := getattr(part, name)) is not None]
        if ends != sorted(ends) or (len(ends) > 1 and ends[0] == ends[-1]):
            problems.add(Code.NOT_RISING, ", ".join(f"{end:g}" for end in ends), "", *where)


def _check_complete(part: Distribution, problems: InputProblems, *where: str | int) -> None:
    needed = [name for name in ("low", "high") if name in OPTIONAL.get(part.kind, ())]
    if any(getattr(part, name) is None for name in needed):
        problems.add(Code.DISTRIBUTION_INCOMPLETE, part.kind.value, ", ".join(needed), *where)


def _check_interval(part: Distribution, problems: InputProblems, *where: str | int) -> None:
    if part.interval is None:
        return
    low, high = part.interval
    least, most = OPEN_SPAN.get(part.kind, (-math.inf, math.inf))
    if not least < low or not high < most:
        problems.add(Code.OUT_OF_BOUNDS, f"[{low:g}, {high:g}]", _open(least, most), *where, "interval")
    elif not low < high:
        problems.add(Code.NOT_RISING, f"{low:g}, {high:g}", "", *where, "interval")


def _check_moments(part: Distribution, problems: InputProblems, *where: str | int) -> None:
    mean, sd = part.mean, part.sd
    if mean is None or sd is None or part.kind not in OPEN_SPAN:
        return
    least, most = OPEN_SPAN[part.kind]
    if not least < mean < most:
        problems.add(Code.OUT_OF_BOUNDS, f"{mean:g}", _open(least, most), *where, "mean")
    elif part.kind is Family.BETA and sd >= (widest := math.sqrt(mean * (1.0 - mean))):
        problems.add(Code.SD_TOO_LARGE, f"{sd:g}", f"{widest:.4g}", *where, "sd")
    elif part.df is not None:  # the ratio then has no mean
        forms = "meanlog, sdlog, df / interval, df"
        problems.add(Code.DISTRIBUTION_INCOMPLETE, "mean, sd, df", forms, *where)


def _check_weights(part: Distribution, problems: InputProblems, *where: str | int) -> None:
    if part.values is not None and len(part.weights or part.values) != len(part.values):
        weights = len(part.weights or ())
        problems.add(Code.UNEQUAL_WEIGHTS, weights, str(len(part.values)), *where, "weights")


def _parts(
    distribution: Distribution, where: tuple[str | int, ...]
) -> Iterator[tuple[Distribution, tuple[Any, ...]]]:
    yield distribution, where
    for index, component in enumerate(distribution.components or ()):
        yield from _parts(component.distribution, (*where, "components", index, "distribution"))


def _read_parameter(
    name: str, written: Any, kind: Family, bounds: Bounds, problems: InputProblems, *where: str | int
) -> Any:
    if name not in LISTS:
        return _read_item(name, written, kind, bounds, problems, *where)
    least, most = LISTS[name]
    if not isinstance(written, (list, tuple)):
        problems.add(Code.WRONG_TYPE, written, "list", *where)
    elif len(written) < least:
        problems.add(Code.TOO_SHORT, "", str(least), *where)
    elif len(written) > most:
        problems.add(Code.TOO_LONG, "", str(most), *where)
    elif name == "components":
        return [_read_component(part, bounds, problems, *where, i) for i, part in enumerate(written)]
    else:
        return [_read_item(name, part, kind, bounds, problems, *where, i) for i, part in enumerate(written)]
    return None


def _read_component(raw: Any, bounds: Bounds, problems: InputProblems, *where: str | int) -> Any:
    if not isinstance(raw, Mapping):
        problems.add(Code.WRONG_TYPE, raw, "mapping", *where)
        return None
    for name in raw:
        if name not in Component.model_fields:
            problems.add(Code.UNKNOWN_KEY, name, ", ".join(Component.model_fields), *where, name)
    if not raw.keys() >= Component.model_fields.keys():
        names = ", ".join(map(str, raw))
        problems.add(Code.DISTRIBUTION_INCOMPLETE, names, "weight, distribution", *where)
        return None
    weight = _read_item("weight", raw["weight"], Family.MIXTURE, bounds, problems, *where, "weight")
    part = read_distribution(raw["distribution"], bounds, problems, *where, "distribution")
    return None if weight is None or part is None else Component(weight=weight, distribution=part)


def _read_item(
    name: str, written: Any, kind: Family, bounds: Bounds, problems: InputProblems, *where: str | int
) -> float | None:
    """A number: a parameter, or one of those in a list."""
    is_share = bounds.unit is Unit.SHARE and (name in IN_UNIT or name in ("weight", "weights"))
    number = read_number(written, share=is_share)
    if isinstance(number, Code):
        problems.add(number, "" if written is None else written, bounds.unit.value, *where)
    elif isinstance(written, GroupedLooking) and bounds.unit.is_counted and name in IN_UNIT:
        problems.add(Code.ONE_OR_A_THOUSAND, written.text, written.text.replace(".", ""), *where)
    elif name in POSITIVE and number <= 0.0:
        problems.add(Code.OUT_OF_BOUNDS, f"{number:g}", "> 0", *where)
    elif name == "level" and number not in LEVELS:
        problems.add(Code.NOT_A_CHOICE, f"{number:g}", ", ".join(map(str, LEVELS)), *where)
    elif _is_bounded(name, kind) and not bounds.lower <= number <= bounds.upper:
        problems.add(Code.OUT_OF_BOUNDS, f"{number:g}", bounds.span(), *where, bounds=bounds)
    return None if isinstance(number, Code) else number


def _is_bounded(name: str, kind: Family) -> bool:
    """Whether a parameter must lie within the bounds of the input."""
    return name in _WITHIN_BOUNDS and kind is not Family.RISK_RATIO


def _open(least: float, most: float) -> str:
    return f"> {least:g}, < {most:g}" if math.isfinite(most) else f"> {least:g}"
