"""What each rule of a set alone does to an outcome: a bar a rule, and all of them together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.analysis.deterministic.rules import RuleEffect, RuleEffects
from hiacalc.model import Outcome, Perspective
from hiacalc.present.charts.axes import (
    Measure,
    ReferenceLines,
    Title,
    axis_range,
    end_label,
    end_label_width,
)
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, GREY, VERMILION, WHITE
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import Label
from hiacalc.present.locale.language import Language
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.outcomes import base_text, outcome_text
from hiacalc.present.words.rules import (
    change_text,
    finding,
    joint_sentence,
    rule_label,
    standing_text,
    tax_funding_sentences,
)
from hiacalc.present.words.run import scope

_ROW = 44  # pixels, the least


@dataclass(frozen=True, slots=True)
class _Bar:
    """A rule or all of them: its name, how its source was read, where its bar ends and what it says there."""

    name: str
    below: str
    outcome: float
    text: str
    of_all: bool = False

    def side(self, base: float) -> int:
        """On which side of the base case it ends."""
        return 1 if self.outcome >= base else -1


def rules_chart(effects: RuleEffects, sheet: Sheet) -> Chart:
    """A bar a rule, from the scenario as it stands to the result with that rule alone, the widest on top.

    Along the level axis lies the outcome in its own unit. A solid line marks the
    base case, a dashed one the decision threshold. Rules that move nothing keep
    their row, and the lowest bar is that of all rules together.

    Args:
        effects: of the rules of a set; base and results are defined.
        sheet: to draw on.
    """
    language = sheet.language
    bars = _bars_of(effects, language)
    measure = Measure.of(effects.outcome, effects.perspective, [effects.base, *(bar.outcome for bar in bars)])
    labels = [Label.fitted(bar.name, label_width(sheet, 0.38), bar.below, bold=bar.of_all) for bar in bars]
    left = left_margin(labels, sheet)
    axis_title = Title.fitted(measure.title(language), sheet.width - left - RIGHT)
    frame = Frame(
        sheet,
        left,
        title=finding(effects, language),
        notes=_notes(effects, language),
        head=58,
        foot=FOOT + axis_title.more,
    )
    rows = Rows.fitting(labels, _ROW, sheet)
    base = effects.base / measure.scale
    drawn = [
        (middle, bar) for middle, bar in zip(rows.middles, bars, strict=True) if math.isfinite(bar.outcome)
    ]
    span = axis_range(_marks([bar for _, bar in drawn], effects.base, measure), frame.plot_width)
    lines = ReferenceLines(measure, effects.base, effects.threshold, span)
    layout = frame.layout(rows.height)
    layout["annotations"] += [
        *rows.texts(labels, frame),
        *(
            end_label(bar.outcome / measure.scale, middle, bar.text, bar.side(effects.base))
            for middle, bar in drawn
        ),
        *lines.labels(frame),
    ]
    layout |= {
        "xaxis": measure.axis(axis_title) | {"range": list(span)},
        "yaxis": rows.axis(labels),
        "shapes": lines.shapes,
    }
    trace = _trace(drawn, base, measure, rows)
    return frame.chart([trace], layout, _alternative(effects, frame.title, bars, language))


def _bars_of(effects: RuleEffects, language: Language) -> list[_Bar]:
    bars = [
        _Bar(
            rule_label(effect.setting, effects.scenario, language),
            _below(effect, effects, language),
            effect.outcome,
            change_text(effect.change, effects.outcome, language),
        )
        for effect in (*effects.moving, *effects.still)
    ]
    together = outcome_text(effects.together, effects.outcome, language.numbers)
    return [
        *bars,
        _Bar(
            language.say("rules.together"),
            language.say("rules.together_below", together=together),
            effects.together,
            change_text(effects.change_together, effects.outcome, language),
            of_all=True,
        ),
    ]


def _below(effect: RuleEffect, effects: RuleEffects, language: Language) -> str:
    """How the rule's source was read, and whether the rule alone turns the decision or leaves no result."""
    standing, limit = standing_text(effect.setting, language), effects.threshold
    if not math.isfinite(effect.outcome):
        return f"{standing}; {language.say('run.undefined')}"
    if limit is None:
        return standing
    turns = (effect.outcome >= limit) != (effects.base >= limit)
    return f"{standing}; {language.say('tornado.turns')}" if turns else standing


def _marks(bars: Sequence[_Bar], base: float, measure: Measure) -> list[tuple[float, float, float]]:
    """The room that the base case and each bar's text need on the axis."""
    marks = [(base / measure.scale, 30.0, 30.0)]
    for bar in bars:
        needed, end = end_label_width(bar.text), bar.outcome / measure.scale
        marks.append((end, needed, 0.0) if bar.side(base) < 0 else (end, 0.0, needed))
    return marks


def _trace(drawn: Sequence[tuple[float, _Bar]], base: float, measure: Measure, rows: Rows) -> dict[str, Any]:
    """Bars from the base case; upward ones are plain, downward ones hatched, all together grey."""
    sides = [bar.side(base * measure.scale) for _, bar in drawn]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [middle for middle, _ in drawn],
        "base": [base] * len(drawn),
        "x": [bar.outcome / measure.scale - base for _, bar in drawn],
        "width": 0.6 * rows.least,
        "marker": {
            "color": [
                GREY if bar.of_all else BLUE if side > 0 else VERMILION
                for side, (_, bar) in zip(sides, drawn, strict=True)
            ],
            "pattern": {
                "shape": ["" if side > 0 else "/" for side in sides],
                "fillmode": "overlay",
                "fgcolor": WHITE,
                "size": 6,
            },
        },
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _notes(effects: RuleEffects, language: Language) -> tuple[str, ...]:
    """Population, price year, rate and horizon; how to read it; what the rules do together."""
    notes = [scope(effects.scenario, effects.years, language), language.say("rules.reading")]
    notes += filter(None, [joint_sentence(effects, language)])
    if effects.perspective is Perspective.SOCIETY and effects.outcome is Outcome.NET_BENEFIT:
        notes += tax_funding_sentences(effects.ruled, language)
    return (*notes, *cautions_of(effects, language))


def _alternative(effects: RuleEffects, title: str, bars: Sequence[_Bar], language: Language) -> str:
    return language.say(
        "rules.alternative",
        title=title,
        base=base_text(effects.base, effects.outcome, language),
        lines=" ".join(
            language.say("rules.line", label=bar.name, change=bar.text, standing=bar.below) for bar in bars
        ),
    )
