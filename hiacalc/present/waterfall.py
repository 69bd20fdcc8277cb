"""Why two scenarios differ: from the one's net benefit to the other's, difference by difference."""

from __future__ import annotations

from typing import Any

from hiacalc.analysis.compare import Comparison
from hiacalc.present.charts import BLUE, VERMILION, Chart
from hiacalc.present.frame import INK, LABEL, Frame, escaped, lines, pixels
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import label_of, scope, table, wrapped

_MILLION = 1e6


def waterfall(found: Comparison, language: Language, origin: str, width: int = 1000) -> Chart:
    """The chart: the first scenario on top, then a bar for each difference, then the other."""
    numbers = Numbers(language.code)
    first, last = (run.scenario.title.in_language(language.code) for run in (found.base, found.other))
    names = [first, *(step_label(step.path, found, language) for step in found.steps), last]
    wrapped_names = ["<br>".join(map(escaped, lines(name, 0.34 * width, LABEL))) for name in names]
    start = float(found.base.net_benefit(found.perspective)[0])
    end = float(found.other.net_benefit(found.perspective)[0])
    running, bases, changes = start, [0.0], [start]
    for step in found.steps:
        bases.append(running)
        changes.append(step.change)
        running += step.change
    bases.append(0.0)
    changes.append(end)
    widest = max(pixels(line, LABEL) for name in wrapped_names for line in name.split("<br>"))
    frame = Frame(
        language,
        width,
        left=24 + int(widest),
        title=difference(found, language, numbers),
        notes=(
            scope(found.other.scenario, found.other.ledger.years, language, numbers),
            language.say("compare.order"),
            origin,
        ),
    )
    count = len(names)
    height = count * max(34, *(16 + 17 * (name.count("<br>") + 1) for name in wrapped_names))
    ends = [*bases, *(base + change for base, change in zip(bases, changes, strict=True))]
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1.0) * 0.2
    colours = [INK, *(BLUE if change >= 0 else VERMILION for change in changes[1:-1]), INK]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [count - 1 - place for place in range(count)],
        "base": [base / _MILLION for base in bases],
        "x": [change / _MILLION for change in changes],
        "marker": {
            "color": colours,
            "pattern": {
                "shape": ["", *("" if change >= 0 else "/" for change in changes[1:-1]), ""],
                "fillmode": "overlay",
                "fgcolor": "#FFFFFF",
                "size": 6,
            },
        },
        "width": 0.6,
        "showlegend": False,
        "hoverinfo": "skip",
    }
    layout = frame.layout(height)
    layout["annotations"] += [
        {
            "x": max(base, base + change) / _MILLION,
            "y": count - 1 - place,
            "text": escaped(numbers.money(change) if place in (0, count - 1) else signed(change, numbers)),
            "xanchor": "left",
            "xshift": 5,
            "showarrow": False,
            "font": {"size": 12},
            "bgcolor": "rgba(255,255,255,0.85)",
        }
        for place, (base, change) in enumerate(zip(bases, changes, strict=True))
    ]
    layout |= {
        "xaxis": {
            "range": [(low - room * 0.2) / _MILLION, (high + room) / _MILLION],
            "title": {"text": _axis_title(found, language), "font": {"size": 12}, "standoff": 10},
            "zeroline": True,
            "zerolinecolor": INK,
            "gridcolor": "#E3E9ED",
            "tickformat": ",~g",
        },
        "yaxis": {
            "range": [-0.5, count - 0.5],
            "tickmode": "array",
            "tickvals": list(range(count)),
            "ticktext": wrapped_names[::-1],
            "showgrid": False,
            "zeroline": False,
        },
    }
    steps: list[Any] = [
        language.say("compare.step", label=name, change=signed(change, numbers))
        for name, change in zip(names[1:-1], changes[1:-1], strict=True)
    ]
    alternative = language.say(
        "compare.alternative",
        first=first,
        last=last,
        start=numbers.money(start),
        end=numbers.money(end),
        steps=" ".join(steps),
    )
    return Chart({"data": [bars], "layout": layout}, alternative)


def difference(found: Comparison, language: Language, numbers: Numbers) -> str:
    """Which of the two comes out ahead, and by how much."""
    change = found.increment.net_benefit
    first, last = (run.scenario.title.in_language(language.code) for run in (found.base, found.other))
    key = "same" if change == 0 else "more" if change > 0 else "less"
    return language.say(f"compare.{key}", first=first, last=last, change=numbers.money(abs(change)))


def increments(found: Comparison, language: Language, numbers: Numbers) -> list[str]:
    """What the second costs and gains beyond the first, and the effect it must reach to match it."""
    step = found.increment
    last = found.other.scenario.title.in_language(language.code)
    first = found.base.scenario.title.in_language(language.code)
    said = [
        language.say(
            "compare.beyond",
            last=last,
            first=first,
            costs=signed(step.costs, numbers),
            gains=signed(step.benefits, numbers),
            net=signed(step.net_benefit, numbers),
        )
    ]
    words = {
        "last": last,
        "first": first,
        "chosen": numbers.percent(found.other.scenario.effect.relative_reduction.value),
    }
    if step.matching_reduction is None:
        said.append(language.say("compare.no_match", **words))
    else:
        said.append(
            language.say("compare.match", reduction=numbers.percent(step.matching_reduction), **words)
        )
    return said


def comparison_report(found: list[Comparison], origins: list[Origin], language: Language) -> str:
    """Results side by side, then what differs and why, for each beside the first."""
    numbers = Numbers(language.code, typeset=False)
    view = found[0].perspective
    runs = [found[0].base, *(one.other for one in found)]
    heads = ["", *(run.scenario.name for run in runs)]
    figures: dict[str, list[float]] = {
        "costs": [float(run.costs(view)[0]) for run in runs],
        "gains": [float(run.benefits(view)[0] + run.transfers(view)[0]) for run in runs],
        "net": [float(run.net_benefit(view)[0]) for run in runs],
        "hours_avoided": [float(run.hours_avoided[0]) for run in runs],
    }
    rows = [
        [language.say(f"run.{key}"), *(numbers.number(value) for value in values)]
        for key, values in figures.items()
    ]
    rows.append(
        [
            language.say("page.break_even"),
            *(numbers.percent(float(run.break_even_reduction(view)[0])) for run in runs),
        ]
    )
    parts = [*table([heads, *rows], head=True), ""]
    for one in found:
        said = difference(one, language, numbers)
        steps = [[step_label(step.path, one, language), signed(step.change, numbers)] for step in one.steps]
        total = [language.say("run.total"), signed(one.increment.net_benefit, numbers)]
        parts += [wrapped(said), "", *table([*steps, total], foot=True), ""]
        parts += [wrapped(line) for line in increments(one, language, numbers)]
        parts += [wrapped(language.say("compare.order")), ""]
    parts += [wrapped(origin.line(language, typeset=False)) for origin in origins]
    return "\n".join([*parts, ""])


def waterfall_rows(found: Comparison, language: Language) -> list[list[object]]:
    """The steps as rows; head first, both scenarios' results at the ends."""
    view = found.perspective
    return [
        ["path", "label", "change"],
        [found.base.scenario.name, "", float(found.base.net_benefit(view)[0])],
        *([step.path, step_label(step.path, found, language), step.change] for step in found.steps),
        [found.other.scenario.name, "", float(found.other.net_benefit(view)[0])],
    ]


def step_label(path: str, found: Comparison, language: Language) -> str:
    """The name of a difference: an input, a setting, the meetings held, or a whole activity."""
    steps = path.split(".")
    scenarios = [run.scenario for run in (found.other, found.base)]
    if steps[:2] != ["delivery", "activities"]:
        return label_of(path, scenarios[0], language)
    holder = next(one for one in scenarios if steps[2] in one.delivery.activities)
    activity = language.words.activity(steps[2], holder)
    if len(steps) == 3:
        added = steps[2] in scenarios[0].delivery.activities
        return language.say("compare.added" if added else "compare.removed", activity=activity)
    if steps[3] == "count":
        return language.say("compare.meetings", activity=activity)
    return label_of(path, holder, language)


def signed(amount: float, numbers: Numbers) -> str:
    """An amount with its sign."""
    text = numbers.money(amount)
    if amount <= 0:
        return text
    digit = next(place for place, letter in enumerate(text) if letter.isdigit())
    return f"{text[:digit]}+{text[digit:]}"


def _axis_title(found: Comparison, language: Language) -> str:
    words = language.words
    name = words.word("outcomes", "net_benefit")
    view = words.word("perspectives", found.perspective.value).lower()
    return ", ".join((name, language.say("tornado.units.million"), view))
